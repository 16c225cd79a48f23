package plan

import (
	"slices"
	"strings"
	"testing"

	"digest/internal/card"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// cardsOf are the cards of a plan by their paths, as they are drawn.
func cardsOf(plan *Plan) map[string]card.Card {
	all := make(map[string]card.Card)
	for _, d := range plan.Documents {
		if strings.HasSuffix(d.Path, ".png") {
			all[d.Path] = d.View().(card.Card)
		}
	}
	return all
}

func TestCards(t *testing.T) {
	archive := newArchive()
	archive.People[0].Memberships = []news.Membership{{Role: "Minister", Organization: "Utopia"}}
	a := add(t, archive, "talks", "2026-05-28")
	say(a, "jane-doe", "wait")
	say(a, "john-roe", "")
	addBriefing(archive, "2026-W22", "The bridge waits")
	add(t, archive, "june", "2026-06-10")
	const question = "Should the bridge reopen?"
	want := map[string]card.Card{
		"card.png": {
			Site: "The Bridge", Kicker: "As of 10 June 2026", Title: question,
			Shares: []card.Share{{Slot: "1", Label: "Open it"}, {Slot: "3", Label: "Wait", People: 1}, {Slot: "5", Label: "Close it"}},
		},
		"people/jane-doe/card.png": {
			Site: "The Bridge", Kicker: question, Title: "Jane Doe", Detail: "Minister, Utopia",
			Position: card.Position{Slot: "3", Label: "Wait", Note: "28 May 2026"},
		},
		"people/john-roe/card.png": {
			Site: "The Bridge", Kicker: question, Title: "John Roe",
			Figures: []card.Figure{{Number: "1", Label: "statement"}, {Number: "1", Label: "article"}},
		},
		"briefings/2026-W22/card.png": {
			Site: "The Bridge", Kicker: "Weekly briefing · Week 22 · 25–31 May 2026", Title: "The bridge waits", Detail: question,
			Figures: []card.Figure{{Number: "1", Label: "article"}, {Number: "2", Label: "statements"}, {Number: "2", Label: "new voices"}},
		},
		"briefings/2026-W24/card.png": {
			Site: "The Bridge", Kicker: "Weekly briefing · Week 24", Title: "8–14 June 2026", Detail: question,
			Figures: []card.Figure{{Number: "1", Label: "article"}},
		},
	}
	plan := planned(t, archive)
	if diff := cmp.Diff(want, cardsOf(plan)); diff != "" {
		t.Errorf("cards (-want +got):\n%s", diff)
	}
	for path, want := range map[string]Card{
		"":                    {URL: "https://example.org/sub/card.png", Alt: "Should the bridge reopen? Wait: 1."},
		"articles/talks/":     {URL: "https://example.org/sub/card.png", Alt: "Should the bridge reopen? Wait: 1."},
		"people/jane-doe/":    {URL: "https://example.org/sub/people/jane-doe/card.png", Alt: "Jane Doe. Minister, Utopia. Latest position: Wait, 28 May 2026."},
		"briefings/2026-W24/": {URL: "https://example.org/sub/briefings/2026-W24/card.png", Alt: "8–14 June 2026. Should the bridge reopen? 1 article."},
	} {
		want.Width, want.Height = 1200, 630
		if diff := cmp.Diff(&want, cardOf(t, plan, path)); diff != "" {
			t.Errorf("the card of /%s (-want +got):\n%s", path, diff)
		}
	}
	if data := document(t, plan, "card.png"); !strings.HasPrefix(data, "\x89PNG") {
		t.Errorf("the card begins with %q", data[:8])
	}
}

// cardOf is the card of a page's head.
func cardOf(t *testing.T, plan *Plan, path string) *Card {
	t.Helper()
	i := slices.IndexFunc(plan.Pages, func(p Page) bool { return p.Path == path+"index.html" })
	switch v := plan.Pages[i].View().(type) {
	case Home:
		return v.Card
	case Person:
		return v.Card
	case Article:
		return v.Card
	case Briefing:
		return v.Card
	}
	t.Fatalf("/%s has another view", path)
	return nil
}

// TestNoCards: there are none where they are turned off, and none about what the
// fonts cannot set.
func TestNoCards(t *testing.T) {
	off := false
	for _, test := range []struct {
		name   string
		change func(*news.Archive)
		cards  int
		home   bool // whether the front page has one
		jane   string
	}{
		{"as it is", func(*news.Archive) {}, 3, true, "/people/jane-doe/card.png"},
		{"off", func(a *news.Archive) { a.Settings.Build.Cards = &off }, 0, false, ""},
		{"name", func(a *news.Archive) { a.People[0].Name = "ג׳יין דו" }, 2, true, "/card.png"},
		{"question", func(a *news.Archive) { a.Settings.Question = "橋?" }, 2, false, "/people/jane-doe/card.png"},
		{"title", func(a *news.Archive) { a.Settings.Title = "الجسر" }, 0, false, ""},
	} {
		archive := newArchive()
		test.change(archive)
		plan := planned(t, archive)
		if n := len(cardsOf(plan)); n != test.cards {
			t.Errorf("%s: %d cards, want %d", test.name, n, test.cards)
		}
		if home := cardOf(t, plan, ""); (home != nil) != test.home {
			t.Errorf("%s: the front page has the card %+v", test.name, home)
		}
		jane := ""
		if c := cardOf(t, plan, "people/jane-doe/"); c != nil {
			jane = strings.TrimPrefix(c.URL, "https://example.org/sub")
		}
		if jane != test.jane {
			t.Errorf("%s: a person has the card %q, want %q", test.name, jane, test.jane)
		}
	}
}
