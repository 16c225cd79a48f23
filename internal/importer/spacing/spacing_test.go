package spacing_test

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"digest/internal/importer/spacing"
)

func ExampleLines() {
	fmt.Printf("%q\n", spacing.Lines("a\u00a0 b\r\n\u200bc\u2028“d”"))
	// Output: ["a b" "c" "“d”"]
}

func TestLine(t *testing.T) {
	for _, tc := range []struct{ line, want string }{
		{"\t a \u2003 b \ufeff", "a b"},
		{"soft\u00adhyphen", "softhyphen"},
		{"\u202eabc\u2069", "abc"},
		{"می\u200cخواهم", "می\u200cخواهم"},
		{"👩\u200d⚖️", "👩\u200d⚖️"},
		{"zero\u200dwidth", "zerowidth"},
		{"e\u0301", "é"},
		{"e\u200b\u0301", "é"},
		{"\xffa", "\ufffda"},
	} {
		if got := spacing.Line(tc.line); got != tc.want {
			t.Errorf("Line(%q) = %q, want %q", tc.line, got, tc.want)
		}
	}
}

func FuzzLine(f *testing.F) {
	f.Add("a\u00a0\u200b\u200c b\x00")
	f.Fuzz(func(t *testing.T, line string) {
		once := spacing.Line(line)
		if twice := spacing.Line(once); twice != once || !utf8.ValidString(once) {
			t.Errorf("Line(%q) = %q, then %q", line, once, twice)
		}
	})
}
