package nlp

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/news"
)

// amountOf writes a quantity as "low..high unit of what", with "~" if it is
// approximate.
func amountOf(a *news.Article, q *news.Quantity) string {
	if q == nil {
		return ""
	}
	end := func(n *float64) string {
		if n == nil {
			return ""
		}
		return fmt.Sprintf("%.4g", *n)
	}
	s := end(q.Low)
	if q.Low == nil || q.High == nil || *q.Low != *q.High {
		s += ".." + end(q.High)
	}
	if q.Approximate {
		s = "~" + s
	}
	return strings.TrimSpace(s + " " + q.Currency + q.Unit + " " + q.OfWhat.Of(a.Text))
}

// TestMeasures shows which numbers are amounts of something.
func TestMeasures(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"It paid $450m for the mine and US$2.5m for the road.", "4.5e+08 USD; 2.5e+06 USD"},
		{"It cost £3m, or 1.2bn euros, or €8.4bn.", "3e+06 GBP; 1.2e+09 EUR; 8.4e+09 EUR"},
		{"The firm reported revenue of EUR2.9bn.", "2.9e+09 EUR"},
		{"They paid NZ$40 million, A$30 million and HK$5 billion.", "4e+07 NZD; 3e+07 AUD; 5e+09 HKD"},
		{"The court fined the bank Rs 500 crore.", "5e+09 INR"},
		{"A ticket costs 212 kroner.", "212 kroner"},
		{"A ticket costs 212 Norwegian kroner or 20 Canadian dollars.", "212 NOK; 20 CAD"},
		{"The bid was raised to $10 to $12 million.", "1e+07..1.2e+07 USD"},
		{"The bid is worth between 5 and 7 million dollars.", "5e+06..7e+06 USD"},
		{"The fleet has lost $1.5-2 billion.", "1.5e+09..2e+09 USD"},
		{"More than 100 workers left.", "100.. worker workers"},
		{"At least 47 people were hurt, up to 12 of them badly.", "47.. person people"},
		{"Two or three dozen sheep and five or six cows drowned.", "~24..36 sheep sheep; ~5..6 cow cows"},
		{"Output fell 4.6 percent and sales rose by about 31%.", "4.6 percent; ~31 percent"},
		{"The bank owns 31% of the mine.", "31 percent mine"},
		{"Support fell by three percentage points.", "3 percentage point"},
		{"The plant will cut 6,200 jobs.", "6200 job jobs"},
		{"Hundreds of thousands of people marched.", "~2e+05.. person people"},
		{"Several hundred nurses and a few dozen doctors marched.", "~200.. nurse nurses; ~24.. doctor doctors"},
		{"Two-thirds of the members voted, and half the women.", "66.67 percent members; 50 percent women"},
		{"A hundred and twenty men, two million three hundred thousand trees and half a million books burned.", "120 man men; 2.3e+06 tree trees; 5e+05 book books"},
		{"It sank with 12 or more passengers and 300 or so crates.", "12.. passenger passengers; ~300 crate crates"},
		{"The storm killed 47 in Rome.", "47"},
		{"The court upheld it in a 2-1 ruling.", ""},
		{"They won 3-1 in 2023, and lost 1-2 in 1998.", ""},
		{"The 2020 elections and the 1990s were wild.", ""},
		{"She was the third, in her second term.", ""},
		{"See page 12, section 230 and chapter 4.", ""},
		{"He lives at 15 Main Street; call 555-0142.", ""},
		{"It runs on version 10.15.7 of the program.", ""},
		{"A 500-page report by a 12-member panel on COVID-19.", ""},
		{"He served 18 months.", ""},
		{"She is 45 years old.", ""},
		{"1. The rule is simple.", ""},
	} {
		a := article("2020-08-07", tt.text)
		var got []string
		f := newTeller(newTree(parse(a, r.Model)), read(t, r, a), a.Published)
		for s := range f.sentences {
			for _, m := range f.measures(s, f.reading.Times) {
				q := f.quantity(m.measure, m.words)
				got = append(got, amountOf(a, &q))
			}
		}
		if got := strings.Join(got, "; "); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestQuantities(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"Microsoft bought GitHub for $7.5 billion.", "7.5e+09 USD"},
		{"Microsoft bought GitHub for about $7.5 billion.", "~7.5e+09 USD"},
		{"Microsoft bought GitHub for more than 2 million euros.", "2e+06.. EUR"},
		{"Microsoft bought GitHub for up to £300,000.", "..3e+05 GBP"},
		{"Microsoft bought GitHub for 44 billion yuan.", "4.4e+10 CNY"},
		{"Russia killed 39 people in Syria.", "39 person people"},
		{"Russia killed at least twenty-two soldiers in Syria.", "22.. soldier soldiers"},
		{"Microsoft bought GitHub for between $3 billion and $4 billion.", "3e+09..4e+09 USD"},
		{"Microsoft will buy TikTok in four countries.", ""},
		{"Trump banned 12 companies of China.", "12 company companies"},
		{"Microsoft bought GitHub for $450m.", "4.5e+08 USD"},
		{"Apple, worth $2 trillion, bought Intel for €3m.", "3e+06 EUR"},
		{"Biden, who has 80 million followers, attacked Trump.", ""},
		{"The judge sentenced Trump to 18 months in prison.", "18 month"},
		{"The judge sentenced Trump to up to three years in prison.", "..3 year"},
		{"The court ruled against Trump in a 2-1 ruling in 2019.", ""},
		{"Trump imposed a 25% tariff on China.", "25 percent"},
		{"Microsoft bought Google.", ""},
		{"Google sued Apple over 3 patents.", ""},
		{"Turkey clashed with Greece over 3 islands.", ""},
		{"Google sued Apple over $3 million.", "3e+06 USD"},
		{"Trump fined Apple over $3 million.", "3e+06.. USD"},
		{"Microsoft bought Intel for over 3 billion dollars.", "3e+09.. USD"},
		{"Russia killed over 300 people in Syria.", "300.. person people"},
		{"Trump extended the deadline for Microsoft to buy TikTok by 15 days to September 30.", ""},
		{"Trump suspended Facebook for two weeks.", ""},
		{"Trump imposed a two-week ban on Facebook.", "2 week"},
	} {
		a := article("2020-08-07", tt.text)
		reading, got := read(t, r, a), ""
		for _, s := range reading.Statements {
			if got == "" {
				got = amountOf(a, s.Quantity)
			}
		}
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// FuzzMeasures shows that whatever the words, amounts stand in order in their
// text, and have their bounds in order.
func FuzzMeasures(f *testing.F) {
	for _, seed := range []string{
		"at least $5 to 6 million or so", "US$2.5m - 3bn half of the two-thirds of", "1,000 million and two hundred thousand and", "more than about hundreds of thousands of 5-7 percent", "Rs. 500 crore kroner 2-1 to - 1 $ $",
		"half a dozen and a half hundred and a", "several dozen or three or more EUR", "a few % per cent percentage points 9e99 1e400",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree := newTree(plainTokens(text))
		for i := range tree.list {
			tree.list[i].label, tree.list[i].dep = "", "dobj"
		}
		teller := newTeller(tree, &news.Reading{}, news.Date{})
		end := 0
		for s := range teller.sentences {
			for _, m := range teller.measures(s, nil) {
				q := teller.quantity(m.measure, m.words)
				if q.Span.Start < end || q.Span.Len() < 1 || q.Span.End > len(text) {
					t.Fatalf("%q: the span %v overlaps, is empty or lies outside", text, q.Span)
				}
				if q.Low == nil && q.High == nil || q.Low != nil && q.High != nil && *q.Low > *q.High {
					t.Fatalf("%q: %+v has no bounds, or in the wrong order", text, q)
				}
				end = q.Span.End
			}
		}
	})
}
