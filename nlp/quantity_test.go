package nlp

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/news"
)

// amountOf writes a quantity as "low..high unit of what", with "~" if it is
// approximate.
func amountOf(a *news.Article, q *news.Quantity) string {
	if q == nil {
		return ""
	}
	end := func(n *float64) string {
		if n == nil {
			return ""
		}
		return fmt.Sprintf("%.4g", *n)
	}
	s := end(q.Low)
	if q.Low == nil || q.High == nil || *q.Low != *q.High {
		s += ".." + end(q.High)
	}
	if q.Approximate {
		s = "~" + s
	}
	return strings.TrimSpace(s + " " + q.Currency + q.Unit + " " + q.OfWhat.Of(a.Text))
}

func TestQuantities(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"Microsoft bought GitHub for $7.5 billion.", "7.5e+09 USD"},
		{"Microsoft bought GitHub for about $7.5 billion.", "~7.5e+09 USD"},
		{"Microsoft bought GitHub for more than 2 million euros.", "2e+06.. EUR"},
		{"Microsoft bought GitHub for up to £300,000.", "..3e+05 GBP"},
		{"Microsoft bought GitHub for 44 billion yuan.", "4.4e+10 CNY"},
		{"Russia killed 39 people in Syria.", "39 person people"},
		{"Russia killed at least twenty-two soldiers in Syria.", "22.. soldier soldiers"},
		{"Microsoft bought GitHub for between $3 billion and $4 billion.", "3e+09..4e+09 USD"},
		{"Microsoft bought Google.", ""},
	} {
		a := article("2020-08-07", tt.text)
		reading, got := read(t, r, a), ""
		for _, s := range reading.Statements {
			if got == "" {
				got = amountOf(a, s.Quantity)
			}
		}
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
