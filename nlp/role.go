package nlp

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/news"
)

// offices are the words that a title ends in, in lower case.
var offices = set(`
president premier chancellor minister secretary executive officer ceo cfo coo cto cio chairman chairwoman chair chairperson director general attorney senator representative congressman congresswoman governor
mayor judge justice magistrate ambassador envoy spokesman spokeswoman spokesperson commissioner commander king queen pope archbishop bishop founder cofounder owner boss head lawyer counsel manager
leader treasurer speaker adviser advisor economist analyst strategist editor columnist correspondent professor prosecutor sheriff coach captain admiral colonel lieutenant deputy nominee candidate undersecretary
`)

// ranks are words that a title has before its last one, beside [roles] and
// [offices].
var ranks = set("federal district national circuit superior former then acting interim incoming outgoing longtime late current new ex co vice chief - campaign party opposition majority minority house senate supreme executive state nominee elect")

// roleFinder finds titles beside the names of people.
type roleFinder struct {
	*tokens
	mentions []news.Mention
	clusters []news.Cluster
	at       []int // by token: the mention that it belongs to, or -1
	roles    []news.Role
}

// findRoles finds the offices and jobs that the text gives to people right
// beside their names: "Microsoft CEO Satya Nadella", "Satya Nadella, CEO of
// Microsoft", "Satya Nadella, Microsoft's chief executive", "President of
// France Emmanuel Macron".
func findRoles(t *tokens, mentions []news.Mention, clusters []news.Cluster) []news.Role {
	f := roleFinder{tokens: t, mentions: mentions, clusters: clusters, at: slices.Repeat([]int{-1}, len(t.list))}
	for i, m := range mentions {
		first, end := t.within(m.Span)
		if clusters[m.Cluster].Type == news.Person {
			first = f.untitled(first, end)
		}
		for k := first; k < end && !f.graded(first, end); k++ {
			f.at[k] = i
		}
	}
	for _, m := range mentions {
		if clusters[m.Cluster].Type == news.Person {
			first, end := t.within(m.Span)
			f.before(m, f.untitled(first, end))
			f.behind(m, end)
		}
	}
	slices.SortStableFunc(f.roles, func(a, b news.Role) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return f.roles
}

// untitled is where a name begins behind the title that is taken for a part of
// it: Queen Elizabeth. No title is all that a name has.
func (f *roleFinder) untitled(first, end int) int {
	at := first
	for at < end-1 && offices[f.list[at].lower] {
		at++
	}
	return at
}

// graded reports whether all of a name are words that a title has before it, and
// so no body's: Supreme in Supreme Leader, Federal District in Federal District
// Judge. A house is a body by itself.
func (f *roleFinder) graded(first, end int) bool {
	for i := first; i < end; i++ {
		if w := f.list[i].lower; !grades[w] {
			return false
		}
	}
	return true
}

// grades are words before titles for how high an office is.
var grades = set("federal supreme district national circuit superior chief executive")

// before finds a title before a name that begins at a token.
func (f *roleFinder) before(m news.Mention, first int) {
	end := first
	if end > 0 && f.glued(end) && f.list[end-1].text == "," {
		end-- // the president of France, Emmanuel Macron: it needs an organization
	}
	if org, start := f.bodyBefore(end); org >= 0 {
		at := start
		for at > 0 && f.glued(at) && f.list[at-1].tag == "DT" {
			at--
		}
		if at > 1 && f.glued(at) && of[f.list[at-1].lower] {
			f.add(m, org, f.titleBefore(at-1), at-1)
		}
		f.sentBy(m, at)
		return
	}
	if end < first {
		return
	}
	start := f.titleBefore(end)
	body := start
	if body > 0 && f.list[body-1].tag == "POS" {
		body--
	}
	org, from := f.bodyBefore(body)
	if org >= 0 {
		if f.list[from].tag == "JJ" && from > 0 && f.list[from-1].tag == "POS" {
			if place, _ := f.bodyBefore(from - 1); place >= 0 {
				f.add(m, place, start, end) // Maryland's Republican governor
			}
		}
		// In "former US president" the rank stands before the country.
		if rank := from - 1; rank >= 0 && f.glued(from) && ranks[f.list[rank].lower] {
			f.addParts(m, org, rank, rank+1, start, end)
			return
		}
	}
	if _, behind := f.within(m.Span); org < 0 {
		if other := f.bodyBehind(behind); other >= 0 && f.list[behind].lower == "of" {
			org = f.mentions[other].Cluster // President Abdel Fattah el-Sisi of Egypt
		}
	}
	f.add(m, org, start, end)
}

// sentBy finds the title of who is sent to a body that begins at a token: the US
// ambassador to the United Nations.
func (f *roleFinder) sentBy(m news.Mention, body int) {
	if body < 2 || !f.glued(body) || f.list[body-1].lower != "to" {
		return
	}
	start := f.titleBefore(body - 1)
	from := start
	if from > 0 && f.list[from-1].tag == "POS" {
		from--
	}
	if org, _ := f.bodyBefore(from); org >= 0 {
		f.add(m, org, start, body-1)
	}
}

// of are the words between a title and where it is held.
var of = set("of at for in")

// behind finds a title behind a name that ends before a token.
func (f *roleFinder) behind(m news.Mention, end int) {
	at := end
	if at+1 >= len(f.list) || !f.glued(at) || f.list[at].text != "," {
		return
	}
	for at++; at < len(f.list) && f.glued(at) && (f.list[at].tag == "DT" || ranks[f.list[at].lower] && f.bodyAt(at+1) >= 0); {
		at++
	}
	if org := f.bodyAt(at); org >= 0 {
		_, at = f.within(f.mentions[org].Span)
		if at < len(f.list) && f.list[at].tag == "POS" {
			at++
		}
		stop := f.titleEnd(at)
		if other := f.bodyBehind(stop); other >= 0 && f.list[stop].lower == "of" {
			org = other // the Democratic chairman of the Oversight Committee
		}
		if !f.personAt(stop) {
			f.add(m, f.mentions[org].Cluster, at, stop)
		}
		return
	}
	stop := f.titleEnd(at)
	if org := f.bodyBehind(stop); org >= 0 {
		f.add(m, f.mentions[org].Cluster, at, stop)
	} else if !f.personAt(stop) {
		f.add(m, -1, at, stop)
	}
}

// bodyBehind is the mention of an organization or a country that stands behind a
// title that ends before a token, with "of" or the like; -1 if there is none.
func (f *roleFinder) bodyBehind(next int) int {
	if next >= len(f.list) || !f.glued(next) || !of[f.list[next].lower] {
		return -1
	}
	for next++; next < len(f.list) && f.list[next].tag == "DT"; {
		next++
	}
	if org := f.bodyAt(next); org >= 0 {
		_, end := f.within(f.mentions[org].Span)
		if end < len(f.list) && f.list[end].tag == "POS" {
			return f.bodyAt(end + 1) // of Congo's Institute
		}
		return org
	}
	return -1
}

// personAt reports whether somebody's name begins at a token, right behind a
// title: it is hers, whoever was named before.
func (f *roleFinder) personAt(i int) bool {
	return i < len(f.list) && f.glued(i) && f.at[i] >= 0 && f.clusters[f.mentions[f.at[i]].Cluster].Type == news.Person
}

func (f *roleFinder) glued(i int) bool { return i < len(f.list) && f.list[i].glued }

// bodyAt is the mention of an organization or a country that begins at a token,
// or -1.
func (f *roleFinder) bodyAt(i int) int {
	if i >= len(f.list) || f.at[i] < 0 || i > 0 && f.at[i-1] == f.at[i] {
		return -1
	}
	if f.clusters[f.mentions[f.at[i]].Cluster].Type == news.Person {
		return -1
	}
	return f.at[i]
}

// bodyBefore is the cluster of the organization or country whose name ends
// before a token, with the token where it begins; -1 if there is none.
func (f *roleFinder) bodyBefore(end int) (cluster, first int) {
	if end == 0 || end < len(f.list) && !f.glued(end) || f.at[end-1] < 0 {
		return -1, end
	}
	m := f.mentions[f.at[end-1]]
	if f.clusters[m.Cluster].Type == news.Person {
		return -1, end
	}
	first, _ = f.within(m.Span)
	return m.Cluster, first
}

// title reports whether a token may be one of a title.
func (f *roleFinder) title(i int) bool {
	word := strings.TrimSuffix(f.list[i].lower, ".")
	if word == "-" && i > 0 && f.list[i].span.Start > f.list[i-1].span.End {
		return false // the dash of a dateline
	}
	return f.at[i] < 0 && !courtesy[word] && (roles[word] || offices[word] || ranks[word])
}

// courtesy are words before a name that are no office.
var courtesy = set("mr mrs ms miss dr sir dame lord lady")

// titleBefore is where the title begins that ends before a token.
func (f *roleFinder) titleBefore(end int) int {
	first := end
	for first > 0 && (first == len(f.list) || f.glued(first)) && f.title(first-1) {
		first--
	}
	return first
}

// titleEnd is where the title ends that begins at a token.
func (f *roleFinder) titleEnd(first int) int {
	end := first
	for end < len(f.list) && f.glued(end) && f.title(end) {
		end++
	}
	return end
}

// add adds a role whose title is the tokens [first, end), if that is one.
func (f *roleFinder) add(m news.Mention, org, first, end int) {
	f.addParts(m, org, first, first, first, end)
}

// addParts adds a role whose title stands in two parts; the first may be empty.
func (f *roleFinder) addParts(m news.Mention, org, rank, rankEnd, first, end int) {
	if first >= end || !offices[strings.TrimSuffix(f.list[end-1].lower, ".")] {
		return
	}
	r := news.Role{Person: m.Cluster, Organization: org, Sentence: m.Sentence}
	r.Span = news.Span{Start: f.list[first].span.Start, End: f.list[end-1].span.End}
	r.Title = r.Span.Of(f.text)
	if rank < rankEnd {
		r.Title = f.text[f.list[rank].span.Start:f.list[rankEnd-1].span.End] + " " + r.Title
		r.Span.Start = f.list[rank].span.Start
	}
	f.roles = append(f.roles, r)
}
