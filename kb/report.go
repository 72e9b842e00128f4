package kb

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Report says what became of a source.
type Report struct {
	Source  string
	Rows    int            // that were read
	Added   int            // as items of their own
	Joined  int            // to items that sources before it have
	Ignored map[string]int // rows, by why
	Notes   []string       // on rows of the user's own that met others
}

// skipped counts rows that are left out, by why.
type skipped map[string]int

// String is a line.
func (r Report) String() string {
	text := fmt.Sprintf("%s: %d rows", r.Source, r.Rows)
	if r.Added+r.Joined > 0 {
		text += fmt.Sprintf(", %d items added, %d joined to those of sources before", r.Added, r.Joined)
	}
	for _, why := range slices.Sorted(maps.Keys(r.Ignored)) {
		text += fmt.Sprintf(", %d ignored (%s)", r.Ignored[why], why)
	}
	return text
}

// reports looks at the groups before they are merged.
func (in *sources) reports() (list []Report) {
	seen := make(map[string]*record)
	for i, group := range in.groups {
		r := Report{Source: in.bases[i], Ignored: in.skipped[i]}
		for _, n := range r.Ignored {
			r.Rows += n
		}
		for _, rec := range group {
			r.Rows++
			first := seen[rec.item.ID]
			if first == nil {
				seen[rec.item.ID] = rec
				r.Added++
			} else {
				r.Joined++
			}
			if note := rec.meeting(first); note != "" {
				r.Notes = append(r.Notes, rec.where+": "+note)
			}
		}
		list = append(list, r)
	}
	return append(list, in.tables...)
}

// meeting says what becomes of a row of the user's own beside the first record
// of the same item, if there is one.
func (rec *record) meeting(first *record) string {
	var says []string
	if rec.note != "" {
		says = append(says, fmt.Sprintf("%q %s", rec.item.Name, rec.note))
	}
	if !rec.own || first == nil {
		return strings.Join(says, "; ")
	}
	if rec.note == "" {
		says = append(says, fmt.Sprintf("%q joins %s", rec.item.Name, first.called()))
	}
	if rec.item.Description != "" {
		says = append(says, "its description is added")
	}
	if n := len(rec.item.Aliases); n > 0 {
		says = append(says, fmt.Sprintf("%d aliases are added", n))
	}
	if rec.item.Type != "" && rec.item.Type != first.item.Type {
		says = append(says, fmt.Sprintf("its type %s is left out", rec.item.Type))
	}
	return strings.Join(says, "; ")
}
