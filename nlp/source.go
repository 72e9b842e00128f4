package nlp

import (
	"strings"

	"newsgraph/news"
)

// documents are nouns for what is written, and may say something.
var documents = set(`order report letter statement lawsuit suit memo memorandum document filing complaint ruling bill law act treaty agreement constitution article op-ed editorial column book memoir
post tweet email e-mail message text transcript survey poll study paper audit indictment affidavit petition resolution proclamation charter manifesto review brief dossier analysis notice advisory guidance press-release
release email guideline rule regulation contract note record manual diary cable communique communiqué`)

// outlets are nouns for those who publish news.
var outlets = set("newspaper magazine broadcaster network channel newswire station website outlet tabloid daily weekly journal publication media press blog podcast")

// bodyNouns are nouns for organizations, which the news takes up a name with.
var bodyNouns = set(`company firm corporation group bank court committee council commission ministry department agency administration government campaign party union association organization organisation institute foundation
university club team board panel parliament senate congress house police army military bureau authority embassy consulate coalition alliance chamber society federation league startup start-up maker giant retailer`)

// abstract reports whether a noun is by its ending one for an act, a state or a
// quality, which says and wants nothing: "This measure threatens to end it".
func abstract(t token) bool {
	if !strings.HasPrefix(t.tag, "NN") || t.proper() || bodyNouns[t.lemma] || documents[t.lemma] || outlets[t.lemma] {
		return false
	}
	for _, ending := range []string{"tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "age", "ing", "ure", "logy"} {
		if strings.HasSuffix(t.lemma, ending) {
			return true
		}
	}
	return false
}

// speaks reports whether entities of a type can say something.
func speaks(kind news.EntityType) bool {
	switch kind {
	case news.Person, news.Organization, news.Geopolitical, news.Product, news.Group, news.Work, news.Place:
		return true
	}
	return false
}

// speaker takes who speaks from the head of a phrase. "The TikTok order" is an
// order, and "a Huawei spokesman" somebody else than Huawei: only a name that
// is the head itself, or stands in apposition to it, is the speaker's.
func (f *quoteFinder) speaker(q *news.Quote, head int, cue stretch) {
	who := f.tree.antecedent(head)
	if cluster := f.clusterOf(who); cluster >= 0 && speaks(f.clusters[cluster].Type) {
		q.Speaker = cluster
		q.Confidence = 0.9
		if f.mentionAt(who) < 0 {
			q.Confidence = 0.7
		}
	} else {
		head = who
	}
	words := f.noun(head)
	switch {
	case cue.empty():
	case cue.first > head && cue.first < words.end: // "the man who says so" is the man
		words.end = f.relativeFrom(head, cue.first)
	case cue.end <= head: // according to the firm, it fell
		words.end = f.toComma(cue, words)
	}
	q.Source = f.spanOf(words)
	if m := f.mentionAt(head); m >= 0 && f.mentions[m].Span.Overlaps(q.Source) {
		name := f.mentions[m].Span
		q.Source = news.Span{Start: min(q.Source.Start, name.Start), End: max(q.Source.End, name.End)}
	}
	q.Kind = f.kind(q.Speaker, head)
}

// relativeFrom is where the clause begins that a head has a word of saying in:
// at the relative pronoun, or at the word of saying itself.
func (f *quoteFinder) relativeFrom(head, cue int) int {
	end := cue
	for i := head + 1; i < cue; i++ {
		if w := f.list[i]; w.tag == "WP" || w.tag == "WDT" || w.tag == "WP$" {
			end = i
		}
	}
	for end > head+1 && !f.list[end-1].word() {
		end--
	}
	return end
}

// toComma is the end of the words of a source that "according to" begins a
// sentence with: the first comma.
func (f *quoteFinder) toComma(cue, words stretch) int {
	if f.list[cue.first].lower == "according" && cue.first == f.first[f.list[cue.first].sentence] {
		for i := words.first; i < words.end; i++ {
			if f.list[i].text == "," {
				return i
			}
		}
	}
	return words.end
}

// noun is the phrase of a head; see [phraser.phrase].
func (f *quoteFinder) noun(head int) stretch { return phraser{f.tree}.phrase(head) }

