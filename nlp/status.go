package nlp

import (
	"strings"

	"newsgraph/news"
)

// outlook is how a text puts what it tells.
type outlook struct {
	status  news.Status
	negated bool
}

// deepest is how many verbs and nouns above one are asked how they put it.
const deepest = 8

// outlook is how the text puts what a verb or a noun tells.
func (f *teller) outlook(head, depth int) outlook {
	c, ok := f.at[head]
	if !ok {
		return f.nounOutlook(head, depth)
	}
	return f.verbOutlook(&f.clauses[c], depth)
}

// verbOutlook is that of a verb: what is told as done may be told as hearsay, or
// as over.
func (f *teller) verbOutlook(c *clause, depth int) outlook {
	o := f.linked(c, depth)
	if o.status == news.Happened || o.status == news.Ongoing {
		switch s, ok := f.hedge(c.head); {
		case f.noLonger(c.head):
			return outlook{news.Lapsed, false}
		case ok:
			o.status = s
		}
	}
	return o
}

// linked is the outlook of a verb by its mood and by what it depends on.
func (f *teller) linked(c *clause, depth int) outlook {
	o := outlook{f.mooded(c), c.negated}
	if depth > deepest || c.governor < 0 || f.list[c.governor].sentence != f.list[c.head].sentence {
		return o
	}
	if status, ok := f.granted(c.head); ok && c.link != "conj" && c.link != "relcl" {
		return outlook{status, o.negated}
	}
	if status, ok := f.overdue(c.governor, depth); ok && (f.toVerb(c.head) || c.link == "pcomp") {
		return outlook{status, o.negated}
	}
	switch c.link {
	case "conj":
		return f.coordinated(c, o, depth)
	case "csubj", "csubjpass":
		if up := f.outlook(c.governor, depth+1); c.tense == noTense && unreal(up.status) {
			return outlook{up.status, o.negated} // executing him would not help
		}
	case "relcl":
		if f.contentOf(c) {
			return f.contentOutlook(c.governor, o)
		}
		if c.tense == noTense && c.modal == "" && f.toVerb(c.head) {
			return f.governed(c, o, depth) // the way for the firm to buy it
		}
	case "advcl":
		return f.adverbial(c, o, depth)
	case "pcomp":
		return f.prepositional(c, o, depth)
	case "xcomp", "ccomp", "acl":
		return f.governed(c, o, depth)
	}
	return o
}

// coordinated is the outlook of a coordinated verb: that of the one before it,
// if it stands with the auxiliaries, the conjunction or the denial of that.
func (f *teller) coordinated(c *clause, own outlook, depth int) outlook {
	up := f.outlook(c.governor, depth+1)
	if c.tense == noTense && c.modal == "" || f.shared(c) {
		return outlook{up.status, up.negated && f.bare(c.head) && f.orJoins(c.governor) || own.negated}
	}
	first := f.firstVerb(c.head)
	k, ok := f.at[first]
	if !ok || own.status != news.Happened || f.belongsTo(c.head) >= 0 {
		return own
	}
	if link := f.clauses[k].link; f.clauses[k].modal == "" && (link == "ccomp" || link == "acl" || link == "advcl") && unreal(up.status) {
		own.status = up.status
	}
	return own
}

// unreal reports whether what has a status is not said to be so.
func unreal(s news.Status) bool {
	return s == news.Denied || s == news.Alleged || s == news.Hypothetical
}

// shared reports whether a coordinated verb stands with the auxiliaries of the
// one before it.
func (f *teller) shared(c *clause) bool {
	t := f.list[c.head]
	return (t.tag == "VB" || t.tag == "VBG") && f.child(c.head, "aux") < 0
}

func (f *teller) bare(verb int) bool { return f.list[verb].tag == "VB" }

// orJoins reports whether "or" or "nor" joins what is coordinated with a verb.
func (f *teller) orJoins(verb int) bool {
	cc := f.child(verb, "cc")
	return cc >= 0 && (f.list[cc].lower == "or" || f.list[cc].lower == "nor")
}

// refuses reports whether "would not" tells of a refusal, and not of what would
// not be if something were.
func (f *teller) refuses(c *clause) bool {
	t := f.list[c.head]
	if t.dep != "ROOT" && t.dep != "conj" || f.aux(c.head, "have") || f.aux(c.head, "be") || f.child(c.head, "advcl", "mark") >= 0 || f.asked(c.head) {
		return false
	}
	return c.subject >= 0 && f.named(c.subject)
}

// factualMarks are conjunctions before what is so.
var factualMarks = set("because as since after when while although though")

// mooded is the status by the mood, tense and aspect of a verb alone.
func (f *teller) mooded(c *clause) news.Status {
	t := f.list[c.head]
	heading := f.blocks[t.block].Kind == news.Heading
	if c.modal == "will" && f.asked(c.head) {
		return news.Hypothetical
	}
	switch c.modal {
	case "will", "wo", "'ll", "’ll", "shall":
		return news.Planned
	case "would", "'d", "’d":
		if f.reported(c.head) {
			return news.Planned // the future of what was said
		}
		if c.negated && f.refuses(c) {
			return news.Happened // would not say
		}
		return news.Hypothetical
	case "must":
		if f.aux(c.head, "have") {
			return news.Hypothetical // must have forgotten
		}
		return news.Ordered
	case "could":
		mark := f.child(c.head, "mark")
		if c.negated && (mark < 0 || factualMarks[f.list[mark].lower]) && !f.aux(c.head, "have") && !f.asked(c.head) {
			return news.Happened // could not agree
		}
		return news.Hypothetical
	case "":
	default:
		return news.Hypothetical
	}
	if f.aux(c.head, "going") {
		return news.Planned
	}
	switch {
	case c.tense == noTense && f.toVerb(c.head) && (heading || f.list[c.head].head == c.head):
		return news.Planned // "Trump to ban TikTok"
	case (t.tag == "VBG" || c.passive && f.aux(c.head, "being")) && c.tense == present && !heading:
		return news.Ongoing
	case f.asked(c.head):
		return news.Hypothetical
	}
	return news.Happened
}

// aux reports whether a verb has an auxiliary of a form.
func (f *teller) aux(verb int, form string) bool {
	for _, i := range f.children(verb) {
		if d := f.list[i].dep; f.list[i].lower == form && (d == "aux" || d == "auxpass") {
			return true
		}
	}
	return false
}

// reported reports whether a verb depends on one of saying in the past.
func (f *teller) reported(verb int) bool {
	t := f.list[f.firstVerb(verb)]
	if t.dep != "ccomp" {
		return false
	}
	up := f.list[t.head]
	return sayings[up.lemma] || lexicon.saying[up.lemma] || governors[news.Planned][up.lemma] || governors[news.Threatened][up.lemma]
}

// asked reports whether a verb is what a question asks, or depends on if or
// whether. Behind what somebody said may stand a question that is quoted.
func (f *teller) asked(verb int) bool {
	for _, i := range f.children(verb) {
		if w := f.list[i]; w.dep == "mark" && (conditional[w.lower] || w.lower == "though" && i > 0 && f.list[i-1].lower == "as") {
			return true
		}
	}
	if f.list[verb].dep == "advcl" && f.inverted(verb) {
		return true
	}
	t := f.list[verb]
	behind := strings.TrimRight(f.text[t.span.End:max(t.span.End, f.sentences[t.sentence].Span.End)], "”\"’'")
	return t.head == verb && strings.HasSuffix(behind, "?") && !strings.ContainsAny(behind, "“\"")
}
