package nlp

import "strings"

// mendTitles gives people their place in the sentence where the model has given
// it to the title before the name: the subject of "Ambassador to the United
// Nations Nikki Haley wrote" and of "speaker of the parliament Ali Larijani
// wrote" is who is named. The title is made to depend on the name, as it does
// in "President Ali Larijani".
func (t *tokens) mendTitles() {
	for _, e := range t.entities {
		if e.label != "PERSON" || e.first == 0 {
			continue
		}
		name := t.headWithin(e.first, e.end)
		title, body := t.titleOf(name)
		if title < 0 || title >= e.first || e.end < len(t.list) && t.list[e.end].text == "'s" || !t.runsOn(title, e.first) {
			continue
		}
		if body >= 0 { // the United Nations Nikki Haley
			before := e.first - 1
			t.list[before].head, t.list[before].dep = body, "pobj"
			t.handOver(name, before, title+1, e.first)
		}
		t.list[name].head, t.list[name].dep = t.list[title].head, t.list[title].dep
		if t.list[title].head == title {
			t.list[name].head = name
		}
		t.list[title].head, t.list[title].dep = name, "nmod"
	}
}

// headWithin is the token of a name that the others depend on.
func (t *tokens) headWithin(first, end int) int {
	for i := first; i < end; i++ {
		if h := t.list[i].head; h < first || h >= end || h == i {
			return i
		}
	}
	return end - 1
}

// titleOf is the title whose place a name should have, and the preposition of
// the title that the name hangs on; -1 if there is none.
func (t *tokens) titleOf(name int) (title, preposition int) {
	up := t.list[name].head
	switch t.list[name].dep {
	case "appos":
		if t.isTitle(up) {
			return up, -1
		}
	case "pobj":
		if title := t.list[up].head; t.list[up].dep == "prep" && t.isTitle(title) && name > up+1 {
			return title, up
		}
	}
	return -1, -1
}

func (t *tokens) isTitle(i int) bool {
	w := t.list[i]
	return strings.HasPrefix(w.tag, "NN") && w.label == "" && (roles[w.lower] || lexicon.sets["post"][w.lower])
}

// runsOn reports whether nothing parts a title from a name but the body, of which
// there is a word that could be one: "speaker of the parliament Ali Larijani",
// but not "the speaker, Ali Larijani" or "minister for John Doe".
func (t *tokens) runsOn(title, name int) bool {
	if title+2 >= name {
		return false
	}
	for i := title + 1; i < name; i++ {
		if !t.list[i].word() {
			return false
		}
	}
	return strings.HasPrefix(t.list[name-1].tag, "NN")
}

// handOver lets what depends on one token, of a stretch, depend on another.
func (t *tokens) handOver(from, to, first, end int) {
	for i := first; i < end; i++ {
		if i != to && t.list[i].head == from {
			t.list[i].head = to
		}
	}
}
