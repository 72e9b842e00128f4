package main

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
)

// wide is a text in UTF-16, little end first, without a byte order mark.
func wide(text string) string {
	var b bytes.Buffer
	for _, unit := range utf16.Encode([]rune(text)) {
		b.WriteByte(byte(unit))
		b.WriteByte(byte(unit >> 8))
	}
	return b.String()
}

func TestTypeOf(t *testing.T) {
	random := make([]byte, 5000)
	chacha := rand.NewChaCha8([32]byte{1})
	chacha.Read(random)
	noise := string(random)
	for _, tt := range []struct{ name, text, want string }{
		{"a.txt", story, "text/plain"},
		{"a.TXT", "<p>", "text/plain"},
		{"a.md", "# Talks in the caf\xe9\n\nThe two of them met on Sunday.", "text/plain"},
		{"a.txt", "BMW is a company", "text/plain"},
		{"a.txt", "\xff\xfe" + wide(story), "text/plain"},
		{"a.txt", strings.Repeat("N\bNA\bAM\bME\bE\n\f", 10), "text/plain"},
		{"a.txt", "\x1b$B%K%e!<%9\x1b(B", "text/plain"}, // ISO-2022-JP
		{"a.html", goodPage + "\x00", "text/html"},
		{"a", "\n<html>", "text/html"},
		{"-", story, "text/plain"},
		{"a", "Caf\xe9", ""},
		{"a.txt", wide(story), ""},
		{"a", wide(story), ""},
		{"a.txt", noise, ""},
		{"a.html", noise, ""},
		{"a", noise, ""},
		{"a.txt", zipped(t, noise), ""},
		{"a.txt", "%PDF-1.7\n" + story + noise, ""},
	} {
		got, err := typeOf(tt.name, []byte(tt.text))
		if got != tt.want || (err == nil) != (got != "") {
			t.Errorf("typeOf(%q, %.30q) = %q, %v; want %q", tt.name, tt.text, got, err, tt.want)
		}
	}
}

func TestLargeFile(t *testing.T) {
	large := strings.Repeat("x", maxFile)
	for _, args := range [][]string{{"extract"}, {"ingest", "--data", t.TempDir()}} {
		_, stderr, code := run(t, "", append(args, write(t, "large.txt", large+"x"))...)
		if code != 1 || !strings.Contains(stderr, "more than 16 MiB") {
			t.Errorf("newsgraph %q: exit code %d\n%s", args, code, stderr)
		}
	}
	many := strings.Repeat(response("https://a.example/gone", "404 Not Found", large[:maxFile/4]), 5)
	if _, stderr, code := run(t, "", "ingest", "--data", t.TempDir(), write(t, "large.warc", many)); code != 0 || !strings.Contains(stderr, "5 failed") {
		t.Errorf("a large WARC file: exit code %d\n%s", code, stderr)
	}
}

// TestWARCByContent gives WARC files other names, or none.
func TestWARCByContent(t *testing.T) {
	warc := response("https://a.example/good", "200 OK", goodPage)
	for _, tt := range []struct{ stdin, file string }{
		{warc, "-"}, {zipped(t, warc), "-"}, {"", write(t, "x.gz", zipped(t, warc))}, {"", write(t, "x", warc)}, {"", write(t, "x.WARC", warc)},
	} {
		data := t.TempDir()
		if _, stderr, code := run(t, tt.stdin, "ingest", "--data", data, tt.file); code != 0 || !strings.Contains(ok(t, "dump", "--data", data), `"https://a.example/good"`) {
			t.Errorf("%s: exit code %d\n%s", tt.file, code, stderr)
		}
		for _, flag := range []string{"--url=https://b.example/", "--date=2020-08-07", "--title=Talks"} {
			if _, stderr, code := run(t, tt.stdin, "ingest", "--data", t.TempDir(), flag, tt.file); code != 2 || !strings.Contains(stderr, "is a WARC file") {
				t.Errorf("%s %s: exit code %d, want 2\n%s", flag, tt.file, code, stderr)
			}
		}
	}
	if _, stderr, code := run(t, "", "ingest", "--data", t.TempDir(), write(t, "x.gz", zipped(t, "something else"))); code != 1 || !strings.Contains(stderr, "neither HTML nor text nor WARC") {
		t.Errorf("what is compressed and no WARC file: exit code %d\n%s", code, stderr)
	}
}
