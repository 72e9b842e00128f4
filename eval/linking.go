package eval

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"newsgraph/graph"
	"newsgraph/news"
	"newsgraph/nlp"
)

// The sets of linking, by what they were used for.
var (
	measuredOn = []string{"msnbc", "aida-dev", "news-fair-1"}
	tunedOn    = []string{"oke-2016-train", "wiki-fair-2", "meantime"}
)

// minPrecision is the precision, in percent, that what is shown as linked
// should have.
const minPrecision = 95

// Linking measures who is taken to be meant, on the sets of the folder: first
// those that nothing was tuned on, then those by which the weights were made.
// If wrong is not nil, what is wrong in the latter is written to it as JSON
// lines.
//
// Names are mentions whose first letter is a capital, without pronouns, numbers
// and dates. As in mode IGNORED of ELEVANT, by which the published figures were
// made, a prediction in the place of a mention that has no item in Wikidata, or
// that need not be found, does not count. Of mentions inside each other the
// longest counts, and it is found if one inside it is. Only exact spans are
// right. Pronouns and descriptions count under "all mentions", if the set says
// whom they mean.
//
// With the spans given: the ceiling is the share whose item is among the
// candidates; the choice is how many have it as the best candidate of their
// cluster. Shown is what the graph takes as linked; its precision counts links
// of names that mean nobody in the knowledge base as wrong, its coverage is the
// share of names in the knowledge base that are linked and rightly so. MEANTIME,
// which does not annotate all names, is measured so only.
func Linking(ctx context.Context, reader *nlp.Reader, dir string, wrong io.Writer) ([]Figure, error) {
	var list []Figure
	for _, set := range slices.Concat(measuredOn, tunedOn) {
		texts, err := linkTexts(ctx, dir, set)
		if err != nil {
			return nil, err
		}
		log := wrong
		if slices.Contains(measuredOn, set) {
			log = nil
		}
		some, err := measureLinking(ctx, reader, set, texts, log)
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
	}
	return list, nil
}

func measureLinking(ctx context.Context, reader *nlp.Reader, set string, texts []linkText, wrong io.Writer) ([]Figure, error) {
	label := set
	if slices.Contains(tunedOn, set) {
		label += " (tuned on)"
	}
	l := linker{reader: reader, set: set, pronouns: annotatesPronouns(texts)}
	for i := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.counts = make(counts)
		l.endToEnd(&texts[i])
		l.given(&texts[i])
		l.all = append(l.all, l.counts)
	}
	var list []Figure
	if !partly(set) {
		list = figures(label, l.all, "names", "names in the kb", "all mentions", "name spans")
	}
	list = append(list, figures(label, l.all, "given: ceiling, all names", "given: ceiling, names in the kb", "given: choice, all names", "given: choice of the ceiling",
		"given: shown, precision", "given: shown, coverage of the kb", "given: no item, not linked", "given: not in the kb, not linked")...)
	list = append(list, l.best(label))
	list = append(list, figures(label, l.all, wrongLinks...)...)
	return list, l.write(wrong)
}

// partly reports whether a set annotates some of the names only.
func partly(set string) bool { return set == "meantime" }

// linker measures one set, a text at a time.
type linker struct {
	reader   *nlp.Reader
	set      string
	pronouns bool     // annotated in the set
	counts   counts   // of the text at hand
	all      []counts // of the texts so far
	shown    []choice // names that have a candidate, their spans given
	inKB     float64  // names in the knowledge base
	wrong    []wrongLink
}

// choice is the best candidate of a name.
type choice struct {
	score float64
	right bool
}

func (l *linker) knows(qid string) bool {
	_, ok := l.reader.Names.Item(news.WikidataEntityID(qid))
	return qid != "" && ok
}

// endToEnd measures a text whose mentions are to be found.
func (l *linker) endToEnd(t *linkText) {
	reading := l.reader.Read(t.article)
	found, links, all := make(map[news.Span]string), make(map[news.Span]string), make(map[news.Span]string)
	best := bestLinks(reading)
	for _, m := range reading.Mentions {
		link, name := best[m.Cluster], named(m.Span.Of(t.article.Text))
		if !t.span.Contains(m.Span) || !name && !l.pronouns {
			continue
		}
		if link.taken {
			all[m.Span] = link.qid
		}
		if name {
			found[m.Span] = ""
		}
		if name && link.taken {
			links[m.Span] = link.qid
		}
	}
	same := func(got, want string) bool { return got == want }
	whatever := func(_, _ string) bool { return true }
	t.score(l.counts.of("names"), linkMention.linkable, links, same)
	t.score(l.counts.of("names in the kb"), func(m linkMention) bool { return m.linkable() && l.knows(m.qid) }, links, same)
	t.score(l.counts.of("all mentions"), func(m linkMention) bool { return m.qid != "" && !m.free && (m.named || l.pronouns) }, all, same)
	t.score(l.counts.of("name spans"), func(m linkMention) bool { return m.named && !m.free }, found, whatever)
	l.logFound(t, found, links)
}

// linkable reports whether a mention is a name that has an item.
func (m linkMention) linkable() bool { return m.named && m.qid != "" && !m.free }

