package load_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMissingKeys(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, file, text, want string }{
		{
			"article", "content/articles/a.md", "---\n# nothing\n---\n",
			"content/articles/a.md:1:1: date: is required\n" +
				"content/articles/a.md:1:1: source.name: is required\n" +
				"content/articles/a.md:1:1: title: is required",
		},
		{
			"draft", "content/articles/a.md", "---\ndraft: true\n---\n",
			"",
		},
		{
			"blank title", "content/articles/a.md", "---\ndate: 2026\ntitle: \"  \"\nsource: {name: The Example}\n---\n",
			"content/articles/a.md:3:8: title: is required",
		},
		{
			"source's name", "content/articles/a.md",
			"---\ntitle: Talks\ndate: 2026-05\nsource:\n  url: https://example.org/\n---\n",
			"content/articles/a.md:4:1: source.name: is required",
		},
		{
			"statement", "content/articles/a.md", article("statements:\n  - kind: said\n"),
			"content/articles/a.md:6:5: statements[0].person: is required\n" +
				"content/articles/a.md:6:5: statements[0].quote: a statement needs a quote or a paraphrase",
		},
		{
			"person", "content/people/jane-doe.md", "---\nother_names: [{}]\nlinks: [{}]\nidentifiers: [{}]\n---\n",
			"content/people/jane-doe.md:1:1: name: is required\n" +
				"content/people/jane-doe.md:2:15: other_names[0].name: is required\n" +
				"content/people/jane-doe.md:3:9: links[0].url: is required\n" +
				"content/people/jane-doe.md:4:15: identifiers[0].identifier: is required\n" +
				"content/people/jane-doe.md:4:15: identifiers[0].scheme: is required",
		},
		{"topic", "content/topics/a.md", "---\n---\n", "content/topics/a.md:1:1: name: is required"},
		{
			"phase", "content/phases/a.md", "---\nend: 2026\n---\n",
			"content/phases/a.md:1:1: start: is required\ncontent/phases/a.md:1:1: title: is required",
		},
		{
			"event", "content/events/a.md", "---\n---\n",
			"content/events/a.md:1:1: date: is required\ncontent/events/a.md:1:1: title: is required",
		},
		{"page", "content/pages/a.md", "---\n---\n", "content/pages/a.md:1:1: title: is required"},
		{"briefing", "content/briefings/2026-W22.md", "---\n---\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, mistakes(t, site(test.file, test.text))); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// All mistakes of a file are told at once, in the order of the lines.
func TestManyMistakes(t *testing.T) {
	t.Parallel()
	got := mistakes(t, site("content/articles/a.md", `---
titel: Talks
date: yesterday
source: The Example Times
draft: perhaps
statements:
  - person: jane-doe
    quote: [Yes.]
  - paraphrase: No.
---
`))
	want := `content/articles/a.md:2:1: titel: unknown key; did you mean "title"?
content/articles/a.md:3:7: date: "yesterday" is not a date: write it as 2026-05-28, 2026-05 or 2026
content/articles/a.md:4:9: source: expected keys with values, found text; the keys are name, citing, url, title
content/articles/a.md:5:8: draft: expected true or false, found text
content/articles/a.md:8:5: statements[0].quote: expected text, found a list
content/articles/a.md:9:5: statements[1].person: is required`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}
