package quote

import (
	"testing"

	"digest/internal/news"
)

// TestReview shows which first quotations an editor is asked to look at.
func TestReview(t *testing.T) {
	finder := Compile(people())
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"a name", "“We will go,” Jane Doe said.", false},
		{"a pronoun", "Jane Doe arrived. “We will go,” she said.", false},
		{"a pronoun after two", "Jane Doe met Ute van der Berg. “We will go,” she said.", true},
		{"a pronoun after two, a sentence later", "Jane Doe met Ute van der Berg. They had dinner. “We will go,” she said.", true},
		{"a pronoun after two of whom one spoke", "Jane Doe met Ute van der Berg. Jane Doe smiled. “We will go,” she said.", false},
		{"a gender that is not known", "Kim Placeholder arrived. “We will go,” she said.", true},
		{"a lost mark", "“We will go, Jane Doe said.", true},
		{"a speech", "Jane Doe spoke in Utopia.\n\n“We will go there.\n\n“And that is all.”", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := finder.Find(test.text, news.Date{}).Quotes
			if len(found) == 0 || found[0].Person < 0 {
				t.Fatalf("Find(%q) = %+v, want a quotation with a speaker", test.text, found)
			}
			if got := found[0].Review; got != test.want {
				t.Errorf("Find(%q): review %v, want %v", test.text, got, test.want)
			}
		})
	}
}
