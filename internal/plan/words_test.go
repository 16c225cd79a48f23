package plan

import (
	"strings"
	"testing"

	"digest/internal/news"
)

// TestScale: slots are 1 to 5, the ends of a scale are 1 and 5, and no slot stands
// before an earlier one.
func TestScale(t *testing.T) {
	for n, want := range []string{"", "3", "1 5", "1 3 5", "1 2 4 5", "1 2 3 4 5", "1 2 3 3 4 5", "1 2 2 3 4 4 5"} {
		positions := make([]news.Position, n)
		for i := range positions {
			positions[i] = news.Position{ID: string(rune('a' + i)), Label: "Label"}
		}
		scale := newScale(positions)
		var slots []string
		for i, m := range scale.marks {
			slots = append(slots, m.Slot)
			if m.Sign == "" || m.Sign == scale.none.Sign {
				t.Errorf("%d positions: slot %s has the sign %q", n, m.Slot, m.Sign)
			}
			if scale.mark(&positions[i]) != m {
				t.Errorf("%d positions: the mark of the %dth is another", n, i+1)
			}
		}
		if got := strings.Join(slots, " "); got != want {
			t.Errorf("%d positions have the slots %q, want %q", n, got, want)
		}
		if scale.mark(nil) != nil {
			t.Error("no position has a mark")
		}
	}
}

