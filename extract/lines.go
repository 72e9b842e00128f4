package extract

import (
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
)

// invitations are how an inset begins that leads to other pages.
var invitations = []string{
	"read more", "read also", "also read", "read next", "related:", "see also", "more on this", "more:", "watch:", "watch |", "listen:", "listen |", "recommended:",
	"lesen sie auch", "lesen sie mehr", "lesen sie hier", "lies auch", "mehr zum thema", "mehr dazu", "auch interessant", "siehe auch",
	"lire aussi", "à lire aussi", "a lire aussi", "voir aussi", "lea también", "lee también", "leer más", "te puede interesar", "leia também", "leia mais", "leggi anche", "lees ook", "les også", "läs också", "läs även", "lue myös",
	"czytaj więcej", "czytaj także", "czytaj też", "noticia relacionada", "noticias relacionadas", "lue lisää", "čtěte také", "přečtěte si", "zobacz także", "читайте также", "читайте також", "más información",
}

// invites reports whether a piece leads to another page instead of telling.
func (p piece) invites() bool {
	low := strings.ToLower(strings.TrimLeft(p.text, "+*•►▶→»>- "))
	if !slices.ContainsFunc(invitations, func(s string) bool { return strings.HasPrefix(low, s) }) {
		return false
	}
	return 2*p.links > runes(p.text) || runes(p.text) < 40 && !strings.HasSuffix(low, ".")
}

// appeals are how sentences begin that ask readers to stay with the outlet.
var appeals = []string{
	"sign up", "signing up", "subscribe", "follow us", "join us on", "like us on", "download our", "bookmark our", "support our journalism",
	"abonnieren sie", "folgen sie uns", "inscrivez-vous", "abonnez-vous", "suscríbete", "síguenos", "iscriviti", "seguici",
}

// offers are what such sentences offer.
var offers = []string{
	"our newsletter", "our daily newsletter", "our weekly newsletter", "our free newsletter", "bookmark our home", "on google news", "our whatsapp", "whatsapp channel", "whatsapp group",
	"newsletter abonnieren", "zum newsletter", "unser newsletter", "unseren newsletter",
}

// promotes reports whether a piece asks readers to subscribe or to follow.
func (p piece) promotes() bool {
	if runes(p.text) > 400 {
		return false
	}
	low := strings.ToLower(p.text)
	if slices.ContainsFunc(offers, func(s string) bool { return strings.Contains(low, s) }) {
		return true
	}
	low = sentenceEnds.Replace(". " + low)
	return slices.ContainsFunc(appeals, func(s string) bool { return strings.Contains(low, ". "+s) })
}

var sentenceEnds = strings.NewReplacer("! ", ". ", "? ", ". ")

// linksOnly reports whether a piece is nothing but a link, perhaps with a label
// before it: "Interview: what the chancellor says".
func (p piece) linksOnly() bool {
	size := runes(p.text)
	if p.kind == news.Embed || p.kind == news.BlockQuote || size > 200 {
		return false
	}
	return 10*p.links >= 9*size || 2*p.links >= size && !endsSentence(p.text)
}

// creditWords begin a line that names the maker of a picture.
var creditWords = words("foto fotos photo photos photograph image images bild bilder quelle quellen source credit credits picture pictures imagen fuente crédit copyright ©")

// credits reports whether a piece is a line such as "Photo: AFP".
func (p piece) credits() bool {
	first, rest, _ := strings.Cut(strings.ToLower(p.text), " ")
	if runes(p.text) > 80 || endsSentence(p.text) {
		return false
	}
	word, colon := strings.CutSuffix(first, ":")
	return creditWords[word] && (colon || word == "©" || strings.HasPrefix(rest, "by ")) || strings.HasPrefix(first, "©")
}

// bylineLabels are words in class names that mark the line of the author or of
// the date.
var bylineLabels = words("author authors autor autoren auteur autore byline timestamp dateline datetime date time published publish updated stand meta")

// bylines reports whether a piece is a short line that its class name marks as
// naming the author or the date.
func (p piece) bylines() bool {
	return runes(p.text) < 100 && !endsSentence(p.text) && p.kind != news.Embed &&
		hasLabel(p.node, bylineLabels)
}

// lacksLetters reports whether a text has no letter and no digit.
func lacksLetters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}
