package nlp

// longestDateline is how many tokens a dateline has at most.
const longestDateline = 14

// datelines are the tokens before the dash with which a paragraph begins that
// says where it was written: "LOS ANGELES (AP) —", "Paris, 3 May —".
func (t *tokens) datelines() map[int]bool {
	found := make(map[int]bool)
	for i := range t.list {
		if i > 0 && t.list[i-1].block == t.list[i].block {
			continue
		}
		for k := range t.dateline(i) {
			found[i+k] = true
		}
	}
	return found
}

// dateline is how many tokens of a paragraph that begins at a token stand before
// the dash of its dateline; 0 if it has none.
func (t *tokens) dateline(first int) int {
	if first >= len(t.list) {
		return 0 // a paragraph without a word
	}
	sure := t.list[first].label == "GPE" || len(t.list[first].text) > 2 && !hasLower(t.list[first].text)
	for i := first; i < len(t.list) && i < first+longestDateline && t.list[i].block == t.list[first].block; i++ {
		w := t.list[i]
		switch {
		case i > first && (w.text == "—" || w.text == "–" || w.text == "-" || w.text == "--") && w.span.Start > t.list[i-1].span.End:
			if !sure {
				return 0
			}
			return i - first
		case w.text == "(":
			sure = sure || i > first
		case w.word() && !w.proper() && w.label != "DATE" && !isNumber(w.text):
			return 0
		}
	}
	return 0
}
