package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// unpaid are nouns of [bodies] for what is no business, or hardly ever called a
// company: papers are named as sources, museums as places.
var unpaid = set(`
cabinet campaign chamber charity choir coalition court crew guild jury legislature lobby militia mission panel regulator side squad tribunal troupe assembly board authority treasury watchdog group network division branch unit
band club channel daily gallery laboratory library magazine museum newspaper orchestra paper publication site station tabloid team theater theatre think-tank trust union website weekly academy
`)

// business reports whether an organization may be a firm, or a product stands for
// its firm: "TikTok said".
func (c *character) business() bool {
	if c.kind == news.Product {
		return c.speaks
	}
	if len(c.item.Kinds) > 0 {
		return slices.ContainsFunc(c.item.Kinds, func(kind string) bool {
			noun := kind[strings.LastIndex(kind, " ")+1:]
			return kind == "social network" || strings.HasSuffix(noun, "maker") || body(noun) && !public[noun] && !unpaid[noun]
		})
	}
	return !slices.ContainsFunc(c.names, func(word string) bool { return public[strings.TrimSuffix(word, "s")] || public[word] })
}

// another reports whether a noun brings up one without a name that a description
// fits too: "a start-up", "Chinese-owned farms" for "the company".
func (f *resolver) another(noun int, d definite) bool {
	word, fresh, owned := f.list[noun].lower, false, false
	for _, k := range f.children(noun) {
		fresh = fresh || slices.Contains([]string{"a", "an", "another"}, f.list[k].lower)
		owned = owned || f.list[k].lower == "owned" || strings.HasSuffix(f.list[k].lower, "-owned")
	}
	if firms[d.noun] {
		return owned || fresh && body(word) && !public[word]
	}
	return fresh && word == d.noun
}

// heads are roles of who speaks for a whole firm.
var heads = set("ceo chairman president founder cofounder co-founder boss head owner")

// ownFirm gives the organizations of the article that are headed by, or for which
// speaks, the subject of a verb of saying over a description: Walmart in "Doug
// McMillon said the company"; and whether it is known that there is such a firm,
// in the article or not.
func (f *resolver) ownFirm(head int) (own []int, known bool) {
	subject := f.governor(head)
	if subject < 0 || !sayings[f.list[f.list[subject].head].lemma] {
		return nil, false
	}
	if of := f.spokenFor(subject); of >= 0 {
		return []int{f.named[of]}, true
	}
	who, ok := f.meant(subject)
	if !ok {
		return nil, false
	}
	own = slices.Clone(f.characters[who].firms)
	known = len(own) > 0
	for _, o := range f.characters[who].item.Offices {
		role := canonical(o.Role)
		if !heads[role] || !holds(o, f.published) {
			continue
		}
		if cluster, ok := f.byItem[o.Of]; ok && f.characters[cluster].kind == news.Organization {
			own, known = append(own, cluster), true
		}
		known = known || role == "ceo"
	}
	return own, known
}
