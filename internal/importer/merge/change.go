package merge

import (
	"fmt"
	"strings"
)

// A Change is a key whose value differs between the file and the new import.
type Change struct {
	// Key is a front-matter key, "source.url", or [Body].
	Key string `json:"key"`
	// Kept says that the editor's value stays: a conflict. Otherwise the key was
	// refreshed.
	Kept bool `json:"kept"`
	// Mine and Theirs are the values as they stand in the files.
	Mine   string `json:"mine,omitempty"`
	Theirs string `json:"theirs,omitempty"`
}

// String is the sentence for the editor.
func (c Change) String() string {
	switch {
	case c.Key == Statements && c.Kept:
		return "statements: yours stay; the new import has others, which --stdout shows"
	case c.Key == Statements:
		return "statements: refreshed; what you changed stays"
	case c.Key == Body && c.Kept:
		line, mine, theirs := firstDifference(c.Mine, c.Theirs)
		return fmt.Sprintf("body: yours stays; it differs from line %d on: yours has %s, the new import %s", line, mine, theirs)
	case c.Kept:
		return fmt.Sprintf("%s: yours stays, %s; the new import has %s", c.Key, value(c.Mine), value(c.Theirs))
	}
	return c.Key + ": refreshed"
}

// value gives what stands behind a key, as it stands.
func value(text string) string {
	if _, v, _ := strings.Cut(text, ":"); strings.TrimSpace(v) != "" {
		return strings.TrimSpace(v)
	}
	return "nothing"
}

// firstDifference gives the first lines that differ, and their number.
func firstDifference(mine, theirs string) (line int, own, other string) {
	a, b := strings.Split(mine, "\n"), strings.Split(theirs, "\n")
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i + 1, begin(a, i), begin(b, i)
}

// begin quotes the beginning of a line, or of the first behind it that has words.
func begin(lines []string, from int) string {
	const most = 12
	for _, line := range lines[min(from, len(lines)):] {
		if words := strings.Fields(line); len(words) > most {
			return fmt.Sprintf("%q", strings.Join(words[:most], " ")+" …")
		} else if len(words) > 0 {
			return fmt.Sprintf("%q", line)
		}
	}
	return "nothing more"
}
