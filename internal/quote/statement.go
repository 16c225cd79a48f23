package quote

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"

	"digest/internal/markdown"
	"digest/internal/mention"
	"digest/internal/news"
)

// Statements proposes the statements of an article: one for each quotation with a
// speaker, in the order of the text. The people are those given to [Compile], in
// their order; text is what [Finder.Find] read, Markdown or plain. A proposal
// carries the quotation without markup, kind and locator, asks for review as the
// quotation does, and has no position: that is the editor's.
func (r Result) Statements(text string, people []*news.PersonRecord) []news.StatementRecord {
	var statements []news.StatementRecord
	group, last := 0, -1 // of the last statement
	for _, q := range r.Quotes {
		if q.Person < 0 {
			continue
		}
		words := markdown.PlainText(text[q.Start:q.End])
		if q.Group == group && q.Person == last {
			s := &statements[len(statements)-1]
			s.Quote += " " + words
			s.Review = s.Review || q.Review
			continue
		}
		group, last = q.Group, q.Person
		statements = append(statements, news.StatementRecord{
			Person: people[q.Person].Slug, Quote: words, Kind: news.Said,
			Locator: "paragraph " + strconv.Itoa(q.Paragraph), Review: q.Review,
		})
	}
	return statements
}

// Hash is a name for a quotation that does not change with what editors and
// outlets change: accents, capitals, marks and blanks. A statement that an editor
// has worked on is known by it when its article is imported again.
func Hash(quotation string) string {
	const bytes = 8
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, mention.Fold(quotation))
	sum := sha256.Sum256([]byte(letters))
	return hex.EncodeToString(sum[:bytes])
}
