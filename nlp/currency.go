package nlp

import "strings"

// moneyBefore are signs and codes of currencies that stand before an amount,
// with their code in ISO 4217. Letters and a sign are written together: US$.
var moneyBefore = map[string]string{
	"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₦": "NGN", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₱": "PHP", "฿": "THB", "₫": "VND",
	"us$": "USD", "usd$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN",
	"rs": "INR", "rs.": "INR", "rmb": "CNY", "ksh": "KES", "sh": "KES", "tk": "BDT", "rm": "MYR", "rp": "IDR", "dm": "DEM", "sfr": "CHF", "skr": "SEK",
}

// currencyCodes are codes of ISO 4217, which may stand before an amount or behind it.
var currencyCodes = set("usd eur gbp jpy cny chf cad aud nzd hkd sgd inr rub krw sek nok dkk pln czk huf ron bgn try uah ils zar ngn kes egp brl mxn ars clp cop pen thb idr myr php vnd pkr bdt lkr aed sar qar kwd irr iqd twd")

// moneyNames are the names of currencies, with what they are where nothing more
// is said; "" where several countries have one of that name.
var moneyNames = map[string]string{
	"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "won": "KRW", "franc": "CHF",
	"lira": "TRY", "rand": "ZAR", "naira": "NGN", "hryvnia": "UAH", "shekel": "ILS", "zloty": "PLN", "forint": "HUF", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "taka": "BDT",
	"real": "BRL", "kronor": "SEK", "krona": "", "krone": "", "kroner": "", "peso": "", "shilling": "", "riyal": "", "dinar": "", "dirham": "", "rial": "IRR", "guilder": "NLG",
}

// moneyOf are the currencies that an adjective tells apart: Australian dollars.
var moneyOf = map[string]map[string]string{
	"dollar":   {"australian": "AUD", "canadian": "CAD", "kong": "HKD", "singapore": "SGD", "zealand": "NZD", "taiwan": "TWD", "u.s.": "USD", "us": "USD", "american": "USD"},
	"pound":    {"egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG", "irish": "IEP"},
	"franc":    {"swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF", "rwandan": "RWF", "congolese": "CDF"},
	"rupee":    {"pakistani": "PKR", "nepalese": "NPR", "indian": "INR", "lankan": "LKR"},
	"peso":     {"mexican": "MXN", "argentine": "ARS", "chilean": "CLP", "colombian": "COP", "philippine": "PHP", "cuban": "CUP", "uruguayan": "UYU"},
	"krone":    {"norwegian": "NOK", "danish": "DKK"},
	"kroner":   {"norwegian": "NOK", "danish": "DKK"},
	"krona":    {"swedish": "SEK", "icelandic": "ISK"},
	"shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS"},
	"riyal":    {"saudi": "SAR", "qatari": "QAR", "omani": "OMR"},
	"dinar":    {"iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD", "tunisian": "TND", "serbian": "RSD", "libyan": "LYD"},
	"dirham":   {"uae": "AED", "emirati": "AED", "moroccan": "MAD"},
	"won":      {"korean": "KRW"},
	"lira":     {"turkish": "TRY", "italian": "ITL"},
}

// moneyName is the currency that a word names behind another one; ok is false if
// it names none. The code is "" for a currency that several countries call so.
func moneyName(word, before string) (code string, ok bool) {
	if currencyCodes[word] {
		return strings.ToUpper(word), true
	}
	code, ok = moneyNames[word]
	if single := strings.TrimSuffix(word, "s"); !ok {
		word = single
		code, ok = moneyNames[word]
	}
	if of, known := moneyOf[word][before]; known {
		code = of
	}
	return code, ok
}

// isMoney reports whether a word is a sign or a name of money.
func isMoney(word string) bool {
	_, ok := moneyName(word, "")
	return ok || currencyBehind(word)
}
