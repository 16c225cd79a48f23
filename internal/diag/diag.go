// Package diag holds problems: what is wrong in an author's file, where, and
// what to do next.
//
// Code that reads or links content does not stop at the first mistake. It adds
// a [Problem] to a [List] and goes on, so that an editor sees all mistakes of
// a run at once, in the same order every time.
//
//	var problems diag.List
//	problems.Add(diag.Problem{File: "content/articles/a.md", Line: 3, Column: 7,
//		Key: "date", Message: `"2026-13" is not a date`, Hint: "months run from 01 to 12"})
//	if err := problems.Err(); err != nil { … }
package diag

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A Problem is one mistake in one file, phrased for the person who will mend it.
type Problem struct {
	// File is the path as the author would type it, relative to the site.
	File string `json:"file,omitempty"`
	// Line and Column count from 1; 0 means unknown. Columns count characters.
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
	// Key is the front-matter or site.toml key at fault: "statements[0].position".
	Key string `json:"key,omitempty"`
	// Message says what is wrong: small first letter, no full stop, names quoted.
	Message string `json:"message"`
	// Hint says what to do next. It may be empty.
	Hint string `json:"hint,omitempty"`
}

// String gives the problem as one line, "file:line:column: key: message; hint".
// Parts that are unknown are left out.
func (p Problem) String() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File)
		b.WriteByte(':')
		if p.Line > 0 {
			b.WriteString(strconv.Itoa(p.Line))
			b.WriteByte(':')
			if p.Column > 0 {
				b.WriteString(strconv.Itoa(p.Column))
				b.WriteByte(':')
			}
		}
		b.WriteByte(' ')
	}
	if p.Key != "" {
		b.WriteString(p.Key)
		b.WriteString(": ")
	}
	b.WriteString(p.Message)
	if p.Hint != "" {
		b.WriteString("; ")
		b.WriteString(p.Hint)
	}
	return b.String()
}

// A List collects problems. The zero value is an empty list, ready to use.
// It is not safe for concurrent use: give each goroutine a list of its own and
// [List.Append] them.
type List struct {
	problems []Problem
}

// Add puts a problem into the list.
func (l *List) Add(p Problem) { l.problems = append(l.problems, p) }

// Append adds all problems of another list.
func (l *List) Append(other List) { l.problems = append(l.problems, other.problems...) }

// AppendLater adds the problems of a later stage, except for those with a file
// and a key that the list has already: one slip gives one message.
func (l *List) AppendLater(later List) {
	type place struct{ file, key string }
	told := make(map[place]bool, len(l.problems))
	for _, p := range l.problems {
		told[place{p.File, p.Key}] = p.Key != ""
	}
	for _, p := range later.problems {
		if !told[place{p.File, p.Key}] {
			l.Add(p)
		}
	}
}

// Len is the number of problems.
func (l *List) Len() int { return len(l.problems) }

// Sorted returns the problems by file, line, column, key and message, without
// exact repetitions. The list itself is not changed.
func (l *List) Sorted() []Problem {
	sorted := slices.Clone(l.problems)
	slices.SortFunc(sorted, compare)
	return slices.Compact(sorted)
}

// Err is nil for an empty list, and otherwise an [Errors] with the sorted problems.
func (l *List) Err() error {
	if len(l.problems) == 0 {
		return nil
	}
	return Errors(l.Sorted())
}

// Errors is a non-empty, sorted list of problems as one error value. Ask for it
// with errors.As to print the problems one by one.
type Errors []Problem

// Error gives all problems, one a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, p := range e {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

func compare(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Key, b.Key),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Hint, b.Hint),
	)
}
