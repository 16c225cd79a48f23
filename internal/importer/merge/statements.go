package merge

import (
	"slices"
	"strings"
)

// Statements is the key whose list is merged statement by statement.
const Statements = "statements"

// statements merges the lists of three files, each as it stands with its key. Mine
// stay as they are and in their order. A statement of the new import is known by
// the hash of its quotation: where mine still is the one that base proposed, it is
// refreshed; where neither mine nor base has it, it is added at the end. So what
// the editor deleted stays deleted, and nothing is ever taken away.
//
// It is not ok where something was to be added and could not be: mine is written
// in a way that has no lines to add to, or there is no base, which alone tells what
// was deleted or shortened. Then mine stays whole.
func statements(hasBase bool, base, mine, theirs string) (merged string, ok bool) {
	if mine == theirs {
		return mine, true
	}
	was, is, will := parseList(base), parseList(mine), parseList(theirs)
	old, own, proposed := was.count(), is.count(), will.count()
	for _, s := range will.items {
		text := reindent(s.text, will.indent, is.indent)
		switch {
		case own[s.hash] == 1 && proposed[s.hash] == 1: // two with the same words cannot be told apart
			i := slices.IndexFunc(is.items, func(m item) bool { return m.hash == s.hash })
			if was.has(is.items[i].text, is.indent) {
				is.items[i].text = text
			}
		case own[s.hash] > 0 || old[s.hash] > 0:
		case !hasBase || is.opaque:
			return mine, false
		default:
			is.items = append(is.items, item{text: text, hash: s.hash})
		}
	}
	if is.opaque {
		return mine, true
	}
	return is.String(), true
}

// nextStatements is the list that the next merge compares with: all that any import
// proposed, so that what the editor deleted stays deleted, whichever document is
// imported next.
func nextStatements(old, other string) string {
	if old == "" {
		return other
	}
	merged, _ := statements(true, old, old, other)
	return merged
}

// A list is a key with its list of items, as they stand in the file.
type list struct {
	// head is the line of the key, with what stands between it and the first item.
	head string
	// indent is what stands before the hyphen of an item.
	indent string
	items  []item
	// opaque says that the list is not written with hyphens. Its items have no text.
	opaque bool
}

// An item is one statement.
type item struct {
	// text are its lines, without the last line end.
	text string
	// hash names its quotation, or is "" where there is none.
	hash string
}

// parseList takes a key with its value apart. No text is an empty list.
func parseList(text string) list {
	l := list{head: text, indent: "  "}
	lines := strings.Split(text, "\n")
	_, value, _ := strings.Cut(lines[0], ":")
	if value = strings.TrimSpace(value); value != "" && !strings.HasPrefix(value, "#") {
		l.opaque = true
		l.items = flowItems(value + "\n" + strings.Join(lines[1:], "\n"))
		return l
	}
	first := slices.IndexFunc(lines, func(line string) bool { return isItem(strings.TrimLeft(line, " ")) })
	if first < 0 {
		return l
	}
	l.head = strings.Join(lines[:first], "\n")
	l.indent = lines[first][:len(lines[first])-len(strings.TrimLeft(lines[first], " "))]
	for _, line := range lines[first:] {
		if own, ok := strings.CutPrefix(line, l.indent); ok && isItem(own) {
			l.items = append(l.items, item{text: line})
			continue
		}
		l.items[len(l.items)-1].text += "\n" + line
	}
	for i := range l.items {
		l.items[i].hash = hashOf(quotation(reindent(l.items[i].text, l.indent, "")))
	}
	return l
}

func isItem(line string) bool { return line == "-" || strings.HasPrefix(line, "- ") }

// count says how many items have each hash.
func (l list) count() map[string]int {
	counts := make(map[string]int)
	for _, s := range l.items {
		if s.hash != "" {
			counts[s.hash]++
		}
	}
	return counts
}

// has reports whether an item with these lines, indented like this, is in the list.
func (l list) has(text, indent string) bool {
	return slices.ContainsFunc(l.items, func(s item) bool {
		return s.text != "" && strings.TrimSpace(reindent(s.text, l.indent, indent)) == strings.TrimSpace(text)
	})
}

// reindent moves lines from one indentation to another.
func reindent(text, from, to string) string {
	if from == to {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if own, ok := strings.CutPrefix(line, from); ok && own != "" {
			lines[i] = to + own
		}
	}
	return strings.Join(lines, "\n")
}

// String is the list as it stands in a file, without the last line end.
func (l list) String() string {
	if len(l.items) == 0 {
		return l.head
	}
	head := l.head
	if head == "" {
		head = Statements + ":"
	}
	lines := []string{head}
	for _, s := range l.items {
		lines = append(lines, s.text)
	}
	return strings.Join(lines, "\n")
}
