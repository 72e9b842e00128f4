package kb

import (
	"regexp"
	"slices"
	"strings"

	"newsgraph/news"
)

// typeNouns are the nouns that end the names of Wikidata's classes, and begin
// its descriptions, by our types. The types come in the order in which they
// decide where an item has several.
var typeNouns = []struct {
	typ   news.EntityType
	nouns map[string]bool
}{
	{news.Person, words(`human person politician actor actress singer writer musician songwriter singer-songwriter player footballer
		journalist author novelist poet director producer lawyer judge businessman businesswoman businessperson entrepreneur
		economist scientist physicist chemist mathematician historian philosopher painter sculptor composer guitarist rapper
		comedian screenwriter playwright dramatist presenter boxer wrestler athlete cyclist swimmer driver coach manager officer
		soldier diplomat statesperson monarch king queen emperor pharaoh sultan shah caliph prince princess ruler pope bishop
		theologian activist engineer inventor explorer architect photographer model dancer cricketer golfer jockey astronaut
		criminal murderer executive physician surgeon psychologist sociologist anthropologist philanthropist socialite aristocrat
		noble revolutionary general admiral president minister senator congressman mayor governor chancellor statesman
		archaeologist astronomer biologist botanist zoologist chef designer drummer bassist pianist violinist conductor cellist
		trumpeter saxophonist broadcaster blogger youtuber laureate saint missionary rabbi imam priest spy agent
		sovereign cartoonist illustrator animator editor critic translator linguist educator professor academic skier skater
		gymnast sprinter midfielder goalkeeper striker defender quarterback pitcher outfielder baseman linebacker`)},
	{news.Geopolitical, words(`country state nation city town village municipality comune commune province region county district
		territory oblast prefecture canton department arrondissement borough settlement suburb capital township hamlet parish
		republic kingdom empire colony frazione neighborhood neighbourhood place principality emirate dependency subdivision
		governorate voivodeship raion krai metropolis autonomous-region ward seat locality shire duchy`)},
	{news.NamedEvent, words(`war battle event election coup massacre attack protest revolution rebellion uprising riot siege
		crusade invasion crisis disaster earthquake hurricane flood bombing shooting outbreak pandemic epidemic festival
		tournament championship championships season olympics games race cup conference summit treaty-signing conflict operation
		referendum scandal accident crash mission famine genocide assassination`)},
	{news.Work, words(`film album single song book novel series episode show painting play musical game podcast opera poem sculpture
		work treaty law act constitution agreement comic manga franchise-of-media documentary sitcom soap trilogy soundtrack
		program programme miniseries telenovela anthem hymn carol declaration composition story ballet symphony anime ep`)},
	{news.Place, words(`stadium bridge tower skyscraper castle palace building airport river lake mountain island archipelago sea ocean
		desert range peninsula valley park museum cathedral church mosque temple monastery site landmark cemetery reservoir
		volcano continent bay strait canal street square road highway line station dam prison house arena venue zoo beach
		glacier forest waterfall planet star asteroid moon structure group-of-islands gulf cape plateau hotel theatre`)},
	{news.Product, words(`aircraft car automobile vehicle weapon rifle pistol gun tank missile ship rocket spacecraft software app
		system language phone model console brand-of-food candy drink alcohol drug medication vaccine product
		browser smartphone computer microprocessor engine locomotive submarine helicopter family`)},
	{news.Organization, words(`organisation organization company business airline bank newspaper magazine university college school
		club team franchise party agency ministry court parliament legislature government band group duo label studio network
		broadcaster channel station-of-radio publisher manufacturer retailer chain institute foundation association union
		federation league committee council commission corporation conglomerate brand restaurant hospital army navy force
		website service community store supermarket museum-group developer charity church-body think-tank conservatory
		academy enterprise constructor cooperative operator orchestra choir dynasty monarchy police militia insurer
		brewery winery bakery museum-network media carrier mall organisation's`)},
	{news.Group, words(`people tribe ethnicity denomination religion nationality`)},
}

