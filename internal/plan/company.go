package plan

import (
	"slices"
	"sort"
	"strings"
	"sync"
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
// article asks of it takes a few look-ups, however many articles there are. It is safe for
// concurrent use.
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
	articles []*news.Article // in the site's order, newest first

	mu   sync.Mutex
	days map[time.Time]func() companyDay // made for the first article that asks
}

// A companyDay is the articles that are dated to one day, and the stories that they tell.
type companyDay struct {
	articles []*news.Article // in the site's order
	told     map[telling][]*news.Article
}

// A telling is what articles of one story have in common, by one of the three rules:
// one of said, quote and outlet is set.
type telling struct {
	person *news.Person
	said   string // the day of the person's words
	quote  string
	outlet string
}

func newCompany(articles []*news.Article) *company {
	return &company{articles: articles, days: make(map[time.Time]func() companyDay)}
}

// day is what is dated to a day.
func (c *company) day(day time.Time) companyDay {
	c.mu.Lock()
	of := c.days[day]
	if of == nil {
		of = sync.OnceValue(func() companyDay { return c.gather(day) })
		c.days[day] = of
	}
	c.mu.Unlock()
	return of()
}

// gather finds the articles of a day, which stand beside each other, though not all that
// begin on that day are dated to it.
func (c *company) gather(day time.Time) companyDay {
	begins := func(i int) time.Time {
		first, _ := c.articles[i].Date.Days()
		return first
	}
	found := companyDay{told: make(map[telling][]*news.Article)}
	from := sort.Search(len(c.articles), func(i int) bool { return !begins(i).After(day) })
	for i := from; i < len(c.articles) && begins(i).Equal(day); i++ {
		a := c.articles[i]
		if !a.Date.IsDay() {
			continue
		}
		found.articles = append(found.articles, a)
		for _, t := range tellings(a) {
			found.told[t] = append(found.told[t], a)
		}
	}
	return found
}

// tellings are the signs of an article's story, each once.
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
			found = c.day(day).add(found, a, signs)
		}
	}
	return newestFirst(found)
}

// add takes what other sources tell of an article's story on the day, as far as it is not
// found yet and there is room.
func (d companyDay) add(found []*news.Article, a *news.Article, signs []telling) []*news.Article {
	for _, t := range signs {
		for _, other := range d.told[t] {
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
	for _, other := range c.day(day).articles {
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
