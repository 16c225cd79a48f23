package plan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPersonAnchors: ids on a person's page are the dates of the statements, and stay
// when newer ones come.
func TestPersonAnchors(t *testing.T) {
	archive := newArchive()
	want := make(map[string]string) // by the statement's own address
	for i, step := range []struct{ day, id string }{
		{"2026-05", "d2026-05"},
		{"2026-05-28", "d2026-05-28"},
		{"2026-05-28", "d2026-05-28_2"},
		{"2026-05-28~", "d2026-05-28-about"},
		{"2026-05-28T10:00:00+02:00", "d2026-05-28_3"},
		{"2026-05-29/..", "d2026-05-29-to-open"},
	} {
		slug := fmt.Sprintf("a%d", 9-i) // of one day the last slug comes first
		say(add(t, archive, slug, step.day), "jane-doe", "")
		want["/sub/articles/"+slug+"/#jane-doe-1"] = step.id
		v := view[Person](t, planned(t, archive), "people/jane-doe/")
		got := make(map[string]string)
		for _, s := range v.Statements {
			got[s.Href] = s.Anchor
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("after %s (-want +got):\n%s", step.day, diff)
		}
	}
}

// TestPersonFiles: a person's own data stand beside the page, and it leads to them.
func TestPersonFiles(t *testing.T) {
	archive := newArchive()
	say(add(t, archive, "talks", "2026-05-28"), "jane-doe", "open")
	plan := planned(t, archive)
	want := []Ref{{"Popolo JSON", "/sub/people/jane-doe/person.json"}, {"Statements as CSV", "/sub/people/jane-doe/statements.csv"}}
	if diff := cmp.Diff(want, view[Person](t, plan, "people/jane-doe/").Files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if got := document(t, plan, "people/jane-doe/person.json"); !strings.Contains(got, `"url":"https://example.org/sub/people/jane-doe/"`) || strings.Contains(got, "john-roe") {
		t.Errorf("person.json holds %s", got)
	}
	if got := document(t, plan, "people/john-roe/statements.csv"); strings.Count(got, "\n") != 1 {
		t.Errorf("the statements of a silent person are %s", got)
	}
}

// TestStanding counts everybody, and names first who spoke last.
func TestStanding(t *testing.T) {
	archive := newArchive()
	archive.People = append(archive.People, archive.People[0], archive.People[1])
	for i, name := range []string{"Ann Ash", "Bob Birch"} {
		record := *archive.People[i]
		record.Origin, record.Name = origin("people", strings.ToLower(name[:3])), name
		archive.People[2+i] = &record
	}
	say(add(t, archive, "older", "2026-05-01"), "ann", "wait")
	newer := add(t, archive, "newer", "2026-05-28")
	say(newer, "jane-doe", "wait")
	say(newer, "john-roe", "")
	got := view[Home](t, planned(t, archive), "").Standing
	var names []string
	for _, person := range got.Shares[1].People {
		names = append(names, person.Name)
	}
	if got.Tracked != 4 || got.People != 2 || got.Without != 2 || got.None.Slot != "0" || strings.Join(names, ", ") != "Jane Doe, Ann Ash" {
		t.Errorf("standing %+v, at wait %v", got, names)
	}
}
