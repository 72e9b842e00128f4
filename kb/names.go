package kb

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// addForms adds the names that follow from a record's name by general rules.
// They are proposals: their priors are small, and most of the mentions are left
// to strangers.
func (rec *record) addForms() {
	name := withoutParentheses(rec.item.Name)
	rec.addForm(name, news.Alias)
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		rec.addForm(rest, news.Alias)
	}
	switch rec.item.Type {
	case news.Person:
		rec.addPersonForms(name)
	case news.Organization:
		rec.addOrganizationForms(name)
	case news.Geopolitical, news.Place:
		rec.addRegionForm(name)
		for _, full := range append([]string{name}, rec.item.Aliases...) {
			rec.addPlaceForms(full)
		}
	case news.Group:
		if !strings.HasSuffix(name, "s") && !strings.Contains(name, " ") {
			rec.addForm(name+"s", news.Alias)
		}
	}
}

var parentheses = regexp.MustCompile(`\s*\([^()]*\)\s*$`)

func withoutParentheses(name string) string {
	if short := parentheses.ReplaceAllString(name, ""); short != "" {
		return short
	}
	return name
}

var (
	suffix    = regexp.MustCompile(`(?i),?\s+(jr|sr|junior|senior)\.?$`)
	regnal    = regexp.MustCompile(`^[IVX]+$`)
	particles = words("van der den de del della di da dos das do du von zu zum ten ter la le el al bin bint ben ibn abu st st. mac san")
)

// addPersonForms adds the surname: the last word, with and without the
// particles before it; where the name is in the Chinese or Korean order the
// first. Rulers with a number and people called after a place have none. It
// adds the name without initials as well.
func (rec *record) addPersonForms(name string) {
	parts := strings.Fields(suffix.ReplaceAllString(name, ""))
	if len(parts) > 2 && (parts[len(parts)-1] == "II" || parts[len(parts)-1] == "III") && !rec.rules() {
		parts = parts[:len(parts)-1] // John Smith III
	}
	if len(parts) < 2 || regnal.MatchString(parts[len(parts)-1]) || slices.Contains(parts, "of") || slices.Contains(parts, "the") {
		return
	}
	if familyFirst(parts) {
		rec.addSurname(parts[0])
		return
	}
	for i := len(parts) - 1; ; i-- {
		surname := strings.Join(parts[i:], " ")
		rec.addSurname(surname)
		if rest, ok := cutArticle(surname); ok {
			rec.addSurname(rest)
		}
		if i <= 1 || !particles[strings.ToLower(parts[i-1])] {
			break
		}
	}
	plain := slices.DeleteFunc(slices.Clone(parts), isInitial)
	if len(plain) >= 2 {
		rec.addForm(strings.Join(plain, " "), news.Alias)
	}
	if len(plain) == 3 && !particles[strings.ToLower(plain[1])] {
		rec.addForm(plain[0]+" "+plain[2], news.ShortForm)
		rec.addForm(plain[1]+" "+plain[2], news.ShortForm)
	}
}

// rules reports whether the person has or had a throne.
func (rec *record) rules() bool {
	return slices.ContainsFunc(rec.item.Kinds, func(kind string) bool {
		return slices.Contains([]string{"monarch", "king", "queen", "emperor", "pope", "ruler", "prince"}, kind)
	})
}

// addSurname adds a surname; an alias that it is becomes one.
func (rec *record) addSurname(surname string) {
	folded := news.FoldName(surname)
	for i, n := range rec.names {
		if n.folded == folded && n.form == news.Alias {
			rec.names[i].form = news.Surname
			return
		}
	}
	if utf8.RuneCountInString(folded) > 1 {
		rec.addForm(surname, news.Surname)
	}
}

// cutArticle takes the Arabic article from a name.
func cutArticle(name string) (rest string, ok bool) {
	for _, article := range []string{"al-", "Al-", "el-", "El-"} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			return rest, true
		}
	}
	return "", false
}

func isInitial(word string) bool {
	word = strings.TrimSuffix(word, ".")
	return utf8.RuneCountInString(word) == 1 && strings.ToUpper(word) == word
}

// Common Chinese and Korean surnames in Latin letters, and what a given name is
// made of: two syllables with a hyphen, or one or two syllables of pinyin.
var (
	eastern = words(`li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song
		tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao xi jia
		wen hua geng qin bo mao hong kim lee park choi jung jeong kang cho yoon jang lim shin seo kwon hwang ahn moon ban roh`)
	hyphened = regexp.MustCompile(`^\p{Lu}\p{Ll}+-\p{L}\p{Ll}+$`)
	pinyin   = regexp.MustCompile(`^(?i)((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u)){1,2}$`)
)

func familyFirst(parts []string) bool {
	if !eastern[strings.ToLower(parts[0])] || len(parts) > 3 {
		return false
	}
	given := strings.Join(parts[1:], "-")
	return hyphened.MatchString(given) || len(parts) == 2 && pinyin.MatchString(given) && !eastern[strings.ToLower(given)]
}

func words(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// capitals gives the first letters of the words that begin with a capital
// letter.
func capitals(parts []string) (letters string) {
	for _, part := range parts {
		if r, _ := utf8.DecodeRuneInString(part); unicode.IsUpper(r) {
			letters += string(r)
		}
	}
	return letters
}
