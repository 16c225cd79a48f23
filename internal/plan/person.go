package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"digest/internal/export"
	"digest/internal/mention"
	"digest/internal/news"
)

// People is the view of people.html.
type People struct {
	Head
	// Groups are the people by the first letter of their sort names.
	Groups []PeopleGroup
	// Total counts the people.
	Total int
}

// A PeopleGroup is the people under one letter.
type PeopleGroup struct {
	// Letter is the first of their sort names.
	Letter string
	// People are those of the letter, by sort name.
	People []PersonLine
}

// A Person is the view of person.html.
type Person struct {
	Head
	// Initials stand in the place of a picture.
	Initials string
	// Role is the role as of the newest article.
	Role string
	// Roles are all memberships, newest first.
	Roles []Role
	// OtherNames are other spellings and former names.
	OtherNames []string
	// Mark is the position of the latest statement that has one, or nil.
	Mark *Mark
	// Latest is that statement.
	Latest *Statement
	// Biography is the text of the person's file; it may be empty.
	Biography Body
	// Strip draws the statements; nil for too few of them.
	Strip *Strip
	// Statements are newest first. Their anchors are ids on this page.
	Statements []Statement
	// Shifts are the person's changes of position, newest first.
	Shifts []Shift
	// Coverage are the articles that the person stands in, newest first, as many as a
	// page holds.
	Coverage []*Entry
	Neighbours
	// Beside are who stands in the same articles, the most often first.
	Beside []Companion
	// Links are pages about the person elsewhere.
	Links []Ref
	// Feeds are the person's own feed in its formats.
	Feeds []FeedLink
	// Files are the person's own open data.
	Files []Ref
}

// A Role is a membership in words.
type Role struct {
	// Title is role and organisation: "Minister, Ministry of Bridges".
	Title string
	// Span says when: "since 1 December 2024"; empty when nothing is known.
	Span string
}

// A Companion is a person who stands in the same articles.
type Companion struct {
	// Name is the person's, and Href leads to the person's page.
	Name, Href string
	// Articles counts those in which the person stands there.
	Articles int
}

func (p *planner) people() {
	addListed(p, place{path: "/people/", modified: p.site.AsOf}, "people.html", p.peopleView)
	for _, person := range p.site.People {
		at := place{path: personPath(person), origin: person.File, shows: person.Articles}
		p.addCard(at.path, p.personCard(person))
		addListed(p, at, "person.html", func() Person { return p.person(person) })
		p.personFiles(person)
		p.older(stock{
			path: at.path, name: person.Name, origin: at.origin, section: Ref{"People", p.href("/people/")},
			articles: person.Articles, feeds: p.personFeedLinks(person),
		})
	}
}

func (p *planner) peopleView() People {
	index := People{
		Head: p.head("/people/", "People",
			fmt.Sprintf("The %d people in this digest, with their roles and latest positions.", len(p.site.People))),
		Total: len(p.site.People),
	}
	for _, person := range p.site.People {
		letter := initialLetter(person.SortName)
		if n := len(index.Groups); n == 0 || index.Groups[n-1].Letter != letter {
			index.Groups = append(index.Groups, PeopleGroup{Letter: letter})
		}
		group := &index.Groups[len(index.Groups)-1]
		group.People = append(group.People, p.personLine(person))
	}
	return index
}

func (p *planner) personLine(person *news.Person) PersonLine {
	line := PersonLine{
		Name: person.Name, Href: p.href(personPath(person)), Initials: initials(person.Name),
		Role: roleAt(person, p.site.AsOf), Articles: len(person.Articles), Statements: len(person.Statements),
	}
	if latest := person.Latest(); latest != nil {
		line.Mark = p.scale.mark(latest.Position)
	}
	return line
}

