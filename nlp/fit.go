package nlp

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/nlp/spacy"
)

// Parse reads a text with a model that was trained on plainer typography: what
// the model sees has straight quotation marks, plain spaces and hyphens for bullets,
// code point for code point, and the doc has the text's own words again.
func Parse(model *spacy.Pipeline, text string) *spacy.Doc {
	doc := model.Parse(fit(text))
	doc.Text = text
	at := 0
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		end := at + width(text[at:], t.Len())
		t.Text = text[at:end]
		at = end
		if t.Space {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
	}
	return doc
}

// width is how many bytes the first n code points of a text take.
func width(text string, n int) int {
	at := 0
	for ; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// bullets begin lines of lists and are not part of what the lines say.
const bullets = "•◦▪▫‣●○■□·➤►▶"

// numbered matches the number before an item of a list.
var numbered = regexp.MustCompile(`^(?:\d{1,3}|[a-z])[.)]\s`)

// fit returns a text of as many code points that is easier to read: a line
// that goes on with the one before it is joined to it by a space.
func fit(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	before := '\n'
	for i, r := range text {
		out := r
		switch {
		case strings.ContainsRune("‘’‚‛", r):
			out = '\''
		case strings.ContainsRune("“”„‟", r):
			out = '"'
		case r == '\n' && before != '\n' && !strings.HasPrefix(text[i+1:], "\n") && !beginsItem(text[i+1:]) && !numbered.MatchString(text[i+1:min(len(text), i+8)]):
			out = ' '
		case before == '\n' && beginsItem(text[i:]):
			out = '-'
		case unicode.Is(unicode.Zs, r):
			out = ' '
		}
		b.WriteRune(out)
		before = r
	}
	return b.String()
}

// beginsItem reports whether a text begins with a bullet and a space.
func beginsItem(text string) bool {
	bullet, size := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[size:])
	return strings.ContainsRune(bullets, bullet) && unicode.IsSpace(next)
}
