package news

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"
	"time"
)

// Source is an outlet: who published an article.
type Source struct {
	ID     string `json:"id"` // see [SourceID]
	Name   string `json:"name"`
	Domain string `json:"domain"`          // host name without "www."; "" for a file without an address
	Owner  string `json:"owner,omitempty"` // "" where unknown
}

// BlockKind says what part of an article a block is.
type BlockKind string

// The kinds of block, as in the schema.
const (
	Paragraph  BlockKind = "PARAGRAPH"
	Heading    BlockKind = "HEADING" // the headline is the first block and a heading
	BlockQuote BlockKind = "BLOCKQUOTE"
	Embed      BlockKind = "EMBED" // a post of another site shown in the article
	Caption    BlockKind = "CAPTION"
	ListItem   BlockKind = "LIST_ITEM"
)

// Block is a stretch of an article's text with one role in its layout.
type Block struct {
	Kind BlockKind `json:"kind"`
	Span Span      `json:"span"`
	Cite string    `json:"cite,omitempty"` // address that a block quote or an embedded post names; "" if none
}

// Article is one text as one page gave it at one time: one version.
//
// Text is the headline, then the blocks in reading order, each separated from
// the next by one blank line. It is never altered: every finding is a span of it.
type Article struct {
	ID        string   // see [ArticleID]
	URL       string   // canonical address; urn:sha256:… for a file without one
	Addresses []string // all addresses that led here, URL among them, sorted
	Source    Source
	Headline  string
	Authors   []string
	Published Date
	Modified  Date
	Fetched   time.Time // UTC
	Language  string    // BCP 47 tag; "und" where it could not be told
	Section   string    // of the outlet, as the page names it; "" if it does not
	Genre     Genre     // as the page declares it; "" if it does not
	Text      string
	Blocks    []Block // in text order; the first is the headline, where there is one
}

// Digest names a's text: the SHA-256 of its bytes in hexadecimal. Two versions
// of an article are the same version if their digests are equal.
func (a *Article) Digest() string {
	sum := sha256.Sum256([]byte(a.Text))
	return hex.EncodeToString(sum[:])
}

// Body is the text below the headline.
func (a *Article) Body() string {
	if len(a.Blocks) == 0 || a.Headline == "" || a.Blocks[0].Span.Of(a.Text) != a.Headline {
		return a.Text
	}
	return strings.TrimLeft(a.Text[a.Blocks[0].Span.End:], "\n")
}

// ArticleID is the id of the article at a canonical address.
func ArticleID(url string) string { return "article:" + Hash(url) }

// SourceID is the id of the outlet at a domain.
func SourceID(domain string) string {
	if domain == "" {
		return "source:file"
	}
	return "source:" + domain
}

// Hash is a short name for content: 100 bits of the SHA-256 of the parts, in
// lower-case base32. The parts are kept apart, so ("ab","c") is not ("a","bc").
func Hash(parts ...string) string {
	sum := sha256.New()
	for _, p := range parts {
		sum.Write([]byte(p))
		sum.Write([]byte{0})
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum.Sum(nil))[:20])
}
