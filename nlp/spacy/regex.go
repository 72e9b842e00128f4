package spacy

import (
	"math"
	"regexp"
	"regexp/syntax"
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

// matches is Python's search: it reports whether there is a match anywhere.
func (p *pattern) matches(s string) bool {
	ok, _ := p.re.MatchString(s)
	return ok
}

// fromPython rewrites what Python and regexp2 understand differently:
//   - \uXXXX, \UXXXXXXXX and \xXX become the code points that they name;
//   - \w, \s and \b become what they are in Python;
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
		case piece == `\b`:
			b.WriteString(boundary(true))
		case piece == `\B`:
			b.WriteString(boundary(false))
		case piece[0] == '[' && len(piece) > 1:
			b.WriteString(fromPythonClass(piece))
		default:
			b.WriteString(classMembers(piece))
		}
	}
	return b.String()
}

// boundary returns what matches between a word and what is none, or anywhere
// else.
func boundary(between bool) string {
	word := "[" + classMembers(`\w`) + "]"
	if between {
		return `(?:(?<=` + word + `)(?!` + word + `)|(?<!` + word + `)(?=` + word + `))`
	}
	return `(?:(?<=` + word + `)(?=` + word + `)|(?<!` + word + `)(?!` + word + `))`
}

// fromPythonClass rewrites a class such as [^a-z]. regexp2 has no class for all
// but Python's words, or all but its spaces, beside other members; so [\Wa]
// becomes (?:[a]|[^words]), and [^\Wa] any character but those.
func fromPythonClass(class string) string {
	body := strings.TrimPrefix(class[1:len(class)-1], "^")
	var members string
	var others []string
	for i, piece := range regexPieces(body) {
		switch {
		case piece == `\W` || piece == `\S`:
			others = append(others, "[^"+classMembers(strings.ToLower(piece))+"]")
			continue
		case piece == "[" || piece == "]" && i == 0 || piece == "^":
			piece = `\` + piece
		}
		members += classMembers(piece)
	}
	negated := class[1 : len(class)-1-len(body)]
	if len(others) == 0 {
		return "[" + negated + members + "]"
	}
	if members != "" {
		others = append(others, "["+members+"]")
	}
	any := "(?:" + strings.Join(others, "|") + ")"
	if negated != "" {
		return "(?:(?!" + any + ")(?s:.))"
	}
	return any
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

// leadingFlags matches flags that stand before all else, as in (?i)a|b.
var leadingFlags = regexp.MustCompile(`^\(\?[a-zA-Z]`)

// partSingles parts from the alternatives of a suffix search those that match
// one code point. Either part may be empty. Where flags stand before all
// alternatives, none is parted.
func partSingles(source string) (singles, others string) {
	source = strings.TrimPrefix(source, "(?u)")
	if leadingFlags.MatchString(source) {
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

// reach returns how many code points a regular expression of Python matches at
// the most, those that it only looks at included; math.MaxInt32 or more if there
// is no limit, or none is seen.
func reach(source string) int {
	// Go's own package has no groups that look ahead or behind, so that they
	// are counted like others.
	tree, err := syntax.Parse(lookAround.ReplaceAllString(fromPython(source), "(?:"), syntax.Perl)
	if err != nil {
		return math.MaxInt32
	}
	return reachOf(tree)
}

// lookAround matches the opening of a group that only looks; also in a class,
// where it does no harm.
var lookAround = regexp.MustCompile(`\(\?<?[=!]`)

func reachOf(tree *syntax.Regexp) int {
	longest, sum := 0, 0
	for _, sub := range tree.Sub {
		n := reachOf(sub)
		longest, sum = max(longest, n), min(sum+n, math.MaxInt32)
	}
	switch tree.Op {
	case syntax.OpLiteral:
		return len(tree.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpStar, syntax.OpPlus:
		return math.MaxInt32
	case syntax.OpRepeat:
		if tree.Max < 0 {
			return math.MaxInt32
		}
		return min(sum*tree.Max, math.MaxInt32)
	case syntax.OpAlternate:
		return longest
	}
	return sum
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

// regexPiece matches a class, an escape, the opening of a named group or one
// character.
var regexPiece = regexp.MustCompile(`(?s)\[\^?\]?(?:\\.|[^\]\\])*\]|` +
	`\\(?:u[[:xdigit:]]{4}|U[[:xdigit:]]{8}|x[[:xdigit:]]{2}|.)|\(\?P<|.`)

// regexPieces cuts a regular expression into classes, escapes, openings of named
// groups and single characters.
func regexPieces(source string) []string {
	return regexPiece.FindAllString(source, -1)
}
