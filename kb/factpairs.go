package kb

import (
	"fmt"
	"regexp"
	"strings"

	"newsgraph/news"
)

// setFacts reads the sixth field of a line: "key: value" pairs separated by
// semicolons.
func (rec *record) setFacts(field string) error {
	for pair := range strings.SplitSeq(field, ";") {
		pair = strings.TrimSpace(pair)
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, ":")
		if value = strings.TrimSpace(value); value == "" {
			return fmt.Errorf("fact %q: write a key, a colon and a value, as in \"kind: retailer\"", pair)
		}
		if err := rec.setFact(key, value); err != nil {
			return fmt.Errorf("fact %q: %w", pair, err)
		}
	}
	return nil
}

func (rec *record) setFact(key, value string) (err error) {
	switch key {
	case "gender":
		return rec.setGender(value)
	case "kind":
		rec.item.Kinds = append(rec.item.Kinds, value)
	case "office":
		return rec.addOffice(value)
	case "seat":
		rec.refs = append(rec.refs, reference{relation: seat, to: value})
	case "link":
		rec.refs = append(rec.refs, reference{relation: link, to: value})
	case "demonym":
		_, err = rec.addName(value, news.Demonym)
	case "metonym":
		_, err = rec.addName(value, news.Metonym)
	default:
		return fmt.Errorf("there is no %q; write gender, kind, office, seat, link, demonym or metonym", key)
	}
	return err
}

func (rec *record) setGender(value string) error {
	g := news.Gender(value)
	if g != news.Female && g != news.Male && g != news.Neuter {
		return fmt.Errorf("%q is not a gender; write f (she), m (he) or x (they)", value)
	}
	if rec.item.Gender != "" {
		return fmt.Errorf("there is a gender already; keep one")
	}
	if rec.item.Type != news.Person {
		return fmt.Errorf("only a PERSON has a gender")
	}
	rec.item.Gender = g
	return nil
}

var (
	interval = regexp.MustCompile(`^[0-9-]*/[0-9-]*$`)
	bareDate = regexp.MustCompile(`^[0-9][0-9-]*$`)
)

// addOffice reads "role, of whom, from/to"; the last two may be left out, and
// whom may have commas in the name.
func (rec *record) addOffice(value string) error {
	if rec.item.Type != news.Person {
		return fmt.Errorf("only a PERSON has an office")
	}
	role, of, _ := strings.Cut(value, ",")
	office := news.Office{Role: strings.ToLower(strings.TrimSpace(role))}
	if office.Role == "" {
		return fmt.Errorf("write the role first, as in \"chancellor, Germany, 2005-11-22/2021-12-08\"")
	}
	of, dates := strings.TrimSpace(of), ""
	if last := strings.TrimSpace(of[strings.LastIndexByte(of, ',')+1:]); interval.MatchString(last) {
		of, dates = strings.TrimRight(strings.TrimSuffix(of, last), ", "), last
	} else if bareDate.MatchString(last) {
		return fmt.Errorf("%q: write from and to with a slash between them, as in 2005-11-22/2021-12-08; leave out the one that is open", last)
	}
	var err error
	if office.From, office.To, err = parseInterval(dates); err != nil {
		return err
	}
	if of != "" {
		rec.refs = append(rec.refs, reference{relation: officeOf, office: len(rec.item.Offices), to: of})
	}
	rec.item.Offices = append(rec.item.Offices, office)
	return nil
}

// parseInterval reads an interval of ISO 8601-2 (EDTF) with years, months or
// days, whose ends may be empty.
func parseInterval(s string) (from, to news.Date, err error) {
	start, end, _ := strings.Cut(s, "/")
	for _, part := range []struct {
		text string
		date *news.Date
	}{{start, &from}, {end, &to}} {
		if part.text == "" {
			continue
		}
		if *part.date, err = news.ParseDate(part.text); err != nil {
			return from, to, err
		}
	}
	if _, last := to.Bounds(); !to.IsZero() && !from.Time.Before(last) {
		return from, to, fmt.Errorf("%s ends before it begins", s)
	}
	return from, to, nil
}
