package crawler

import (
	"bytes"
	"net/netip"
	"slices"
	"strings"
	"testing"
)

func TestSniff(t *testing.T) {
	tests := []struct {
		body string
		want Kind
	}{
		{"", KindPage},
		{"hello", KindPage},
		{"<!DOCTYPE html><html><p>a & b", KindPage},
		{`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">`, KindPage},
		{`<?xml version="1.0" encoding="utf-16"?><!-- c --><!DOCTYPE rss PUBLIC "x" "y"><rss version="0.91">`, KindFeed},
		{`<rdf:RDF xmlns:rdf="x">`, KindFeed},
		{`<atom:feed xmlns:atom="x">`, KindFeed},
		{`<urlset xmlns="x"/>`, KindSitemap},
		{"\ufeff <sm:sitemapindex xmlns:sm='x'>", KindSitemap},
		{zipped("<urlset>"), KindSitemap},
		{`{"version":"https://jsonfeed.org/version/1"}`, KindFeed},
		{`{"a": "<rss>"}`, KindPage},
		{"text <rss>", KindPage},
	}
	for _, test := range tests {
		if got, err := sniff([]byte(test.body)); got != test.want || err != nil {
			t.Errorf("sniff(%.60q) = %q, %v; want %q", test.body, got, err, test.want)
		}
	}
	for _, bad := range []string{zipped("<html>"), zipped("text"), zipped(""), "\x1f\x8bnot really"} {
		if got, err := sniff([]byte(bad)); err == nil {
			t.Errorf("sniff(%.60q) = %q, want an error", bad, got)
		}
	}
}

func TestReadSitemap(t *testing.T) {
	tests := []struct{ xml, want, err string }{
		{"<urlset/>", "", ""},
		{"<urlset><url><loc> a </loc></url><url><lastmod>x</lastmod><loc>b&amp;c</loc></url></urlset>", "a b&c", ""},
		{"<urlset><url><loc>a</loc></url>", "a", "unexpected EOF"},
		{"<urlset><url><loc>a</loc></url><url><loc>b", "a", "unexpected EOF"},
		{"<urlset><loc>no</loc><url><x><loc>no</loc></x></url></urlset>", "", ""},
		{"<!DOCTYPE x [<!EnTiTy a 'b'>]><urlset><url><loc>a</loc></url></urlset>", "", "declares XML entities"},
		{"<urlset><url><loc>&nbsp;a</loc></url></urlset>", "&nbsp;a", ""},
		{strings.Repeat("<a>", 200), "", "nested more than 100 deep"},
	}
	for _, test := range tests {
		got, err := readSitemap(strings.NewReader(test.xml))
		if strings.Join(got, " ") != test.want || (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("readSitemap(%.60q) = %q, %v; want %q, %s", test.xml, got, err, test.want, test.err)
		}
	}
}

// TestLongSitemap reads as many addresses as the standard allows, and no more.
func TestLongSitemap(t *testing.T) {
	const loc = "<url><loc>x</loc></url>"
	for n, want := range map[int]string{maxListed: "", maxListed + 1: "it lists more than 50000 addresses"} {
		got, err := readSitemap(strings.NewReader("<urlset>" + strings.Repeat(loc, n) + "</urlset>"))
		if len(got) != maxListed || (err == nil) != (want == "") || err != nil && err.Error() != want {
			t.Errorf("of %d addresses %d are read, %v; want %d, %q", n, len(got), err, maxListed, want)
		}
	}
}

// TestLargeJSONFeed checks that a feed which would exhaust gofeed never reaches
// it.
func TestLargeJSONFeed(t *testing.T) {
	for _, items := range []string{strings.Repeat("{},", maxElements), strings.Repeat("[", 200), `{"a":` + strings.Repeat("[{},", maxElements)} {
		for _, before := range []string{"", "\ufeff\ufeff "} {
			if _, err := readFeed(before + `{"version": "https://jsonfeed.org/version/1.1", "items": [` + items); err != errTooMuch {
				t.Errorf("%q%.10s…: %v", before, items, err)
			}
		}
	}
}

// FuzzSitemap checks the limits of what a sitemap lists, and that the way in
// which it is compressed makes no difference.
func FuzzSitemap(f *testing.F) {
	f.Add([]byte("<urlset><url><loc>http://a.example/</loc></url></urlset>"))
	f.Add([]byte("<sitemapindex><sitemap><loc><![CDATA[x]]></loc></sitemap>"))
	f.Add([]byte(laughs + "<urlset><url><loc>&lol3;</loc></url></urlset>"))
	f.Add([]byte(zipped("<urlset>")))
	f.Fuzz(func(t *testing.T, body []byte) {
		listed, err := readSitemap(unpacked(body))
		if len(listed) > maxListed || slices.ContainsFunc(listed, func(s string) bool { return len(s) > 3*maxAddress }) {
			t.Errorf("%d addresses", len(listed))
		}
		if bytes.Contains(bytes.ToUpper(body), []byte("<!ENTITY")) {
			return // may be in a comment
		}
		again, err2 := readSitemap(unpacked([]byte(zipped(string(body)))))
		if !isGzip(body) && (!slices.Equal(listed, again) || (err == nil) != (err2 == nil)) {
			t.Errorf("plain: %q, %v; compressed: %q, %v", listed, err, again, err2)
		}
	})
}

// FuzzFeed checks that any bytes are read as a feed without harm.
func FuzzFeed(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><item><link>/one</link></item></channel></rss>`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="x"/></entry></feed>`))
	f.Add([]byte(`{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "x"}]}`))
	f.Add([]byte(laughs + "<rss><channel><title>&lol3;</title></channel></rss>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		if _, err := sniff(body); err != nil && !isGzip(body) {
			t.Errorf("sniff: %v", err)
		}
		if listed, err := readListing(KindFeed, body); err != nil && len(listed) > 0 {
			t.Errorf("%q with error %v", listed, err)
		}
	})
}

func TestIsPublic(t *testing.T) {
	for _, a := range strings.Fields(`8.8.8.8 1.1.1.1 172.15.0.1 172.32.0.1 100.63.255.255 100.128.0.0 192.0.1.1 223.255.255.255
		2606:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::808:808 2001:4860::8888`) {
		if !isPublic(netip.MustParseAddr(a)) {
			t.Errorf("%s is refused", a)
		}
	}
	for _, a := range strings.Fields(`0.0.0.0 0.1.2.3 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1
		172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1
		255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::808:808 100::1 2001::1 2001:db8::1
		2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1`) {
		if isPublic(netip.MustParseAddr(a)) {
			t.Errorf("%s is taken for public", a)
		}
	}
	if isPublic(netip.Addr{}) {
		t.Error("no address is taken for public")
	}
}
