package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"digest/internal/load"
)

const validSettings = `id = "tag:example.org,2026:debate"
title = "The debate"
`

// site is a file system with a valid site.toml and the files, given as name and
// text in turn.
func site(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{"site.toml": {Data: []byte(validSettings)}}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

// mistakes loads the site and gives its problems, one a line.
func mistakes(t *testing.T, fsys fstest.MapFS) string {
	t.Helper()
	_, problems, err := load.Dir(t.Context(), fsys, 2)
	if err != nil {
		t.Fatalf("Dir(…) failed: %v", err)
	}
	var lines []string
	for _, p := range problems.Sorted() {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

// A mistake is a file with one mistake, and the one line that is said about it.
type mistake struct{ name, text, want string }

// testMistakes expects of each file its message, without the file's name.
func testMistakes(t *testing.T, file string, tests []mistake) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := mistakes(t, site(file, test.text))
			if want := file + ":" + test.want; got != want {
				t.Errorf("of the file %.300q\ngot:  %s\nwant: %s", test.text, got, want)
			}
		})
	}
}

// article is a valid article with the lines added to its front matter, from
// line 5 on.
func article(lines string) string {
	return "---\ntitle: Talks\ndate: 2026-05-28\nsource: {name: The Example Times}\n" + lines + "---\nText.\n"
}

func TestUnknownKeys(t *testing.T) {
	t.Parallel()
	testMistakes(t, "content/articles/a.md", []mistake{
		{
			"near", article("summry: x\n"),
			`5:1: summry: unknown key; did you mean "summary"?`,
		},
		{
			"far", article("colour: x\n"),
			`5:1: colour: unknown key; the keys here are id, title, date, added, updated, source, author, language, ` +
				`summary, image, topics, people, statements, publish, draft, aliases`,
		},
		{
			"nested", article("statements:\n  - person: jane-doe\n    quote: Yes.\n    posiion: for\n"),
			`8:5: statements[0].posiion: unknown key; did you mean "position"?`,
		},
		{
			"instead of a required key", strings.Replace(article(""), "title", "titel", 1),
			`2:1: titel: unknown key; did you mean "title"?`,
		},
		{
			"instead of a quote", article("statements: [{person: jane-doe, paraphrse: Yes.}]\n"),
			`5:33: statements[0].paraphrse: unknown key; did you mean "paraphrase"?`,
		},
		{
			"case", article("Summary: x\n"),
			`5:1: Summary: unknown key; did you mean "summary"?`,
		},
		{
			"empty", article("\"\": x\n"),
			`5:1: "": unknown key; the keys here are id, title, date, added, updated, source, author, language, ` +
				`summary, image, topics, people, statements, publish, draft, aliases`,
		},
		{
			"a list as key", article("[a]: x\n"),
			`5:1: ?: expected a key, found a list; write "key: value"`,
		},
		{
			"twice", article("title: Again\n"),
			`5:1: title: the key is written twice, first on line 2; keep one of them`,
		},
		{
			"twice, nested", article("statements:\n  - person: jane-doe\n    quote: Yes.\n    quote: No.\n"),
			`8:5: statements[0].quote: the key is written twice, first on line 7; keep one of them`,
		},
	})
}

func TestWrongTypes(t *testing.T) {
	t.Parallel()
	testMistakes(t, "content/articles/a.md", []mistake{
		{
			"a list for text", article("summary: [x]\n"),
			`5:1: summary: expected text, found a list`,
		},
		{
			"keys for text", article("summary:\n  a: b\n"),
			`5:1: summary: expected text, found keys with values`,
		},
		{
			"true for text", article("author: true\n"),
			`5:9: author: expected text, found true; put it in quotes: "true"`,
		},
		{
			"null for text", article("author: Null\n"),
			`5:9: author: expected text, found Null; put it in quotes: "Null"`,
		},
		{
			"no value", article("author:\n"),
			`5:1: author: there is no value; write one, or take the key away`,
		},
		{
			"no value in a list", article("topics:\n  - talks\n  -\n"),
			`7:4: topics[1]: there is no value; write one, or take the key away`,
		},
		{
			"text for a list", article("topics: talks\n"),
			`5:9: topics: expected a list, found text; write it as [talks]`,
		},
		{
			"text for a list of keys", article("statements: Yes.\n"),
			`5:13: statements: expected a list, found text`,
		},
		{
			"text for keys", strings.Replace(article(""), "{name: The Example Times}", "The Example Times", 1),
			`4:9: source: expected keys with values, found text; the keys are name, citing, url, title`,
		},
		{
			"text in a list of keys", article("statements: [Yes.]\n"),
			`5:14: statements[0]: expected keys with values, found text; ` +
				`the keys are person, quote, paraphrase, position, date, kind, locator, review, id`,
		},
		{
			"text for a boolean", article("draft: yes\n"),
			`5:8: draft: expected true or false, found text`,
		},
		{
			"a list for a date", article("added: [2026-05-28]\n"),
			`5:1: added: expected a date, found a list; write it like 2026-05-28`,
		},
		{
			"false for a date", article("added: false\n"),
			`5:8: added: expected a date, found false; write it like 2026-05-28`,
		},
	})
	testMistakes(t, "content/topics/talks.md", []mistake{
		{
			"text for a number", "---\nname: Talks\norder: first\n---\n",
			`3:8: order: expected a whole number, found text; write it like 10, without quotes`,
		},
		{
			"a number in quotes", "---\nname: Talks\norder: \"1\"\n---\n",
			`3:8: order: expected a whole number, found text; write it like 10, without quotes`,
		},
		{
			"an octal number", "---\nname: Talks\norder: 010\n---\n",
			`3:8: order: expected a whole number, found the number 010; write it like 10, without quotes`,
		},
		{
			"a fraction", "---\nname: Talks\norder: 1.5\n---\n",
			`3:8: order: expected a whole number, found the number 1.5; write it like 10, without quotes`,
		},
		{
			"a date for a number", "---\nname: Talks\norder: 2026-05-28\n---\n",
			`3:8: order: expected a whole number, found the date 2026-05-28; write it like 10, without quotes`,
		},
	})
}

