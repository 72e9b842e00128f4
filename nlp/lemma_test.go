package nlp

import "testing"

// TestVerbLemma shows which lemmas of the model are mended: those that no table
// knows, where one knows a stem of the form.
func TestVerbLemma(t *testing.T) {
	for _, tt := range []struct{ form, lemma, want string }{
		{"fined", "fin", "fine"},
		{"fining", "fin", "fine"},
		{"fines", "fin", "fine"},
		{"raped", "rap", "rape"},
		{"hoping", "hop", "hope"},
		{"installed", "instal", "install"},
		{"cofounded", "cofounde", "cofound"},
		{"relaunched", "relaunche", "relaunch"},
		{"reappointing", "reappointe", "reappoint"},
		{"lambasted", "lambast", "lambast"},
		{"banned", "banne", "ban"},
		{"ratifies", "ratifie", "ratify"},
		{"denied", "denie", "deny"},
		{"banned", "ban", "ban"},
		{"found", "find", "find"},
		{"hopped", "hop", "hop"},
		{"walked", "walk", "walk"},
		{"is", "be", "be"},
		{"'s", "'s", "'s"},
	} {
		if got := verbLemma(tt.form, tt.lemma); got != tt.want {
			t.Errorf("%s (%s): got %s, want %s", tt.form, tt.lemma, got, tt.want)
		}
	}
}
