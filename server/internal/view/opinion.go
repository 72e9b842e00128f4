package view

import (
	"cmp"
	"context"

	"newsgraph/graph"
	"newsgraph/news"
)

// Opinion shows an opinion.
type Opinion struct {
	ID         string
	HolderText *string
	TargetText string
	Aspect     *string
	Words      *string
	Stance     Stance
	Voice      Voice
	Evidence   *Evidence
	Confidence float64

	record   *graph.Opinion
	read     text
	entities *batch[*Entity] // of all opinions of one list
}

// opinions shows the opinions with some ids; nil for those that are not there.
func (q Query) opinions(ctx context.Context, ids []string) ([]*Opinion, error) {
	found, err := q.graph.Opinions(ctx, ids)
	if err != nil {
		return nil, err
	}
	var readings, entities []string
	for _, o := range found {
		if o != nil {
			readings, entities = append(readings, o.Reading), append(entities, o.HolderEntity, o.TargetEntity)
		}
	}
	texts, err := q.texts(ctx, readings)
	if err != nil {
		return nil, err
	}
	named := later(entities, present(q.entities))
	return each(found, func(o *graph.Opinion) *Opinion {
		if o == nil {
			return nil
		}
		read := texts[o.Reading]
		return &Opinion{
			ID: o.ID, HolderText: orNull(read.words(o.Holder.Span)), TargetText: read.words(o.Target.Span), Aspect: orNull(read.words(o.Aspect)),
			Words: orNull(read.words(o.Words)), Stance: Stance(o.Stance), Voice: Voice(o.Voice), Confidence: o.Confidence,
			Evidence: read.sentence(o.Sentence, o.Voice, news.Happened, o.Confidence), record: o, read: read, entities: named,
		}
	}), nil
}

// IsNode marks opinions as nodes.
func (*Opinion) IsNode() {}

// Holder is whose it is; nil for the writer, and for nobody that is known.
func (o *Opinion) Holder(ctx context.Context) (*Entity, error) {
	return o.entities.get(ctx, o.record.HolderEntity)
}

// Authors are the writers whose own view it is.
func (o *Opinion) Authors() []*Byline {
	if !o.record.Written() {
		return []*Byline{}
	}
	return o.read.article.Authors()
}

// Target is what it is of.
func (o *Opinion) Target(ctx context.Context) (*Entity, error) {
	return o.entities.get(ctx, o.record.TargetEntity)
}

// Reading is the reading that found it.
func (o *Opinion) Reading() *Reading { return showReading(o.read) }

// OpinionFilter narrows a list of opinions.
type OpinionFilter struct {
	HolderIds []string
	Authors   []string
	TargetIds []string
	Stances   []Stance
	Voices    []Voice
	ArticleID *string
	Published *PeriodInput
}

// Opinions lists the opinions that pass a filter.
func (q Query) Opinions(ctx context.Context, f *OpinionFilter, first *int, after *string) (*OpinionConnection, error) {
	var filter graph.OpinionFilter
	if f != nil {
		published, err := f.Published.period("published")
		if err != nil {
			return nil, err
		}
		if err := cmp.Or(areIDs("holderIds", f.HolderIds...), areIDs("targetIds", f.TargetIds...)); err != nil {
			return nil, err
		}
		filter = graph.OpinionFilter{
			Holders: f.HolderIds, Authors: each(f.Authors, news.FoldName), Targets: f.TargetIds, Stances: as[news.Stance](f.Stances),
			Voices: as[news.Voice](f.Voices), Published: published,
		}
		if f.ArticleID != nil {
			filter.Article = *f.ArticleID
		}
	}
	return q.opinionList(ctx, filter, Window{First: first, After: after})
}

func (q Query) opinionList(ctx context.Context, f graph.OpinionFilter, w Window) (*OpinionConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.graph.ListOpinions(ctx, f, p)
	}
	return connect(ctx, w, list, shown(q.opinions))
}
