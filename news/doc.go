// Package news names the things a news graph is made of, and nothing else: it
// imports only the standard library, and every other package speaks it.
//
// An [Article] is one text as one page gave it at one time; its Text is never
// altered afterwards. Everything found in it is a [Span] of that text. A
// [Reading] is all that one pass of one reader found in one text. An [Entity]
// is what mentions in many articles refer to.
//
// Values refer to each other by id or by index, never by pointer, so that they
// can be copied, compared and shared between goroutines. Ids are made from
// content (see [ArticleID]), so that the same pages give the same graph.
//
// Offsets are bytes throughout the program; the API alone speaks of code points.
package news
