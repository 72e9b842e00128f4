package nlp

import (
	"testing"
	"unicode/utf8"
)

func TestFit(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"“It’s ‘over’,” he said", "\"It's 'over',\" he said"},
		{"one line\ngoes on", "one line goes on"},
		{"a paragraph\n\nanother", "a paragraph\n\nanother"},
		{"• one\n• two • three", "- one\n- two • three"},
		{"1. one\n2) two\nb) three\n2020 was", "1. one\n2) two\nb) three 2020 was"},
		{"5\u00a0km\u2009more", "5 km more"},
		{"", ""},
	} {
		got := fit(test.text)
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
		if utf8.RuneCountInString(got) != utf8.RuneCountInString(test.text) {
			t.Errorf("%q: got %d code points, want as many as before", test.text, utf8.RuneCountInString(got))
		}
	}
}

// TestParse shows that a doc has the text's own words.
func TestParse(t *testing.T) {
	text := "“Łukasz’s 🎉\u00a0party,” he\nsaid.\xff"
	doc := Parse(model(t), text)
	at := 0
	for _, token := range doc.Tokens {
		for at < len(text) && text[at:at+len(token.Text)] != token.Text {
			at++
		}
		at += len(token.Text)
	}
	if at != len(text) || doc.Text != text || doc.Tokens[0].Text != "“" || doc.Tokens[2].Text != "’s" {
		t.Errorf("the tokens %+v are not the words of %q", doc.Tokens, text)
	}
}
