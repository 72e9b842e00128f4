package nlp

import (
	"slices"
	"strings"
)

// tree is a parsed text with the way from each token to those that depend on
// it.
type tree struct {
	*tokens
	firstChild, nextChild []int // tokens that depend on one, linked in order; -1 at the end
	left, right           []int // the first and the last token of all that depends on one; see [tokens.edges]
}

// newTree links the tokens that depend on the same one.
func newTree(t *tokens) tree {
	f := tree{tokens: t, firstChild: slices.Repeat([]int{-1}, len(t.list)), nextChild: slices.Repeat([]int{-1}, len(t.list))}
	f.left, f.right = t.edges()
	for i, token := range slices.Backward(t.list) {
		if token.head != i {
			f.nextChild[i], f.firstChild[token.head] = f.firstChild[token.head], i
		}
	}
	return f
}

// edges are the first and the last token of all that depends on each token, as
// far as it stands in the same sentence.
func (f *tokens) edges() (left, right []int) {
	left, right = make([]int, len(f.list)), make([]int, len(f.list))
	waiting := make([]int, len(f.list)) // how many that depend on one are not done
	for i, t := range f.list {
		left[i], right[i] = i, i
		if t.head != i {
			waiting[t.head]++
		}
	}
	var done []int
	for i := range f.list {
		if waiting[i] == 0 {
			done = append(done, i)
		}
	}
	for ; len(done) > 0; done = done[1:] {
		i := done[0]
		up := f.list[i].head
		if up == i {
			continue
		}
		if f.list[up].sentence == f.list[i].sentence {
			left[up], right[up] = min(left[up], left[i]), max(right[up], right[i])
		}
		if waiting[up]--; waiting[up] == 0 {
			done = append(done, up)
		}
	}
	return left, right
}

// child is the first token that depends on another one in one of some ways; -1
// if there is none.
func (f tree) child(of int, deps ...string) int {
	if of < 0 {
		return -1
	}
	for i := f.firstChild[of]; i >= 0; i = f.nextChild[i] {
		if slices.Contains(deps, f.list[i].dep) {
			return i
		}
	}
	return -1
}

// children are the tokens that depend on another one, in order. Nothing that
// people write has more than are followed.
func (f tree) children(of int) []int {
	var found []int
	for i := f.firstChild[of]; i >= 0 && len(found) < highest; i = f.nextChild[i] {
		found = append(found, i)
	}
	return found
}

// highest is how many steps the way from a token to the root is followed, and
// how many tokens that depend on one are looked at.
const highest = 40

// ancestors are the tokens on the way from a token to the root, without itself.
func (f tree) ancestors(of int) []int {
	var found []int
	for at := of; f.list[at].head != at && len(found) < highest; {
		at = f.list[at].head
		found = append(found, at)
	}
	return found
}

// head is the token among [first, end) on which the others depend.
func (f tree) head(first, end int) int {
	for i := end - 1; i >= first; i-- {
		if h := f.list[i].head; h < first || h >= end || h == i {
			return i
		}
	}
	return end - 1
}

// apposed are the common nouns in apposition to a token, or that it is in
// apposition to: "a surgeon" of Susan Anders.
func (f tree) apposed(head int) []int {
	found := slices.DeleteFunc(f.children(head), func(k int) bool { return f.list[k].dep != "appos" })
	if t := f.list[head]; t.dep == "appos" {
		found = append(found, t.head)
	}
	return slices.DeleteFunc(found, func(k int) bool { return f.list[k].tag != "NN" })
}

// predicate is the common noun that a token is said to be: "a surgeon" in "Susan
// Anders is a surgeon"; -1 if there is none.
func (f tree) predicate(subject int) int {
	t := f.list[subject]
	verb := f.list[t.head]
	if t.dep != "nsubj" || verb.lemma != "be" || verb.tag == "MD" || f.child(t.head, "neg") >= 0 {
		return -1
	}
	if k := f.child(t.head, "attr"); k >= 0 && f.list[k].tag == "NN" {
		return k
	}
	return -1
}

// subjectOf is the subject of a verb, or of the verb that it is coordinated with;
// -1 if there is none.
func (f tree) subjectOf(verb int) int {
	for range highest {
		if s := f.child(verb, "nsubj", "nsubjpass"); s >= 0 {
			return s
		}
		if dep := f.list[verb].dep; dep != "conj" && dep != "xcomp" || f.list[verb].head == verb {
			return -1
		}
		verb = f.list[verb].head
	}
	return -1
}

// verb reports whether a token is a verb or an auxiliary.
func (t token) verb() bool { return strings.HasPrefix(t.tag, "VB") || t.tag == "MD" }

// auxiliary reports whether a token is a verb that only helps another, or a form
// of "be".
func (t token) auxiliary() bool { return t.dep == "aux" || t.dep == "auxpass" || t.lemma == "be" }
