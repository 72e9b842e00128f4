package spacy

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

// pattern is a regular expression of Python's module re, run by regexp2, as
// Go's own package has neither look-ahead nor look-behind. It works on code
// points. A nil pattern matches nothing.
type pattern struct{ re *regexp2.Regexp }

// newPattern compiles the source of a regular expression of Python.
func newPattern(source string) (*pattern, error) {
	source = strings.TrimPrefix(source, "(?u)") // Unicode: how both match anyhow
	re, err := regexp2.Compile(factor(fromPython(source)), regexp2.None)
	if err != nil {
		return nil, err
	}
	return &pattern{re}, nil
}

// find returns where the first match begins and ends that begins at a place or
// after it. Both are 0 if there is none.
func (p *pattern) find(s []rune, from int) (start, end int) {
	if p == nil {
		return 0, 0
	}
	m, _ := p.re.FindRunesMatchStartingAt(s, from) // the only error is a timeout, and there is none
	if m == nil {
		return 0, 0
	}
	return m.Index, m.Index + m.Length
}

// findAll calls found for each match from left to right.
func (p *pattern) findAll(s []rune, found func(start, end int)) {
	if p == nil {
		return
	}
	for m, _ := p.re.FindRunesMatch(s); m != nil; m, _ = p.re.FindNextMatch(m) {
		found(m.Index, m.Index+m.Length)
	}
}

// matchesStart is Python's match: it reports whether there is a match that
// begins where the text does.
func (p *pattern) matchesStart(s []rune) bool {
	if p == nil {
		return false
	}
	m, _ := p.re.FindRunesMatch(s)
	return m != nil && m.Index == 0
}

// fromPython rewrites what Python and regexp2 understand differently:
//   - \uXXXX, \UXXXXXXXX and \xXX become the code points that they name;
//   - \w and \s become what they are in Python;
//   - [ inside a class stands for itself, also after a hyphen;
//   - \Z is the very end, and a named group is (?<name>…).
func fromPython(source string) string {
	var b strings.Builder
	for _, piece := range regexPieces(source) {
		switch {
		case piece == "(?P<":
			b.WriteString("(?<")
		case piece == `\Z`:
			b.WriteString(`\z`)
		case piece == `\w` || piece == `\s`:
			b.WriteString("[" + classMembers(piece) + "]")
		case piece == `\W` || piece == `\S`:
			b.WriteString("[^" + classMembers(strings.ToLower(piece)) + "]")
		case piece[0] == '[' && len(piece) > 1:
			b.WriteString(fromPythonClass(piece))
		default:
			b.WriteString(classMembers(piece))
		}
	}
	return b.String()
}

