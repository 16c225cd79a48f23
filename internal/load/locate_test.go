package load_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"digest/internal/diag"
	"digest/internal/load"
)

const located = `---
title: Talks
topics: [a, b]
source:
  name: The Example Times
author:
statements:
  - person: jane-doe
    quote: Yes.
  - {person: john-roe, quote: No., position: against}
---
title: not this
`

func TestLocate(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"title":                   "2:8",
		"topics":                  "3:1", // a list is where its key is
		"topics[1]":               "3:13",
		"topics[2]":               "3:1", // not there
		"source":                  "4:1",
		"source.name":             "5:9",
		"source.url":              "4:1",
		"author":                  "6:1", // without value
		"statements[0]":           "8:5",
		"statements[0].quote":     "9:12",
		"statements[0].position":  "8:5",
		"statements[1].position":  "10:46",
		"statements[2].position":  "7:1",
		"statements[x].position":  "7:1",
		"statements[0":            "8:5",
		"title.short":             "2:8",
		"date":                    "1:1",
		"":                        "1:1",
		"[0]":                     "1:1",
		"statements[0].quote.x.y": "9:12",
	} {
		line, column := load.Locate([]byte(located), key)
		if got := fmt.Sprintf("%d:%d", line, column); got != want {
			t.Errorf("Locate(…, %q) = %s, want %s", key, got, want)
		}
	}
	if line, column := load.Locate([]byte("no front matter"), "title"); line != 1 || column != 1 {
		t.Errorf("Locate of a file without front matter = %d:%d, want 1:1", line, column)
	}
}

func TestLocateSetting(t *testing.T) {
	t.Parallel()
	const text = "title = \"x\"\n[[positions]]\nid = 'a'\n[[positions]]\nid = 'b'\n" +
		"[feeds]\nentries = 10\n[import]\nsources = [\n  {name = 'x', match = ['ä', 'b']},\n]\n"
	for key, want := range map[string]string{
		"title":                       "1:9",
		"positions":                   "2:3",
		"positions[1]":                "4:3",
		"positions[1].id":             "5:6",
		"positions[1].label":          "4:3",
		"feeds":                       "6:2",
		"feeds.entries":               "7:11",
		"import.sources[0].match[1]":  "10:30",
		"import.sources[0].drop_line": "10:3",
		"menu":                        "1:1",
	} {
		line, column := load.LocateSetting([]byte(text), key)
		if got := fmt.Sprintf("%d:%d", line, column); got != want {
			t.Errorf("LocateSetting(…, %q) = %s, want %s", key, got, want)
		}
	}
}

// Only problems with a key and without a line are placed.
func ExamplePlace() {
	fsys := fstest.MapFS{
		"site.toml":             {Data: []byte("title = 'Talks'\n[[positions]]\nid = 'for'\n")},
		"content/articles/a.md": {Data: []byte("---\nstatements:\n  - person: jane-doe\n    position: fro\n---\n[[Jane]]\n")},
	}
	var problems diag.List
	problems.Add(diag.Problem{File: "content/articles/a.md", Key: "statements[0].position", Message: "there is no position \"fro\""})
	problems.Add(diag.Problem{File: "content/articles/a.md", Line: 6, Column: 3, Message: "there is no \"Jane\""})
	problems.Add(diag.Problem{File: "content/articles/gone.md", Key: "title", Message: "is gone"})
	problems.Add(diag.Problem{File: "site.toml", Key: "positions[0].label", Message: "is required"})

	placed := load.Place(fsys, problems)
	fmt.Println(placed.Err())
	// Output:
	// content/articles/a.md:4:15: statements[0].position: there is no position "fro"
	// content/articles/a.md:6:3: there is no "Jane"
	// content/articles/gone.md: title: is gone
	// site.toml:2:3: positions[0].label: is required
}
