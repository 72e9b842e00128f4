package kb

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"newsgraph/news"
)

const positionClass = "Q4164871"

// classTypes are the classes of Wikidata from which the types of their
// subclasses follow.
var classTypes = map[string]news.EntityType{
	"Q5":     news.Person,
	"Q43229": news.Organization, "Q4830453": news.Organization, "Q7278": news.Organization, "Q327333": news.Organization,
	"Q11032": news.Organization, "Q1110794": news.Organization, "Q41487": news.Organization, "Q215380": news.Organization,
	"Q12973014": news.Organization, "Q3918": news.Organization, "Q46970": news.Organization,
	"Q6256": news.Geopolitical, "Q3624078": news.Geopolitical, "Q56061": news.Geopolitical, "Q486972": news.Geopolitical,
	"Q515": news.Geopolitical, "Q7275": news.Geopolitical, "Q3024240": news.Geopolitical,
	"Q2221906": news.Place, "Q618123": news.Place, "Q811979": news.Place, "Q23442": news.Place, "Q8502": news.Place,
	"Q1190554": news.NamedEvent, "Q1656682": news.NamedEvent, "Q198": news.NamedEvent, "Q40231": news.NamedEvent,
	"Q17537576": news.Work, "Q11424": news.Work, "Q571": news.Work, "Q5398426": news.Work, "Q7366": news.Work,
	"Q482994": news.Work, "Q131569": news.Work, "Q820655": news.Work, "Q7889": news.Work,
	"Q2424752": news.Product, "Q7397": news.Product, "Q431289": news.Product, "Q42889": news.Product,
	"Q41710": news.Group, "Q9174": news.Group, "Q231002": news.Group,
}

// pageClasses are the classes of pages that tell of no thing of their own.
var pageClasses = []string{"Q4167410", "Q13406463", "Q4167836", "Q11266439", "Q15184295", "Q22808320", "Q101352"}

// taxonomy is what a dump says of classes. There are millions, of which a few
// thousand have items that are kept: only of these it has names.
type taxonomy struct {
	names map[string]string
	of    map[string][]string // of positions
	above []pair              // sorted
}

// pair says that a class is a subclass of another, by the numbers in their QIDs.
type pair struct{ class, parent uint32 }

func comparePairs(a, b pair) int {
	return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.parent, b.parent))
}

// pairsOf gives the pairs of a class and those above it.
func pairsOf(class string, parents []string) (pairs []pair) {
	for _, parent := range parents {
		pairs = append(pairs, pair{number(class), number(parent)})
	}
	return pairs
}

// number is that of a QID; those that have more digits than any are 0.
func number(qid string) uint32 {
	n, err := strconv.ParseUint(trimQ(qid), 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}

// parents are the classes right above one.
func (t *taxonomy) parents(class string) (qids []string) {
	n := number(class)
	i, _ := slices.BinarySearchFunc(t.above, pair{n, 0}, comparePairs)
	for ; i < len(t.above) && t.above[i].class == n; i++ {
		qids = append(qids, "Q"+strconv.FormatUint(uint64(t.above[i].parent), 10))
	}
	return qids
}

// typeOf gives the type of the nearest class above these that has one; where
// there is none, that of the noun at the end of a class's name.
func (t *taxonomy) typeOf(classes []string) (news.EntityType, bool) {
	if slices.ContainsFunc(classes, func(c string) bool { return slices.Contains(pageClasses, c) }) {
		return "", false
	}
	seen := make(map[string]bool)
	for level := classes; len(level) > 0; {
		var above []string
		for _, class := range level {
			if typ, ok := classTypes[class]; ok {
				return typ, true
			}
			if !seen[class] {
				seen[class] = true
				above = append(above, t.parents(class)...)
			}
		}
		level = above
	}
	for _, class := range classes {
		noun, _ := head(t.names[class])
		if typ, ok := typeOfNoun(noun); ok {
			return typ, true
		}
	}
	return "", false
}

// role gives the role of a position and of whom it is: "Chancellor of Germany"
// is a chancellor, of Germany.
func (t *taxonomy) role(position string) (role, of string) {
	role = t.names[position]
	for _, of := range t.of[position] {
		name := t.names[of]
		if name == "" {
			continue
		}
		for _, end := range []string{" of the " + name, " of " + name, " for the " + name} {
			if short, ok := strings.CutSuffix(role, end); ok {
				return strings.ToLower(short), of
			}
		}
		if short, ok := strings.CutPrefix(role, name+" "); ok {
			return strings.ToLower(short), of
		}
	}
	if len(t.of[position]) > 0 {
		of = t.of[position][0]
	}
	return strings.ToLower(role), of
}
