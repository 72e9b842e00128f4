package kb

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
)

var (
	// legal are words at the end of a firm's name that nobody says.
	legal = words(`inc incorporated corp corporation ltd limited llc llp plc ag sa s.a se nv bv n.v b.v gmbh co company
		ab asa oyj spa s.p.a sarl kg kgaa pty pjsc jsc ooo`)
	// generic are words at the end of the name of an organization that are left
	// out where it is known who is meant.
	generic = words(`companies group holdings holding international airlines airways airline bank university college
		technologies technology industries systems entertainment pictures studios motors motor records newspapers media
		press pharmaceuticals foods stores energy petroleum insurance financial partners capital management solutions
		communications networks network enterprises association foundation institute party railway railways railroad
		agency council committee commission`)
	// clubs are words at either end of the name of a sports club.
	clubs = words(`fc afc cf sc ac as sv vfb vfl tsv fk sk bk nk bc rc cd ud us ss ssc if bsc ca cs`)
	// open are words that alone name nobody.
	open = words(`first national the new old royal central general united federal international american world state
		public northern southern eastern western north south east west people's standard global a an of and great saint st
		open free one city community union super real big`)
	teams = regexp.MustCompile(`^(\p{Lu}.*?)( men's| women's)?( national| regional)?( [a-z][a-z0-9-]*)* team$`)
)

// addOrganizationForms adds the name without legal and generic endings and
// without the marks of a sports club, the country of a national team, the two
// halves of a club's name, and an acronym.
func (rec *record) addOrganizationForms(name string) {
	if team := teams.FindStringSubmatch(name); team != nil {
		rec.shorten(team[1])
		return
	}
	parts := strings.Fields(name)
	full := len(parts)
	parts = trimEnd(parts, legal)
	if len(parts) < full {
		rec.addShort(parts, news.Alias)
	} else {
		rec.addAcronym(parts)
	}
	rec.addTurned(name)
	if rest, ok := strings.CutPrefix(name, "United States "); ok {
		rec.addForm(rest, news.ShortForm)
	}
	if club := trimStart(trimEnd(parts, clubs), clubs); len(club) < len(parts) {
		rec.addShort(club, news.Alias)
		rec.addHalves(club)
		return
	}
	if slices.ContainsFunc(rec.item.Kinds, isTeam) {
		rec.addHalves(parts)
	}
	for len(parts) > 1 && generic[lowerWord(parts[len(parts)-1])] {
		parts = trimJoint(parts[:len(parts)-1])
		rec.addShort(parts, news.ShortForm)
	}
}

// addTurned adds the other order of a university's name, and a school's name
// without what it teaches: Oberlin Conservatory of Music.
func (rec *record) addTurned(name string) {
	before, behind, ok := strings.Cut(name, " of ")
	switch {
	case ok && before == "University" && !strings.Contains(behind, " "):
		rec.addForm(behind+" University", news.Alias)
	case ok && strings.Contains(before, " ") && schools[lowerWord(before[strings.LastIndexByte(before, ' ')+1:])]:
		rec.addForm(before, news.ShortForm)
	}
	if town, ok := strings.CutSuffix(name, " University"); ok && !strings.Contains(town, " ") {
		rec.addForm("University of "+town, news.Alias)
	}
}

// schools are the words for schools that teach one thing.
var schools = words("school college institute conservatory academy university")

func isTeam(kind string) bool {
	return strings.HasSuffix(kind, "team") || strings.HasSuffix(kind, "club") || strings.HasSuffix(kind, "franchise")
}

// addHalves adds the place and the nickname in a club's name: Comet Strelsau,
// Chicago Bulls.
func (rec *record) addHalves(parts []string) {
	if len(parts) > 1 {
		rec.addShort(parts[:len(parts)-1], news.ShortForm)
		rec.addShort(parts[len(parts)-1:], news.ShortForm)
	}
	if len(parts) > 2 {
		rec.addShort(parts[:1], news.ShortForm)
	}
}

// addShort adds a name, unless it says nothing.
func (rec *record) addShort(parts []string, form news.NameForm) {
	name := strings.Trim(strings.Join(parts, " "), ",& ")
	if len(parts) == 1 && open[lowerWord(name)] || utf8.RuneCountInString(name) < 3 {
		return
	}
	if form == news.ShortForm && slices.ContainsFunc(rec.item.Kinds, isTeam) {
		rec.shorten(name)
		return
	}
	rec.addForm(name, form)
}

