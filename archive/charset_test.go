package archive

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// in encodes text in a character set.
func in(t *testing.T, set, text string) string {
	t.Helper()
	e, name := charset.Lookup(set)
	if name == "" {
		t.Fatalf("no character set %q", set)
	}
	b, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	russian  = "Президент объявил о новых мерах поддержки экономики страны."
	japanese = "首相は新しい経済対策を発表しました。日本の経済は回復しています。"
	chinese  = "总统宣布了新的经济支持措施，以帮助受疫情影响的企业和工人。"
	french   = "Le président a annoncé de nouvelles mesures à Genève."
	quoted   = "“Nous sommes prêts”, a dit le président à Genève."
)

func TestUTF8(t *testing.T) {
	tests := []struct {
		what, body, contentType string
		text, charset           string
	}{
		{"nothing", "", "", "", "utf-8"},
		{"ascii", "plain", "", "plain", "utf-8"},
		{"ascii with a declared set", "plain", "text/html; charset=iso-8859-1", "plain", "windows-1252"},
		{"utf-8 undeclared", russian, "", russian, "utf-8"},
		{"utf-8 declared as latin-1", russian, "text/html; charset=ISO-8859-1", russian, "utf-8"},
		{"utf-8 with mark", "\xef\xbb\xbf" + russian, "", russian, "utf-8"},
		{"utf-16le with mark", "\xff\xfeh\x00i\x00", "text/html; charset=utf-8", "hi", "utf-16le"},
		{"utf-16be with mark", "\xfe\xff\x00h\x00i", "", "hi", "utf-16be"},
		{"utf-16 by header", "h\x00\xe9\x00", "text/html; charset=utf-16le", "hé", "utf-16le"},
		{"utf-16 by mistake", "<p>hi</p>", "text/html; charset=utf-16", "<p>hi</p>", "utf-8"},
		{"header", in(t, "windows-1251", russian), "text/html; charset=windows-1251", russian, "windows-1251"},
		{"header without form", in(t, "windows-1251", russian), "text/html; charset=windows-1251; ;,", russian, "windows-1251"},
		{"meta", `<meta charset="windows-1251">` + in(t, "windows-1251", russian), "text/html", `<meta charset="windows-1251">` + russian, "windows-1251"},
		{"meta, old form", `<META http-equiv=Content-Type content="text/html; charset=koi8-r">` + in(t, "koi8-r", russian), "", `<META http-equiv=Content-Type content="text/html; charset=koi8-r">` + russian, "koi8-r"},
		{"xml", `<?xml version="1.0" encoding="windows-1251"?>` + in(t, "windows-1251", russian), "", `<?xml version="1.0" encoding="windows-1251"?>` + russian, "windows-1251"},
		{"header says utf-8, meta is right", `<meta charset=gbk>` + in(t, "gbk", chinese), "text/html; charset=utf-8", `<meta charset=gbk>` + chinese, "gbk"},
		{"header says utf-8, nothing else", in(t, "windows-1251", russian), "text/html; charset=utf-8", russian, "windows-1251"},
		{"late meta does not count", strings.Repeat(" ", 5000) + `<meta charset=koi8-r>` + in(t, "windows-1251", russian), "", strings.Repeat(" ", 5000) + `<meta charset=koi8-r>` + russian, "windows-1251"},
		{"detect 1251", in(t, "windows-1251", russian), "", russian, "windows-1251"},
		{"detect sjis", in(t, "shift_jis", japanese), "", japanese, "shift_jis"},
		{"detect gb18030", in(t, "gb18030", chinese), "", chinese, "gb18030"},
		{"detect 1252", in(t, "windows-1252", french), "", french, "windows-1252"},
		{"curly quotes", in(t, "windows-1252", quoted), "text/html; charset=iso-8859-1", quoted, "windows-1252"},
		{"iso-2022-jp", in(t, "iso-2022-jp", japanese), "text/html; charset=iso-2022-jp", japanese, "iso-2022-jp"},
		{"iso-2022-jp undeclared", in(t, "iso-2022-jp", japanese), "", japanese, "iso-2022-jp"},
		{"unknown set", russian, "text/html; charset=nonsense", russian, "utf-8"},
		{"one broken place", russian + "\xff.", "text/html; charset=utf-8", russian + "\uFFFD.", "utf-8"},
		{"cut off", russian + "\xe2\x80", "", russian + "\uFFFD", "utf-8"},
		{"NUL", "a\x00b", "", "a\uFFFDb", "utf-8"},
		{"last resort", "\xe9.", "", "é.", "windows-1252"},
	}
	for _, test := range tests {
		text, charset := UTF8([]byte(test.body), test.contentType)
		if text != test.text || charset != test.charset {
			t.Errorf("%s: UTF8 = %q, %s; want %q, %s", test.what, text, charset, test.text, test.charset)
		}
	}
}

// FuzzUTF8 checks that the result is clean, that it does not change from call
// to call, and that UTF-8 goes through as it is.
func FuzzUTF8(f *testing.F) {
	f.Add([]byte(russian), "text/html; charset=utf-8")
	f.Add([]byte("\xff\xfeh\x00"), "")
	f.Add([]byte(`<meta charset="shift_jis">`+"\x82\xa0"), "")
	f.Add([]byte("\x1b$B%\x1b(B"), "text/html; charset=iso-2022-jp")
	f.Add([]byte("a\x00b\xe9"), "text/html; charset=utf-16")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		text, name := UTF8(body, contentType)
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			t.Errorf("UTF8 gives %q", text)
		}
		if again, name2 := UTF8(body, contentType); again != text || name2 != name {
			t.Errorf("UTF8 gives %q (%s), then %q (%s)", text, name, again, name2)
		}
		multi, _ := countUTF8(body)
		mark, _ := byteOrderMark(body)
		if utf8.Valid(body) && multi > 0 && mark == "" && !bytes.Contains(body, []byte{0}) && text != string(body) {
			t.Errorf("UTF8 changes valid UTF-8 %q to %q", body, text)
		}
	})
}
