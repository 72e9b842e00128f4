package nlp

import (
	"slices"

	"newsgraph/news"
)

// slotOf is the token at a place of a clause, or of what the clause tells with
// the help of another word; -1 if there is none.
func (f *teller) slotOf(o *told, c *clause, name string) int {
	at := f.slot(c, name)
	if at < 0 && o.throughObject() && c.object >= 0 && !f.named(c.object) {
		at = f.behind(c.object, name)
	}
	if at < 0 {
		at = f.behind(f.child(c.head, "acomp"), name) // guilty to
	}
	if at < 0 && o.particleOf != "" {
		at = c.of(o.particleOf + " " + name) // pull out of
	}
	return at
}

// misfits reports whether something stands where only another kind of thing may
// stand: what an earthquake does is no attack.
func (f *teller) misfits(o *told, c *clause) bool {
	for _, rule := range o.roles {
		for _, slot := range rule.slots {
			at := f.slot(c, slot.name)
			if !slot.only || at < 0 {
				continue
			}
			who := f.argument(at)
			fits := slices.ContainsFunc(rule.slots, func(s slotRule) bool { return s.name == slot.name && f.fits(at, who, s) })
			if !fits {
				return true
			}
		}
	}
	if o.kind == news.Appoint && slices.ContainsFunc(f.children(c.head), func(i int) bool { return i > c.head && honors[f.list[i].lemma] }) {
		return true
	}
	return o.kind == news.Assault && slices.ContainsFunc(c.obliques, func(b oblique) bool { return f.meets(b.at, f.argument(b.at), "calamity") })
}

// honors are what somebody is named who gets no post by it: Person of the Year,
// one of the richest.
var honors = set("one person people man woman winner champion star hero best finalist")

// fits reports whether what stands at a place meets its conditions.
func (f *teller) fits(token int, who news.Argument, slot slotRule) bool {
	for _, unwanted := range slot.not {
		if f.meets(token, who, unwanted) {
			return false
		}
	}
	return f.meets(token, who, slot.condition)
}

// itself reports whether a noun stands for what it means and not for whom it
// belongs to: who shoots soldiers does not shoot their country, and who buys a
// unit does not buy the firm.
func (f *teller) itself(o *told, role news.EventRole, lemma string) bool {
	if role == news.ActorRole && o.kind != news.Leave {
		return false
	}
	return bodily[o.kind] && (stateOrgans[lemma] && !(ruling[lemma] && o.kind == news.Sanction) || voices[lemma]) || o.kind == news.Acquire && parcels[lemma]
}

// ruling are those for whom their country may stand as well.
var ruling = set("government administration parliament regime")

// parcels are parts of a firm that are sold for themselves.
var parcels = set("unit arm asset stake share part piece half portion")

// byName are some nouns, those for several who are named behind them replaced by
// their names: "the citizens Ann Boyle and Joe Marsden".
func (f *teller) byName(nouns []int) []int {
	var list []int
	for _, i := range nouns {
		name := f.child(i, "appos")
		if f.named(i) || f.list[i].tag != "NNS" || name < 0 || !f.named(name) {
			list = append(list, i)
			continue
		}
		list = append(list, f.members(name)...)
	}
	return list
}
