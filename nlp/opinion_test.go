package nlp

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/news"
)

// held writes the opinions that have a stance.
func held(a *news.Article, r *news.Reading) string {
	var out []string
	for _, o := range r.Opinions {
		if o.Stance != news.StanceUnclear {
			out = append(out, heldOne(a, r, o))
		}
	}
	return strings.Join(out, "; ")
}

// heldOne writes an opinion as "holder: words > target STANCE (aspect)", with
// "writer" for the writer.
func heldOne(a *news.Article, r *news.Reading, o news.Opinion) string {
	holder := "writer"
	if !o.Written() {
		holder = strings.ToLower(string(o.Voice)) + " " + called(a, r, o.Holder)
	}
	line := fmt.Sprintf("%s: %s > %s %s", holder, o.Words.Of(a.Text), called(a, r, o.Target), o.Stance)
	if o.Aspect != (news.Span{}) {
		line += " (" + o.Aspect.Of(a.Text) + ")"
	}
	return line
}

func TestOpinions(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"Microsoft is reckless.", "writer: reckless > Microsoft NEGATIVE"},
		{"I think Microsoft is not reckless at all.", "writer: reckless > Microsoft POSITIVE"},
		{"Frankly, Donald Trump is a disgrace.", "writer: disgrace > Donald Trump NEGATIVE"},
		{"Microsoft’s foolish plan is another matter.", "writer: foolish > Microsoft NEGATIVE (Microsoft’s foolish plan)"},
		{"The plan of Microsoft is brilliant and brave.", "writer: brilliant > Microsoft POSITIVE (The plan of Microsoft)"},
		{"I admire Angela Merkel.", "writer: admire > Angela Merkel POSITIVE"},
		{"I do not trust Huawei.", "writer: trust > Huawei NEGATIVE"},
		{"Donald Trump should resign, and I say so as a friend.", "writer: resign > Donald Trump NEGATIVE"},
		{"Donald Trump has botched the whole thing, as I said he would.", "writer: botched > Donald Trump NEGATIVE"},
		{"Microsoft deserves our praise for once.", "writer: praise > Microsoft POSITIVE"},
		{"Microsoft has never shown courage, as we all know.", "writer: courage > Microsoft NEGATIVE"},
		{"Microsoft foolishly bought Skype, and we all knew it.", "writer: foolishly > Microsoft NEGATIVE"},
		{"Microsoft failed to impress me.", "writer: impress > Microsoft NEGATIVE"},
		{"Microsoft is far from wise, I would say.", "writer: wise > Microsoft NEGATIVE"},
		{"Microsoft is brave but foolish, I would say.", "writer: brave but foolish > Microsoft MIXED"},
		{"Is Microsoft reckless?", ""},
		{"If Microsoft is reckless, I will be the first to say so.", ""},
		{"Microsoft may be reckless, for all I know.", ""},
		{"I saw Microsoft’s reckless customers.", ""},
		{"China criticized the United States on Monday.", "reportage China: criticized > United States NEGATIVE"},
		{"China did not criticize the United States on Monday.", ""},
		{"Angela Merkel praised Emmanuel Macron on Monday.", "reportage Angela Merkel: praised > Emmanuel Macron POSITIVE"},
		{"“Huawei is a menace,” Donald Trump said on Monday.", "quoted Donald Trump: menace > Huawei NEGATIVE"},
		{"Donald Trump said on Monday that Huawei was dishonest.", "paraphrased Donald Trump: dishonest > Huawei NEGATIVE"},
		{"Donald Trump called Huawei dishonest on Monday.", "paraphrased Donald Trump: dishonest > Huawei NEGATIVE"},
		{"The storm hit the terrible roads of China on Monday.", ""},
		{"Microsoft bought Skype on Monday.", ""},
		{"Nobody should trust Huawei.", "writer: trust > Huawei NEGATIVE"},
		{"The cruelty of Donald Trump knows no bounds.", "writer: cruelty > Donald Trump NEGATIVE"},
		{"Donald Trump lacks courage, as we all know.", "writer: courage > Donald Trump NEGATIVE"},
		{"Shame on Microsoft.", "writer: Shame > Microsoft NEGATIVE"},
		{"Banning TikTok is foolish.", ""},
		{"Critics slammed Microsoft on Monday.", "reportage 'Critics': slammed > Microsoft NEGATIVE"},
		{"I do not say that Microsoft was reckless.", ""},
		{"I deplore Microsoft’s arrogance.", "writer: arrogance > Microsoft NEGATIVE"},
		{"Microsoft’s triumph annoyed nobody, and I liked it.", ""},
	} {
		a := article("2020-08-07", tt.text)
		a.Genre = news.OpinionGenre
		if got := held(a, read(t, r, a)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestSpokenOf has a writer speak of somebody without a word of judgment, in
// words of their own.
func TestSpokenOf(t *testing.T) {
	a := article("2020-08-07", "What will Microsoft do next, I wonder, and what will it do to us all?", "Microsoft bought Skype in 2011.", "“It is raining,” Angela Merkel said.")
	a.Genre = news.OpinionGenre
	reading := read(t, reader(t), a)
	got := ""
	for _, o := range reading.Opinions {
		got += fmt.Sprint(o.Sentence, " ", o.Target.Span.Of(a.Text), " ", o.Stance, " ", o.Voice, " ", o.Written(), "; ")
	}
	if want := "0 Microsoft UNCLEAR COMMENTARY true; 1 Microsoft UNCLEAR REPORTAGE true; 1 Skype UNCLEAR REPORTAGE true; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestDeniedOpinions shows what is left of a stance where words of judgment are
// denied, and that two denials that meet leave none.
func TestDeniedOpinions(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"Microsoft is neither stupid nor reckless.", "stupid > Microsoft POSITIVE"},
		{"Microsoft is neither brilliant nor brave.", "brilliant > Microsoft NEGATIVE"},
		{"Microsoft is by no means brilliant.", "brilliant > Microsoft NEGATIVE"},
		{"Microsoft is not only reckless but stupid.", "reckless > Microsoft NEGATIVE"},
		{"Elon Musk is not only brilliant but brave.", "brilliant > Elon Musk POSITIVE"},
		{"Microsoft is not just a disgrace.", "disgrace > Microsoft NEGATIVE"},
		{"Microsoft is no less reckless than Google.", "reckless > Microsoft NEGATIVE"},
		{"Microsoft is not brilliant and not brave.", "brilliant > Microsoft NEGATIVE"},
		{"Microsoft is not brilliant but brave.", "brilliant but brave > Microsoft MIXED"},
		{"Microsoft is never stupid or reckless.", "stupid > Microsoft POSITIVE"},
		{"Microsoft is not a reckless company.", "reckless > Microsoft POSITIVE"},
		{"Microsoft is too reckless and stupid.", "reckless > Microsoft NEGATIVE"},
		{"I hardly trust Microsoft.", "trust > Microsoft NEGATIVE"},
		{"Microsoft is brave, if not brilliant.", "brave > Microsoft POSITIVE"},
		{"Microsoft is anything but reckless.", ""},
		{"Microsoft is nothing if not stupid.", ""},
		{"Microsoft is not so much reckless as stupid.", ""},
		{"Microsoft is no more reckless than Google.", ""},
		{"Microsoft lacks neither courage nor wisdom.", ""},
		{"Microsoft is not without courage.", ""},
		{"Microsoft is not too bad.", ""},
		{"Tim Cook denied that Microsoft is reckless.", ""},
		{"Tim Cook denied that he had praised Microsoft.", ""},
		{"Tim Cook denied being reckless, and I was there.", ""},
		{"I doubt that Microsoft is reckless.", ""},
		{"I disagree that Microsoft is reckless.", ""},
		{"I rejected the claim that Microsoft is reckless.", ""},
		{"It is false that Microsoft is reckless.", ""},
		{"Nobody can deny that Microsoft is reckless.", ""},
		{"I once thought that Microsoft was reckless.", ""},
		{"I used to think that Microsoft was reckless.", ""},
	} {
		a := article("2020-08-07", tt.text)
		a.Genre = news.OpinionGenre
		if got := strings.TrimPrefix(held(a, read(t, r, a)), "writer: "); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
