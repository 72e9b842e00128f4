package kb

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"newsgraph/news"
)

// setID gives a row an id of its user's own.
func (rec *record) setID(id string) error {
	switch folded := news.FoldName(strings.TrimPrefix(id, ownID(""))); {
	case id == "":
	case rec.item.WikidataID != "":
		return errors.New("there is a qid, which is the id; remove one")
	case folded == "":
		return fmt.Errorf("%q has no letter or digit", id)
	default:
		rec.item.ID, rec.named = ownID(folded), true
	}
	return nil
}

// ownID is the id of an item without Wikidata identifier.
func ownID(folded string) string { return "entity:kb-" + strings.ReplaceAll(folded, " ", "-") }

// separate gives rows of one name ids by their descriptions, which do not depend
// on the order of the rows. Where those are alike it leaves the ids.
func separate(records []*record) {
	byID := make(map[string][]*record)
	for _, rec := range records {
		byID[rec.item.ID] = append(byID[rec.item.ID], rec)
	}
	for _, same := range byID {
		for _, rec := range same {
			if len(same) > 1 && rec.item.WikidataID == "" && !rec.named {
				rec.describeID()
			}
		}
	}
}

// describeID adds the description to an id.
func (rec *record) describeID() {
	words := strings.Fields(news.FoldName(rec.item.Description))
	if len(words) > 0 {
		rec.item.ID += "-" + strings.Join(words[:min(len(words), 6)], "-")
	}
}

// joinOwn joins rows of users' own, which have no QID, to the items of other
// sources that they mean: those of the same full name and type, if there is one
// or one is by far the best known, and unless descriptions of people have
// nothing in common. Others stay apart, and of their name most of the mentions.
func joinOwn(own, others []*record) {
	byName, byID := make(map[string][]*record), make(map[string]*record)
	for _, rec := range others {
		byID[rec.item.ID] = rec
		for _, n := range rec.names {
			if n.form == news.FullName {
				byName[n.folded] = append(byName[n.folded], rec)
			}
		}
	}
	for _, rec := range own {
		if rec.item.WikidataID != "" || rec.named {
			continue
		}
		same := byName[news.FoldName(rec.item.Name)]
		if one := namesake(rec.item.Type, same); one != nil && rec.mayBe(one) {
			rec.item.ID, rec.item.WikidataID = one.item.ID, one.item.WikidataID
			rec.note = fmt.Sprintf("joins %s, which has its name and type; to keep it apart, give it an id of its own", one.called())
			continue
		}
		first := byID[rec.item.ID]
		if first != nil && first.own && rec.mayBe(first) {
			continue // of an earlier table of the user's
		}
		if first != nil {
			rec.describeID()
		}
		if other := byID[rec.item.ID]; other != nil && !other.own {
			rec.item.ID += "-own"
		}
		byID[rec.item.ID] = rec
		if len(same) > 0 {
			rec.note = fmt.Sprintf("stays apart from %s, and most mentions of the name are taken for it; to join them, write the qid or id of that", same[0].called())
		}
	}
}

// called names an item for people.
func (rec *record) called() string {
	text := fmt.Sprintf("%s (%s, %s", cmp.Or(rec.item.WikidataID, rec.item.ID), rec.item.Name, rec.item.Type)
	if rec.item.Description != "" {
		text += ", " + rec.item.Description
	}
	return text + ")"
}

// mayBe reports whether what is said of two items of one name and type can be
// true of one: there are many people of one name.
func (rec *record) mayBe(other *record) bool {
	if rec.item.Type != news.Person {
		return true
	}
	if rec.item.Gender != "" && other.item.Gender != "" && rec.item.Gender != other.item.Gender {
		return false
	}
	words, theirs := rec.telling(), other.telling()
	return len(words) == 0 || len(theirs) == 0 || slices.ContainsFunc(words, func(w string) bool { return slices.Contains(theirs, w) })
}

// telling are the words that say who somebody is: short ones and those that
// are true of many do not.
func (rec *record) telling() []string {
	text := rec.item.Description + " " + strings.Join(rec.item.Kinds, " ")
	for _, o := range rec.item.Offices {
		text += " " + o.Role
	}
	for _, ref := range rec.refs {
		text += " " + ref.to
	}
	return slices.DeleteFunc(strings.Fields(news.FoldName(text)), func(w string) bool {
		return len(w) < 3 || vague[w] || strings.Trim(w, "0123456789") == ""
	})
}

var vague = words("the and for from with who was was his her their our former first current later until since member head works born died")

// prefer gives the full names of users' own rows their share of the mentions:
// almost all where nobody else has the name, and where others have it so much
// that what the user wrote is found. Names with a share by hand keep it.
func prefer(records []*record) {
	rivals, owners := make(map[string][]*nameOf), make(map[string]int)
	for _, rec := range records {
		for i := range rec.names {
			switch n := &rec.names[i]; {
			case n.form == news.FullName && rec.own:
				owners[n.folded]++
			case n.form <= news.Alias:
				rivals[n.folded] = append(rivals[n.folded], n)
			}
		}
	}
	for _, rec := range records {
		for i := range rec.names {
			if n := &rec.names[i]; rec.own && n.form == news.FullName && n.share == 0 {
				n.prefer(rivals[n.folded], owners[n.folded])
			}
		}
	}
}

func (n *nameOf) prefer(rivals []*nameOf, owners int) {
	const ownShare = 0.9
	isName := slices.ContainsFunc(rivals, func(o *nameOf) bool { return o.form == news.FullName })
	oneWord := !strings.Contains(n.folded, " ")
	switch {
	case oneWord && !isName: // strangers have it, or others as an alias
	case len(rivals) == 0:
		n.share = maxShare / float64(owners)
	default:
		n.share = ownShare / float64(owners)
		for _, o := range rivals {
			o.share = min(o.share, 1-ownShare)
		}
	}
}
