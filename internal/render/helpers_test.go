package render

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"digest/internal/markdown"

	"github.com/Masterminds/sprig/v3"
)

// TestSprigNames: every name of the list is a function of sprig, so that a typing
// mistake does not take one away, and the list is sorted and without doubles.
func TestSprigNames(t *testing.T) {
	hermetic := sprig.HermeticHtmlFuncMap()
	for _, name := range sprigNames {
		if hermetic[name] == nil {
			t.Errorf("sprig has no %q", name)
		}
	}
	if sorted := slices.Compact(slices.Sorted(slices.Values(sprigNames[:]))); !slices.Equal(sorted, sprigNames[:]) {
		t.Errorf("the list is not sorted, or holds a name twice: %q", sprigNames)
	}
}

// TestHelpersArePure: nothing that templates may call is random, knows the time,
// the environment or the network, does cryptography, or changes its arguments.
func TestHelpersArePure(t *testing.T) {
	funcs := helpers(markdown.New(), new(shared))
	for name := range sprig.HtmlFuncMap() {
		if sprig.HermeticHtmlFuncMap()[name] == nil && funcs[name] != nil {
			t.Errorf("%q is not hermetic", name)
		}
	}
	delete(funcs, "shared") // gives the same bytes for the same view: TestShared
	for name := range funcs {
		lower := strings.ToLower(name)
		for _, part := range []string{
			"env", "now", "ago", "date", "duration", "rand", "shuffle", "uuid", "crypt", "passw", "gen", "sum", "sha", "derive", "sign",
			"host", "keys", "values", "pluck", "merge", "mustmerge", "set", "unset", "push", "fail", "safe", "html", "js",
		} {
			if strings.Contains(lower, part) {
				t.Errorf("templates may call %q", name)
			}
		}
	}
	for name, f := range funcs {
		if reflect.TypeOf(f).Kind() != reflect.Func {
			t.Errorf("%q is a %T", name, f)
		}
	}
}

func TestPercent(t *testing.T) {
	percent := helpers(markdown.New(), new(shared))["percent"].(func(int, int) int)
	for _, test := range []struct{ part, whole, want int }{{0, 0, 0}, {5, 0, 0}, {0, 3, 0}, {1, 3, 33}, {2, 3, 67}, {3, 3, 100}, {1, 200, 1}, {1, 201, 0}} {
		if got := percent(test.part, test.whole); got != test.want {
			t.Errorf("percent %d %d = %d, want %d", test.part, test.whole, got, test.want)
		}
	}
}

// TestRefused: html/template's mark is told apart from the same word in a text.
func TestRefused(t *testing.T) {
	for text, want := range map[string]bool{
		`<a href="#ZgotmplZ">x</a>`:                  true,
		`<a class="x" href='#ZgotmplZ'>x</a>`:        true,
		`<a href=#ZgotmplZ>x</a>`:                    true,
		`<p style="color: ZgotmplZ">x</p>`:           true,
		`<style>p { color: ZgotmplZ }</style>`:       true,
		`<p class="x" ZgotmplZ="y">x</p>`:            true,
		`<p>ZgotmplZ and #ZgotmplZ</p>`:              false,
		`<meta content="ZgotmplZ">`:                  false,
		`<meta content="x &#34; ZgotmplZ">`:          false,
		`<a href="/articles/zgotmplz/">ZgotmplZ</a>`: false,
	} {
		if got := refused.MatchString(text); got != want {
			t.Errorf("%s is refused: %v, want %v", text, got, want)
		}
	}
}
