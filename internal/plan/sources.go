package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"digest/internal/news"
)

// Sources is the view of sources.html.
type Sources struct {
	Head
	// Sources are those with the most articles first.
	Sources []SourceLine
	// Languages are what the originals are written in, the most frequent first.
	Languages []LanguageShare
	// Articles counts those of the whole digest.
	Articles int
}

// A SourceLine is an outlet in a list.
type SourceLine struct {
	Ref
	// Articles and Statements count what the digest has of it, and Speakers who makes the
	// statements.
	Articles, Statements, Speakers int
	// Share is the outlet's part of all articles: "8%".
	Share string
	// Bar is its number of articles as a percentage of the largest outlet's.
	Bar int
	// Languages are those of its articles, in English and in alphabetical order.
	Languages []string
	// First and Latest are the dates of its oldest and its newest article.
	First, Latest Date
}

// A LanguageShare is how many originals are in a language.
type LanguageShare struct {
	// Name is the language's, in English.
	Name string
	// Articles counts those in it.
	Articles int
}

// A Source is the view of source.html.
type Source struct {
	Head
	// Line is the outlet as the list of sources shows it.
	Line SourceLine
	// Holdings are what the digest has of it, in words.
	Holdings string
	// Span are the dates of the oldest and the newest article.
	Span string
	// People are who speak in its articles, those in the most first.
	People []Companion
	// Standing is each person's latest position in the outlet's articles. The names
	// lead to the statements that show it.
	Standing Standing
	// Citing are outlets and agencies whose reporting it relays, the most frequent first.
	Citing []CitedSource
	// Coverage are its articles, newest first, as many as a page holds.
	Coverage []*Entry
	Neighbours
}

// A CitedSource is an outlet that another one relays.
type CitedSource struct {
	// Name is the outlet's or agency's.
	Name string
	// Articles counts those that relay it.
	Articles int
}

func (p *planner) sources() {
	addListed(p, place{path: "/sources/", modified: p.site.AsOf}, "sources.html", p.sourcesView)
	for _, s := range p.site.Sources {
		at := place{path: sourcePath(s), origin: s.Articles[0].File, shows: s.Articles}
		addListed(p, at, "source.html", func() Source { return p.source(s) })
		p.older(stock{
			path: at.path, name: s.Name, origin: at.origin, section: Ref{"Sources", p.href("/sources/")}, articles: s.Articles,
		})
	}
}

func (p *planner) sourcesView() Sources {
	index := Sources{
		Head: p.head("/sources/", "Sources",
			fmt.Sprintf("The %s whose coverage this digest links to, and how much it has of each.", count(len(p.site.Sources), "outlet"))),
		Articles: len(p.site.Articles),
	}
	most := 1
	languages := make(map[string]int)
	for _, s := range p.site.Sources {
		index.Sources = append(index.Sources, p.sourceLine(s, holdingsOf(s.Articles)))
		most = max(most, len(s.Articles))
		for _, a := range s.Articles {
			languages[language(a.Language)]++
		}
	}
	for i := range index.Sources {
		index.Sources[i].Bar = 100 * index.Sources[i].Articles / most
	}
	slices.SortStableFunc(index.Sources, func(a, b SourceLine) int { return b.Articles - a.Articles })
	for name, n := range languages {
		index.Languages = append(index.Languages, LanguageShare{name, n})
	}
	slices.SortFunc(index.Languages, func(a, b LanguageShare) int {
		return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name))
	})
	return index
}

func (p *planner) sourceLine(s *news.Source, held holdings) SourceLine {
	line := SourceLine{
		Ref: p.sourceRef(s), Articles: len(s.Articles), Statements: held.statements, Speakers: len(held.speakers),
		Share: percent(len(s.Articles), len(p.site.Articles)),
		First: date(s.Articles[len(s.Articles)-1].Date), Latest: date(s.Articles[0].Date),
	}
	seen := make(map[string]bool)
	for _, a := range s.Articles {
		if !seen[a.Language] {
			seen[a.Language] = true
			line.Languages = append(line.Languages, language(a.Language))
		}
	}
	slices.Sort(line.Languages)
	return line
}

// percent is a part of a whole in words; what is little is not nothing.
func percent(part, whole int) string {
	if whole == 0 {
		return "0%"
	}
	if n := (200*part + whole) / (2 * whole); n > 0 || part == 0 {
		return fmt.Sprintf("%d%%", n)
	}
	return "under 1%"
}

func (p *planner) source(s *news.Source) Source {
	held := holdingsOf(s.Articles)
	v := Source{
		Head: p.head(sourcePath(s), s.Name, fmt.Sprintf("%s in this digest: %s.", s.Name, held.words()),
			Ref{"Sources", p.href("/sources/")}),
		Line: p.sourceLine(s, held), Holdings: held.words(), Span: held.span(),
		People: p.speakers(held), Standing: p.standingIn(held), Citing: cited(s.Articles),
	}
	v.Coverage, v.Neighbours = p.firstPage(sourcePath(s), s.Articles)
	return v
}

// cited counts whose reporting the articles relay.
func cited(articles []*news.Article) []CitedSource {
	count := make(map[string]int)
	for _, a := range articles {
		if name := a.Source.Citing; name != "" {
			count[name]++
		}
	}
	var all []CitedSource
	for name, n := range count {
		all = append(all, CitedSource{name, n})
	}
	slices.SortFunc(all, func(a, b CitedSource) int { return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name)) })
	return all
}
