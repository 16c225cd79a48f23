package link

import (
	"reflect"
	"sync"

	"digest/internal/mention"
	"digest/internal/news"
)

// A Memory keeps what was found in the texts of articles, for a program that
// links almost the same archive again and again. It goes by records: an archive
// that keeps a record which did not change keeps what was found in it. When any
// name changes, everything is looked for anew. The zero value is empty.
//
// It serves one run of [Site] at a time.
type Memory struct {
	names     []mention.Name
	gazetteer *mention.Gazetteer
	before    map[*news.ArticleRecord][][]mention.Mention

	mu  sync.Mutex
	now map[*news.ArticleRecord][][]mention.Mention
}

// begin prepares for a run over so many articles with these names.
func (m *Memory) begin(names []mention.Name, articles int) {
	m.before = m.now
	if m.gazetteer == nil || !reflect.DeepEqual(m.names, names) {
		m.before = nil
		m.names, m.gazetteer = names, mention.Compile(names)
	}
	m.now = make(map[*news.ArticleRecord][][]mention.Mention, articles)
}

// find is what is found in the article's full names, title, summary and body. It
// may be called from several goroutines. The full names are a function of the
// record and of the names, like the rest.
func (m *Memory) find(r *news.ArticleRecord, fullNames func() string) [][]mention.Mention {
	found, known := m.before[r]
	if !known {
		found = m.gazetteer.Find(fullNames(), r.Title, r.Summary, r.Body)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now[r] = found
	return found
}
