package extract

import (
	"encoding/json"
	"html"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// object is a JSON-LD object.
type object = map[string]any

// linkedData is what the JSON-LD scripts of a page say.
type linkedData struct {
	objects []object          // with a type, outermost first, in page order
	byID    map[string]object // by @id; of several with one id, the one that says most
}

// readLinkedData reads the texts of JSON-LD scripts. Faulty JSON is mended where
// the faults are those that outlets make, else skipped.
func readLinkedData(scripts []string) linkedData {
	l := linkedData{byID: make(map[string]object)}
	for _, s := range scripts {
		for _, v := range decodeJSON(s) {
			l.collect(v)
			l.index(v)
		}
	}
	return l
}

// collect lists the objects that describe the page, not those that they refer
// to, such as the articles of a list.
func (l *linkedData) collect(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.collect(e)
		}
	case object:
		if len(types(v)) > 0 {
			l.objects = append(l.objects, v)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			l.collect(v[key])
		}
	}
}

func (l *linkedData) index(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.index(e)
		}
	case object:
		if id, ok := v["@id"].(string); ok && len(v) > len(l.byID[id]) {
			l.byID[id] = v
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			l.index(v[key])
		}
	}
}

// resolve gives the object that v is or refers to by its @id; nil if none.
func (l linkedData) resolve(v any) object {
	o, _ := v.(object)
	if id, ok := o["@id"].(string); ok && len(o) < len(l.byID[id]) {
		return l.byID[id]
	}
	return o
}

// article is the object that describes the article: of those of an article
// type the first, else a web page with a date; nil if there is none.
func (l linkedData) article() object {
	for _, o := range l.objects {
		if slices.ContainsFunc(types(o), isArticleType) {
			return o
		}
	}
	for _, o := range l.objects {
		if o["datePublished"] != nil && slices.Contains(types(o), "WebPage") {
			return o
		}
	}
	return nil
}

// isArticleType reports whether a type of schema.org is one of texts: Article,
// NewsArticle, OpinionNewsArticle, BlogPosting, LiveBlogPosting, Report, Review.
func isArticleType(name string) bool {
	return strings.HasSuffix(name, "Article") || strings.HasSuffix(name, "Posting") && name != "JobPosting" || name == "Report" || name == "Review"
}

// types are the names of an object's types, without the vocabulary.
func types(o object) []string {
	var list []string
	for _, s := range stringsOf(o["@type"]) {
		list = append(list, s[strings.LastIndexAny(s, "/:#")+1:])
	}
	return list
}

// stringsOf gives the strings that v is or lists.
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var list []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				list = append(list, s)
			}
		}
		return list
	}
	return nil
}

// text is the first text that v gives, without markup; "" if it gives none.
func (l linkedData) text(v any) string {
	switch v := v.(type) {
	case string:
		return plainText(v)
	case []any:
		for _, e := range v {
			if s := l.text(e); s != "" {
				return s
			}
		}
	case object:
		o := l.resolve(v)
		for _, key := range []string{"name", "@value"} {
			if s, ok := o[key].(string); ok {
				return plainText(s)
			}
		}
	}
	return ""
}

// address is the web address that v gives; "" if it gives none.
func (l linkedData) address(v any) string {
	o, ok := v.(object)
	if !ok {
		return webAddress(l.text(v))
	}
	for _, key := range []string{"url", "@id"} {
		if s, ok := o[key].(string); ok && webAddress(s) != "" {
			return s
		}
	}
	return ""
}

// names are the names of the people or agencies that v gives; of organizations
// only where it gives no people.
func (l linkedData) names(v any) []string {
	var b byType
	l.collectNames(v, &b)
	if len(b.persons) > 0 {
		return b.persons
	}
	return b.organizations
}

// byType are names, at most maxNames of each type.
type byType struct{ persons, organizations []string }

func (b *byType) add(name string, organization bool) {
	switch {
	case !organization && len(b.persons) < maxNames:
		b.persons = append(b.persons, name)
	case organization && len(b.organizations) < maxNames && !strings.Contains(name, ","): // with a place after it, it is no byline
		b.organizations = append(b.organizations, name)
	}
}

func (l linkedData) collectNames(v any, b *byType) {
	switch v := v.(type) {
	case string:
		b.add(plainText(v), false)
	case []any:
		for _, e := range v {
			l.collectNames(e, b)
		}
	case object:
		if len(b.persons) == maxNames {
			return
		}
		o := l.resolve(v)
		names := stringsOf(o["name"])
		organization := slices.ContainsFunc(types(o), isOrganization)
		for _, s := range names[:min(len(names), maxNames)] {
			b.add(plainText(s), organization)
		}
	}
}

func isOrganization(name string) bool { return strings.HasSuffix(name, "Organization") }

var markup = regexp.MustCompile(`<[^<>]*>`)

// plainText takes markup and character references out of a text that should
// have none.
func plainText(s string) string {
	return collapse(markup.ReplaceAllString(html.UnescapeString(s), " "))
}

var (
	wrapping      = regexp.MustCompile(`^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\*/)?|;)\s*$`)
	trailingComma = regexp.MustCompile(`,\s*([}\]])`)
)

// decodeJSON gives the values of a script, which should be one but may be
// several in a row.
func decodeJSON(s string) []any {
	if list, err := decodeAll(s); err == nil {
		return list
	}
	s = wrapping.ReplaceAllString(s, "")
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	s = trailingComma.ReplaceAllString(s, "$1")
	if !strings.Contains(s, `"`) {
		s = html.UnescapeString(s)
	}
	list, _ := decodeAll(s)
	return list
}

func decodeAll(s string) ([]any, error) {
	var list []any
	d := json.NewDecoder(strings.NewReader(s))
	for {
		var v any
		switch err := d.Decode(&v); err {
		case nil:
			list = append(list, v)
		case io.EOF:
			return list, nil
		default:
			return list, err
		}
	}
}
