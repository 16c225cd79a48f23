package merge_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer/merge"
)

const (
	talk = "  - person: jane-doe\n    quote: We should talk.\n    kind: said\n    locator: paragraph 2\n"
	no   = "  - person: john-roe\n    quote: \"No, never.\"\n    kind: said\n    locator: paragraph 3\n    review: true\n"
	now  = "  - person: jane-doe\n    quote: Then let us begin now.\n    kind: said\n    locator: paragraph 5\n"
)

// article is a file with these lines under statements, and without the key where
// there are none.
func article(statements ...string) string {
	text := "---\ntitle: A plan\n"
	if len(statements) > 0 {
		text += "statements:\n" + strings.Join(statements, "")
	}
	return text + "draft: true\n---\n\nThe text.\n"
}

func TestStatements(t *testing.T) {
	const placed = "  - person: jane-doe\n    quote: We should talk.\n    position: for # she does\n    locator: paragraph 2\n"
	moved := replace(t, talk, "paragraph 2", "paragraph 4")
	for _, tc := range []struct{ name, base, mine, theirs, want string }{
		{name: "a proposal for an article that had none", base: article(), mine: article(), theirs: article(talk), want: "---\ntitle: A plan\ndraft: true\nstatements:\n" + talk + "---\n\nThe text.\n"},
		{name: "a new proposal is added at the end", base: article(no), mine: article(no), theirs: article(talk, no), want: article(no, talk)},
		{name: "what the editor changed stays", base: article(talk, no), mine: article(placed, no), theirs: article(moved, no, now), want: article(placed, no, now)},
		{name: "the editor's order stays", base: article(talk, no), mine: article(no, talk), theirs: article(talk, no), want: article(no, talk)},
		{name: "what the editor deleted stays deleted", base: article(talk, no), mine: article(no), theirs: article(talk, no, now), want: article(no, now)},
		{name: "all of them deleted", base: article(talk, no), mine: article(), theirs: article(no, talk), want: article()},
		{name: "a proposal that nobody touched is refreshed", base: article(talk, no), mine: article(no, talk), theirs: article(moved, no), want: article(no, moved)},
		{name: "the same words in other marks", base: article(talk), mine: article(talk), theirs: article(replace(t, talk, "We should talk.", "“We should talk”")), want: article(replace(t, talk, "We should talk.", "“We should talk”"))},
		{name: "a proposal that the import no longer makes stays", base: article(talk, no), mine: article(talk, no), theirs: article(no), want: article(talk, no)},
		{name: "one that the editor shortened", base: article(now), mine: article(replace(t, now, "Then let us begin", "Begin")), theirs: article(now), want: article(replace(t, now, "Then let us begin", "Begin"))},
		{name: "one that the editor wrote, folded", base: article(), mine: article("  - quote: >-\n      We should\n\n      talk.\n    person: jane-doe\n"), theirs: article(talk, no), want: article("  - quote: >-\n      We should\n\n      talk.\n    person: jane-doe\n", no)},
		{name: "one without quotation", base: article(), mine: article("  - paraphrase: We should talk.\n    person: jane-doe\n"), theirs: article(talk), want: article("  - paraphrase: We should talk.\n    person: jane-doe\n", talk)},
		{name: "braces", base: article(), mine: article("  - {person: jane-doe, quote: 'We should talk.'}\n"), theirs: article(talk, no), want: article("  - {person: jane-doe, quote: 'We should talk.'}\n", no)},
		{name: "no indentation", base: article(), mine: article("- person: jane-doe\n  quote: \"We should \\\n    t\\u0061lk\"\n"), theirs: article(talk, no), want: article("- person: jane-doe\n  quote: \"We should \\\n    t\\u0061lk\"\n", strings.ReplaceAll(no[2:], "\n  ", "\n"))},
		{name: "comments and blank lines", base: article(talk), mine: article("  # ours\n", talk, "\n", placed[:len(placed)-1]+"\n# end\n"), theirs: article(talk, no), want: article("  # ours\n", talk, "\n", placed, "# end\n", no)},
		{name: "the same words of two people", base: article(talk), mine: article(talk, replace(t, talk, "jane-doe", "john-roe")), theirs: article(moved), want: article(talk, replace(t, talk, "jane-doe", "john-roe"))},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := merge.Articles(tc.base, tc.mine, tc.theirs)
			got, changes := m.Text, m.Changes
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if changed := got != tc.mine; changed != (len(changes) > 0) {
				t.Errorf("changes = %+v", changes)
			}
			again := merge.Articles(m.Base, got, tc.theirs)
			if again.Text != got || len(again.Changes) > 0 {
				t.Errorf("a second update changes %+v:\n%s", again.Changes, again.Text)
			}
		})
	}
}

// Where nothing can be added, the editor's list stays whole, and is told to differ.
func TestStatementsKept(t *testing.T) {
	brackets := replace(t, article(talk), "statements:\n"+talk, "statements: [{person: jane-doe, quote: We should talk.}]\n")
	for _, tc := range []struct {
		name, base, mine, theirs string
		kept                     bool
	}{
		{name: "brackets", base: article(), mine: brackets, theirs: article(talk, no), kept: true},
		{name: "brackets with all of it", base: article(), mine: brackets, theirs: article(talk)},
		{name: "no base", mine: article(talk), theirs: article(talk, no), kept: true},
		{name: "no base and nothing new", mine: article(no, talk), theirs: article(talk, no)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := merge.Articles(tc.base, tc.mine, tc.theirs)
			got, changes := m.Text, m.Changes
			if got != tc.mine {
				t.Errorf("got\n%s", got)
			}
			if kept := len(changes) == 1 && changes[0].Key == merge.Statements && changes[0].Kept; kept != tc.kept || !kept && len(changes) > 0 {
				t.Errorf("changes = %+v", changes)
			}
		})
	}
}