func (p *planner) person(person *news.Person) Person {
	v := Person{
		Head: p.head(personPath(person), person.Name, p.personSummary(person),
			Ref{"People", p.href("/people/")}),
		Initials:   initials(person.Name),
		Role:       roleAt(person, p.site.AsOf),
		Biography:  p.body(person.Biography, 2, ""),
		Statements: p.statementList(person.Statements),
		Feeds:      p.personFeedLinks(person),
	}
	v.Kind = "profile"
	v.Coverage, v.Neighbours = p.firstPage(personPath(person), person.Articles)
	for i := range v.Statements {
		s := &v.Statements[i]
		s.Person.Href = ""
		if s.Role == v.Role {
			s.Role = ""
		}
	}
	anchorByDate(person.Statements, v.Statements)
	v.Strip = p.strip(person, v.Statements)
	for _, f := range p.filesOf(person) {
		if link := p.href(personPath(person) + f.Name); link != "" {
			v.Files = append(v.Files, Ref{f.Title, link})
		}
	}
	v.Data = p.describe(v.Data, func(w *jsonWriter) { p.personData(w, person) })
	v.FeedLinks = append(v.Feeds, v.FeedLinks...)
	if latest := person.Latest(); latest != nil {
		statement := p.statement(latest)
		v.Latest, v.Mark = &statement, statement.Mark
	}
	for _, m := range person.Memberships {
		v.Roles = append(v.Roles, Role{Title: role(m), Span: span(m.StartDate, m.EndDate)})
	}
	for _, o := range person.OtherNames {
		v.OtherNames = append(v.OtherNames, o.Name)
	}
	for _, s := range person.Shifts {
		v.Shifts = append(v.Shifts, p.shift(s))
	}
	for _, c := range person.Beside {
		v.Beside = append(v.Beside, Companion{c.Person.Name, p.href(personPath(c.Person)), c.Articles})
	}
	for _, identifier := range person.Identifiers {
		if identifier.Scheme == "wikidata" {
			v.Links = append(v.Links, Ref{"Wikidata", "https://www.wikidata.org/wiki/" + identifier.Identifier})
		}
	}
	for _, l := range person.Links {
		v.Links = append(v.Links, Ref{Name: linkName(l), Href: l.URL})
	}
	return v
}

// anchorByDate gives the statements of a page, newest first, ids by their dates, which
// stay when newer ones come: "d2026-05-28", and "d2026-05-28_2" for the next of the day.
func anchorByDate(statements []*news.Statement, views []Statement) {
	seen := make(map[string]int)
	for i, s := range slices.Backward(statements) {
		day := "d" + anchorOf(s.Date)
		seen[day]++
		views[i].Anchor = day
		if n := seen[day]; n > 1 {
			views[i].Anchor += "_" + strconv.Itoa(n)
		}
	}
}

// filesOf are the downloads of one person, which stand beside the person's page.
func (p *planner) filesOf(person *news.Person) []export.File {
	return export.PersonFiles(p.site, p.exportAddresses(), person)
}

func (p *planner) personFiles(person *news.Person) {
	for _, f := range p.filesOf(person) {
		p.stream(file(personPath(person)+f.Name), f.Write, f.Words)
	}
}

func linkName(l news.Link) string {
	if l.Note != "" {
		return l.Note
	}
	return l.URL
}

// personSummary is the page in a sentence, for search engines and previews.
func (p *planner) personSummary(person *news.Person) string {
	who := person.Name
	if role := roleAt(person, p.site.AsOf); role != "" {
		who += " (" + role + ")"
	}
	return fmt.Sprintf("%s: %s in %s, each with its source and date.", who,
		count(len(person.Statements), "statement"), count(len(person.Articles), "article"))
}

// count is a number with its noun: "1 article", "2 articles".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// countPeople is a number of people: "1 person", "2 people".
func countPeople(n int) string {
	if n == 1 {
		return "1 person"
	}
	return strconv.Itoa(n) + " people"
}

// span says when something began and ended.
func span(start, end news.Date) string {
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case end.IsZero():
		return "since " + start.Words()
	case start.IsZero():
		return "until " + end.Words()
	case start == end:
		return start.Words()
	}
	return start.Words() + " – " + end.Words()
}

// initials are the first letters of the first and the last word of a name.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if len(words) == 1 {
		return string(first)
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return string(first) + string(last)
}

// initialLetter is the letter under which a sort name stands: "S" for "Šefčovič".
func initialLetter(name string) string {
	r, _ := utf8.DecodeRuneInString(strings.ToUpper(mention.Fold(name)))
	if !unicode.IsLetter(r) {
		return "#"
	}
	return string(r)
}