func TestRoleAt(t *testing.T) {
	membership := func(role, start, end string) news.Membership {
		return news.Membership{Role: role, Organization: "Council", StartDate: parse(t, start), EndDate: parse(t, end)}
	}
	career := []news.Membership{
		membership("President", "2025", ""),
		membership("Member", "2020-06-15", "2023-03"),
		membership("Clerk", "", "2019"),
	}
	for _, test := range []struct {
		memberships []news.Membership
		date, want  string
	}{
		{career, "2026-05-28", "President, Council"},
		{career, "2025-01-01", "President, Council"},
		{career, "2025-01-01T00:30:00+01:00", "President, Council"}, // in Greenwich it was 2024
		{career, "2025", "President, Council"},
		{career, "2024-12-31", ""}, // between two roles
		{career, "2024-12-31T23:30:00-01:00", ""},
		{career, "2023-04-01", ""},
		{career, "2023-03-31", "Member, Council"},
		{career, "2023-03-31T23:30:00-01:00", "Member, Council"},
		{career, "2020-06", ""}, // counts from the first day that it may be
		{career, "2019-12-31", "Clerk, Council"},
		{career, "1950", "Clerk, Council"},
		{career, "", "President, Council"}, // nobody knows when: the newest
		{nil, "2026", ""},
		{[]news.Membership{{Role: "Minister"}}, "2026", "Minister"},
		{[]news.Membership{{Organization: "Council"}}, "2026", "Council"},
		{[]news.Membership{membership("Chair", "2026", ""), membership("Member", "2020", "")}, "2026-05", "Chair, Council"},
	} {
		p := &news.Person{PersonRecord: &news.PersonRecord{Memberships: test.memberships}}
		if got := roleAt(p, parse(t, test.date)); got != test.want {
			t.Errorf("the role on %q is %q, want %q", test.date, got, test.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, test := range []struct{ start, end, want string }{
		{"", "", ""},
		{"2024-12-01", "", "since 1 December 2024"},
		{"", "2024-11", "until November 2024"},
		{"2019-05~", "2024-11-30", "about May 2019 – 30 November 2024"},
		{"2026-05-28", "2026-05-28", "28 May 2026"},
	} {
		if got := span(parse(t, test.start), parse(t, test.end)); got != test.want {
			t.Errorf("span(%q, %q) = %q, want %q", test.start, test.end, got, test.want)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"Jane Doe": "JD", "Jane van der Doe": "JD", "Ángel Őry": "ÁŐ", "Madonna": "M", "Яна Доу": "ЯД", "": "", " ": "",
	} {
		if got := initials(name); got != want {
			t.Errorf("initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestInitialLetter(t *testing.T) {
	for name, want := range map[string]string{
		"Doe, Jane": "D", "doe, jane": "D", "Šefčovič, Zoe": "S", "van der Doe, Jane": "V", "Őry": "O", "Доу, Яна": "Д",
		"007, James": "#", "": "#", "'t Hooft": "#",
	} {
		if got := initialLetter(name); got != want {
			t.Errorf("initialLetter(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestPeopleGroups: every letter stands once, however a name is written.
func TestPeopleGroups(t *testing.T) {
	archive := newArchive()
	archive.People = nil
	for slug, family := range map[string]string{"a": "van Doe", "b": "Verne", "c": "Őry", "d": "Oak", "e": "Zee", "f": "øre"} {
		archive.People = append(archive.People, &news.PersonRecord{Origin: origin("people", slug), Name: "Kim " + family, FamilyName: family})
	}
	v := view[People](t, planned(t, archive), "people/")
	var got []string
	for _, g := range v.Groups {
		var names []string
		for _, p := range g.People {
			names = append(names, p.Name)
		}
		got = append(got, g.Letter+": "+strings.Join(names, ", "))
	}
	want := "O: Kim Oak, Kim øre, Kim Őry; V: Kim van Doe, Kim Verne; Z: Kim Zee"
	if got := strings.Join(got, "; "); got != want || v.Total != 6 {
		t.Errorf("%d people: %s\nwant 6: %s", v.Total, got, want)
	}
}

func TestCitation(t *testing.T) {
	archive := newArchive()
	full := add(t, archive, "talks", "2026-05-28T09:00:00+02:00")
	full.Author, full.Source.Title, full.Added = "Ann Author", "Minister: wait", parse(t, "2026-05-30")
	bare := add(t, archive, "bare", "2026-05~")
	bare.Source.URL = ""
	draft := add(t, archive, "draft", "")
	draft.Draft, draft.Title, draft.Source = true, "", news.SourceRecord{}
	plan := planned(t, archive)
	for path, want := range map[string][2]string{
		"articles/talks/": {
			"The Bridge Desk. On talks. The Bridge. 30 May 2026. https://example.org/sub/articles/talks/",
			"Ann Author. Minister: wait. Example Times. 28 May 2026. https://example.com/talks",
		},
		"articles/bare/": {
			"The Bridge Desk. On bare. The Bridge. about May 2026. https://example.org/sub/articles/bare/",
			"[On bare]. Example Times. about May 2026.",
		},
		"articles/draft/": {"The Bridge Desk. Untitled draft (draft). The Bridge. https://example.org/sub/articles/draft/", ""},
	} {
		cite := view[Article](t, plan, path).Cite
		if got := [2]string{cite.Entry.Plain(), cite.Original.Plain()}; got != want {
			t.Errorf("%s is cited as\n%s\nwant\n%s", path, got, want)
		}
		if cite.Entry.Key == cite.Original.Key {
			t.Errorf("%s: entry and original have one key, %q", path, cite.Entry.Key)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 articles", 1: "1 article", 2: "2 articles"} {
		if got := count(n, "article"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]string{"uk": "Ukrainian", "de-AT": "Austrian German", "??": "??"} {
		if got := language(tag); got != want {
			t.Errorf("language(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestMonth(t *testing.T) {
	for _, test := range []struct{ date, name, path string }{
		{"2026-05-28", "May 2026", "/timeline/2026/05/"},
		{"2026-05~", "May 2026", "/timeline/2026/05/"},
		{"2026-05-28T23:30:00-02:00", "May 2026", "/timeline/2026/05/"},
		{"2026-05-30/2026-06-02", "May 2026", "/timeline/2026/05/"},
		{"2026", "2026", "/timeline/"},
		{"2026-21", "spring 2026", "/timeline/"},
	} {
		d := parse(t, test.date)
		if name, path := monthName(d), monthPath(d); name != test.name || path != test.path {
			t.Errorf("the month of %s is %q at %q, want %q at %q", test.date, name, path, test.name, test.path)
		}
	}
}
