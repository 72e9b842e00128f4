package nlp

import (
	"strings"
	"testing"

	"newsgraph/news"
)

// TestMostWords tells whose words most of a sentence are, in a text with others.
func TestMostWords(t *testing.T) {
	r := reader(t)
	a := article("2021-03-04",
		"# Council Cuts Fares",
		"The council cut fares on Monday. “It was about time, and we are glad,” Peter Lang said. “Good.”",
		"> Fares shall be lower than they were.",
		"Fares were called “high” by three members of the council in May.")
	want := []news.Voice{news.Headline, news.Reportage, news.Quoted, news.Quoted, news.Quoted, news.Reportage}
	for i, s := range read(t, r, a).Sentences {
		if s.Voice != want[i] {
			t.Errorf("%s: got %s, want %s", s.Span.Of(a.Text), s.Voice, want[i])
		}
	}
}

// TestVoices tells the voice of sentences that stand alone.
func TestVoices(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		voice     news.Voice
		sentences string // a line each
	}{
		{news.Reportage, `
			The council approved the budget on Tuesday by nine votes to four.
			Shares of the company fell 4.2 percent in New York.
			The bridge was closed for two hours after a lorry hit a barrier.
			Maria Lopez was born in Quito in 1962 and studied law in Lima.
			The ministry will publish the figures in March.
			About 300 people were evacuated from the valley when the river burst its banks.
			The two firms agreed to merge last year.
			Under the law, importers must register by the end of June.
			The ship left Hamburg on Monday with 214 passengers on board.
			Turnout was 61 percent, down from 68 percent four years earlier.
			The suit was filed in a federal court in Ohio.
			Smith, 54, succeeds Karen Jones, who retired in May.
			The flight from Oslo landed in Rome at 6 p.m.
			The storm killed at least 12 people and cut power to 40,000 homes.
			The bank raised its main interest rate to 2.5 percent on Thursday.
			The plant employs 1,200 workers and makes engines for trucks.
			Ministers from 14 countries met in Vienna to discuss the treaty.
			The committee meets again on September 3.
			The museum reopened in July after repairs that cost $12 million.
			The pilots' union called a strike for Saturday.`},
		{news.Commentary, `
			This is an absurd and shameful way to run a railway.
			Nobody should be surprised that it failed so miserably.
			We ought to be ashamed of ourselves.
			Surely there is a better way.
			It is hard to imagine a more foolish decision.
			How could anyone believe such nonsense?
			What happens next is anyone's guess.
			Frankly, I have never heard a sillier argument.
			The truth is that they simply do not care.
			Let us not pretend that this is anything but a disgrace.
			What a wonderful, generous and moving book this is!
			That is not good enough, and it never will be.
			If this is progress, I would hate to see decline.
			And yet the whole thing feels utterly pointless.
			So much for the honesty of our leaders.
			There is something deeply sad about all this.
			It seems to me that the cure is worse than the disease.
			The plan is a reckless gamble with other people's lives.
			I think she was right, and brave too.`},
		{news.Paraphrased, `
			Police arrested three men in Leeds on Friday, a spokeswoman for the force told reporters.
			Police deny firing at the crowd.
			Peter Lang, who runs the railway, denied it was late.
			Quito, the seat of the firm that owns the mine, said it would not close it.
			The deal is near, Reuters reported, citing two officials in Berlin.
			Peru slammed Chile for its awful and shameful treatment of miners.`},
		{news.Quoted, `
			“We are very happy with the result and we will try to do better next year,” Brown said.
			“Our officers used only tear gas,” a police spokesman told the BBC.
			“We are pleased with the ruling,” said Carol Lang, the general counsel of the union.
			“This is an absurd and shameful way to run a railway,” said Peter Lang.`},
		{news.Headline, `
			# This Is an Absurd Way to Run a Railway
			# Council Approves Budget`},
	} {
		for line := range strings.Lines(strings.TrimSpace(tt.sentences)) {
			line = strings.TrimSpace(line)
			a := article("2021-03-04", line)
			reading := read(t, r, a)
			if len(reading.Sentences) != 1 || reading.Sentences[0].Voice != tt.voice {
				t.Errorf("%s: got %d sentences, %s (odds %.2f), want %s", line, len(reading.Sentences), reading.Sentences[0].Voice, r.Comments(a)[0].Odds, tt.voice)
			}
		}
	}
}

// TestColumn tells the voice of what stands in a column.
func TestColumn(t *testing.T) {
	r := reader(t)
	a := article("2021-03-04",
		"# The minister must go",
		"Opinion",
		"I have never seen the trains so late. She should resign.",
		"Police killed two students in Quito on Tuesday.",
		"What are we to make of that?",
		"“I am sorry,” the minister said.")
	a.Genre = news.OpinionGenre
	want := []news.Voice{news.Headline, news.Reportage, news.Commentary, news.Commentary, news.Reportage, news.Commentary, news.Quoted}
	for i, s := range read(t, r, a).Sentences {
		if s.Voice != want[i] {
			t.Errorf("%s: got %s, want %s", s.Span.Of(a.Text), s.Voice, want[i])
		}
	}
}

// TestCommentWeights checks that each feature has a name and a weight.
func TestCommentWeights(t *testing.T) {
	if got, want := len(CommentFeatures()), int(flavorFirst); got != want {
		t.Errorf("got %d names of features, want %d", got, want)
	}
	if got := len(commentWeights.Of); got != allFeatures {
		t.Errorf("got %d weights, want %d", got, allFeatures)
	}
	if got := len(commentWeights.Directions); got != int(flavors) {
		t.Errorf("got %d directions, want %d", got, int(flavors))
	}
}
