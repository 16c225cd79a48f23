package link

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"digest/internal/crew"
	"digest/internal/diag"
	"digest/internal/mention"
	"digest/internal/news"
)

func (l *linker) linkPeople() {
	for _, r := range l.archive.People {
		p := &news.Person{PersonRecord: r, FamilyName: r.FamilyName, SortName: r.SortName}
		if words := strings.Fields(r.Name); p.FamilyName == "" && len(words) > 0 {
			p.FamilyName = words[len(words)-1]
		}
		if p.SortName == "" {
			p.SortName = sortName(r.Name, p.FamilyName)
		}
		l.people[r.Slug] = p
		l.site.People = append(l.site.People, p)
	}
	slices.SortFunc(l.site.People, bySortName)
	for i, p := range l.site.People {
		l.rank[p] = i
	}
}

// sortName puts the family name first: "van Doe, Jane". It may stand first in the
// name already, as in Hungarian: "Doe Jane".
func sortName(name, family string) string {
	given, cut := strings.CutSuffix(name, family)
	if !cut {
		given, _ = strings.CutPrefix(name, family)
	}
	return strings.TrimSuffix(family+", "+strings.TrimSpace(given), ", ")
}

// bySortName is the order of a register: accents and capitals do not count, so
// that "van Doe" stands under V.
func bySortName(a, b *news.Person) int {
	return cmp.Or(
		cmp.Compare(sortKey(a.SortName), sortKey(b.SortName)),
		cmp.Compare(a.Slug, b.Slug),
	)
}

// byRank is the same order, for people who have been sorted already.
func (l *linker) byRank(a, b *news.Person) int { return l.rank[a] - l.rank[b] }

func sortKey(name string) string { return strings.ToLower(mention.Fold(name)) }

// findPeople fills the articles' people and the mentions in their bodies: who
// makes a statement, who is listed, and who is named in the text. Articles are
// searched side by side; each writes only to itself.
func (l *linker) findPeople(jobs int) {
	wanted := l.site.People
	if find := l.site.Settings.Build.FindPeople; find != nil && !*find {
		wanted = nil
	}
	l.memory.begin(wanted)
	problems := make([]diag.List, len(l.all))
	l.finds = make([]*Finds, len(l.all))
	crew.Work(jobs, len(l.all), func(_, i int) bool {
		l.finds[i], problems[i] = l.findArticlePeople(l.all[i])
		return true
	})
	l.memory.end(l.all, l.finds)
	for _, list := range problems {
		l.problems.Append(list)
	}
}

func names(people []*news.Person) []mention.Name {
	names := make([]mention.Name, len(people))
	for i, p := range people {
		names[i] = mention.Name{
			ID: i, Full: p.Name, Family: p.FamilyName,
			FamilyAlone: p.SurnameAlone == nil || *p.SurnameAlone,
		}
		for _, other := range p.OtherNames {
			names[i].Others = append(names[i].Others, other.Name)
		}
	}
	return names
}

// findArticlePeople fills an article's people and mentions. An article has few people, so
// they are looked up in lists.
func (l *linker) findArticlePeople(a *news.Article) (*Finds, diag.List) {
	var problems diag.List
	speakers := make([]*news.Person, 0, len(a.Statements)+len(a.ArticleRecord.People))
	for _, s := range a.Statements {
		if !slices.Contains(speakers, s.Person) {
			speakers = append(speakers, s.Person)
		}
	}
	var others, denied []*news.Person
	seen := func(p *news.Person) bool { return slices.Contains(speakers, p) || slices.Contains(others, p) }
	for i, entry := range a.ArticleRecord.People {
		slug, deny := strings.CutPrefix(entry, "-")
		p := l.people[slug]
		fault := func(message, hint string) {
			problems.Add(diag.Problem{File: a.File, Key: "people[" + strconv.Itoa(i) + "]", Message: message, Hint: hint})
		}
		switch {
		case p == nil:
			problems.Add(unknown(a.File, "people["+strconv.Itoa(i)+"]", slug, "person", "content/people", l.personSlugs()))
		case deny && seen(p):
			fault(fmt.Sprintf("%q takes away a person who is listed or makes a statement here", entry),
				"a minus is for a name that was found in the text by mistake")
		case deny:
			denied = append(denied, p)
		case slices.Contains(denied, p):
			fault(fmt.Sprintf("%q is taken away by %q above", entry, "-"+entry), "take one of the two out")
		case !seen(p):
			others = append(others, p)
		}
	}
	found, err := l.memory.find(a.ArticleRecord, !a.Excerpt, func() string { return fullNames(speakers, others) })
	if err != nil { // the text stays in its file, and is not what it was
		p := diag.Problem{File: a.File, Message: err.Error(), Hint: "build again"}
		if _, changed := errors.AsType[*news.ChangedError](err); changed {
			p.Message = "changed while the site was built"
		}
		problems.Add(p)
		return nil, problems
	}
	for _, at := range found.People {
		if p := l.site.People[at]; !seen(p) && !slices.Contains(denied, p) {
			others = append(others, p)
		}
	}
	slices.SortFunc(others, l.byRank)
	a.People = append(speakers, others...)
	if a.Excerpt {
		return found, problems
	}
	spans := func(found []Span) []news.Mention {
		if len(found) == 0 {
			return nil
		}
		places := make([]news.Mention, 0, len(found))
		for _, at := range found {
			if p := l.site.People[at.Person]; !slices.Contains(denied, p) {
				places = append(places, news.Mention{Person: p, Start: at.Start, End: at.End})
			}
		}
		return places
	}
	a.Body = news.Body{
		Markdown: a.ArticleRecord.Body, Stored: a.Stored,
		Mentions: spans(found.Mentions), Quotations: spans(found.Quotations),
	}
	return found, problems
}

// fullNames is a text that names the persons in full, a paragraph each: whoever
// speaks in an article or is listed in it is named on its page, so the family
// name alone may stand for the person in the text.
func fullNames(lists ...[]*news.Person) string {
	var b strings.Builder
	for _, people := range lists {
		for _, p := range people {
			b.WriteString(p.Name)
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// fillPeople gives every person the coverage and the statements that the built articles
// hold.
func (l *linker) fillPeople() {
	for _, a := range l.site.Articles {
		for _, p := range a.People {
			p.Articles = append(p.Articles, a)
		}
		for _, s := range a.Statements {
			s.Person.Statements = append(s.Person.Statements, s)
		}
	}
	for _, p := range l.site.People {
		slices.SortStableFunc(p.Statements, func(a, b *news.Statement) int { return newestStatementFirst(a, b) })
		for _, s := range p.Statements {
			if s.Position != nil {
				p.Positioned = append(p.Positioned, s)
			}
		}
	}
}

// findCompanions finds with whom every person stands in articles. It writes nothing else.
func (l *linker) findCompanions() {
	count := make(map[*news.Person]int)
	for _, p := range l.site.People {
		clear(count)
		for _, a := range p.Articles {
			for _, other := range a.People {
				if other != p {
					count[other]++
				}
			}
		}
		p.Beside = make([]news.Companion, 0, len(count))
		for other, n := range count {
			p.Beside = append(p.Beside, news.Companion{Person: other, Articles: n})
		}
		slices.SortFunc(p.Beside, func(a, b news.Companion) int {
			return cmp.Or(cmp.Compare(b.Articles, a.Articles), l.byRank(a.Person, b.Person))
		})
	}
}
