package nlp

import (
	"cmp"
	"math"
	"net/url"
	"strings"

	"newsgraph/news"
)

// declaredGenre is the genre that the page of an article declares, or else the
// folder of its address, the name of its section, or the words that its headline
// begins with; "" if none of them does.
func declaredGenre(a *news.Article) news.Genre {
	return cmp.Or(a.Genre, genreOfAddress(a.URL), sectionGenres[phraseOf(a.Section)], genreOfHeadline(a.Headline))
}

// sectionGenres are the genres of sections, by names that outlets give them,
// in lower case with blanks between the words. Those that mean other things in
// other places are not there.
var sectionGenres = map[string]news.Genre{
	"opinion": news.OpinionGenre, "opinions": news.OpinionGenre, "comment": news.OpinionGenre, "commentary": news.OpinionGenre, "commentisfree": news.OpinionGenre, "comment is free": news.OpinionGenre,
	"editorial": news.OpinionGenre, "editorials": news.OpinionGenre, "op ed": news.OpinionGenre, "oped": news.OpinionGenre, "columns": news.OpinionGenre, "columnists": news.OpinionGenre, "column": news.OpinionGenre,
	"views": news.OpinionGenre, "viewpoint": news.OpinionGenre, "viewpoints": news.OpinionGenre, "perspective": news.OpinionGenre, "perspectives": news.OpinionGenre, "letters": news.OpinionGenre,
	"letters to the editor": news.OpinionGenre, "guest column": news.OpinionGenre, "blogs": news.OpinionGenre, "voices": news.OpinionGenre, "leaders": news.OpinionGenre,
	"analysis": news.Analysis, "news analysis": news.Analysis, "analyses": news.Analysis,
	"explainer": news.Background, "explainers": news.Background, "explained": news.Background, "background": news.Background, "backgrounder": news.Background, "backgrounders": news.Background, "fact file": news.Background,
	"review": news.Review, "reviews": news.Review, "book review": news.Review, "book reviews": news.Review, "film review": news.Review, "film reviews": news.Review,
	"movie review": news.Review, "movie reviews": news.Review, "music review": news.Review, "music reviews": news.Review, "theater review": news.Review, "theatre review": news.Review,
	"tv review": news.Review, "album review": news.Review, "restaurant review": news.Review, "game review": news.Review,
	"live": news.LiveBlog, "live blog": news.LiveBlog, "liveblog": news.LiveBlog, "live blogs": news.LiveBlog, "live updates": news.LiveBlog, "as it happened": news.LiveBlog,
	"sponsored": news.AdvertiserContent, "sponsored content": news.AdvertiserContent, "advertorial": news.AdvertiserContent, "advertorials": news.AdvertiserContent, "paid content": news.AdvertiserContent,
	"paid post": news.AdvertiserContent, "paidpost": news.AdvertiserContent, "paid program": news.AdvertiserContent, "partner content": news.AdvertiserContent, "brand content": news.AdvertiserContent,
	"brandvoice": news.AdvertiserContent, "advertisement": news.AdvertiserContent, "advertisement feature": news.AdvertiserContent, "promoted": news.AdvertiserContent,
	"satire": news.Satire, "humor": news.Satire, "humour": news.Satire,
}

// phraseOf is a name of a section with blanks between its words.
func phraseOf(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !inWord(r) }), " ")
}

// genreOfAddress is the genre of the first folder of an address that has one,
// or of its host ("opinion.example.com"). The last part of the path names the
// article.
func genreOfAddress(address string) news.Genre {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	folders := strings.Split(strings.Trim(u.Path, "/"), "/")
	host, _, _ := strings.Cut(u.Hostname(), ".")
	for _, name := range append([]string{host}, folders[:len(folders)-1]...) {
		if genre := sectionGenres[phraseOf(name)]; genre != "" {
			return genre
		}
	}
	return ""
}

// mostPrefix is how many bytes the words before a headline may have.
const mostPrefix = 25

// genreOfHeadline is the genre of the words that stand before a headline,
// parted by a colon or a bar, or behind it: "Opinion: Enough", "Enough | Letters".
func genreOfHeadline(headline string) news.Genre {
	for _, sep := range []string{": ", " | ", " - ", " – ", " — "} {
		if before, _, ok := strings.Cut(headline, sep); ok && len(before) <= mostPrefix {
			if genre := sectionGenres[phraseOf(before)]; genre != "" {
				return genre
			}
		}
	}
	if i := strings.LastIndex(headline, " | "); i >= 0 {
		return sectionGenres[phraseOf(headline[i+3:])]
	}
	return ""
}

// tone is how much an article sounds like comment: the mean chance of its
// writer's own sentences to be one.
type tone float64

// What the tone of a report is, and how many sentences that expectation counts
// for; from which tone on an article gives views, and from which on that is all
// it does; and which share of its sentences is in the first person where it is
// as ownVoice as columns are, from which tone on. They are read off the
// documents of the Brown corpus, which the weights know nothing of.
const (
	usualTone   = 0.28
	asSentences = 4
	viewsTone   = 0.42
	opinionTone = 0.58
	ownVoice    = 0.12
	columnTone  = 0.33
)

// toneOf is the tone of sentences by their odds.
func toneOf(odds []float64) tone {
	sum := usualTone * asSentences
	for _, o := range odds {
		sum += logistic(o)
	}
	return tone(sum / float64(len(odds)+asSentences))
}

// genre is the genre of an article of a tone, with the shares of sentences in
// which its writer says I, and we.
func (t tone) genre(i, we float64) news.Genre {
	switch {
	case t >= opinionTone, t >= viewsTone && i+we >= ownVoice, t >= columnTone && i >= ownVoice:
		return news.OpinionGenre
	case t >= viewsTone:
		return news.Analysis
	}
	return news.ReportageGenre
}

// What the odds of a sentence must be, in a report of the usual tone, at least,
// and in an article that is declared to give views: chances of 0.85, 0.6 and
// 0.27. What a columnist writes is comment unless it reads like a report.
const (
	reportOdds = 1.73
	leastOdds  = 0.4
	columnOdds = -1
)

// least is what the odds of a sentence must be in an article of a tone and
// genre. As the tone is louder than usual, they are less.
func (t tone) least(genre news.Genre) float64 {
	if genre == news.OpinionGenre || genre == news.Review {
		return columnOdds
	}
	return max(reportOdds-logit(float64(t))+logit(usualTone), leastOdds)
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }
