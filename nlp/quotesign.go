package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// signature is who signs a post or a block quote, and where the words begin
// that say so. Pages put it behind the words ("We won. — Jane Roe"), with an
// account and a date in posts, or in a paragraph of its own.
type signature struct {
	who  stretch
	from int // byte of the text
}

// dashes are what stands before a signature.
const dashes = "—–―-~"

// mostSigned is how many words a signature has.
const mostSigned = 14

// signature finds the signature at the end of a block.
func (f *quoteFinder) signature(b int) (signature, bool) {
	span := f.blocks[b].Span
	words := span.Of(f.text)
	if f.signatureAlone(b) {
		return f.signer(span.Start, strings.TrimLeft(words, dashes+" "), span.End)
	}
	end := len(words)
	if account := strings.LastIndex(words, "(@"); account >= 0 {
		end = account
	}
	for at := strings.LastIndexAny(words[:end], "—–―"); at > 0; at = strings.LastIndexAny(words[:at], "—–―") {
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words[:at], " "))
		if end < len(words) || strings.ContainsRune(".?!…”\"", before) {
			return f.signer(span.Start+at, strings.TrimLeft(words[at:], dashes+" "), span.End)
		}
	}
	return signature{}, false
}

// signer takes who signs from the last words of a block, which end at end: a name
// or an account. A clause or a year behind a dash is neither.
func (f *quoteFinder) signer(from int, words string, end int) (signature, bool) {
	name := news.Span{Start: end - len(words), End: end}
	if account := strings.Index(words, "("); account >= 0 {
		name.End = name.Start + account
	}
	if r, _ := utf8.DecodeRuneInString(words); !strings.Contains(words, "(@") && (unicode.IsLower(r) || unicode.IsDigit(r)) {
		return signature{}, false
	}
	who, limit := f.within(name)
	if who >= limit || limit-who > mostSigned {
		return signature{}, false
	}
	return signature{stretch{who, limit}, from}, true
}

// signatureAlone reports whether a block is but the signature of the one before
// it: it begins with a dash, or with a name, and has no verb and no full stop.
func (f *quoteFinder) signatureAlone(b int) bool {
	block := f.blocks[b]
	words := block.Span.Of(f.text)
	if b == 0 || f.blocks[b-1].Kind != block.Kind || strings.ContainsAny(words[len(words)-1:], ".?!:\"") {
		return false
	}
	first, end := f.within(block.Span)
	if end-first > 2*mostSigned {
		return false
	}
	if r, size := utf8.DecodeRuneInString(words); strings.ContainsRune(dashes, r) {
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(words[size:], dashes+" "))
		return unicode.IsUpper(next)
	}
	for _, t := range f.list[first:end] {
		if t.verb() {
			return false
		}
	}
	return f.mentionAt(first) >= 0 && speaks(f.mentionOf(first))
}

// sign gives a quote to who signs it. Who is said before it to have written it
// stays if that is the same.
func (f *quoteFinder) sign(q *news.Quote, s signature) {
	head := f.head(s.who.first, s.who.end)
	for i := s.who.end - 1; i >= s.who.first; i-- {
		if speaks(f.mentionOf(i)) {
			head = i
		}
	}
	if m := f.mentionAt(head); m >= 0 {
		if q.Speaker == f.mentions[m].Cluster {
			return
		}
		_, end := f.within(f.mentions[m].Span)
		head = end - 1
	}
	q.Speaker, q.Cue, q.Act, q.Addressee, q.Confidence = -1, news.Span{}, "", -1, 0.7
	f.speaker(q, head, stretch{-1, -1})
	q.Source = f.spanOf(s.who)
}

// signRun gives the block quotes right before block b, which is their
// signature, to who signs.
func (f *quoteFinder) signRun(b int, s signature) {
	kind := f.blocks[b].Kind
	for i := len(f.quotes) - 1; i >= 0 && b > 0 && f.blocks[b-1].Kind == kind; i-- {
		q := &f.quotes[i]
		if !f.blocks[b-1].Span.Contains(q.Span) {
			return
		}
		f.sign(q, s)
		b--
	}
}
