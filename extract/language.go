package extract

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
	"golang.org/x/text/language"
)

// sampleSize is the number of bytes of a text by which its language is told;
// more does not help.
const sampleSize = 3000

// minSample is the number of bytes below which a text in an alphabet is too
// short for its language to be told against what the page declares.
const minSample = 100

// languageOf is the language of a text as a BCP 47 tag: the first declared one
// that agrees with what the text looks like, else what it surely looks like,
// else the first declared one; "und" if none of these is known.
func languageOf(text string, declared ...string) string {
	seen, sure := detect(text)
	first := ""
	for _, d := range declared {
		tag, err := language.Parse(strings.ReplaceAll(firstTag(d), "_", "-"))
		if err != nil || tag == language.Und {
			continue
		}
		name := plainTag(tag)
		if seen == "" || macro(tag) == seen {
			return name
		}
		if first == "" {
			first = name
		}
	}
	switch {
	case first != "" && !sure:
		return first
	case seen == "" || !sure && seen != "en":
		return "und" // a few words look like many languages
	}
	return seen
}

// firstTag is the first of the tags in a list such as "de-DE, en".
func firstTag(s string) string {
	s, _, _ = strings.Cut(s, ",")
	return strings.TrimSpace(s)
}

// plainTag is language, script where it tells something, and region of a tag.
func plainTag(tag language.Tag) string {
	base, script, region := tag.Raw()
	plain, err := language.Compose(base, script, region)
	if err != nil {
		return base.String()
	}
	return plain.String()
}

// macro is the language of a tag in the form in which detected languages are
// compared: of a macro language where there is one, Norwegian for Bokmål.
func macro(tag language.Tag) string {
	tag, _ = language.All.Canonicalize(tag)
	base, _ := tag.Base()
	switch base.String() {
	case "nb", "nn":
		return "no"
	}
	return base.String()
}

// detect is the language that a text looks like, and whether that is sure; ""
// if it cannot be told.
func detect(text string) (name string, sure bool) {
	sample := text[:min(len(text), sampleSize)]
	if mostlyKana(sample) {
		return "ja", true // much Han among the kana would pass for Chinese
	}
	info := whatlanggo.Detect(sample)
	if info.Confidence == 0 {
		return "", false
	}
	tag, err := language.Parse(info.Lang.Iso6393())
	if err != nil {
		return "", false
	}
	return macro(tag), info.IsReliable() && len(sample) >= minSample
}

// mostlyKana reports whether kana are a fifth of the letters or more.
func mostlyKana(s string) bool {
	kana, letters := 0, 0
	for _, r := range s {
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			kana++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return kana > 0 && 5*kana >= letters
}
