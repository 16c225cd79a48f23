package plan

import (
	"cmp"
	"strconv"
	"strings"

	"digest/internal/card"
	"digest/internal/diag"
	"digest/internal/news"
)

// A Card is the picture that other sites show beside a link to a page.
type Card struct {
	// URL is absolute, as those sites ask for.
	URL string
	// Alt says what the picture shows.
	Alt string
	// Width and Height are in pixels.
	Width, Height int
}

// cards are the pictures drawn so far, by the page that each is for.
type cards struct {
	painter *card.Painter // nil draws none
	byPath  map[string]*Card
}

func (p *planner) startCards() {
	if on := p.site.Settings.Build.Cards; on != nil && !*on {
		return
	}
	painter, err := card.NewPainter()
	if err != nil {
		p.problems.Add(diag.Problem{
			File: "site.toml", Key: "build.cards", Message: err.Error(), Hint: "write cards = false to build without them",
		})
		return
	}
	p.cards = cards{painter: painter, byPath: make(map[string]*Card)}
}

// addCard plans the card of a page. There is none where cards are turned off, or
// where the fonts lack the letters of what the card is about: a page without a
// picture is better than a picture of boxes.
func (p *planner) addCard(path string, c card.Card) {
	c.Site = p.site.Settings.Title
	if p.cards.painter == nil || !p.cards.painter.Draws(c.Site) || !p.cards.painter.Draws(c.Title) {
		return
	}
	at := path + "card.png"
	output, free := p.claim(place{path: at})
	if !free {
		return
	}
	p.cards.byPath[path] = &Card{URL: p.abs(at), Alt: cardAlt(c), Width: card.Width, Height: card.Height}
	p.plan.Documents = append(p.plan.Documents, Document{
		Path: output, View: func() any { return c }, Write: inOne(func() ([]byte, error) { return p.cards.painter.PNG(c) }),
	})
}

// cardOf is the card of a page, or else that of the front page, or nil.
func (p *planner) cardOf(path string) *Card {
	if own := p.cards.byPath[path]; own != nil {
		return own
	}
	return p.cards.byPath["/"]
}

// cardAlt says what a card shows.
func cardAlt(c card.Card) string {
	parts := []string{c.Title, c.Detail}
	if c.Position.Label != "" {
		parts = append(parts, "Latest position: "+c.Position.Label+", "+c.Position.Note)
	}
	for _, s := range c.Shares {
		if s.People > 0 {
			parts = append(parts, s.Label+": "+strconv.Itoa(s.People))
		}
	}
	for _, f := range c.Figures {
		parts = append(parts, f.Number+" "+f.Label)
	}
	return sentences(parts)
}

// sentences makes sentences of the parts that there are.
func sentences(parts []string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" ")
		}
		b.WriteString(part)
		if !strings.ContainsAny(part[len(part)-1:], ".?!") {
			b.WriteString(".")
		}
	}
	return b.String()
}

func (p *planner) homeCard() card.Card {
	s := p.site.Settings
	c := card.Card{Title: cmp.Or(s.Question, s.Description, s.Title)}
	if !p.site.AsOf.IsZero() {
		c.Kicker = "As of " + p.site.AsOf.Words()
	}
	for _, share := range p.standing().Shares {
		c.Shares = append(c.Shares, card.Share{Slot: share.Mark.Slot, Label: share.Mark.Label, People: len(share.People)})
	}
	return c
}

func (p *planner) personCard(person *news.Person) card.Card {
	c := card.Card{Kicker: p.site.Settings.Question, Title: person.Name, Detail: roleAt(person, p.site.AsOf)}
	if latest := person.Latest(); latest != nil {
		mark := p.scale.mark(latest.Position)
		c.Position = card.Position{Slot: mark.Slot, Label: mark.Label, Note: latest.Date.Words()}
		return c
	}
	var counts []string
	if n := len(person.Statements); n > 0 {
		counts = append(counts, count(n, "statement"))
	}
	if n := len(person.Articles); n > 0 {
		counts = append(counts, count(n, "article"))
	}
	c.Figures = figures(counts)
	return c
}

func (p *planner) briefingCard(w *week) card.Card {
	line := p.briefingLine(w)
	c := card.Card{Kicker: "Weekly briefing · " + line.Week, Title: line.Name, Detail: p.site.Settings.Question}
	if line.Titled {
		c.Kicker += " · " + line.Span
	}
	c.Figures = figures(w.counts())
	return c
}

// figures takes counts apart: "4 articles" is the number 4 of articles.
func figures(counts []string) []card.Figure {
	var all []card.Figure
	for _, words := range counts {
		number, label, _ := strings.Cut(words, " ")
		all = append(all, card.Figure{Number: number, Label: label})
	}
	return all
}
