package link

import (
	"slices"
	"strings"
	"sync"

	"digest/internal/fingerprint"
	"digest/internal/markdown"
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
	// Amendable keeps what Amend needs. It is to be set before the first run.
	Amendable bool

	people []*news.PersonRecord
	sum    fingerprint.Sum // of people
	// gazetteer and finder are made for the first text that is looked through.
	gazetteer func() *mention.Gazetteer
	finder    func() *quote.Finder
	before    map[*news.ArticleRecord]*Finds
	last      *linker // of the last run, if it found no mistake
	now       map[*news.ArticleRecord]*Finds
}

// Finds are what was found in an article's texts. Persons are numbered by their
// places among the people of the site, by sort name.
type Finds struct {
	// Published says that the body was to be published. Of one that is not, nothing
	// but the people and the links is asked.
	Published bool
	// People are all who are named in the title, the summary or the body, once each.
	People []int
	// Mentions are the places of names in the body, and Quotations what a known
	// speaker is quoted with there.
	Mentions, Quotations []Span
	// Links are the body's wikilinks.
	Links []WikiLink
}

// A Span is a range of bytes of a body that has to do with a person.
type Span struct{ Person, Start, End int }

// A WikiLink is the target of a wikilink and where it stands in a body: its line, and
// its column in characters, both from 1.
type WikiLink struct {
	Target       string
	Line, Column int
}

// Recall fills an empty Memory with what an earlier run of the program found, by
// the people it knew.
func (m *Memory) Recall(people fingerprint.Sum, finds map[*news.ArticleRecord]*Finds) {
	m.sum, m.now = people, finds
}

// Found is what is known of an article's texts after a run of [Site].
func (m *Memory) Found(r *news.ArticleRecord) *Finds { return m.now[r] }

// People tells the people by whom things were found from any others.
func (m *Memory) People() fingerprint.Sum { return m.sum }

// begin prepares for a run with these people.
func (m *Memory) begin(people []*news.Person) {
	records := make([]*news.PersonRecord, len(people))
	for i, p := range people {
		records[i] = p.PersonRecord
	}
	m.before = m.now
	if m.gazetteer == nil || !slices.Equal(m.people, records) {
		// A record is plain values: only what is none has no fingerprint, and then the
		// sum is that of nothing, which no people have.
		sum, err := fingerprint.New().Of(records)
		if sum != m.sum || err != nil {
			m.before = nil
		}
		m.people, m.sum = records, sum
		m.gazetteer = sync.OnceValue(func() *mention.Gazetteer { return mention.Compile(names(people)) })
		m.finder = sync.OnceValue(func() *quote.Finder {
			speakers := make([]quote.Person, len(records))
			for i, r := range records {
				speakers[i] = quote.FromRecord(r)
			}
			return quote.Compile(speakers)
		})
	}
}

// end keeps what a run found in these articles, in their order.
func (m *Memory) end(articles []*news.Article, finds []*Finds) {
	m.now = make(map[*news.ArticleRecord]*Finds, len(articles))
	for i, a := range articles {
		if finds[i] != nil {
			m.now[a.ArticleRecord] = finds[i]
		}
	}
}

// find is what is found in the article's full names, title, summary and body. It
// may be called from several goroutines. The full names are a function of the
// article's record and of the people's, like the rest. Quotations are looked for
// where they will be shown.
func (m *Memory) find(r *news.ArticleRecord, published bool, fullNames func() string) (*Finds, error) {
	if found := m.before[r]; found != nil && found.Published == published {
		return found, nil
	}
	found, err := m.look(r, published, fullNames())
	if err != nil {
		return nil, err
	}
	return &found, nil
}

func (m *Memory) look(r *news.ArticleRecord, published bool, fullNames string) (Finds, error) {
	text, err := r.Markdown()
	if err != nil {
		return Finds{}, err
	}
	found := Finds{Published: published}
	mentions := m.gazetteer().Find(fullNames, r.Title, r.Summary, text)
	for _, list := range mentions {
		for _, at := range list {
			if !slices.Contains(found.People, at.Person) {
				found.People = append(found.People, at.Person)
			}
		}
	}
	if published {
		for _, at := range mentions[len(mentions)-1] {
			found.Mentions = append(found.Mentions, Span{at.Person, at.Start, at.End})
		}
	}
	if published && len(m.people) > 0 && strings.ContainsAny(text, `"“”„«»'‘’`) {
		for _, q := range m.finder().Find(text, r.Date).Quotes {
			if q.Person >= 0 && !q.Review {
				found.Quotations = append(found.Quotations, Span{q.Person, q.Start, q.End})
			}
		}
	}
	found.Links = wikiLinks(text)
	return found, nil
}

// wikiLinks are the wikilinks of a text.
func wikiLinks(text string) []WikiLink {
	var links []WikiLink
	for _, w := range markdown.WikiLinks(text) {
		links = append(links, WikiLink{w.Target, w.Line, column(text, w.Start)})
	}
	return links
}
