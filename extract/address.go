package extract

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"newsgraph/news"
)

// canonicalAddress is the address by which the article is known: the first of
// those that the page declares that may be true, else the one asked for.
func (d declared) canonicalAddress(asked string) string {
	base, err := url.Parse(asked)
	if err != nil || !isWeb(base) {
		return asked
	}
	for _, candidate := range []string{
		d.canonical,
		d.meta("og:url"),
		d.linked.address(d.article["mainEntityOfPage"]),
		d.linked.address(d.article["url"]),
	} {
		u, err := base.Parse(candidate)
		if candidate != "" && err == nil && mayStandFor(u, base) {
			return cleanAddress(u)
		}
	}
	return cleanAddress(base)
}

func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// mayStandFor reports whether u may be another address of the page at asked: it
// is of the same site, and no home page unless asked is one. Outlets that
// declare their home page for all articles are not rare.
func mayStandFor(u, asked *url.URL) bool {
	return isWeb(u) && u.User == nil && site(u.Hostname()) == site(asked.Hostname()) && (!isHome(u) || isHome(asked))
}

// isHome reports whether u is the address of a site's home page.
func isHome(u *url.URL) bool {
	p := strings.ToLower(strings.Trim(u.Path, "/"))
	return u.RawQuery == "" && (p == "" || strings.HasPrefix(p, "index.") && path.Dir(p) == ".")
}

// site is the part of a host name that one owner registered, else the host.
func site(host string) string {
	host = strings.ToLower(host)
	if s, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return s
	}
	return host
}

// tracking are the beginnings of query parameters that tell by which way a
// reader came, and nothing of the page.
var tracking = []string{"utm_", "at_medium", "at_campaign", "at_custom", "ns_mchannel", "ns_campaign", "mtm_", "pk_", "hsa_", "wt_mc", "wt.mc", "mc_cid", "mc_eid",
	"fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "igsh", "_ga", "_gl", "xtor", "cmpid", "ocid", "icid", "ito", "ncid", "smid", "taid", "guccounter", "guce_"}

// cleanAddress writes u as [news.Address] does, without tracking parameters.
func cleanAddress(u *url.URL) string {
	clean := *u
	var kept []string
	for param := range strings.SplitSeq(clean.RawQuery, "&") {
		low := strings.ToLower(param)
		if param != "" && !slices.ContainsFunc(tracking, func(t string) bool { return strings.HasPrefix(low, t) }) {
			kept = append(kept, param)
		}
	}
	clean.RawQuery = strings.Join(kept, "&")
	return news.Address(clean.String())
}

// addresses are all addresses of an article, sorted, each once.
func addresses(canonical string, given Given) []string {
	list := append([]string{canonical}, given.Addresses...)
	if given.URL != "" {
		list = append(list, given.URL)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// sourceOf is the outlet at an address; name is "" where it is not known.
func sourceOf(address, name string) news.Source {
	u, err := url.Parse(address)
	if err != nil || !isWeb(u) {
		return news.Source{ID: news.SourceID(""), Name: "Local files"}
	}
	domain := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if name == "" {
		name = domain
	}
	return news.Source{ID: news.SourceID(domain), Name: name, Domain: domain}
}