// shorten adds a team's short form; an alias that it is becomes one.
func (rec *record) shorten(name string) {
	folded := news.FoldName(name)
	for i, n := range rec.names {
		if n.folded == folded && n.form == news.Alias && !n.written {
			rec.names[i].form = news.ShortForm
			return
		}
	}
	rec.addForm(name, news.ShortForm)
}

// addAcronym adds the first letters of three words or more: Federal Bureau of
// Investigation is the FBI.
func (rec *record) addAcronym(parts []string) {
	if len(parts) > 0 && parts[0] == "The" {
		parts = parts[1:]
	}
	if letters := capitals(parts); len(parts) >= 3 && len(letters) >= 3 && len(letters) <= 6 {
		rec.addForm(letters, news.ShortForm)
	}
}

// lowerWord is a word as it is in the sets.
func lowerWord(word string) string { return strings.Trim(strings.ToLower(word), ".,") }

// trimEnd leaves one word at least.
func trimEnd(parts []string, set map[string]bool) []string {
	for len(parts) > 1 && set[strings.ReplaceAll(lowerWord(parts[len(parts)-1]), ".", "")] {
		parts = trimJoint(parts[:len(parts)-1])
	}
	return parts
}

func trimStart(parts []string, set map[string]bool) []string {
	for len(parts) > 1 && set[strings.ReplaceAll(lowerWord(parts[0]), ".", "")] {
		parts = parts[1:]
	}
	return parts
}

// trimJoint takes what joined the last word to the others.
func trimJoint(parts []string) []string {
	for len(parts) > 1 && slices.Contains([]string{"&", "and", "of", "-"}, parts[len(parts)-1]) {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// addPlaceForms adds, for "Half Moon Bay, California", the place alone, and
// the name with the abbreviations of the state that newspapers use.
func (rec *record) addPlaceForms(name string) {
	place, region, ok := strings.Cut(name, ", ")
	if !ok {
		return
	}
	rec.addForm(place, news.Alias)
	for _, short := range strings.Fields(states[region]) {
		rec.addForm(place+", "+short, news.Alias)
	}
}

// addRegionForm adds the name of a region without the word for its kind:
// Province of Milan, Milan Province.
func (rec *record) addRegionForm(name string) {
	if kind, place, ok := strings.Cut(name, " of "); ok && regions[kind] {
		rec.addForm(strings.TrimPrefix(place, "the "), news.ShortForm)
	}
	if i := strings.LastIndexByte(name, ' '); i > 0 && regions[name[i+1:]] {
		rec.addForm(name[:i], news.ShortForm)
	}
}

// regions are words for a kind of region that its name is short without.
var regions = words(`Province Principality State Republic Kingdom Duchy Canton County District Oblast Region Governorate
	Department Prefecture Voivodeship Municipality Territory Emirate Island Islands Archipelago`)

// states are the abbreviations of the states of the United States: those of
// newspapers (the AP's) and those of the post.
var states = map[string]string{
	"Alabama": "Ala. AL", "Alaska": "AK", "Arizona": "Ariz. AZ", "Arkansas": "Ark. AR", "California": "Calif. CA",
	"Colorado": "Colo. CO", "Connecticut": "Conn. CT", "Delaware": "Del. DE", "Florida": "Fla. FL", "Georgia": "Ga. GA",
	"Hawaii": "HI", "Idaho": "ID", "Illinois": "Ill. IL", "Indiana": "Ind. IN", "Iowa": "IA", "Kansas": "Kan. KS",
	"Kentucky": "Ky. KY", "Louisiana": "La. LA", "Maine": "ME", "Maryland": "Md. MD", "Massachusetts": "Mass. MA",
	"Michigan": "Mich. MI", "Minnesota": "Minn. MN", "Mississippi": "Miss. MS", "Missouri": "Mo. MO", "Montana": "Mont. MT",
	"Nebraska": "Neb. NE", "Nevada": "Nev. NV", "New Hampshire": "N.H.", "New Jersey": "N.J.", "New Mexico": "N.M.",
	"New York": "N.Y.", "North Carolina": "N.C.", "North Dakota": "N.D. ND", "Ohio": "OH", "Oklahoma": "Okla. OK",
	"Oregon": "Ore. OR", "Pennsylvania": "Pa. PA", "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D. SD",
	"Tennessee": "Tenn. TN", "Texas": "TX", "Utah": "UT", "Vermont": "Vt. VT", "Virginia": "Va. VA", "Washington": "Wash. WA",
	"West Virginia": "W.Va. WV", "Wisconsin": "Wis. WI", "Wyoming": "Wyo. WY", "District of Columbia": "D.C.",
}
