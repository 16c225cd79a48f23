package build_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// A generator writes a digest of any size. The same numbers give the same files.
type generator struct {
	articles, people, topics int
	random                   *rand.Rand
	names                    []string // of the people
}

// generate writes a digest with so many articles into a folder. Every article
// names some people in its text, and most hold statements of some.
func generate(tb testing.TB, dir string, articles, people, topics int) {
	tb.Helper()
	g := &generator{articles: articles, people: people, topics: topics, random: rand.New(rand.NewPCG(1, 2))}
	files := tree{"site.toml": `id = "tag:example.org,2026:generated"
title = "A generated debate"
description = "Nobody said this."
question = "Should there be more of it?"
base_url = "https://example.org/generated/"
timezone = "Europe/Brussels"

[[positions]]
id = "more"
label = "More"

[[positions]]
id = "as-it-is"
label = "As it is"

[[positions]]
id = "less"
label = "Less"
`}
	for i := range people {
		files["content/people/"+g.personSlug(i)+".md"] = g.person(i)
	}
	for i := range topics {
		files[fmt.Sprintf("content/topics/topic-%d.md", i)] = fmt.Sprintf("---\nname: Topic %d\norder: %d\n---\n%s\n", i, i, g.text(30))
	}
	for i := range 10 {
		files[fmt.Sprintf("content/phases/phase-%d.md", i)] = fmt.Sprintf(
			"---\ntitle: Phase %d\nstart: %d-01-01\nend: %d-12-31\n---\n%s\n", i, 2016+i, 2016+i, g.text(40))
		files[fmt.Sprintf("content/events/event-%d.md", i)] = fmt.Sprintf(
			"---\ntitle: Event %d\ndate: %d-06\nlocation: Utopia\ntopics: [topic-%d]\n---\n%s\n", i, 2016+i, i%topics, g.text(20))
	}
	for i := range articles {
		files[fmt.Sprintf("content/articles/article-%05d.md", i)] = g.article(i)
	}
	files.write(tb, dir)
}

func (g *generator) personSlug(i int) string { return fmt.Sprintf("person-%d", i) }

// person writes a person whose family name is nobody else's.
func (g *generator) person(i int) string {
	given := []string{"Ada", "Bo", "Cleo", "Dov", "Eve", "Finn", "Gil", "Hana"}[i%8]
	starts := []string{"Bar", "Dor", "Fen", "Gal", "Hol", "Jar", "Kel", "Lam", "Mor", "Nev"}
	ends := []string{"ano", "bek", "cham", "dine", "esh", "fold", "gart", "hosk", "ison", "jova"}
	family := starts[i%10] + ends[i/10%10]
	for n := i / 100; n > 0; n /= 10 {
		family += ends[n%10]
	}
	g.names = append(g.names, given+" "+family)
	return fmt.Sprintf(`---
name: %s %s
memberships:
  - role: Minister
    organization: Government of Utopia
    area: UT
    start_date: 20%02d-01-01
---
%s
`, given, family, 10+i%10, g.text(30))
}

// article writes an article of ten years, a few of them with the same date, a
// month for a date, or a time.
func (g *generator) article(i int) string {
	day := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*3650/g.articles)
	date := day.Format(time.DateOnly)
	switch i % 10 {
	case 3:
		date = day.Format("2006-01")
	case 4:
		date += "~"
	case 5:
		date += "T09:17:00+02:00"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Article %d on %s\ndate: %s\nsource:\n  name: The Example Paper %d\n  url: https://paper-%d.example.net/%d\n",
		i, g.words(5), date, i%40, i%40, i)
	fmt.Fprintf(&b, "summary: %s.\ntopics: [topic-%d]\n", g.words(20), g.random.IntN(g.topics))
	if i%7 == 0 {
		b.WriteString("publish: excerpt\n")
	}
	if i%4 > 0 {
		b.WriteString("statements:\n")
	}
	for n := range i % 4 {
		fmt.Fprintf(&b, "  - person: %s\n    paraphrase: %s.\n", g.personSlug(g.random.IntN(g.people)), g.words(12))
		if n%2 == 0 {
			fmt.Fprintf(&b, "    position: %s\n", []string{"more", "as-it-is", "less"}[g.random.IntN(3)])
		}
	}
	b.WriteString("---\n")
	for range 4 {
		fmt.Fprintf(&b, "%s %s, said %s. [[%s]] did not.\n\n", g.text(25), g.words(3),
			g.names[g.random.IntN(g.people)], g.personSlug(g.random.IntN(g.people)))
	}
	return b.String()
}

// text is a sentence, words are its words.
func (g *generator) text(n int) string { return "So it was " + g.words(n) + "." }

func (g *generator) words(n int) string {
	const all = "the of to and a in is it you that he was for on are with as they be at one have this from or had by hot word but what some we can out other were all there when up use your how said an each she which do their time if will way about many then them write would like so these her long make thing see him two has look more day could go come did number sound no most people my over know water than call first who may down side been now find"
	words := strings.Fields(all)
	picked := make([]string, n)
	for i := range picked {
		picked[i] = words[g.random.IntN(len(words))]
	}
	return strings.Join(picked, " ")
}
