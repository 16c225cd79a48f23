package corpus

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"digest/internal/slug"
)

// A writer invents texts.
type writer struct{ *rand.Rand }

func (w writer) pick(words []string) string { return words[w.IntN(len(words))] }

// popular is a number below n; the small ones come far more often, as people do in
// the news (Zipf's law, roughly).
func (w writer) popular(n int) int {
	return int(math.Exp(w.Float64()*math.Log(float64(n)+1))) - 1
}

func (w writer) person(number int) person {
	first, last := given[number%len(given)], family[(number/len(given)*7+number)%len(family)]
	p := person{name: first + " " + last, family: last, role: w.pick(roles), country: w.pick(countries)}
	p.slug = slug.Of(p.name)
	p.biography = fmt.Sprintf("%s is %s in %s. %s %s\n", p.name, p.role, p.country, w.sentence(), w.sentence())
	return p
}

// headline has no end, and sometimes an ampersand, which has to be escaped.
func (w writer) headline() string {
	switch w.IntN(4) {
	case 0:
		return fmt.Sprintf("%s %s %s %s %s", capital(w.pick(groups)), w.pick(did), w.pick(adjectives), w.pick(things), w.pick(where))
	case 1:
		return fmt.Sprintf("%s %s divides %s %s", capital(w.pick(adjectives)), w.pick(things), w.pick(groups), w.pick(when))
	case 2:
		return fmt.Sprintf("Why %s %s the %s %s", w.pick(groups), w.pick(did), w.pick(adjectives), w.pick(things))
	}
	return fmt.Sprintf("The %s %s, %s & %s", w.pick(adjectives), w.pick(things), w.pick(groups), w.pick(groups))
}

func (w writer) sentence() string {
	switch w.IntN(5) {
	case 0:
		return fmt.Sprintf("The %s %s that %s %s %s was %s rather than %s, %s.", w.pick(adjectives), w.pick(things), w.pick(groups),
			w.pick(did), w.pick(where), w.pick(adjectives), w.pick(adjectives), w.pick(when))
	case 1:
		return fmt.Sprintf("%s %s the %s %s %s %s.", capital(w.pick(groups)), w.pick(did), w.pick(adjectives), w.pick(things),
			w.pick(where), w.pick(when))
	case 2:
		return fmt.Sprintf("A %s %s would cost %d million a year, %s estimate, and the %s would fall to %d.%d per cent by %d.",
			w.pick(adjectives), w.pick(things), 2+w.IntN(900), w.pick(groups), w.pick(things), 1+w.IntN(60), w.IntN(10), 2027+w.IntN(14))
	case 3:
		return fmt.Sprintf("When the %s %s the %s %s, %s %s it %s.", w.pick(things), w.pick(did), w.pick(adjectives), w.pick(things),
			w.pick(groups), w.pick(did), w.pick(when))
	}
	return fmt.Sprintf("It is *not* clear whether the %s %s holds %s, where %s have **%s** every %s since %d.", w.pick(adjectives),
		w.pick(things), w.pick(where), w.pick(groups), w.pick(did), w.pick(things), 1990+w.IntN(30))
}

// claim is what somebody says, without an end.
func (w writer) claim() string {
	switch w.IntN(3) {
	case 0:
		return fmt.Sprintf("No %s was ever %s this quickly %s", w.pick(things), w.pick(did), w.pick(where))
	case 1:
		return fmt.Sprintf("We cannot ask %s to pay for a %s %s twice", w.pick(groups), w.pick(adjectives), w.pick(things))
	}
	return fmt.Sprintf("If the %s passes, %s will feel it within %d months", w.pick(things), w.pick(groups), 2+w.IntN(30))
}

// body is 350 to 700 words: paragraphs with quotations, and links, a heading or two,
// a block quotation, a list.
func (w writer) body(people []person) string {
	blocks := []string{fmt.Sprintf("%s and %s led the argument. %s", people[0].name, people[1].name, w.sentence())}
	target, words, quotes := 320+w.IntN(310), 0, 0
	for words < target {
		var b strings.Builder
		for range 4 + w.IntN(2) {
			b.WriteString(w.sentence() + " ")
		}
		if quotes < 4 {
			who := people[quotes%len(people)]
			name := who.name
			if quotes >= len(people) {
				name = who.family
			}
			quotes++
			if w.IntN(2) == 0 {
				fmt.Fprintf(&b, "“%s,” %s said.", w.claim(), name)
			} else {
				fmt.Fprintf(&b, "%s said: “%s.”", name, w.claim())
			}
		}
		if w.IntN(3) == 0 {
			fmt.Fprintf(&b, " See [the %s](https://docs.example/%d) for more.", w.pick(things), w.IntN(9999))
		}
		words += len(strings.Fields(b.String()))
		blocks = append(blocks, strings.TrimSpace(b.String()))
		switch len(blocks) {
		case 3:
			blocks = append(blocks, "## "+w.headline())
		case 5:
			blocks = append(blocks, fmt.Sprintf("> %s.\n>\n> — %s", w.claim(), people[len(people)-1].name))
		case 8:
			blocks = append(blocks, fmt.Sprintf("- %s\n- %s\n- %s", w.claim(), w.claim(), w.claim()))
		}
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
