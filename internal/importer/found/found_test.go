package found_test

import (
	"fmt"
	"testing"

	"digest/internal/importer/found"
)

func Example() {
	var a found.Article
	a.Title = "A plan for talks"
	a.State("title", a.Title, "first line")
	a.State("date", a.Date, "nowhere") // not stated, so not recorded
	a.Drop(7, found.InterfacePhrase, "Leave a comment")
	fmt.Println(a.From, a.Dropped)
	// Output: map[title:first line] [line 7, interface-phrase: Leave a comment]
}

// A rule is switched off by its name, an outlet's also by its kind.
func TestKeep(t *testing.T) {
	keep := found.Keep{found.Caption, "drop_line", "drop_block ^Pro tip"}
	for rule, want := range map[string]bool{
		found.Caption: true, found.Byline: false, "drop_line ^Read more": true, "drop_block ^Pro tip": true, "drop_block ^Another": false,
	} {
		if got := keep.Has(rule); got != want {
			t.Errorf("Has(%q) = %v, want %v", rule, got, want)
		}
	}
}

func TestRulesAreSortedAndSaid(t *testing.T) {
	before := ""
	for _, rule := range found.Rules() {
		if rule.Name <= before || rule.Drops == "" {
			t.Errorf("rule %q stands behind %q, drops %q", rule.Name, before, rule.Drops)
		}
		before = rule.Name
	}
}
