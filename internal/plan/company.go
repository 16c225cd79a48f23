package plan

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"digest/internal/mention"
	"digest/internal/news"
)

// How much of the other coverage an article's page lists, and how many days lie at
// most between two tellings of one story.
const (
	mostSameDay   = 5
	mostElsewhere = 6
	storyDays     = 2
	// storyWords is the least number of words of a quotation that tells a story:
	// "no comment" is said every day.
	storyWords = 4
)

// A company finds an article's company among all articles: those of the same day, and
// those in which other sources tell the same story. It is made once a build; what an
// article asks of it takes a few look-ups, however many articles there are.
//
// Two articles tell the same story when they are of different sources, dated by day
// and at most two days apart, and one of these holds:
//
//   - They open with the same person, who said it on the same day: the first statement
//     of an article is what it is about.
//   - They carry the same quotation of one person, of four words or more.
//   - They open with the same person, and relay the same outlet, or the one relays the other.
//
// Nothing is guessed from headlines: an article that is not found is no harm, and one
// that is found wrongly would be.
type company struct {
	days map[time.Time][]*news.Article // in the site's order, newest first
	told map[telling][]*news.Article
}

// A telling is what articles of one story have in common, by one of the three rules:
// one of said, quote and outlet is set.
type telling struct {
	day    time.Time // on which the article is dated
	person *news.Person
	said   string // the day of the person's words
	quote  string
	outlet string
}

func newCompany(articles []*news.Article) *company {
	c := &company{
		days: make(map[time.Time][]*news.Article, len(articles)),
		told: make(map[telling][]*news.Article, 2*len(articles)),
	}
	for _, a := range articles {
		if !a.Date.IsDay() {
			continue
		}
		day, _ := a.Date.Days()
		c.days[day] = append(c.days[day], a)
		for _, t := range tellings(a) {
			t.day = day
			c.told[t] = append(c.told[t], a)
		}
	}
	return c
}

// tellings are the signs of an article's story, each once, without a day.
func tellings(a *news.Article) []telling {
	if len(a.Statements) == 0 {
		return nil
	}
	var signs []telling
	first := a.Statements[0]
	if first.Date.IsDay() {
		signs = append(signs, telling{person: first.Person, said: first.Date.DayKey()})
	}
	for _, s := range a.Statements {
		words := foldedWords(s.Quote)
		sign := telling{person: s.Person, quote: strings.Join(words, " ")}
		if len(words) >= storyWords && !slices.Contains(signs, sign) {
			signs = append(signs, sign)
		}
	}
	outlets := strings.Split(a.Source.Citing, ",")
	for _, name := range append(outlets, a.Source.Name) {
		sign := telling{person: first.Person, outlet: strings.Join(foldedWords(name), " ")}
		if sign.outlet != "" && !slices.Contains(signs, sign) {
			signs = append(signs, sign)
		}
	}
	return signs
}

func foldedWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(mention.Fold(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// elsewhere are the articles of other sources on the same story: those of the nearest
// days, listed newest first.
func (c *company) elsewhere(a *news.Article) []*news.Article {
	if !a.Date.IsDay() {
		return nil
	}
	var found []*news.Article
	own, _ := a.Date.Days()
	signs := tellings(a)
	for away := range storyDays + 1 {
		for _, day := range [...]time.Time{own.AddDate(0, 0, -away), own.AddDate(0, 0, away)} {
			found = c.add(found, a, signs, day)
		}
	}
	return newestFirst(found)
}

// add takes what other sources tell of the story on one day, as far as it is not found
// yet and there is room.
func (c *company) add(found []*news.Article, a *news.Article, signs []telling, day time.Time) []*news.Article {
	for _, t := range signs {
		t.day = day
		for _, other := range c.told[t] {
			if len(found) == mostElsewhere {
				return found
			}
			if other.Publisher != a.Publisher && !slices.Contains(found, other) {
				found = append(found, other)
			}
		}
	}
	return found
}

func newestFirst(articles []*news.Article) []*news.Article {
	slices.SortStableFunc(articles, func(a, b *news.Article) int { return b.Date.Compare(a.Date) })
	return articles
}

// sameDay are other articles of the same day, but for those listed already, and
// whether there are more of them.
func (c *company) sameDay(a *news.Article, listed []*news.Article) (articles []*news.Article, more bool) {
	if !a.Date.IsDay() {
		return nil, false
	}
	day, _ := a.Date.Days()
	for _, other := range c.days[day] {
		if other == a || slices.Contains(listed, other) {
			continue
		}
		if len(articles) == mostSameDay {
			return articles, true
		}
		articles = append(articles, other)
	}
	return articles, false
}