// spanOf is the stretch of text from the first to the last of some tokens.
func (t *tokens) spanOf(s stretch) news.Span {
	return news.Span{Start: t.list[s.first].span.Start, End: t.list[s.end-1].span.End}
}

// kind is what a source is: by its cluster, or else by the head of its words.
func (f *quoteFinder) kind(cluster, head int) news.SourceKind {
	if cluster >= 0 {
		switch kind := f.clusters[cluster].Type; {
		case cluster < len(f.outlets) && f.outlets[cluster]:
			return news.FromOutlet
		case kind == news.Person:
			return news.FromPerson
		case kind == news.Work:
			return news.FromDocument
		}
		return news.FromOrganization
	}
	t := f.list[head]
	switch {
	case documents[t.lemma] && t.tag[:1] == "N" || f.mentionOf(head) == news.Work:
		return news.FromDocument
	case outlets[t.lemma] && t.tag == "NN":
		return news.FromOutlet
	case t.lower == "he" || t.lower == "she" || t.lower == "i" || t.lower == "his" || t.lower == "her" || t.lower == "my":
		return news.FromPerson
	case bodyNouns[t.lemma] && t.tag == "NN" || t.lower == "it" || t.lower == "its" || f.mentionAt(head) >= 0:
		return news.FromOrganization
	}
	return news.FromUnnamed
}

// findOutlets tells of every cluster whether it publishes news, as far as the
// catalogue knows what it is.
func findOutlets(r *news.Reading, names Catalogue) []bool {
	found := make([]bool, len(r.Clusters))
	for _, m := range r.Mentions {
		if len(m.Candidates) == 0 || m.Candidates[0].Score < 0.5 || found[m.Cluster] || r.Clusters[m.Cluster].Type == news.Person {
			continue
		}
		item, _ := names.Item(m.Candidates[0].Entity)
		for _, kind := range item.Kinds {
			words := strings.Fields(strings.ToLower(kind))
			last := words[max(len(words)-1, 0):]
			found[m.Cluster] = found[m.Cluster] || len(last) > 0 && outlets[last[0]] || strings.HasSuffix(kind, "news agency")
		}
	}
	return found
}

// phraser finds the words of phrases.
type phraser struct{ tree }

// longestPhrase is how many tokens a phrase is followed to on either side.
const longestPhrase = 40

// phrase is the noun that a token is the head of, with what tells who is meant:
// its titles and adjectives, appositions and relative clauses. The parts of a
// coordination belong to it, the sign of a genitive does not.
func (f phraser) phrase(head int) stretch {
	s := stretch{head, head + 1}
	for s.first > max(f.left[head], head-longestPhrase) && f.partOf(s.first-1, head) {
		s.first--
	}
	for s.end <= min(f.right[head], head+longestPhrase) && f.partOf(s.end, head) {
		s.end++
	}
	for s.end > head+1 && !f.list[s.end-1].word() && !f.closes(s) {
		s.end--
	}
	for s.first < head && !f.list[s.first].word() {
		s.first++
	}
	return s
}

// partOf reports whether a token belongs to the phrase of a head.
func (f phraser) partOf(i, head int) bool {
	t := f.list[i]
	if t.tag == "POS" && t.head == head || strings.ContainsAny(t.text, ";:—–“”\"") || t.text == "-" && i > 0 && f.list[i-1].span.End < t.span.Start {
		return false
	}
	for at, steps := i, 0; steps < highest; steps++ {
		if at == head {
			return true
		}
		if f.list[at].head == at {
			return false
		}
		at = f.list[at].head
	}
	return false
}

// closes reports whether the last token of a stretch closes what was opened in it.
func (f phraser) closes(s stretch) bool {
	last := f.list[s.end-1].text
	if !closing(last) || hasLower(last) || f.list[s.end-1].tag == "POS" {
		return false
	}
	straight := 1
	for i := s.end - 2; i >= max(s.first, s.end-longestPhrase); i-- {
		switch t := f.list[i].text; {
		case hasLower(t): // don't
		case t == last && opening(t): // a straight mark may be either
			straight++
		case opening(t):
			return true
		case closing(t):
			return false
		}
	}
	return straight%2 == 0
}
