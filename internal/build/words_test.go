package build_test

import (
	"fmt"
	"slices"
	"strings"
)

// settings writes site.toml.
func (e *editor) settings() []string {
	var b strings.Builder
	fmt.Fprintf(&b, "id = \"tag:example.org,2026:edits\"\ntitle = \"Debate %d\"\nbase_url = \"https://example.org/%s\"\n",
		e.r.IntN(3), pick(e.r, []string{"", "sub/", "a/b/"}))
	fmt.Fprintf(&b, "timezone = %q\nlanguage = %q\n", pick(e.r, []string{"Europe/Brussels", "UTC"}), pick(e.r, []string{"en", "de"}))
	for _, position := range []string{"open", "closed"} {
		fmt.Fprintf(&b, "[[positions]]\nid = %q\nlabel = \"%s %d\"\n", position, position, e.r.IntN(2))
	}
	fmt.Fprintf(&b, "[build]\ncards = %t\n", e.r.IntN(3) == 0)
	if e.r.IntN(3) == 0 {
		b.WriteString("cname = \"example.org\"\n")
	} else {
		leave := []string{"/shifts/", "/events/", "/sources/", "/topics/", "/data/events.ics", "/people/*/feed.json", "/atom.xml"}
		fmt.Fprintf(&b, "page_size = %d\nfind_people = %v\nstructured_data = %v\nleave_out = [%q, %q]\n",
			1+e.r.IntN(3), e.r.IntN(4) > 0, e.r.IntN(4) > 0, pick(e.r, leave), pick(e.r, leave))
	}
	return e.write("site.toml", b.String())
}

// text is the text of a content file of that name.
func (e *editor) text(kind, slug string) string {
	n := e.r.IntN(10)
	switch kind {
	case "articles":
		return e.article(n)
	case "people":
		return fmt.Sprintf("---\nname: %s\nfamily_name: %s\n---\nBorn in %d.\n",
			pick(e.r, []string{"Jane Doe", "John Roe", "Ann Poe"}), pick(e.r, []string{"Doe", "Roe", "Poe"}), 1950+n)
	case "topics":
		return fmt.Sprintf("---\nname: Topic %d\norder: %d\n---\n%s.\n", n, e.r.IntN(3), pick(e.r, people()))
	case "phases":
		from := 1 + 4*slices.Index(kinds()[kind], slug) // so that phases do not overlap
		return fmt.Sprintf("---\ntitle: Phase %d\nstart: 2026-0%d\nend: 2026-0%d\n---\nSo it went.\n", n, from, from+1+e.r.IntN(3))
	case "events":
		return fmt.Sprintf("---\ntitle: Event %d\ndate: %s\n---\n", n, pick(e.r, []string{"2026-04-14", "2026-05-28", "2026-06-14"}))
	case "briefings":
		return fmt.Sprintf("---\ntitle: Week %d\n---\n", n)
	}
	return fmt.Sprintf("---\ntitle: Page %d\n---\nWith %s.\n", n, pick(e.r, people()))
}

// article writes an article that names who and what is there. Some are drafts, and
// some come when the clock says so.
func (e *editor) article(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Article %d\ndate: %s\nsource: {name: The Example Paper %d}\n", n,
		pick(e.r, []string{"2026-05-28", "2026-05", "2026-05-28T09:17:00+02:00", "2025~", "2026-03-01", soon, "9999"}), n%3)
	fmt.Fprintf(&b, "summary: In short, %s.\n", pick(e.r, people()))
	if topics := e.slugs("topics"); len(topics) > 0 && n%2 == 0 {
		fmt.Fprintf(&b, "topics: [%s]\n", pick(e.r, topics))
	}
	if n == 3 || n == 6 || n == 7 {
		b.WriteString("draft: true\n")
	}
	if n == 4 {
		b.WriteString("publish: excerpt\n")
	}
	if n == 5 {
		fmt.Fprintf(&b, "aliases: [/old-%d/]\n", e.r.IntN(100))
	}
	if persons := e.slugs("people"); len(persons) > 0 {
		fmt.Fprintf(&b, "statements:\n  - {person: %s, quote: \"Yes, %d.\", position: %s}\n",
			pick(e.r, persons), n, pick(e.r, []string{"open", "closed"}))
	}
	fmt.Fprintf(&b, "---\n%s said so, and %s did.\n", pick(e.r, people()), pick(e.r, people()))
	if others := e.slugs("articles"); len(others) > 0 && n == 8 {
		fmt.Fprintf(&b, "\nSee [[articles/%s]].\n", pick(e.r, others))
	}
	return b.String()
}

// soon is when articles arrive that are of the future at first.
const soon = "2100-01-01"

// kinds are what content is made of, with the names to choose from. A person of
// people is kept, so that articles can name one.
func kinds() map[string][]string {
	return map[string][]string{
		"articles":  {"first", "second", "third", "2026-05-28-fourth", "fifth"},
		"people":    {"jane-doe", "john-roe", "ann-poe"},
		"topics":    {"bridge", "money"},
		"phases":    {"start", "middle"},
		"events":    {"summit", "vote"},
		"pages":     {"about", "method"},
		"briefings": {"2026-W22"},
	}
}

// people are the names in texts.
func people() []string {
	return []string{"Jane Doe", "Doe", "John Roe", "Roe", "Ann Poe", "Poe", "nobody"}
}
