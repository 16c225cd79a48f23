package merge_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer/merge"
)

const base = `---
id: "tag:example.org,2026:x/1"
title: A plan
date: 2026-03-04
source:
  name: The Example Post
  url: https://post.example/a
publish: excerpt
draft: true
---

The text.
`

func Example() {
	mine := "---\ntitle: My headline\ntopics: [talks]\n---\n\nThe text.\n"
	imported := "---\ntitle: A plan\n---\n\nThe text.\n"
	anew := "---\ntitle: A plan\nauthor: Jane Doe\n---\n\nThe text, corrected.\n"
	m := merge.Articles(imported, mine, anew)
	fmt.Print(m.Text)
	for _, c := range m.Changes {
		fmt.Println(c.Key, "kept:", c.Kept)
	}
	// Output:
	// ---
	// title: My headline
	// topics: [talks]
	// author: Jane Doe
	// ---
	//
	// The text, corrected.
	// author kept: false
	// body kept: false
}

func TestArticles(t *testing.T) {
	edit := func(text, old, with string) string {
		t.Helper()
		return replace(t, text, old, with)
	}
	for _, tc := range []struct {
		name, base, mine, theirs, want string
		changes                        []merge.Change
	}{
		{name: "nothing changed", base: base, mine: base, theirs: base, want: base},
		{
			name: "the original changed", base: base, mine: base, theirs: edit(base, "A plan", "Another plan"),
			want:    edit(base, "A plan", "Another plan"),
			changes: []merge.Change{{Key: "title", Mine: "title: A plan", Theirs: "title: Another plan"}},
		},
		{
			name: "the editor changed", base: base, mine: edit(base, "A plan", "My plan"), theirs: base,
			want: edit(base, "A plan", "My plan"),
		},
		{
			name: "both changed", base: base, mine: edit(base, "A plan", "My plan"), theirs: edit(base, "A plan", "Another plan"),
			want:    edit(base, "A plan", "My plan"),
			changes: []merge.Change{{Key: "title", Kept: true, Mine: "title: My plan", Theirs: "title: Another plan"}},
		},
		{
			name: "published by the editor", base: base, mine: edit(base, "draft: true\n", ""), theirs: base,
			want: edit(base, "draft: true\n", ""),
		},
		{
			name: "a nested key", base: base, mine: edit(base, "Example Post", "Post"), theirs: edit(base, "/a\n", "/b\n"),
			want:    edit(edit(base, "Example Post", "Post"), "/a\n", "/b\n"),
			changes: []merge.Change{{Key: "source.url", Mine: "url: https://post.example/a", Theirs: "url: https://post.example/b"}},
		},
		{
			name: "what a poorer document does not state stays", base: base, mine: base,
			theirs: "---\ntitle: A plan\n---\n", want: base,
		},
		{
			name: "without a base the editor's file stays", mine: edit(base, "draft: true\n", ""), theirs: edit(base, "publish", "author: Jane Doe\npublish"),
			want:    edit(edit(base, "draft: true\n", ""), "publish: excerpt\n", "publish: excerpt\nauthor: Jane Doe\n"),
			changes: []merge.Change{{Key: "author", Theirs: "author: Jane Doe"}},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := merge.Articles(tc.base, tc.mine, tc.theirs)
			if diff := cmp.Diff(tc.want, got.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tc.changes, got.Changes); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

// What a poorer document left out is no conflict with the next rich one.
func TestBaseKeepsWhatWasStated(t *testing.T) {
	poor := merge.Articles(base, base, "---\ntitle: A plan\n---\n")
	if diff := cmp.Diff(base, poor.Base); diff != "" {
		t.Errorf("base (-want +got):\n%s", diff)
	}
	rich := merge.Articles(poor.Base, poor.Text, replace(t, base, "The text", "The text, corrected"))
	if len(rich.Changes) != 1 || rich.Changes[0].Kept {
		t.Errorf("changes = %+v, want the body refreshed", rich.Changes)
	}
}

// A conflict is told with each import until the editor takes the other value.
func TestConflictIsToldUntilResolved(t *testing.T) {
	mine, theirs := replace(t, base, "The text", "My text"), replace(t, base, "The text", "Their text")
	last := base
	for range 2 {
		m := merge.Articles(last, mine, theirs)
		if len(m.Changes) != 1 || !m.Changes[0].Kept {
			t.Fatalf("changes = %+v, want the body's conflict", m.Changes)
		}
		last = m.Base
	}
	m := merge.Articles(last, theirs, theirs)
	if len(m.Changes) > 0 || m.Base != theirs {
		t.Errorf("resolved: changes %+v, base\n%s", m.Changes, m.Base)
	}
}

// A statement that the editor deleted stays deleted after an import that has none.
func TestBaseKeepsStatements(t *testing.T) {
	first := article(talk, no)
	m := merge.Articles(first, article(talk), article())
	m = merge.Articles(m.Base, m.Text, first)
	if diff := cmp.Diff(article(talk), m.Text); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A merge of a file with itself changes nothing but line ends.
func FuzzArticles(f *testing.F) {
	f.Add(base, base, base)
	f.Add(article(talk, no), article("- {quote: x}\n", no), article(talk, now))
	f.Add("", "---\na: b\n  c: d\n---\n", "---\nsource:\n  - x\n---\ny")
	f.Fuzz(func(t *testing.T, base, mine, theirs string) {
		once := merge.Articles(base, mine, mine).Text
		again := merge.Articles(base, once, once)
		if twice := again.Text; once != twice || len(again.Changes) > 0 {
			t.Errorf("%q became %q, then %q", mine, once, twice)
		}
		merge.Articles(base, mine, theirs)
	})
}

func replace(t *testing.T, text, old, with string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("%q is not in the text", old)
	}
	return strings.Replace(text, old, with, 1)
}

// A comment above the first key is the editor's, and stays.
func TestArticlesKeepLead(t *testing.T) {
	mine := "---\n# checked twice\ntitle: Mine\n---\n\nText.\n"
	m := merge.Articles(mine, mine, "---\ntitle: Theirs\n---\n\nText.\n")
	if diff := cmp.Diff("---\n# checked twice\ntitle: Theirs\n---\n\nText.\n", m.Text); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
