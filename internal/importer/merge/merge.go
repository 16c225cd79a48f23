// Package merge brings a new import of an article together with what an editor made
// of the last one.
//
//	m := merge.Articles(base, mine, theirs)
//
// Base is the file as it was imported, mine as the editor has it now, theirs as it
// is imported anew. It is a merge of three, key by key of the front matter and the
// body as a whole: what the editor changed stays, what only the original changed is
// refreshed, and what both changed stays the editor's and is told. What the new
// import does not state is no change: another document of the same article may say
// less. The statements are merged one by one. Without a base everything that the
// editor has stays, and only missing keys are added.
//
// The merge also gives the base of the next one, which has what any import stated.
// In it a conflict keeps its old value, so that it is told until it is resolved.
package merge

import (
	"slices"
	"strings"
)

// Body is the name of the body among the keys of changes.
const Body = "body"

// A Merged is an article's file brought together.
type Merged struct {
	// Text is the file for the editor, Base the base of the next merge.
	Text, Base string
	// Changes are what was refreshed and what is in conflict, in the order of the file.
	Changes []Change
}

// Articles merges three states of an article's file. An empty base is unknown.
func Articles(base, mine, theirs string) Merged {
	was, is, will := parse(base), parse(mine), parse(theirs)
	next := parse(base)
	var changes []Change
	for _, key := range keys(is, will) {
		old, own, other := was.get(key), is.get(key), will.get(key)
		change := Change{Key: key, Mine: own, Theirs: other}
		switch {
		case other == "":
			continue
		case key == Statements:
			merged, ok := other, true
			if own+old != "" {
				merged, ok = statements(base != "", old, own, other)
			}
			if ok || base == "" {
				next.set(key, nextStatements(old, other))
			}
			if ok && merged == own {
				continue
			}
			is.set(key, merged)
			change.Kept = !ok
		case own == other, base == "" && key == "draft": // every import is a draft; the editor decides
			next.set(key, other)
			continue
		case base == "" && own == "", base != "" && own == old:
			is.set(key, other)
			next.set(key, other)
		case other == old:
			continue // only the editor changed it
		default:
			change.Kept = true
		}
		changes = append(changes, change)
	}
	return Merged{Text: is.String(), Base: next.String(), Changes: changes}
}

// States reports whether an article's file has a value for a key.
func States(file, key string) bool { return parse(file).get(key) != "" }

// keys are those of both files, in the order of the first.
func keys(files ...file) []string {
	var list []string
	for _, f := range files {
		for _, e := range f.entries {
			if !slices.Contains(list, e.key) {
				list = append(list, e.key)
			}
		}
	}
	return append(list, Body)
}

// An entry is a key with all its lines as they stand in the file. The parent of
// "source.url" is "source".
type entry struct{ key, text string }

// A file is an article's file, in pieces.
type file struct {
	// lead is what stands before the first key: comments and blank lines.
	lead    string
	entries []entry
	body    string
}

// parse takes a file apart. What is no front matter, or has no key, is all body.
func parse(text string) file {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	rest, ok := strings.CutPrefix(text, "---\n")
	head, body, closed := strings.Cut(rest+"\n", "\n---\n") // a file may end with the mark
	if !ok || !closed {
		return file{body: strings.TrimRight(text, "\n")}
	}
	f := file{body: strings.Trim(body, "\n")}
	parent := ""
	for line := range strings.Lines(head + "\n") {
		key, value, isKey := strings.Cut(line, ":")
		last := len(f.entries) - 1
		switch {
		case isKey && key != "" && !strings.ContainsAny(key[:1], " #-\t\"'"):
			parent = ""
			if strings.TrimSpace(value) == "" && key == "source" {
				parent = key
				continue
			}
			f.entries = append(f.entries, entry{key, line})
		case parent != "" && isKey && strings.HasPrefix(line, "  ") && !strings.ContainsAny(line[2:3], " #-"):
			f.entries = append(f.entries, entry{parent + "." + strings.TrimSpace(key), line})
		case last >= 0:
			f.entries[last].text += line
		case parent == "":
			f.lead += line
		}
	}
	if len(f.entries) == 0 {
		return file{body: strings.TrimRight(text, "\n")}
	}
	return f
}

// get gives a value with its key, as it stands, or "".
func (f file) get(key string) string {
	if key == Body {
		return f.body
	}
	for _, e := range f.entries {
		if e.key == key {
			return strings.TrimSpace(e.text)
		}
	}
	return ""
}

// set puts a value, with its key, in the place of the old one, behind its siblings,
// or at the end; an empty one takes the key away.
func (f *file) set(key, text string) {
	if key == Body {
		f.body = text
		return
	}
	indent := ""
	parent, _, nested := strings.Cut(key, ".")
	if nested {
		indent = "  "
	}
	added := entry{key, indent + text + "\n"}
	at := slices.IndexFunc(f.entries, func(e entry) bool { return e.key == key })
	switch {
	case text == "" && at >= 0:
		f.entries = slices.Delete(f.entries, at, at+1)
	case text == "":
	case at >= 0:
		f.entries[at] = added
	default:
		at = len(f.entries)
		for i, e := range f.entries {
			if nested && strings.HasPrefix(e.key, parent+".") {
				at = i + 1
			}
		}
		f.entries = slices.Insert(f.entries, at, added)
	}
}

// String puts the file together.
func (f file) String() string {
	var b strings.Builder
	if len(f.entries) > 0 {
		b.WriteString("---\n" + f.lead)
		open := ""
		for _, e := range f.entries {
			parent, _, _ := strings.Cut(e.key, ".")
			if strings.HasPrefix(e.text, " ") && parent != open { // a key of its own may hold a dot
				b.WriteString(parent + ":\n")
			}
			open = parent
			b.WriteString(e.text)
		}
		b.WriteString("---\n")
		if f.body != "" {
			b.WriteString("\n")
		}
	}
	if f.body != "" {
		b.WriteString(f.body + "\n")
	}
	return b.String()
}