// score counts what is predicted for spans against the mentions that are
// wanted. Predictions in the place of others are left out.
func (t *linkText) score(c *count, wanted func(linkMention) bool, predicted map[news.Span]string, right func(got, want string) bool) {
	done := make(map[news.Span]bool) // right, or left out
	for _, m := range t.mentions {
		done[m.span] = done[m.span] || !wanted(m)
	}
	for _, unit := range t.units(wanted) {
		ok := false
		for _, m := range unit {
			got, there := predicted[m.span]
			hit := there && right(got, m.qid)
			done[m.span], ok = hit, ok || hit
		}
		c.share(ok)
		if ok {
			c.shown(true)
		}
	}
	for span := range predicted {
		if !done[span] {
			c.shown(false)
		}
	}
}

// given measures a text whose names are given.
func (l *linker) given(t *linkText) {
	var names []linkMention
	var spans []news.Span
	for _, unit := range t.units(func(m linkMention) bool { return m.named && !m.free }) {
		names, spans = append(names, unit[0]), append(spans, unit[0].span)
	}
	reading := l.reader.ReadNames(t.article, spans)
	best, candidates := bestLinks(reading), clusterCandidates(reading)
	clusters := make(map[news.Span]int)
	for _, m := range reading.Mentions {
		clusters[m.Span] = m.Cluster
	}
	for _, m := range names {
		link, reachable := link{}, false
		if cluster, ok := clusters[m.span]; ok {
			link, reachable = best[cluster], m.qid != "" && slices.Contains(candidates[cluster], news.WikidataEntityID(m.qid))
		}
		l.countGiven(m, link, reachable)
		l.logGiven(t, m, link, reachable)
	}
}

// countGiven counts the choice for one name.
func (l *linker) countGiven(m linkMention, got link, reachable bool) {
	of, right, known := l.counts.of, m.qid != "" && got.qid == m.qid, l.knows(m.qid)
	if got.qid != "" {
		l.shown = append(l.shown, choice{got.score, right})
	}
	if got.taken {
		of("given: shown, precision").shown(right)
	}
	if got.taken && !right {
		l.countWrong(m.qid, known, reachable)
	}
	switch {
	case m.qid == "":
		of("given: no item, not linked").share(!got.taken)
		return
	case known:
		l.inKB++
		of("given: ceiling, names in the kb").share(reachable)
		of("given: shown, coverage of the kb").share(right && got.taken)
	default:
		of("given: not in the kb, not linked").share(!got.taken)
	}
	of("given: ceiling, all names").share(reachable)
	of("given: choice, all names").share(right)
	if reachable {
		of("given: choice of the ceiling").share(right)
	}
}

// wrongLinks are the kinds of link that are shown and wrong.
var wrongLinks = []string{
	"given: wrong, the right one was a candidate", "given: wrong, the right one was no candidate",
	"given: wrong, the right one is not in the kb", "given: wrong, there is no item",
}

func (l *linker) countWrong(qid string, known, reachable bool) {
	kind := 0
	switch {
	case qid == "":
		kind = 3
	case !known:
		kind = 2
	case !reachable:
		kind = 1
	}
	for i, name := range wrongLinks {
		l.counts.of(name).share(i == kind)
	}
}

// best is the greatest coverage that a threshold gives at the precision that
// is asked for.
func (l *linker) best(label string) Figure {
	slices.SortFunc(l.shown, func(a, b choice) int { return cmp.Compare(b.score, a.score) })
	f := Figure{Set: label, Name: "given: coverage where P is 95", Gold: l.inKB, Note: "no threshold gives it"}
	right := 0.0
	for i, c := range l.shown {
		if c.right {
			right++
		}
		last := i+1 == len(l.shown) || l.shown[i+1].score != c.score
		if p := percent(int(right), i+1); last && p >= minPrecision {
			f.Note, f.Predicted, f.P = fmt.Sprintf("threshold %.3f", c.score), float64(i+1), p
			f.R = 100 * right / max(l.inKB, 1)
		}
	}
	f.Value = f.R
	return f
}

// link is the best candidate of a cluster.
type link struct {
	qid   string
	score float64
	taken bool // the graph takes it for who is meant
}

// bestLinks gives the best candidates of the clusters. Entities that are not in
// Wikidata are none.
func bestLinks(r *news.Reading) []link {
	qids := make(map[string]string)
	for _, e := range r.Entities {
		qids[e.ID] = e.WikidataID
	}
	best, taken := graph.Linked(r)
	links := make([]link, len(best))
	for i, c := range best {
		if qid := qids[c.Entity]; qid != "" {
			links[i] = link{qid, c.Score, taken[i]}
		}
	}
	return links
}

// clusterCandidates gives the ids of all candidates of the clusters' mentions.
func clusterCandidates(r *news.Reading) [][]string {
	list := make([][]string, len(r.Clusters))
	for _, m := range r.Mentions {
		for _, c := range m.Candidates {
			list[m.Cluster] = append(list[m.Cluster], c.Entity)
		}
	}
	return list
}
