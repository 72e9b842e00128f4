package view

import (
	"strings"
	"testing"

	"newsgraph/news"
)

func TestQuoteSelector(t *testing.T) {
	text := strings.Repeat("é🎉", 20) + "WORDS" + strings.Repeat("🎉é", 3)
	begin := strings.Index(text, "WORDS")
	got := quoteSelector(text, news.Span{Start: begin, End: begin + 5})
	if want := strings.Repeat("é🎉", 16); got.Exact != "WORDS" || got.Prefix == nil || *got.Prefix != want {
		t.Errorf("got %q before %q, want %q", *got.Prefix, got.Exact, want)
	}
	if want := strings.Repeat("🎉é", 3); got.Suffix == nil || *got.Suffix != want {
		t.Errorf("got %q behind, want %q", *got.Suffix, want)
	}
	if all := quoteSelector(text, news.Span{End: len(text)}); all.Prefix != nil || all.Suffix != nil {
		t.Errorf("around all of a text: got %+v, want nothing", all)
	}
}
