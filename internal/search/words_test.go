package search

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestFold reads the table that the browser's test reads too.
func TestFold(t *testing.T) {
	data, err := os.ReadFile("testdata/fold.json")
	if err != nil {
		t.Fatal(err)
	}
	var table [][2]string
	if err := json.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	for _, row := range table {
		if got := Fold(row[0]); got != row[1] {
			t.Errorf("Fold(%q) = %q, want %q", row[0], got, row[1])
		}
		if got := Fold(row[1]); got != row[1] {
			t.Errorf("Fold(%q) = %q: what is folded stays", row[1], got)
		}
	}
}

// TestTerms: a text can be found by its words, and by what a hyphen or an
// apostrophe joins as one; a query is only its words.
func TestTerms(t *testing.T) {
	for _, test := range []struct{ text, terms string }{
		{"", ""},
		{"  — ", ""},
		{"Talks, again", "talks again"},
		{"O'Brien", "o brien obrien"},
		{"l’Europe d’aujourd’hui", "l europe leurope d aujourd hui daujourdhui"},
		{"co-operation", "co operation cooperation"},
		{"non‑breaking", "non breaking nonbreaking"},
		{"a--b 'quoted' c-", "a b quoted c"},
		{"2026-05-28", "2026 05 28 20260528"},
		{"№5 5°", "no5 5"},
		{strings.Repeat("ab", 40), strings.Repeat("ab", longestWord/2)},
		{strings.Repeat("ж", 70), strings.Repeat("ж", longestWord)},
	} {
		var terms []string
		eachTerm([]byte(Fold(test.text)), true, func(word []byte) { terms = append(terms, string(word)) })
		if got := strings.Join(terms, " "); got != test.terms {
			t.Errorf("%q has the terms %q, want %q", test.text, got, test.terms)
		}
		for _, word := range Words(test.text) {
			if !slices.Contains(terms, word) {
				t.Errorf("%q cannot be found by its word %q", test.text, word)
			}
		}
	}
}

func TestWithoutAddresses(t *testing.T) {
	for _, test := range []struct{ markdown, want string }{
		{"", ""},
		{"Plain (text) [1]", "Plain (text) [1]"},
		{"See [the report](https://example.org/a-b) now.", "See [the report ) now."},
		{"See https://example.org/a-b now", "See   now"},
		{"[a](b) and [c](d", "[a ) and [c "},
		{"Ends with https://", "Ends with  "},
		{"[one](https://example.org) http://example.net", "[one )  "},
	} {
		if got := withoutAddresses(test.markdown); got != test.want {
			t.Errorf("withoutAddresses(%q) = %q, want %q", test.markdown, got, test.want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"short", "short"},
		{"exactly so long it is", "exactly so long …"},
		{"wwwwwwwwwwwwwwwwwwwwwww", "wwwwwwwwwwwwwwww …"},
		{"жжжжжжжжжжжжж", "жжжжжжжж …"},
	} {
		got := clip(test.text, 20)
		if got != test.want || len(got) > 20 || !utf8.ValidString(got) {
			t.Errorf("clip(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzTerms(f *testing.F) {
	f.Add("O'Brien — Šefčovič [a](http://b)")
	f.Add("\u00df\xff-\u0301x")
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if !utf8.ValidString(folded) {
			t.Errorf("Fold(%q) = %q, which is no UTF-8", text, folded)
		}
		eachTerm([]byte(folded), true, func(word []byte) {
			if len(word) == 0 || utf8.RuneCount(word) > longestWord {
				t.Errorf("%q has the term %q", text, word)
			}
			if again := Words(string(word)); len(again) != 1 || again[0] != string(word) {
				t.Errorf("the term %q of %q is the query %q", word, text, again)
			}
		})
		withoutAddresses(text)
		if clipped := clip(folded, 40); len(clipped) > 40 {
			t.Errorf("clip(%q) has %d bytes", folded, len(clipped))
		}
	})
}
