package nlp

import "testing"

// TestShortForms reads short forms of names, which mean whoever has the name in
// full before, if it is a body that the short form is not the usual name of.
func TestShortForms(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Meridian Airlines sued the pilots. They said that Meridian had lied.": "Meridian Airlines",
		"Microsoft Research said that Microsoft had won.":                      "Microsoft",
		"Delta Air Lines said that Delta had won.":                             "Delta Air Lines",
	} {
		reading := read(t, r, article("2020-08-07", text))
		last := reading.Mentions[len(reading.Mentions)-1]
		if got := reading.Clusters[last.Cluster].Name; got != want {
			t.Errorf("%s: the last name is %s, want %s", text, got, want)
		}
	}
}