func TestWrongValues(t *testing.T) {
	t.Parallel()
	testMistakes(t, "content/articles/a.md", []mistake{
		{
			"date", strings.Replace(article(""), "2026-05-28", "2026-13", 1),
			`3:7: date: "2026-13" is not a date: months run from 01 to 12`,
		},
		{
			"id", article("id: my article\n"),
			`5:5: id: "my article" is not a URI; write it as "tag:example.org,2026:debate/slug", or leave it out`,
		},
		{
			"publish", article("publish: ful\n"),
			`5:10: publish: expected "excerpt" or "full", found "ful"; did you mean "full"?`,
		},
		{
			"kind", article("statements: [{person: jane-doe, quote: Yes., kind: heard}]\n"),
			`5:52: statements[0].kind: expected "reported" or "said", found "heard"`,
		},
		{
			"image", article("image: ftp://example.org/a.png\n"),
			`5:8: image: "ftp://example.org/a.png" is not a web address; write it whole, like "https://example.org/page"`,
		},
		{
			"source address", strings.Replace(article(""), "Times}", "Times, url: www.example.org}", 1),
			`4:40: source.url: "www.example.org" is not a web address; write it whole, like "https://example.org/page"`,
		},
		{
			"language", article("language: english\n"),
			`5:11: language: "english" is not a language tag (BCP 47); write it like "en" or "de-AT"`,
		},
		{
			"language of another kind", article("language: en_GB\n"),
			`5:11: language: "en_GB" is not a language tag (BCP 47); did you mean "en-GB"?`,
		},
		{
			"statement's anchor", article("statements: [{person: jane-doe, quote: Yes., id: Jane's 1}]\n"),
			`5:50: statements[0].id: "Jane's 1" may hold only small letters, digits and hyphens; write "janes-1"`,
		},
		{
			"alias without slash", article("aliases: [old/address]\n"),
			`5:11: aliases[0]: "old/address" is not a path of this site; write "/old/address"`,
		},
		{
			"alias on another host", article("aliases: [/x/, \"https://example.org/x\"]\n"),
			`5:16: aliases[1]: "https://example.org/x" is not a path of this site; write it like "/old/address/"`,
		},
		{
			"alias out of the site", article("aliases: [/a/%2e%2e/b]\n"),
			`5:11: aliases[0]: "/a/%2e%2e/b" is not a path of this site; write it like "/old/address/"`,
		},
	})
	testMistakes(t, "content/people/jane-doe.md", []mistake{
		{
			"area in small letters", "---\nname: Jane Doe\nmemberships:\n  - {role: Minister, area: de}\n---\n",
			`4:28: memberships[0].area: "de" is not the code of a country; did you mean "DE"?`,
		},
		{
			"area's name", "---\nname: Jane Doe\nmemberships:\n  - {role: Minister, area: Germany}\n---\n",
			`4:28: memberships[0].area: "Germany" is not the code of a country; ` +
				`write the two capital letters of ISO 3166, such as "DE", or "EU"`,
		},
		{
			"membership's end", "---\nname: Jane Doe\nmemberships:\n  - {start_date: 2026-05, end_date: 2026-04-30}\n---\n",
			`4:37: memberships[0].end_date: 2026-04-30 is before the start, 2026-05`,
		},
		{
			"link", "---\nname: Jane Doe\nlinks:\n  - url: /jane\n---\n",
			`4:10: links[0].url: "/jane" is not a web address; write it whole, like "https://example.org/page"`,
		},
		{
			"surname_alone", "---\nname: Jane Doe\nsurname_alone: 0\n---\n",
			`3:16: surname_alone: expected true or false, found the number 0`,
		},
	})
	testMistakes(t, "content/phases/first.md", []mistake{
		{
			"end", "---\ntitle: First\nstart: 2026-05-28\nend: 2026-05-27\n---\n",
			`4:6: end: 2026-05-27 is before the start, 2026-05-28`,
		},
	})
	testMistakes(t, "content/events/vote.md", []mistake{
		{
			"address", "---\ntitle: Vote\ndate: 2026-05-28\nurl: javascript:alert(1)\n---\n",
			`4:6: url: "javascript:alert(1)" is not a web address; write it whole, like "https://example.org/page"`,
		},
	})
}
