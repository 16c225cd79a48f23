package link

import (
	"slices"
	"strings"
	"sync"

	"digest/internal/mention"
	"digest/internal/news"
	"digest/internal/quote"
)

// A Memory keeps what was found in the texts of articles, for a program that
// links almost the same archive again and again. It goes by records: an archive
// that keeps a record which did not change keeps what was found in it. When the
// record of any person changes, everything is looked for anew. The zero value is
// empty.
//
// It serves one run of [Site] at a time.
type Memory struct {
	people    []*news.PersonRecord
	gazetteer *mention.Gazetteer
	finder    *quote.Finder
	before    map[*news.ArticleRecord]finds

	mu  sync.Mutex
	now map[*news.ArticleRecord]finds
}

// finds are what was found in an article's texts.
type finds struct {
	// mentions are those in the full names, the title, the summary and the body.
	mentions [][]mention.Mention
	// quotes are those of the body.
	quotes []quote.Quote
}

// begin prepares for a run over so many articles with these people.
func (m *Memory) begin(people []*news.Person, articles int) {
	records := make([]*news.PersonRecord, len(people))
	for i, p := range people {
		records[i] = p.PersonRecord
	}
	m.before = m.now
	if m.gazetteer == nil || !slices.Equal(m.people, records) {
		speakers := make([]quote.Person, len(records))
		for i, r := range records {
			speakers[i] = quote.FromRecord(r)
		}
		m.before, m.people = nil, records
		m.gazetteer, m.finder = mention.Compile(names(people)), quote.Compile(speakers)
	}
	m.now = make(map[*news.ArticleRecord]finds, articles)
}

// find is what is found in the article's full names, title, summary and body. It
// may be called from several goroutines. The full names are a function of the
// article's record and of the people's, like the rest. Quotations are looked for
// where they will be shown.
func (m *Memory) find(r *news.ArticleRecord, published bool, fullNames func() string) finds {
	found, known := m.before[r]
	if !known {
		found.mentions = m.gazetteer.Find(fullNames(), r.Title, r.Summary, r.Body)
		if published && len(m.people) > 0 && strings.ContainsAny(r.Body, `"“”„«»'‘’`) {
			found.quotes = m.finder.Find(r.Body, r.Date).Quotes
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now[r] = found
	return found
}
