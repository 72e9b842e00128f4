package nlp

import "newsgraph/news"

// hedge is the status that an adverb gives to a verb, or to the first of those
// that it is coordinated with: "allegedly shot him and fled".
func (f *teller) hedge(verb int) (news.Status, bool) {
	for {
		for _, i := range f.children(verb) {
			if s, ok := hedges[f.list[i].lower]; ok && f.list[i].dep == "advmod" {
				return s, true
			}
		}
		if first := f.firstVerb(verb); first == verb || f.child(verb, "nsubj", "nsubjpass") >= 0 {
			return "", false
		} else {
			verb = first
		}
	}
}

// noLonger reports whether a verb tells what is over: "no longer owns", "does not
// own it anymore".
func (f *teller) noLonger(verb int) bool {
	for _, i := range f.children(verb) {
		switch f.list[i].lower {
		case "longer":
			if no := f.child(i, "neg", "advmod", "det"); no >= 0 && (f.list[no].lower == "no" || f.list[no].lower == "any") {
				return true
			}
		case "anymore":
			return f.child(verb, "neg") >= 0
		}
	}
	return false
}

// inverted reports whether the subject of a verb stands behind what it has in
// front in questions: "Had Google bought it", "Were Google to buy it".
func (f *teller) inverted(verb int) bool {
	subject := f.child(verb, "nsubj", "nsubjpass")
	if verb < subject {
		return suppositional[f.list[verb].lower]
	}
	for _, i := range f.children(verb) {
		if w := f.list[i]; i < subject && (w.dep == "aux" || w.dep == "auxpass") {
			return suppositional[w.lower]
		}
	}
	return false
}

// yetTo reports whether somebody has yet to do something.
func (f *teller) yetTo(c *clause) bool {
	if c.link != "xcomp" || !f.toVerb(c.head) || f.list[c.governor].lemma != "have" && f.list[c.governor].lemma != "be" {
		return false
	}
	for i := c.governor + 1; i < c.head; i++ {
		if f.list[i].lower == "yet" {
			return true
		}
	}
	return false
}

// obliged is the outlook of what somebody has to do.
func (f *teller) obliged(own, up outlook) outlook {
	if up.negated || up.status == news.Hypothetical {
		return outlook{news.Hypothetical, own.negated}
	}
	return outlook{news.Ordered, own.negated}
}

// gerund reports whether an adverbial clause is rather what a verb with a
// particle governs, right behind it: "ruled out buying", "gave up buying".
func (f *teller) gerund(c *clause) bool {
	k, ok := f.at[c.governor]
	return ok && f.list[c.head].tag == "VBG" && f.clauses[k].particle >= 0 && f.clauses[k].particle == c.head-1
}
