// Package extract finds the article in a web page or in a plain text file. It
// is pure: it reads no file, no network and no clock, and the same page gives
// the same article.
//
// A page goes through five steps. It is parsed, within bounds that no page can
// break (tame.go, bound.go), as much of what follows takes time that grows with
// the depth of the tree or with the square of what a page has of one kind. What the page declares about itself is collected from
// JSON-LD, OpenGraph, meta elements and microdata (jsonld.go, meta.go), and
// what stands beside an article, such as teasers and newsletter boxes, is cut
// from the tree (clutter.go). The rest is cut into pieces of text, each with
// its role (pieces.go). go-trafilatura then says which text is the article
// (body.go); the pieces that hold this text become blocks.
package extract
