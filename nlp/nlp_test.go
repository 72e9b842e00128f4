package nlp

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/kb"
	"newsgraph/news"
	"newsgraph/nlp/spacy"
	"newsgraph/nlp/spacy/en"
)

// article makes an article of paragraphs; one that begins with "# " is a heading
// and one that begins with "> " a block quote.
func article(published string, paragraphs ...string) *news.Article {
	a := &news.Article{URL: "https://a.example/1", Language: "en"}
	for i, p := range paragraphs {
		kind := news.Paragraph
		if rest, ok := strings.CutPrefix(p, "# "); ok {
			kind, p = news.Heading, rest
		} else if rest, ok := strings.CutPrefix(p, "> "); ok {
			kind, p = news.BlockQuote, rest
		}
		if i > 0 {
			a.Text += "\n\n"
		}
		start := len(a.Text)
		a.Text += p
		a.Blocks = append(a.Blocks, news.Block{Kind: kind, Span: news.Span{Start: start, End: len(a.Text)}})
	}
	if published != "" {
		a.Published, _ = news.ParseDate(published)
	}
	return a
}

func reader(t testing.TB) *Reader {
	t.Helper()
	names, err := kb.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return &Reader{Names: names, Model: model(t)}
}

// model is the pipeline that ships with newsgraph.
func model(t testing.TB) *spacy.Pipeline {
	t.Helper()
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// load loads it once.
var load = sync.OnceValues(func() (*spacy.Pipeline, error) {
	files, err := en.Files()
	if err != nil {
		return nil, err
	}
	return spacy.Load(files)
})

// read reads an article and checks that the reading fits it.
func read(t testing.TB, r *Reader, a *news.Article) *news.Reading {
	t.Helper()
	reading := r.Read(a)
	if err := graph.Check(a, reading); err != nil {
		t.Fatalf("%v\n%q", err, a.Text)
	}
	return reading
}

func TestSentences(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"It works. It does not.", "It works.|It does not."},
		{"Mr. Trump met Gen. Li at 5 p.m. on Aug. 6. He left.", "Mr. Trump met Gen. Li at 5 p.m. on Aug. 6.|He left."},
		{"The U.S. said so. The U.K. did not. In the U.S. The court ruled.", "The U.S. said so.|The U.K. did not.|In the U.S.|The court ruled."},
		{"“We are shocked. We will sue,” TikTok said. “Soon.”", "“We are shocked.|We will sue,” TikTok said.|“Soon.”"},
		{"“Why now?” Trump asked. \"Who knows!\" she said.", "“Why now?”|Trump asked.|\"Who knows!\" she said."},
		{"It links “data, digital, etc.” Meaning that it is big.", "It links “data, digital, etc.”|Meaning that it is big."},
		{"J. Smith of Acme Inc. paid $1.5m to Jane. iPhone sales rose.", "J. Smith of Acme Inc. paid $1.5m to Jane.|iPhone sales rose."},
		{"One (two. three.) four. (Five.) Six", "One (two. three.) four.|(Five.)|Six"},
		{"Wait… What? Yes!", "Wait… What?|Yes!"},
		{"Version 2.0 of example.com is out. 3 people came.", "Version 2.0 of example.com is out.|3 people came."},
		{"   ", ""},
		{"第一句。第二句。", "第一句。第二句。"},
	} {
		a := article("", tt.text)
		var got []string
		for _, s := range read(t, r, a).Sentences {
			got = append(got, s.Span.Of(a.Text))
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%q:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

// mentioned writes mentions as "words=entity", where the entity is a Q-number
// or the name of a local cluster with its type.
func mentioned(a *news.Article, r *news.Reading) string {
	var out []string
	for _, m := range r.Mentions {
		c := r.Clusters[m.Cluster]
		who := fmt.Sprintf("%s/%s", c.Name, c.Type)
		if len(m.Candidates) > 0 && m.Candidates[0].Score >= 0.5 {
			who = strings.TrimPrefix(m.Candidates[0].Entity, "entity:")
		}
		out = append(out, m.Span.Of(a.Text)+"="+who)
	}
	return strings.Join(out, "; ")
}

func TestMentions(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		text []string
		want string
	}{
		{[]string{"Microsoft CEO Satya Nadella met US President Donald Trump. Nadella left; Mr. Trump stayed."},
			"Microsoft=Q2283; Satya Nadella=Q7426870; US=Q30; Donald Trump=Q22686; Nadella=Q7426870; Trump=Q22686"},
		{[]string{"# Parsquale Is Out", "Brad Parsquale was demoted. Parsquale’s aides wept. “Bye,” BRAD PARSQUALE said."},
			"Parsquale=Brad Parsquale/PERSON; Brad Parsquale=Brad Parsquale/PERSON; Parsquale=Brad Parsquale/PERSON; BRAD PARSQUALE=Brad Parsquale/PERSON"},
		{[]string{"Melania Trump spoke. Trump wore blue."}, "Melania Trump=kb-melania-trump; Trump=kb-melania-trump"},
		{[]string{"Fred Trump built houses. Trump sold them."}, "Fred Trump=Fred Trump/PERSON; Trump=Fred Trump/PERSON"},
		{[]string{"Donald Trump and Melania Trump came. Trump spoke."}, "Donald Trump=Q22686; Melania Trump=kb-melania-trump; Trump=Q22686"},
		{[]string{"Let us hope that who is right. They moon over apple pie."}, ""},
		{[]string{"Trump Vodka is gone. Facebook Dating is not. Use Huawei Mate."}, "Trump Vodka=Trump Vodka/ORGANIZATION; Facebook Dating=Facebook Dating/ORGANIZATION"},
		{[]string{"South China Plain talks. New Google. North Korea fired."}, "South China Plain=South China Plain/PLACE; New Google=New Google/ORGANIZATION; North Korea=Q423"},
		{[]string{"Tensions in US/China trade. China's Huawei and TikTok’s owner, ByteDance."}, "US=Q30; China=Q148; China=Q148; Huawei=Q160120; TikTok=Q48938223; ByteDance=Q55606242"},
		{[]string{"The Asia Trade Council (ATC) met. ATC members left. BNC did not."}, "Asia Trade Council=Asia Trade Council/ORGANIZATION; ATC=Asia Trade Council/ORGANIZATION; ATC=Asia Trade Council/ORGANIZATION; BNC=BNC/ORGANIZATION"},
		{[]string{"Judge Jane Roe ruled. Grace Church burned. Frank Street is long. On Sunday Roe slept."}, "Jane Roe=Jane Roe/PERSON; Grace Church=Grace Church/ORGANIZATION; Frank Street=Frank Street/PERSON; Roe=Jane Roe/PERSON"},
		{[]string{"spokesman Ludwig van Beethoven said. Will Beijing act?"}, "Ludwig van Beethoven=Ludwig van Beethoven/PERSON; Beijing=Q956"},
		{[]string{"# Trump Bans TikTok And WeChat In Surprise Order"}, "Trump=Q22686; TikTok=Q48938223; WeChat=Q283233"},
		{[]string{"Zhang Yiming founded ByteDance. Zhang left. Chen Wei stayed; Chen is here. Rose Garden."}, "Zhang Yiming=kb-zhang-yiming; ByteDance=Q55606242; Zhang=kb-zhang-yiming; Chen Wei=Chen Wei/PERSON; Chen=Chen Wei/PERSON; Rose Garden=Rose Garden/PERSON"},
		{[]string{"Donald Trump Jr. tweeted."}, "Donald Trump Jr.=Q3713655"},
		{[]string{"The Bank of China met the Embassy of China. China's Huawei and the Barack Obama Foundation stayed."},
			"Bank of China=Q790068; Embassy of China=Embassy of China/ORGANIZATION; China=Q148; Huawei=Q160120; Barack Obama Foundation=Barack Obama Foundation/ORGANIZATION"},
		{[]string{"🇺🇸 Trump — “TikTok” 🎉, said Łukasz."}, "Trump=Q22686; TikTok=Q48938223; Łukasz=Łukasz/ORGANIZATION"},
	} {
		a := article("2020-08-07", tt.text...)
		if got := mentioned(a, read(t, r, a)); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestQuotes(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		text []string
		want string
	}{
		{[]string{"“We are shocked,” TikTok said. “We will sue.”"}, "DIRECT We are shocked [TikTok]|DIRECT We will sue. [TikTok]"},
		{[]string{`Trump said: "We're banning them." He left.`}, "DIRECT We're banning them. [Trump]"},
		{[]string{"“It is,” said Microsoft chief executive Satya Nadella, “a long way to go.”"}, "DIRECT It is [Satya Nadella]|DIRECT a long way to go. [Satya Nadella]"},
		{[]string{"Satya Nadella, who runs Microsoft, told Trump that the deal was “good for users”."}, "INDIRECT that the deal was “good for users” [Satya Nadella]|MIXED good for users [Satya Nadella]"},
		{[]string{"Trump met Boris Johnson.", "“I agree,” he said."}, "DIRECT I agree []/he"},
		{[]string{"Trump spoke to reporters.", "“I have that authority,” he said."}, "DIRECT I have that authority [Trump]/he"},
		{[]string{"“No comment,” a Huawei spokesman said."}, "DIRECT No comment []/a Huawei spokesman"},
		{[]string{"“No comment on that,” said three officials briefed on the plan."}, "DIRECT No comment on that []/three officials"},
		{[]string{"The app is a “threat”. The “Death Star” is his."}, ""},
		{[]string{"Trump called it ‘the best deal that anyone’s ever seen’, officials’ notes say."}, "INDIRECT Trump called it ‘the best deal that anyone’s ever seen’ []/officials’ notes about Trump|INDIRECT it ‘the best deal that anyone’s ever seen’ [Trump]|MIXED the best deal that anyone’s ever seen [Trump]"},
		{[]string{"“We won’t sell,” ByteDance’s lawyers wrote. ‘Never,’ said Trump."}, "DIRECT We won’t sell []/ByteDance’s lawyers|DIRECT Never [Trump]"},
		{[]string{"“One paragraph goes on", "“and the other ends,” Trump said."}, "DIRECT One paragraph goes on [Trump]|DIRECT and the other ends [Trump]"},
		{[]string{"The order reads as follows:", "> TikTok captures vast swaths."}, "DIRECT TikTok captures vast swaths. []/The order about TikTok"},
		{[]string{"“Why TikTok?” Trump asked."}, "DIRECT Why TikTok? [Trump] about TikTok"},
		{[]string{"The TikTok order says the app “captures vast swaths of information”."}, "INDIRECT the app “captures vast swaths of information” []/The TikTok order|MIXED captures vast swaths of information []/The TikTok order"},
		{[]string{"Huawei, based in Shenzhen, said: “We deny it.”"}, "DIRECT We deny it. [Huawei]"},
		{[]string{"According to Trump, the app is “a very big threat”."}, "INDIRECT the app is “a very big threat” [Trump]|MIXED a very big threat [Trump]"},
		{[]string{"An unclosed “quote is none. \" \"\" ''"}, ""},
	} {
		a := article("2020-08-07", tt.text...)
		reading := read(t, r, a)
		var got []string
		for _, q := range reading.Quotes {
			who := "[]/" + q.Source.Of(a.Text)
			if q.Speaker >= 0 {
				who = fmt.Sprintf("[%s]/%s", reading.Clusters[q.Speaker].Name, q.Source.Of(a.Text))
			}
			who = strings.TrimSuffix(who, "/")
			if i := strings.LastIndex(who, "]/"); q.Speaker >= 0 && q.Source.Of(a.Text) != "he" {
				who = who[:i+1]
			}
			line := fmt.Sprintf("%s %s %s", q.Form, q.Span.Of(a.Text), who)
			for _, c := range q.About {
				line += " about " + reading.Clusters[c].Name
			}
			got = append(got, line)
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	a := article("2020-08-07", "Trump sagte: „Wir verbieten TikTok.“ Er ging am 20. September 2020.")
	a.Language = "de"
	reading := read(t, reader(t), a)
	if len(reading.Sentences) == 0 || len(reading.Mentions)+len(reading.Quotes)+len(reading.Times) > 0 {
		t.Errorf("got %+v, want sentences only", reading)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("“Trump’s” U.S. 'Brad Parscale' said: \"x\" on Sept. 20\n\n‘Jane Roe Jr. (JR)’ …")
	f.Add("''“\"‘He said that “according to’\" ’ said ''”\n\n“\n\nA: b\n\nB: c\n\nC:\n\n‘’ “” '' ''")
	f.Add("“‘“‘“ said, ” ’ ” that “no”.’\n\n”“\n\nX said: \n\n> “It”")
	r := reader(f)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		paragraphs := slices.DeleteFunc(strings.Split(text, "\n\n"), func(p string) bool { return strings.TrimLeft(p, "#> ") == "" })
		if len(paragraphs) > 0 {
			read(t, r, article("2020-08-07", paragraphs...))
		}
	})
}

// TestLinear shows that the time of reading grows with the text, not with its
// square, for texts that would make careless rules look far ahead.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	r := reader(t)
	for _, piece := range []string{
		"Trump said “no, it is not”. ", "“a” and ", "'a ", "'a' ", "Apple ", "on March 3, 2019, ", "the early next last year of ", "two and a half twenty-five-", "the third quarter a year earlier ", "he said “it is so”, ", "Fred Trump Jr. ", "“", "U.S. ",
		"he said that ", "“he said ‘it is ", "according to Trump, ", "“a” said b. ''c'' ", "the claim that ", "X: no. ", "said ",
		"Anna Bent%d met Karl Dorn%[1]d of Zeta%[1]d. ", "Anna Bent%d was Anna. ", "Mary%d Trump met Trump. ",
		"Germany and Apple and Zeta%d and ", "Boston beat Texas and Georgia and Chelsea and ",
		"Anna Bent%d, a surgeon, sued Zeta%[1]d Corp. The surgeon said the company hurt her, and the president of Zeta%[1]d agreed. ",
		"Trump ordered Apple to ask Google to sell ", "a ban by Apple on the sale of Google by ", "Trump met Apple and Google and Intel and ", "The ban ends. ", "“Trump banned Apple” and ", "who sued Apple ", "by Sunday ", "he would ban and ", "was arrested and charged and ", "Trump did so. ",
		"Trump said that Biden said that ", "Trump attacked China, which attacked Japan, which ", "Trump told Biden to ask Putin to order ", "Trump denied that Biden denied that ", "Trump did not say that ",
		"1,000 million and two hundred thousand and ", "$5 to $6 or 7-8 ", "more than about a hundred and ", "a billion million thousand ", "next last this past the following day before ", "Trump gave 5 ", "gave Apple until Friday to ",
		"We think that it is awful. ", "awful, ", "so ", "“a b c d e f”, ",
	} {
		text, n := "", 0
		for ; len(text) < 4_000; n++ {
			text += withNumber(piece, n)
		}
		more := text
		for ; len(more) < 8*len(text); n++ {
			more += withNumber(piece, n)
		}
		// A square would be 64 times as long. What else the machine does may spoil a measurement, but not four.
		for try := 1; ; try++ {
			once, eight := fastest(r, text), fastest(r, more)
			ratio := eight.Seconds() / once.Seconds()
			if ratio < 24 {
				break
			}
			if try == 4 {
				t.Errorf("%q: %v, and %v for a text 8 times as long: %.1f times", piece, once, eight, ratio)
				break
			}
		}
	}
}

// withNumber puts a number into a piece of text that has a place for one.
func withNumber(piece string, n int) string {
	if !strings.Contains(piece, "%d") {
		return piece
	}
	return fmt.Sprintf(piece, n)
}

// fastest is the shortest of three times that reading a text takes.
func fastest(r *Reader, text string) time.Duration {
	best := time.Hour
	for range 3 {
		a := article("2020-08-07", text)
		start := time.Now()
		r.Read(a)
		best = min(best, time.Since(start))
	}
	return best
}
