package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// unguard takes the apostrophe away, as [File] tells readers to.
func unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && isFormula(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}

func TestGuard(t *testing.T) {
	for _, tt := range []struct{ cell, want string }{
		{"", ""},
		{"plain", "plain"},
		{"2026-05-28", "2026-05-28"},
		{"=1+1", "'=1+1"},
		{"+49 30", "'+49 30"},
		{"-1", "'-1"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'\t=1"},
		{"\n=1", "'\n=1"},
		{"＝1", "'＝1"},
		{"'t is so", "'t is so"},
		{"'=1", "''=1"},
		{"a=1", "a=1"},
		{"– a dash", "– a dash"},
	} {
		if got := guard(tt.cell); got != tt.want {
			t.Errorf("guard(%q) = %q, want %q", tt.cell, got, tt.want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"a\r\nb\rc\nd\te", "a\nb\nc\nd\te"},
		{"\x00a\x1bb\x7fc\u0085", "abc"},
		{"a\xffb", "a\uFFFDb"},
		{"\u2028 and ü stay", "\u2028 and ü stay"},
	} {
		if got := clean(tt.text); got != tt.want {
			t.Errorf("clean(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// No cell is a formula, and none loses anything but what clean takes.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"", "=1", "'=1", "''", "a,\"b\"\r\nc", "\x00=1", "\xff", "\ufeffa", " =1", `\.`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		self := func(s string) string { return s }
		var file bytes.Buffer
		if err := writeCSV(&file, []column[string]{{"a", self}, {"b", self}}, made(slices.Values([]string{text})), nil); err != nil {
			t.Fatal(err)
		}
		rows := readCSV(t, file.Bytes())
		if len(rows) != 2 {
			t.Fatalf("%q gives %d rows, want 2", text, len(rows))
		}
		for _, cell := range rows[1] {
			if isFormula(cell) || unguard(cell) != clean(text) || !utf8.ValidString(cell) {
				t.Errorf("%q became %q", text, cell)
			}
		}
	})
}
