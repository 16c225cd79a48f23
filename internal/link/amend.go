package link

import (
	"reflect"
	"slices"
	"sync"

	"digest/internal/diag"
	"digest/internal/news"
)

// An Amendment says what [Memory.Amend] did.
type Amendment int

// The amendments, each of which says more than the one before.
const (
	// Unfit is none: the archive needs [Site].
	Unfit Amendment = iota
	// Same is for an archive that differs in nothing.
	Same
	// OwnWords is for an archive in which only the bodies of articles differ, and in them
	// nothing that another page shows.
	OwnWords
	// Headlines is for one in which titles or summaries differ too, which lists show.
	Headlines
)

// Amend brings the site that the last run of [Site] with this memory gave up to date, in
// place, if that is as good as linking the archive anew: if only titles, summaries and
// bodies of articles differ, and nobody comes to stand in an article or goes from it, and
// no mistake comes with the edit. Otherwise the site is as it was.
//
// This alone changes a site after it was linked, so nobody may read it meanwhile.
func (m *Memory) Amend(archive *news.Archive, o Options) Amendment {
	l := m.last
	if l == nil || !l.fits(archive, o) {
		return Unfit
	}
	amended := make(map[*news.Article]*news.Article)
	finds := make(map[*news.ArticleRecord]*Finds)
	for i, r := range archive.Articles {
		was := l.archive.Articles[i]
		if r == was {
			continue
		}
		if !sameButWords(r, was) {
			return Unfit
		}
		a, found, fit := l.amended(r)
		if !fit {
			return Unfit
		}
		amended[l.articles[r.Slug]], finds[r] = a, found
	}
	done := Same
	for was, a := range amended {
		switch {
		case a.Title != was.Title || a.Summary != was.Summary:
			done = Headlines
		case !sameBody(a.ArticleRecord, was.ArticleRecord):
			done = max(done, OwnWords)
		}
		if a.Title != was.Title && (l.targets[wikiKey(a.Title)] || l.targets[wikiKey(was.Title)]) {
			return Unfit // a wikilink may mean the title
		}
	}
	for was, a := range amended {
		delete(m.now, was.ArticleRecord)
		m.now[a.ArticleRecord] = finds[a.ArticleRecord]
		*was = *a
	}
	l.archive = archive
	if done == Headlines {
		l.index = sync.OnceValue(l.wikiIndex)
	}
	return done
}

// fits says whether an archive holds the files of the last one, and whether all of them
// but the articles are the same.
func (l *linker) fits(archive *news.Archive, o Options) bool {
	was := l.archive
	return o.Drafts == l.options.Drafts && o.Future == l.options.Future &&
		(l.site.Arrival.IsZero() || l.site.Arrival.After(o.Now)) &&
		reflect.DeepEqual(archive.Settings, was.Settings) &&
		slices.Equal(archive.People, was.People) && slices.Equal(archive.Topics, was.Topics) &&
		slices.Equal(archive.Phases, was.Phases) && slices.Equal(archive.Events, was.Events) &&
		slices.Equal(archive.Briefings, was.Briefings) && slices.Equal(archive.Pages, was.Pages) &&
		len(archive.Articles) == len(was.Articles)
}

// sameButWords says whether two records differ in nothing but title, summary and body.
func sameButWords(a, b *news.ArticleRecord) bool {
	blind := func(r news.ArticleRecord) news.ArticleRecord {
		r.Title, r.Summary, r.Wording, r.Body, r.Stored = "", "", news.Wording{}, "", nil
		r.BodyLine = 0 // a longer summary moves it
		return r
	}
	return reflect.DeepEqual(blind(*a), blind(*b))
}

// sameBody says whether two records have the same body.
func sameBody(a, b *news.ArticleRecord) bool {
	if a.Stored != nil && b.Stored != nil {
		return a.Stored.Sum == b.Stored.Sum
	}
	return a.Stored == nil && b.Stored == nil && a.Body == b.Body
}

// amended is an article of the site with another record, if that changes nothing else.
func (l *linker) amended(r *news.ArticleRecord) (*news.Article, *Finds, bool) {
	was := l.articles[r.Slug]
	a := *was
	a.ArticleRecord = r
	l.problems = diag.List{}
	found, problems := l.findArticlePeople(&a)
	l.problems.Append(problems)
	l.linkBody(&a, found)
	if l.problems.Len() > 0 || !slices.Equal(a.People, was.People) {
		return nil, nil, false
	}
	return &a, found, true
}
