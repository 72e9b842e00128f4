package nlp

import "newsgraph/news"

// placed adds where something lies or what country it is of: "the Beijing-based
// firm ByteDance", "Cambridge, Massachusetts", "the Chinese firm Huawei".
func (f *teller) placed(noun int) {
	who := f.argument(noun)
	if who.Cluster < 0 {
		return
	}
	if at := f.region(noun); at >= 0 && f.place(who) && f.child(noun, "appos") < 0 && f.reading.Clusters[who.Cluster].Type == news.Geopolitical {
		f.locate(who, at)
	}
	for _, i := range f.children(noun) {
		t := f.list[i]
		switch {
		case t.dep == "amod" && (t.lower == "based" || t.lower == "headquartered"):
			f.locate(who, f.child(i, "npadvmod", "nmod"))
		case t.dep == "appos" && i > noun && f.list[i-1].text == "," && f.place(who) && f.place(f.own(i)) && !f.listed(i):
			f.locate(who, i)
		case t.dep == "prep" && t.lower == "in" && i == noun+1 && f.place(who) && f.proper(who):
			f.locate(who, f.child(i, "pobj")) // Toronto in Canada
		}
	}
}

// listed reports whether another place follows a name behind a comma or "and":
// "China, the United States, India and Iran" lie in none of each other.
func (f *teller) listed(name int) bool {
	_, next := f.within(f.words[name])
	for steps := 0; next < len(f.list) && steps < 2 && (f.list[next].text == "," || f.list[next].tag == "CC"); steps++ {
		next++
		if next < len(f.list) && f.list[next].lower == "the" {
			next++
		}
		if next < len(f.list) && f.name[next] && (f.list[next].label == "GPE" || f.list[next].label == "LOC") {
			return true
		}
	}
	return false
}

// region is the head of the name of the region or country that stands behind the
// name of a place and a comma, and is none of a list: "from Munich, Germany". -1
// if there is none.
func (f *teller) region(place int) int {
	_, end := f.within(f.words[place])
	if f.list[place].dep != "pobj" || end+1 >= len(f.list) || f.list[end].text != "," || !f.list[end+1].glued || !f.name[end+1] {
		return -1
	}
	next := end + 1
	for next < len(f.list) && f.name[next] && f.list[next].glued {
		next++
	}
	at := f.head(end+1, next)
	if to := f.list[place].head; to > 0 && f.list[to-1].lower == "according" {
		return -1 // according to Oman, Iran sued
	}
	if next+1 < len(f.list) && f.list[next].sentence == f.list[place].sentence {
		if t, after := f.list[next], f.list[next+1]; t.tag == "CC" || t.tag == "POS" || t.text == "," && (after.tag == "CC" || after.tag == "CD" || after.proper()) {
			return -1
		}
	}
	return at
}

// liesIn adds where something lies that is said to be something there: "Rzhavki
// is a village in Russia", "Aktobe, a city in Kazakhstan". People are not meant.
func (f *teller) liesIn(noun int) {
	if f.name[noun] || len(lexicon.nouns[f.list[noun].lemma]) > 0 {
		return // no kind of place or body
	}
	bearer, verb := f.bears(noun)
	if bearer < 0 || bearer == noun {
		return
	}
	who := f.own(bearer)
	if who.Cluster < 0 || !f.place(who) && f.reading.Clusters[who.Cluster].Type != news.Organization {
		return
	}
	for _, o := range f.tree.obliques(noun) {
		if o.preposition != "in" {
			continue
		}
		where := f.own(o.at)
		if where.Cluster < 0 {
			where = f.own(f.kindOf(o.at))
		}
		if f.place(where) && where.Cluster != who.Cluster && (verb < 0 || f.list[verb].lemma == "be") {
			t := &told{sense: &sense{kind: "located_in"}, head: noun, noun: true, sure: 0.85, actors: []news.Argument{who}, recipients: []news.Argument{where}}
			t.outlook = f.heldAs(noun, verb)
			f.relate(t)
		}
	}
}

// own is who a token names itself.
func (f *teller) own(token int) news.Argument {
	if cluster, ok := f.cluster[token]; ok {
		return news.Argument{Cluster: cluster, Span: f.words[token]}
	}
	return news.Argument{Cluster: -1}
}

// place reports whether an argument is a place.
func (f *teller) place(a news.Argument) bool {
	if a.Cluster < 0 {
		return false
	}
	k := f.reading.Clusters[a.Cluster].Type
	return k == news.Geopolitical || k == news.Place
}

// locate adds that something lies at what a token names.
func (f *teller) locate(who news.Argument, at int) {
	where := f.own(at)
	if !f.place(where) || where.Cluster == who.Cluster {
		return
	}
	f.relateInPassing("located_in", at, who, where, 0.9)
}

// proper reports whether the words of an argument are a name, and no adjective.
func (f *teller) proper(a news.Argument) bool {
	first, end := f.within(a.Span)
	return first < end && f.list[f.head(first, end)].proper()
}
