package extract

import (
	"slices"
	"strings"

	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"newsgraph/news"
)

// mainText is the part of a page that go-trafilatura takes for the article; nil
// if it finds none.
func mainText(doc *html.Node) *html.Node {
	dropLinkedData(doc)
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled, // it would read the clock
	})
	if err != nil || result == nil {
		return nil
	}
	return result.ContentNode
}

// maxLibraryLinked is the number of bytes of JSON-LD that go-trafilatura is
// given, as it compares all authors with each other; outlets mostly use up to
// 40,000.
const maxLibraryLinked = 100_000

// dropLinkedData takes the JSON-LD beyond the limit out of the tree.
func dropLinkedData(doc *html.Node) {
	size := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || !isLinkedData(n) || n.FirstChild == nil {
			continue
		}
		if size += len(n.FirstChild.Data); size > maxLibraryLinked {
			n.RemoveChild(n.FirstChild)
		}
	}
}

// shingleSize is the number of words by which a text is recognized.
const shingleSize = 3

// shingles are the runs of words of a text.
func shingles(text string) []string {
	t := tokens(text)
	var list []string
	for i := 0; i+shingleSize <= len(t); i++ {
		list = append(list, strings.Join(t[i:i+shingleSize], " "))
	}
	return list
}

// reference knows a text by its shingles.
type reference struct {
	shingles map[string]bool
	whole    map[string]bool // its pieces, in letters
}

func newReference(content *html.Node) *reference {
	r := &reference{make(map[string]bool), make(map[string]bool)}
	for _, p := range cut(content) {
		r.whole[letters(p.text)] = true
		for _, s := range shingles(p.text) {
			r.shingles[s] = true
		}
	}
	return r
}

// holds reports whether the reference text holds a piece, or most of it.
func (r *reference) holds(text string) bool {
	if r.whole[letters(text)] {
		return true
	}
	list := shingles(text)
	known := 0
	for _, s := range list {
		if r.shingles[s] {
			known++
		}
	}
	return 2*known > len(list)
}

// body gives the pieces of the page that are the text of the article below its
// headline, given the facts in a. It takes from the tree what stands beside the
// article.
func (d declared) body(a *news.Article) []piece {
	titles := []saying{sayingOf(a.Headline), sayingOf(d.headline(a.Source))}
	declutter(d.doc)
	content := mainText(d.doc)
	if content == nil {
		return nil
	}
	ref := newReference(content)
	all := cut(d.doc)
	in := make([]bool, len(all))
	for i, p := range all {
		in[i] = ref.holds(p.text)
	}
	adopt(all, in)
	firstArticle(all, in)
	fill(all, in)
	d.sign(a, all)
	var authors []string
	for _, name := range a.Authors {
		authors = append(authors, letters(name))
	}
	var list []piece
	for i, p := range all {
		// The only h1, above all else, is the headline in other words.
		headline := len(list) == 0 && p.node.Data == "h1" && len(d.headings) == 1
		if in[i] && !headline && !p.repeats(titles) && !p.namesAuthors(a, authors) && !(p.kind == news.Paragraph && isDateline(p.text)) {
			list = append(list, p)
		}
	}
	return tidy(list)
}

// sign takes the authors of a page that names them nowhere else from the line
// below its headline.
func (d declared) sign(a *news.Article, all []piece) {
	if len(a.Authors) > 0 {
		return
	}
	for _, p := range all {
		if p.solid() {
			return
		}
		if p.kind != news.Heading && isByLine(p.text) {
			a.Authors = people([]string{withoutDate(p.text)}, a.Source)
			return
		}
	}
}

// saying is a title in the forms in which it is compared.
type saying struct {
	letters string
	words   bag
}

func sayingOf(text string) saying { return saying{letters(text), bagOf(text)} }

