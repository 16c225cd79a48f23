package plan

import "digest/internal/news"

// An Entry is an article in a list.
type Entry struct {
	// Href leads to the article's page.
	Href string
	// Title is the digest's own headline.
	Title string
	// Summary is one or two sentences; it may be empty.
	Summary string
	// Date is when the source published it.
	Date Date
	// Source is the outlet, with its page in the digest; it has no name when none is
	// given.
	Source Ref
	// Citing is the outlet or agency whose reporting the source relays.
	Citing   string
	Language string // of the original, when it is not the site's
	// Speakers are who makes a statement in the article, in the article's order.
	Speakers []Speaker
	// People are all who stand in the article, for themes that name them in lists.
	People []Ref
	// Draft says that the article is not published yet.
	Draft bool
	// Wording stands for the title and the summary.
	Wording news.Wording
}

// A Ref is a name with the page it leads to.
type Ref struct {
	// Name is what the link says.
	Name string
	// Href is where it leads; empty for what has no page, or one that the site leaves
	// out.
	Href string
}

// A Speaker is a person with the position of a statement.
type Speaker struct {
	// Name is the person's.
	Name string
	// Href leads to the statement.
	Href string
	// Mark is nil when the statement carries no position.
	Mark *Mark
}

// entryOf is the article's entry, the same each time.
func (p *planner) entryOf(a *news.Article) *Entry {
	if e, made := p.entries.Load(a); made {
		return e.(*Entry)
	}
	e, _ := p.entries.LoadOrStore(a, p.entry(a))
	return e.(*Entry)
}

func (p *planner) entry(a *news.Article) *Entry {
	e := &Entry{
		Href:    p.href(articlePath(a)),
		Title:   headline(a),
		Summary: a.Summary,
		Date:    date(a.Date),
		Citing:  a.Source.Citing,
		Draft:   a.Draft,
		Wording: a.Wording,
	}
	if a.Publisher != nil {
		e.Source = p.sourceRef(a.Publisher)
	}
	if a.Language != p.site.Settings.Language {
		e.Language = language(a.Language)
	}
	e.Speakers = p.speakersOf(a)
	for _, person := range a.People {
		e.People = append(e.People, p.personRef(person))
	}
	return e
}

// speakersOf are the persons who make statements, once each: with the position
// of the first statement that has one, and else with the first statement.
func (p *planner) speakersOf(a *news.Article) []Speaker {
	var speakers []Speaker
	at := make(map[*news.Person]int)
	for _, s := range a.Statements {
		i, known := at[s.Person]
		if !known {
			i = len(speakers)
			at[s.Person] = i
			speakers = append(speakers, Speaker{Name: s.Person.Name, Href: p.href(statementPath(s))})
		}
		if speakers[i].Mark == nil && s.Position != nil {
			speakers[i].Href, speakers[i].Mark = p.href(statementPath(s)), p.scale.mark(s.Position)
		}
	}
	return speakers
}

func (p *planner) entryList(articles []*news.Article) []*Entry {
	entries := make([]*Entry, len(articles))
	for i, a := range articles {
		entries[i] = p.entryOf(a)
	}
	return entries
}

// headline is the title; a draft may still lack one. Whatever view shows it, or the
// summary, holds the article's wording.
func headline(a *news.Article) string {
	if a.Title == "" {
		return "Untitled draft (" + a.Slug + ")"
	}
	return a.Title
}

// wordings are those of some articles.
func wordings(articles []*news.Article) []news.Wording {
	all := make([]news.Wording, len(articles))
	for i, a := range articles {
		all[i] = a.Wording
	}
	return all
}

func (p *planner) personRef(person *news.Person) Ref {
	return Ref{Name: person.Name, Href: p.href(personPath(person))}
}

func (p *planner) topicRef(t *news.Topic) Ref {
	return Ref{Name: t.Name, Href: p.href(topicPath(t))}
}

func (p *planner) sourceRef(s *news.Source) Ref {
	return Ref{Name: s.Name, Href: p.href(sourcePath(s))}
}
