package crawler

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/gocolly/colly/v2"
	"golang.org/x/net/publicsuffix"
)

// maxAddress is the length of the longest address followed, in bytes.
const maxAddress = 4096

// resolve reads an address found at base as browsers do (the WHATWG URL
// standard, by colly's parser) and brings it into the one form in which the
// crawler compares addresses: no fragment, no default port, host in lower-case
// ASCII, no parameters that only say where a reader came from.
func resolve(base *url.URL, ref string) (*url.URL, error) {
	if len(ref) > maxAddress {
		return nil, fmt.Errorf("the address %.60s… has more than %d bytes", ref, maxAddress)
	}
	absolute := (&colly.Request{URL: base}).AbsoluteURL(strings.TrimSpace(ref))
	u, err := url.Parse(absolute)
	if err != nil || absolute == "" {
		return nil, fmt.Errorf("%q is not an address", ref)
	}
	if err := checkAddress(u); err != nil {
		return nil, err
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.TrimSuffix(u.Host, ".")
	u.RawQuery = withoutTracking(u.RawQuery)
	u.ForceQuery = false
	return u, nil
}

// checkAddress says why an address is never asked for.
func checkAddress(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%s begins with neither http:// nor https://", u.Redacted())
	case u.Hostname() == "":
		return fmt.Errorf("%s has no host name", u)
	case u.User != nil:
		return fmt.Errorf("%s has a user name or password in it", u.Redacted())
	}
	return nil
}

// parseSeed reads an address that a person gave.
func parseSeed(seed string) (*url.URL, error) {
	base, err := url.Parse(strings.TrimSpace(seed))
	if err != nil {
		return nil, fmt.Errorf("%q is not an address: %w", seed, errors.Unwrap(err))
	}
	if base.Scheme == "" {
		return nil, fmt.Errorf("%q does not begin with http:// or https://", seed)
	}
	if err := checkAddress(base); err != nil {
		return nil, err
	}
	return resolve(base, seed)
}

// tracking are the beginnings of query parameters that outlets put on the links
// in their feeds and on their pages, to learn by which way a reader came. With
// them one page would be fetched twice. Unlike package extract, which brings
// all addresses of an article together, the crawler drops no others: what is
// left of an address is what the server is asked for.
var tracking = []string{"utm_", "at_medium", "at_campaign", "ns_mchannel", "ns_campaign", "cmpid", "ocid"}

// withoutTracking leaves tracking parameters out of a query and the others as
// they are.
func withoutTracking(query string) string {
	var kept []string
	for param := range strings.SplitSeq(query, "&") {
		tracks := func(beginning string) bool { return strings.HasPrefix(strings.ToLower(param), beginning) }
		if param != "" && !slices.ContainsFunc(tracking, tracks) {
			kept = append(kept, param)
		}
	}
	return strings.Join(kept, "&")
}

// site is what u belongs to: the registrable domain ("example.co.uk"), or the
// host itself where there is none, as for an IP address.
func site(u *url.URL) string {
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	return domain
}

// notPages are the ends of paths of what is no page to read.
var notPages = map[string]bool{
	".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".avif": true, ".svg": true, ".ico": true,
	".mp3": true, ".m4a": true, ".ogg": true, ".wav": true, ".mp4": true, ".webm": true, ".mov": true, ".avi": true,
	".pdf": true, ".doc": true, ".docx": true, ".xls": true, ".xlsx": true, ".ppt": true, ".pptx": true, ".epub": true,
	".zip": true, ".tar": true, ".tgz": true, ".rar": true, ".7z": true, ".exe": true, ".dmg": true, ".apk": true,
	".css": true, ".js": true, ".woff": true, ".woff2": true,
}

func looksLikePage(u *url.URL) bool { return !notPages[strings.ToLower(path.Ext(u.Path))] }