// repeats reports whether a piece says no more than one of the titles.
func (p piece) repeats(titles []saying) bool {
	plain := letters(p.text)
	return slices.ContainsFunc(titles, func(title saying) bool {
		return plain == title.letters || p.node.Data == "h1" && bagOf(p.text).like(title.words) > 0.8
	})
}

// namesAuthors reports whether a piece says no more than who wrote the article;
// authors are the names in letters.
func (p piece) namesAuthors(a *news.Article, authors []string) bool {
	if runes(p.text) > maxByline {
		return false
	}
	if p.kind != news.Heading && isByLine(p.text) {
		return true
	}
	plain := letters(p.text)
	if !slices.ContainsFunc(authors, func(name string) bool { return strings.Contains(plain, name) }) {
		return false
	}
	return !slices.ContainsFunc(people([]string{p.text}, a.Source), func(name string) bool { return !slices.Contains(a.Authors, name) })
}

// minCaption is the number of words from which a caption tells of more than who
// made the picture.
const minCaption = 6

// fill takes in what stands between the paragraphs of the article and
// go-trafilatura leaves out: by their nature captions, block quotes and embedded
// posts; and what lies in an element whose text is for the greater part the
// article's.
func fill(all []piece, in []bool) {
	first := slices.Index(in, true)
	last := len(in) - 1
	for last >= 0 && !in[last] {
		last--
	}
	ours, whole := make(map[*html.Node]int), make(map[*html.Node]int)
	for i, p := range all {
		whole[p.host()] += runes(p.text)
		if in[i] && p.solid() {
			ours[p.host()] += runes(p.text)
		}
	}
	for i := first + 1; i < last; i++ {
		switch p := all[i]; p.kind {
		case news.BlockQuote, news.Embed:
			in[i] = true
		case news.Caption:
			in[i] = in[i] || len(tokens(p.text)) >= minCaption
		default:
			in[i] = in[i] || (p.solid() || p.kind != news.Paragraph) && ours[p.host()] > max(minArticle, whole[p.host()]/2) && 2*p.links < runes(p.text)
		}
	}
}

// host is the element that a piece lies in as paragraphs do: for an item, that
// of its list.
func (p piece) host() *html.Node {
	n := p.node.Parent
	for n != nil && isElement(n, partial) {
		n = n.Parent
	}
	return n
}

// adopt takes in the paragraphs that go-trafilatura missed although they are
// marked up just as those it took.
func adopt(all []piece, in []bool) {
	type count struct{ in, all int }
	counts := make(map[string]count)
	for i, p := range all {
		if p.kind != news.Paragraph {
			continue
		}
		s := p.signature()
		c := counts[s]
		c.all += runes(p.text)
		if in[i] {
			c.in += runes(p.text)
		}
		counts[s] = c
	}
	for i, p := range all {
		if in[i] || p.kind != news.Paragraph || !p.solid() {
			continue
		}
		if c := counts[p.signature()]; 3*c.in > c.all && c.in > 400 {
			in[i] = true
		}
	}
}

// signature describes how a piece is marked up: the names and classes of its
// element and two elements around it.
func (p piece) signature() string {
	var b strings.Builder
	n := p.node
	for range 3 {
		if n == nil {
			break
		}
		b.WriteString(n.Data)
		b.WriteByte('.')
		b.WriteString(attr(n, "class"))
		b.WriteByte('<')
		n = n.Parent
	}
	return b.String()
}

// solid reports whether a piece is running text: long or a sentence, and not
// made of links.
func (p piece) solid() bool {
	size := runes(p.text)
	if p.kind == news.Heading || 10*p.links > 9*size {
		return false
	}
	return size >= 80 && 2*p.links < size || size >= 25 && endsSentence(p.text)
}

// endsSentence reports whether text ends with the punctuation of a sentence.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, `"'”’»“)]`)
	for _, end := range []string{".", "!", "?", "…", ":", ";", "。", "！", "？", "」", "؟", "।", "።"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}
