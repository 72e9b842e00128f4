package nlp

import (
	"fmt"
	"strings"
	"testing"
)

func TestRoles(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"Microsoft CEO Satya Nadella spoke in Rome.", "Satya Nadella: CEO, Microsoft"},
		{"Satya Nadella, chief executive of Microsoft, spoke in Rome.", "Satya Nadella: chief executive, Microsoft"},
		{"Tim Cook, Apple's chief executive, agreed with the plan.", "Tim Cook: chief executive, Apple"},
		{"Apple's chief executive Tim Cook agreed with the plan.", "Tim Cook: chief executive, Apple"},
		{"Former US president Barack Obama wrote a book.", "Barack Obama: Former president, US"},
		{"The president of France, Emmanuel Macron, arrived in Berlin.", "Emmanuel Macron: president, France"},
		{"President of France Emmanuel Macron arrived in Berlin.", "Emmanuel Macron: President, France"},
		{"Angela Merkel, the former chancellor, wrote a book.", "Angela Merkel: former chancellor"},
		{"German Chancellor Angela Merkel met Mr. Obama.", "Angela Merkel: Chancellor, Germany"},
		{"Then-prime minister Theresa May resigned.", "Theresa May: Then-prime minister"},
		{"Jane Roe, a teacher, came to Rome with Tim Cook.", ""},
	} {
		a := article("2020-08-07", tt.text)
		reading := read(t, r, a)
		var got []string
		for _, role := range reading.Roles {
			line := fmt.Sprintf("%s: %s", reading.Clusters[role.Person].Name, role.Title)
			if role.Organization >= 0 {
				line += ", " + reading.Clusters[role.Organization].Name
			}
			got = append(got, line)
		}
		if got := strings.Join(got, "; "); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
