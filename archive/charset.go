package archive

import (
	"bytes"
	"cmp"
	"mime"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// UTF8 is a body as text, and the name of the character set it was in, as the
// WHATWG Encoding standard writes it ("utf-8", "windows-1252"). Servers often
// name the wrong set, so the bytes have a say. The first of these is taken:
//
//   - what a byte order mark says
//   - UTF-8, if the bytes are valid UTF-8 and not mere ASCII
//   - the set named by contentType, or else within the first 4096 bytes by a
//     <meta> element or an XML declaration, if the bytes are valid in it
//   - UTF-8, if the bytes are ASCII, or UTF-8 with a few broken places
//   - what statistics over the bytes suggest, or else windows-1252
//
// NUL and what is invalid become U+FFFD, so text is valid UTF-8 without NUL.
func UTF8(body []byte, contentType string) (text, name string) {
	if name, rest := byteOrderMark(body); name != "" {
		text, _ := decodeAs(rest, name)
		return clean(text), name
	}
	multi, broken := countUTF8(body)
	if multi > 0 && broken == 0 {
		return clean(string(body)), "utf-8"
	}
	for _, label := range []string{headerCharset(contentType), markupCharset(body)} {
		if text, name := decodeDeclared(body, label, broken*maxBroken <= multi); name != "" {
			return clean(text), name
		}
	}
	if broken*maxBroken <= multi && !escaped(body) {
		return clean(string(body)), "utf-8"
	}
	if text, name := detect(body); name != "" {
		return clean(text), name
	}
	text, _ = decodeAs(body, "windows-1252")
	return clean(text), "windows-1252"
}

// maxBroken: of so many characters beyond ASCII one may be broken, and the text
// still passes for being in that set. Pages are cut and pasted by machines.
const maxBroken = 20

// byteOrderMark names the set that the first bytes give away, and the rest.
func byteOrderMark(body []byte) (name string, rest []byte) {
	for _, mark := range []struct{ bytes, name string }{
		{"\xef\xbb\xbf", "utf-8"}, {"\xfe\xff", "utf-16be"}, {"\xff\xfe", "utf-16le"},
	} {
		if rest, ok := bytes.CutPrefix(body, []byte(mark.bytes)); ok {
			return mark.name, rest
		}
	}
	return "", body
}

// countUTF8 counts the whole and the broken characters beyond ASCII, body taken
// as UTF-8. One that is cut off by the end of body counts as neither.
func countUTF8(body []byte) (multi, broken int) {
	for len(body) > 0 {
		if body[0] < utf8.RuneSelf {
			body = body[1:]
			continue
		}
		r, size := utf8.DecodeRune(body)
		switch {
		case r != utf8.RuneError || size > 1:
			multi++
		case !utf8.FullRune(body):
			return multi, broken
		default:
			broken++
		}
		body = body[size:]
	}
	return multi, broken
}

func headerCharset(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil { // often only because something follows that is no parameter
		_, rest, _ := strings.Cut(strings.ToLower(contentType), "charset=")
		rest, _, _ = strings.Cut(rest, ";")
		return strings.Trim(rest, "\"' ")
	}
	return params["charset"]
}

var (
	metaCharset = regexp.MustCompile(`(?i)<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)`)
	xmlCharset  = regexp.MustCompile(`(?i)^\s*<\?xml\s[^>]{0,500}?encoding\s*=\s*["']([a-z0-9_:.-]+)`)
)

// markupCharset is the set that the beginning of an HTML or XML text names.
func markupCharset(body []byte) string {
	head := body[:min(len(body), 4096)]
	for _, expr := range []*regexp.Regexp{xmlCharset, metaCharset} {
		if m := expr.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// decodeDeclared decodes body as its label says; the name is "" if that does
// not fit the bytes. utf8ish says that they are UTF-8 but for a few places.
func decodeDeclared(body []byte, label string, utf8ish bool) (text, name string) {
	_, name = charset.Lookup(label)
	switch {
	case name == "utf-8" && utf8ish && !escaped(body):
		return string(body), name
	case name == "" || name == "utf-8" || name == "x-user-defined":
		return "", ""
	case strings.HasPrefix(name, "utf-16") && bytes.IndexByte(body, 0) < 0:
		return "", "" // markup in UTF-16 is half NULs, so the label is wrong
	}
	text, ok := decodeAs(body, name)
	if !ok {
		return "", ""
	}
	return text, name
}

// decodeAs decodes body and reports whether it is valid in that set, but for a
// few places.
func decodeAs(body []byte, name string) (text string, ok bool) {
	set, _ := charset.Lookup(name)
	if set == nil || set == encoding.Replacement {
		return "", false
	}
	decoded, err := set.NewDecoder().Bytes(body)
	if err != nil {
		return "", false
	}
	multi, broken := 0, 0
	for _, r := range string(decoded) {
		if r == utf8.RuneError || r >= 0x80 && r <= 0x9f { // no text has C1 controls
			broken++
		} else if r >= utf8.RuneSelf {
			multi++
		}
	}
	return string(decoded), broken*maxBroken <= multi
}

// escaped reports whether ASCII bytes hold the escape sequences of ISO 2022.
func escaped(body []byte) bool {
	return bytes.Contains(body, []byte("\x1b$")) || bytes.Contains(body, []byte("\x1b("))
}

// detect guesses the set from the frequency of byte sequences. The name is ""
// if nothing fits.
func detect(body []byte) (text, name string) {
	results, err := chardet.NewHtmlDetector().DetectAll(body[:min(len(body), 256<<10)])
	if err != nil {
		return "", ""
	}
	slices.SortFunc(results, func(a, b chardet.Result) int { // the detector's order of equals is random
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.Charset, b.Charset))
	})
	for _, guess := range results {
		label := guess.Charset
		if label == "GB-18030" {
			label = "gb18030"
		}
		_, name := charset.Lookup(label)
		if text, ok := decodeAs(body, name); ok && name != "utf-8" {
			return text, name
		}
	}
	return "", ""
}

// clean makes text valid UTF-8 without NUL.
func clean(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, string(utf8.RuneError)), "\x00", string(utf8.RuneError))
}