// typeOfNoun gives the type of what a singular noun names.
func typeOfNoun(noun string) (news.EntityType, bool) {
	for _, t := range typeNouns {
		if t.nouns[noun] {
			return t.typ, true
		}
	}
	return "", false
}

// before is what ends the head of a noun phrase.
var before = regexp.MustCompile(` (of|in|from|at|for|by|on|to|with|who|that|which|since|until|located|based|near|published|directed|owned|founded)\b|[(;:.]`)

// head is the noun that a phrase is about, in the singular, and the phrase
// without what follows it: "cities of the United States" is about a city.
func head(phrase string) (noun, short string) {
	if i := before.FindStringIndex(phrase); i != nil {
		phrase = phrase[:i[0]]
	}
	parts := strings.Fields(strings.ToLower(phrase))
	if len(parts) == 0 {
		return "", ""
	}
	noun = singular(parts[len(parts)-1])
	parts[len(parts)-1] = noun
	return noun, strings.Join(parts, " ")
}

// singular is the singular of a noun, by its ending.
func singular(noun string) string {
	switch stem := noun; {
	case knownNoun(noun), strings.HasSuffix(noun, "ss"), !strings.HasSuffix(noun, "s"):
		return noun
	case strings.HasSuffix(noun, "ies") && len(noun) > 5 && noun != "series":
		return stem[:len(noun)-3] + "y"
	case strings.HasSuffix(noun, "sses"), strings.HasSuffix(noun, "ches"), strings.HasSuffix(noun, "shes"), strings.HasSuffix(noun, "xes"):
		return stem[:len(noun)-2]
	case strings.HasSuffix(noun, "us"), strings.HasSuffix(noun, "is"):
		return noun
	default:
		return stem[:len(noun)-1]
	}
}

func knownNoun(noun string) bool {
	_, ok := typeOfNoun(noun)
	return ok
}

// classify gives the type of an item by the names of its classes and, where
// they say nothing or nothing certain, by its description.
func classify(classes []string, description string) news.EntityType {
	best := len(typeNouns)
	for _, class := range classes {
		weak := strings.Contains(class, "/") && class != "city/town"
		if noun, _ := head(class[strings.LastIndexAny(class, "-/:")+1:]); !weak {
			best = min(best, rankOf(noun))
		}
	}
	for _, phrase := range phrases(description) {
		if best == len(typeNouns) {
			noun, _ := head(phrase)
			best = rankOf(noun)
		}
	}
	if best < len(typeNouns) {
		return typeNouns[best].typ
	}
	if slices.ContainsFunc(classes, func(class string) bool { return strings.HasSuffix(class, "/organisation") }) {
		return news.Organization
	}
	return news.Other
}

// rankOf is the place of a noun's type among typeNouns, or their number.
func rankOf(noun string) int {
	for i, t := range typeNouns {
		if t.nouns[noun] {
			return i
		}
	}
	return len(typeNouns)
}

var joints = regexp.MustCompile(`,? and |, |/`)

// phrases splits a description's first statement, "American singer and actor in
// Texas", at its joints.
func phrases(description string) []string {
	if i := strings.Index(description, " is a"); i >= 0 {
		description = strings.TrimPrefix(description[i+5:], "n")
	}
	if i := before.FindStringIndex(description); i != nil {
		description = description[:i[0]]
	}
	return joints.Split(description, 4)
}

// kindsOf gives the nouns that the news may call an item by, from the names of
// its classes and its description.
func kindsOf(classes []string, description string) (kinds []string) {
	for _, class := range classes {
		if strings.ContainsAny(class, "/:") || strings.HasPrefix(class, "famous-") {
			continue
		}
		if _, short := head(strings.ReplaceAll(class, "-", " ")); short != "" && short != "human" && len(kinds) < 4 {
			kinds = union(kinds, []string{short})
		}
	}
	for _, phrase := range phrases(description) {
		if noun, _ := head(phrase); knownNoun(noun) && noun != "place" && len(kinds) < 6 {
			kinds = union(kinds, []string{noun})
		}
	}
	return kinds
}
