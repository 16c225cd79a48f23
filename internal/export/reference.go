package export

import (
	"strconv"
	"strings"
	"time"

	"digest/internal/news"
)

// The kinds of a [Reference], by their names in CSL.
const (
	// Webpage is an entry of the digest.
	Webpage = "webpage"
	// Newspaper is what a source published.
	Newspaper = "article-newspaper"
)

// A Reference is what a bibliography says of one work: an entry of the digest, or
// the original that it is about. What is not known is empty. The date of access is
// left out: only the reader knows it.
type Reference struct {
	// Key is what authors type to cite it.
	Key string
	// Kind is Webpage or Newspaper.
	Kind string
	// Title is the work's own, or else the digest's.
	Title string
	// Supplied says that the work's own title is not known and Title is the
	// digest's: it stands in square brackets, as in bibliographies.
	Supplied bool
	// Author is a byline as it was written: names are not taken apart by guessing.
	Author string
	// Container is what the work is part of: the digest, or the outlet.
	Container string
	// Issued is when it was published.
	Issued news.Date
	// URL is its absolute address.
	URL string
	// Language is a BCP 47 tag.
	Language string
}

// Original is the reference of what the source published, and the zero one for an
// article without a source. Its key is the article's slug.
func Original(a *news.Article) Reference {
	if a.Source.Name == "" {
		return Reference{}
	}
	r := Reference{
		Key: a.Slug, Kind: Newspaper, Title: a.Source.Title, Author: a.Author, Container: a.Source.Name,
		Issued: a.Date, URL: a.Source.URL, Language: a.Language,
	}
	if r.Title == "" {
		r.Title, r.Supplied = a.Title, true
	}
	return r
}

// Plain is the reference as one line of text.
func (r Reference) Plain() string {
	var b strings.Builder
	for _, part := range []string{r.Author, r.title(), r.Container, r.Issued.Words(), r.URL} {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" ")
		}
		b.WriteString(part)
		if part != r.URL && !strings.ContainsAny(part[len(part)-1:], ".?!") {
			b.WriteString(".")
		}
	}
	return b.String()
}

// CSL is the reference as a list of one in CSL-JSON.
func (r Reference) CSL() (string, error) {
	var b strings.Builder
	err := writeJSON(&b, []*citation{r.citation()}, nil)
	return strings.TrimSpace(b.String()), err
}

// BibTeX is the reference as a record of BibTeX. Title and author stand in double
// braces, so that no style changes capitals or takes a byline for two names. A date
// that year, month and day cannot say in full stands in words in the note.
func (r Reference) BibTeX() string {
	record, container := "misc", "howpublished"
	if r.Kind == Newspaper {
		record, container = "article", "journal"
	}
	var b strings.Builder
	b.WriteString("@" + record + "{" + r.Key)
	field := func(name, open, value, end string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = " + open + value + end)
		}
	}
	field("author", "{{", bibText(r.Author), "}}")
	field("title", "{{", bibText(r.title()), "}}")
	field(container, "{", bibText(r.Container), "}")
	if csl := newCSLDate(r.Issued); csl != nil {
		year, month, day := csl.first()
		field("year", "{", year, "}")
		field("month", "", month, "") // a macro: styles say how it is printed
		field("day", "{", day, "}")
		if !isPlain(r.Issued) {
			field("note", "{", bibText("Dated "+r.Issued.Words()), "}")
		}
	}
	field("url", "{", bibAddress.Replace(r.URL), "}")
	field("language", "{", bibText(r.Language), "}")
	b.WriteString("\n}")
	return b.String()
}

// first is the year, the month as BibTeX's macro, and the day on which the date
// begins, as far as they are known.
func (d *cslDate) first() (year, month, day string) {
	if len(d.DateParts) == 0 {
		return "", "", ""
	}
	parts := d.DateParts[0]
	year = strconv.Itoa(parts[0])
	if len(parts) > 1 {
		month = strings.ToLower(time.Month(parts[1]).String()[:3])
	}
	if len(parts) > 2 {
		day = strconv.Itoa(parts[2])
	}
	return year, month, day
}

func (r Reference) title() string {
	if r.Supplied && r.Title != "" {
		return "[" + r.Title + "]"
	}
	return r.Title
}

func (r Reference) citation() *citation {
	c := &citation{
		ID: r.Key, Type: r.Kind, Title: r.title(), ContainerTitle: r.Container,
		Issued: newCSLDate(r.Issued), URL: r.URL, Language: r.Language, edtf: r.Issued.String(),
	}
	if r.Author != "" {
		c.Author = []cslName{{Literal: r.Author}}
	}
	return c
}

// bibText is a text in one line, as the value of a field. Signs that TeX would read as
// commands are commands for themselves; braces too, since BibTeX counts even those
// with a backslash before them.
func bibText(text string) string {
	return bibSigns.Replace(strings.Join(strings.Fields(text), " "))
}

var (
	bibSigns = strings.NewReplacer(
		`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
		`$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	)
	// bibAddress escapes in an address what would end the field. The rest stays:
	// styles print addresses as they are.
	bibAddress = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D", " ", "%20")
)
