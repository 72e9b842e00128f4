package nlp

import (
	"strings"
	"testing"
)

// TestClauses shows who does what to whom in each clause of a sentence, as
// "head(subject, object; prepositions with what stands behind them)", with the
// modal, the tense and "not" in front.
func TestClauses(t *testing.T) {
	m := model(t)
	for _, tt := range []struct{ text, want string }{
		{"Trump met Nadella on Sunday.", "past met(Trump, Nadella; on Sunday)"},
		{"The app was banned by Trump.", "past banned(Trump, app; by Trump)"},
		{"The suit was brought not by Tencent but by users.", "past brought(users, suit; by Tencent)"},
		{"The app banned by Trump is Chinese.", "banned(Trump, app; by Trump) present is(app, -)"},
		{"He was given a list by the court.", "past given(court, list, He)"},
		{"The court gave him a list.", "past gave(court, list, him)"},
		{"The court gave a list to him.", "past gave(court, list, him)"},
		{"Trump ordered the firm to sell the app.", "past ordered(Trump, firm) sell(firm, app)"},
		{"The firm promised Trump to sell the app.", "past promised(firm, Trump) sell(firm, app)"},
		{"The firm refused to sell the app.", "past refused(firm, -) sell(firm, app)"},
		{"Trump signed a law banning the app.", "past signed(Trump, law) banning(law, app)"},
		{"The firm has a plan to sell the app.", "present has(firm, plan) sell(firm, app)"},
		{"The firm is in talks to sell the app.", "present is(firm, -; in talks) sell(firm, app)"},
		{"The firm is willing to sell the app.", "present is(firm, -) sell(firm, app)"},
		{"He was arrested and charged.", "past arrested(-, He) past charged(-, He)"},
		{"She came and saw the judge.", "past came(She, -) past saw(She, judge)"},
		{"The man who sued the firm left.", "past sued(man, firm) left(man, -)"},
		{"The app they bought failed.", "past bought(they, app) past failed(app, -)"},
		{"They barred the firm from selling the app.", "past barred(They, firm; from selling) selling(firm, app)"},
		{"They tested the rocket by launching it.", "past tested(They, rocket; by launching) launching(They, it)"},
		{"She will not meet him.", "future not will meet(She, him)"},
		{"She may have met him.", "may met(She, him)"},
		{"Neither China nor Japan signed it.", "past not signed(China, it)"},
		{"The judge labelled the firm a bully.", "past labelled(judge, firm)"},
		{"They carried out the attack.", "past carried out(They, attack)"},
		{"The court gave the firm a chance to sell the app.", "past gave(court, chance, firm) sell(firm, app)"},
	} {
		a := article("2020-08-07", tt.text)
		f := newTree(parse(a, m))
		var got []string
		for _, c := range f.clauses() {
			got = append(got, f.written(&c))
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// written writes a clause for people.
func (f tree) written(c *clause) string {
	word := func(i int) string {
		if i < 0 {
			return "-"
		}
		return f.list[i].text
	}
	out := word(c.head) + "(" + word(c.subject) + ", " + word(c.object)
	if c.particle >= 0 {
		out = word(c.head) + " " + word(c.particle) + "(" + word(c.subject) + ", " + word(c.object)
	}
	if c.receiver >= 0 {
		out += ", " + word(c.receiver)
	}
	for _, o := range c.obliques {
		out += "; " + o.preposition + " " + word(o.at)
	}
	out += ")"
	if c.modal != "" {
		out = c.modal + " " + out
	}
	if c.negated {
		out = "not " + out
	}
	return [...]string{"", "past ", "present ", "future "}[c.tense] + out
}
