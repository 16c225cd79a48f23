package markdown_test

import (
	"errors"
	"strings"
	"testing"

	"digest/internal/markdown"

	"github.com/google/go-cmp/cmp"
)

func TestLimits(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"size", strings.Repeat("a", 1<<20+1), "line 1: more than 1048576 bytes of text; split the text"},
		{"quotes", "a\n\n" + strings.Repeat(">", 50_000), "line 3: more than 100 quotes and lists in one another; split the text"},
		{"lists", strings.Repeat("1. ", 101) + "a", "line 1: more than 100 quotes and lists in one another; split the text"},
		{"indent", "- a\n" + strings.Repeat(" ", 1001) + "- b", "line 2: more than 1000 spaces before a line; split the text"},
		{"emphasis", strings.Repeat("*a **a ", 60) + strings.Repeat("a** a*", 60), "line 1: more than 100 quotes, lists and emphasis in one another; split the text"},
		{"markup", "a\n\nb\n" + strings.Repeat("*a_ ", 12_500), "line 4: more than 2000 pieces of markup in one paragraph; split the text"},
		{"links to search for", strings.Repeat("[a](", 900) + strings.Repeat("b", 200_000), "line 1: more than 67108864 bytes to search for the ends of links; split the text"},
		{"definitions", "a\n\n" + strings.Repeat("[a]: b\n", 2001), "line 3: more than 2000 link definitions in one paragraph; split the text"},
		{"cells", strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("a\n", 1000), "line 1: more than 100000 cells in one table; split the text"},
		{"pipes", "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", 2001), `line 1: more than 2000 escaped pipes ("\|") in tables; split the text`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := markdown.New().HTML(markdown.Text{Source: c.source}, markdown.Options{})
			if _, ok := errors.AsType[*markdown.LimitError](err); !ok {
				t.Fatalf("HTML: error %v, want a LimitError", err)
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatIsNotOverTheLimits(t *testing.T) {
	for _, c := range []struct{ name, source string }{
		{"a rule of asterisks", strings.Repeat("* ", 500)},
		{"many paragraphs", strings.Repeat("*a* [b](/c)\n\n", 20_000)},
		{"a long line", strings.Repeat("word ", 100_000)},
		{"a long table", "|a|b|\n|-|-|\n" + strings.Repeat("|[c](/d)|*e*|\n", 10_000)},
		{"many definitions", strings.Repeat("[a]: b\n\n", 20_000)},
		{"space at the end", "a\n" + strings.Repeat(" ", 5000)},
	} {
		t.Run(c.name, func(t *testing.T) { render(t, markdown.Text{Source: c.source}, markdown.Options{}) })
	}
}