// fromPythonClass rewrites a class such as [^a-z]. \W and \S stay in it what
// they are in regexp2, which differs in rare characters.
func fromPythonClass(class string) string {
	body := strings.TrimPrefix(class[1:len(class)-1], "^")
	var b strings.Builder
	b.WriteString(class[:len(class)-1-len(body)])
	for i, piece := range regexPieces(body) {
		if piece == "[" || piece == "]" && i == 0 {
			piece = `\` + piece
		}
		b.WriteString(classMembers(piece))
	}
	return b.String() + "]"
}

// classMembers returns a piece as it is written in a class of regexp2: \w as the
// characters that it stands for, \u00e9 as é.
func classMembers(piece string) string {
	switch {
	case piece == `\w`:
		return `a-zA-Z0-9_\p{L}\p{N}`
	case piece == `\s`:
		return `\s\x1c-\x1f`
	case piece[0] != '\\' || len(piece) == 1:
		return piece
	}
	r, size := utf8.DecodeRuneInString(piece[1:])
	if size < len(piece)-1 { // it gives the number of the code point
		n, _ := strconv.ParseInt(piece[2:], 16, 32)
		r = rune(n)
	} else if r < utf8.RuneSelf && r != '_' {
		return piece
	}
	if r < utf8.RuneSelf && (unicode.IsPunct(r) || unicode.IsSymbol(r)) && r != '_' {
		return `\` + string(r)
	}
	return string(r) // regexp2 wants no backslash before a letter that has no meaning
}

// factor turns ^a|^b into ^(?:a|b) and a$|b$ into (?:a|b)$, which match the
// same: spaCy makes its prefix and suffix searches of a hundred such
// alternatives. Only so does regexp2 see that a match can begin nowhere but at
// the start, and that most alternatives make up one class.
func factor(source string) string {
	all := alternatives(source)
	missing := func(anchor string) func(string) bool {
		return func(a string) bool { return without(a, anchor) == a }
	}
	var begin, end string
	switch {
	case !slices.ContainsFunc(all, missing("^")):
		begin = "^"
	case !slices.ContainsFunc(all, missing("$")):
		end = "$"
	default:
		return source
	}
	for i, a := range all {
		all[i] = without(a, begin+end)
	}
	return begin + "(?:" + strings.Join(all, "|") + ")" + end
}

// without returns an alternative without the anchor ^ or $.
func without(alternative, anchor string) string {
	all := regexPieces(alternative)
	switch {
	case len(all) > 0 && anchor == "^" && all[0] == anchor:
		return alternative[1:]
	case len(all) > 0 && anchor == "$" && all[len(all)-1] == anchor:
		return alternative[:len(alternative)-1]
	}
	return alternative
}

// partSingles parts from the alternatives of a suffix search those that match
// one code point. Either part may be empty. Where flags stand before all
// alternatives, none is parted.
func partSingles(source string) (singles, others string) {
	source = strings.TrimPrefix(source, "(?u)")
	if regexp.MustCompile(`^\(\?[a-zA-Z]`).MatchString(source) {
		return "", source
	}
	var parts [2][]string
	for _, a := range alternatives(source) {
		i := 1
		if isSingle(a) {
			i = 0
		}
		parts[i] = append(parts[i], a)
	}
	return strings.Join(parts[0], "|"), strings.Join(parts[1], "|")
}

// isSingle reports whether an alternative matches one code point at the end: it
// is a$, [ab]$ or (?<=…)a$. It may miss some.
func isSingle(alternative string) bool {
	all := regexPieces(strings.TrimPrefix(alternative, "(?<="))
	if len(all) < 2 || all[len(all)-1] != "$" || !isOneRune(all[len(all)-2]) {
		return false
	}
	behind := all[:len(all)-2]
	if !strings.HasPrefix(alternative, "(?<=") {
		return len(behind) == 0
	}
	return slices.IndexFunc(behind, func(p string) bool { return p[0] == '(' || p == ")" }) == len(behind)-1
}

// isOneRune reports whether a piece of a regular expression matches one code
// point.
func isOneRune(piece string) bool {
	if piece[0] == '\\' {
		return !strings.Contains(`AbBZ0123456789`, piece[1:2])
	}
	return !strings.Contains(`^$*+?{}()|`, piece[:1])
}

// alternatives cuts a regular expression at each | outside of all groups.
func alternatives(source string) []string {
	var all []string
	begin, at, depth := 0, 0, 0
	for _, piece := range regexPieces(source) {
		switch {
		case piece[0] == '(':
			depth++
		case piece == ")":
			depth--
		case piece == "|" && depth == 0:
			all = append(all, source[begin:at])
			begin = at + len(piece)
		}
		at += len(piece)
	}
	return append(all, source[begin:])
}

// regexPieces cuts a regular expression into classes, escapes, openings of named
// groups and single characters.
func regexPieces(source string) []string {
	return regexp.MustCompile(`(?s)\[\^?\]?(?:\\.|[^\]\\])*\]|`+
		`\\(?:u[[:xdigit:]]{4}|U[[:xdigit:]]{8}|x[[:xdigit:]]{2}|.)|\(\?P<|.`).FindAllString(source, -1)
}
