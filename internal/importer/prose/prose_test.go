package prose_test

import (
	"fmt"
	"testing"

	"digest/internal/importer/prose"
)

func Example() {
	fmt.Println(prose.EndsSentence("She left.”"), prose.Words("42 % of them"))
	// Output: true 3
}

func TestEndsSentence(t *testing.T) {
	for text, want := range map[string]bool{
		"One.": true, "One?”": true, "One:": true, "一。": true, "One": false, "": false, "”": false, "A plan for talks": false,
	} {
		if got := prose.EndsSentence(text); got != want {
			t.Errorf("EndsSentence(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]int{"": 0, "— a —": 1, "a b  c": 3, "成员国同意": 2, "don't": 1} {
		if got := prose.Words(text); got != want {
			t.Errorf("Words(%q) = %d, want %d", text, got, want)
		}
	}
}
