package nlp

import "testing"

// TestAttached reads sentences in which the model hangs words on wrong ones, or
// sees one sentence where there are two.
func TestAttached(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Ann Lee of Greenpeace said, \"Why not?\"  Director Tom Reed said, \"People must know.\"": "Ann Lee employer Greenpeace ONGOING; Ann Lee say - HAPPENED; Tom Reed say - HAPPENED",
		"Elon Musk told Reuters shares had fallen.":                                               "Elon Musk say Reuters HAPPENED",
		"The office is shut because Trump and Congress could not reach an agreement.":             "Trump agree Congress not HAPPENED",
		"Iran sued Google, and Iraq sued Apple, according to Oman.":                               "Iran sue Google HAPPENED; Iraq sue Apple HAPPENED; Oman say - HAPPENED",
		"According to Oman, Iran sued Google.":                                                    "Oman say - HAPPENED; Iran sue Google HAPPENED",
		"Time named Elon Musk Person of the Year.":                                                "",
	} {
		a := article("2020-08-07", text)
		if got := stated(a, read(t, r, a)); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
