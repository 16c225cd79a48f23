package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// member gives a person of the archive a role, after those that there are; empty
// dates do not bound it.
func member(t testing.TB, archive *news.Archive, person, area, start, end string) {
	t.Helper()
	for _, p := range archive.People {
		if p.Slug == person {
			p.Memberships = append(p.Memberships, news.Membership{
				Role: "Minister", Organization: "Government of " + area, Area: area, StartDate: parse(t, start), EndDate: parse(t, end),
			})
			return
		}
	}
	t.Fatalf("there is no %s", person)
}

// stand is a page of positions in a few words, a line each: the people by position,
// then the countries.
func stand(v Positions) []string {
	var lines []string
	for _, r := range v.Rows {
		lines = append(lines, r.Person.Name+" "+r.Mark.ID)
	}
	for _, c := range slices.Concat(v.Countries.Members, v.Countries.Others) {
		line := c.Code
		for _, m := range c.Marks {
			line += " " + m.ID
		}
		for _, voice := range c.Voices {
			line += ", " + voice.Name + " " + voice.Mark.ID
		}
		lines = append(lines, line)
	}
	return lines
}

// TestCountries is the rule by which a country has a position. Jane and John speak
// for France unless a row says otherwise; Ann speaks for Spain, so that there are two
// countries. Statements are "slug of the person, date, position".
func TestCountries(t *testing.T) {
	for _, test := range []struct {
		name string
		// roles are "person area start end", statements "person date position".
		roles, statements []string
		want              string // of France, in May 2026
	}{
		{"nobody has spoken", []string{"jane-doe FR - -"}, nil, ""},
		{"nobody has taken a position", []string{"jane-doe FR - -"}, []string{"jane-doe 2026-05-01 -"}, ""},
		{"one voice", []string{"jane-doe FR - -"}, []string{"jane-doe 2026-05-01 open"}, "open, Jane Doe open"},
		{"the latest of one voice", []string{"jane-doe FR - -"}, []string{"jane-doe 2026-05-01 open", "jane-doe 2026-05-02 wait"}, "wait, Jane Doe wait"},
		{"no area", []string{"jane-doe - - -"}, []string{"jane-doe 2026-05-01 open"}, ""},
		{
			"two voices that agree",
			[]string{"jane-doe FR - -", "john-roe FR - -"},
			[]string{"jane-doe 2026-05-01 open", "john-roe 2026-05-02 open"},
			"open, John Roe open, Jane Doe open",
		},
		{
			"two voices that differ: divided",
			[]string{"jane-doe FR - -", "john-roe FR - -"},
			[]string{"jane-doe 2026-05-02 close", "john-roe 2026-05-01 open"},
			"open close, Jane Doe close, John Roe open",
		},
		{
			"an older voice still counts while in office",
			[]string{"jane-doe FR - -", "john-roe FR - -"},
			[]string{"jane-doe 2024-01-01 close", "john-roe 2026-05-01 open"},
			"open close, John Roe open, Jane Doe close",
		},
		{
			"who has left office does not",
			[]string{"jane-doe FR - 2026-05-14", "john-roe FR - -"},
			[]string{"jane-doe 2026-05-02 close", "john-roe 2026-05-01 open"},
			"open, John Roe open",
		},
		{"the last day in office counts", []string{"jane-doe FR - 2026-05-31"}, []string{"jane-doe 2026-05-02 close"}, "close, Jane Doe close"},
		{"what was said before taking office does not", []string{"jane-doe FR 2026-05-10 -"}, []string{"jane-doe 2026-05-09 close"}, ""},
		{
			"nor does it hide what was said in it",
			[]string{"jane-doe FR 2026-05-10 -", "jane-doe FR - 2026-05-01"},
			[]string{"jane-doe 2026-04-01 open", "jane-doe 2026-05-05 close"},
			"open, Jane Doe open",
		},
		{
			"another country's role is that country's",
			[]string{"jane-doe FR 2026-05-10 -", "jane-doe DE - 2026-05-09"},
			[]string{"jane-doe 2026-05-09 close"},
			"",
		},
		{"two roles for one country are one voice", []string{"jane-doe FR - -", "jane-doe FR - -"}, []string{"jane-doe 2026-05-09 close"}, "close, Jane Doe close"},
		{"a month counts from its first day", []string{"jane-doe FR 2026-05-01 -"}, []string{"jane-doe 2026-05 close"}, "close, Jane Doe close"},
	} {
		t.Run(test.name, func(t *testing.T) {
			archive := newArchive()
			archive.People = append(archive.People, &news.PersonRecord{Origin: origin("people", "ann-poe"), Name: "Ann Poe"})
			for _, line := range append([]string{"ann-poe ES - -"}, test.roles...) {
				f := strings.Fields(strings.ReplaceAll(line+" ", "- ", `"" `))
				member(t, archive, f[0], strings.Trim(f[1], `"`), strings.Trim(f[2], `"`), strings.Trim(f[3], `"`))
			}
			say(add(t, archive, "last", "2026-05-31"), "ann-poe", "open")
			for i, line := range test.statements {
				f := strings.Fields(line)
				say(add(t, archive, fmt.Sprint("a", i), f[1]), f[0], strings.Trim(f[2], "-"))
			}
			got := ""
			for _, line := range stand(view[Positions](t, planned(t, archive), "positions/")) {
				if rest, found := strings.CutPrefix(line, "FR "); found {
					got = rest
				}
			}
			if got != test.want {
				t.Errorf("France: %q, want %q", got, test.want)
			}
		})
	}
}

// TestAsOf follows a change of office and of mind through the months.
func TestAsOf(t *testing.T) {
	archive := newArchive()
	member(t, archive, "jane-doe", "FR", "", "2026-03-31")
	member(t, archive, "john-roe", "FR", "2026-04-01", "")
	archive.People = append(archive.People, &news.PersonRecord{Origin: origin("people", "ann-poe"), Name: "Ann Poe"})
	member(t, archive, "ann-poe", "ES", "", "")
	say(add(t, archive, "a", "2026-01-31"), "jane-doe", "open")
	say(add(t, archive, "b", "2026-02~"), "ann-poe", "wait")
	say(add(t, archive, "c", "2026-03-31T23:59:00+02:00"), "john-roe", "open")
	say(add(t, archive, "d", "2026-05-01"), "john-roe", "close")
	say(add(t, archive, "e", "2026-05-02"), "ann-poe", "")
	plan := planned(t, archive)
	for _, test := range []struct{ path, when, want string }{
		{"2026/01/", "at the end of January 2026", "Jane Doe open; FR open, Jane Doe open"},
		{"2026/02/", "at the end of February 2026", "Jane Doe open; Ann Poe wait; FR open, Jane Doe open; ES wait, Ann Poe wait"},
		{"2026/03/", "at the end of March 2026", "Jane Doe open; John Roe open; Ann Poe wait; FR open, Jane Doe open; ES wait, Ann Poe wait"},
		{"2026/04/", "at the end of April 2026", "Jane Doe open; John Roe open; Ann Poe wait; ES wait, Ann Poe wait"},
		{"2026/05/", "as of 2 May 2026", "Jane Doe open; Ann Poe wait; John Roe close; FR close, John Roe close; ES wait, Ann Poe wait"},
		{"", "as of 2 May 2026", "Jane Doe open; Ann Poe wait; John Roe close; FR close, John Roe close; ES wait, Ann Poe wait"},
	} {
		v := view[Positions](t, plan, "positions/"+test.path)
		if got := strings.Join(stand(v), "; "); got != test.want || v.When != test.when {
			t.Errorf("%s: %s: %s\nwant %s: %s", test.path, v.When, got, test.when, test.want)
		}
	}
	march := view[Positions](t, plan, "positions/2026/03/")
	if march.Older != (Ref{"February 2026", "/sub/positions/2026/02/"}) || march.Newer != (Ref{"April 2026", "/sub/positions/2026/04/"}) ||
		march.Now != "/sub/positions/" || march.Coverage != (Ref{"March 2026", "/sub/timeline/2026/03/"}) {
		t.Errorf("the ways from March are %+v, %+v, %q, %+v", march.Older, march.Newer, march.Now, march.Coverage)
	}
	if month := view[Month](t, plan, "timeline/2026/03/"); month.Positions != "/sub/positions/2026/03/" {
		t.Errorf("March's coverage leads to %q", month.Positions)
	}
	if april := view[Positions](t, plan, "positions/2026/04/"); april.Coverage != (Ref{}) {
		t.Errorf("April has coverage at %+v, and there is none", april.Coverage)
	}
}

// TestStandingAsOf: a page as of a month counts, and puts first, what was so by then,
// out of all who have a page.
func TestStandingAsOf(t *testing.T) {
	archive := newArchive()
	archive.People = append(archive.People, &news.PersonRecord{Origin: origin("people", "ann-poe"), Name: "Ann Poe"})
	for _, line := range []string{"2026-01-10 jane-doe open", "2026-02-10 john-roe open", "2026-03-10 ann-poe wait", "2026-05-11 jane-doe open"} {
		f := strings.Fields(line)
		say(add(t, archive, "a-"+f[0], f[0]), f[1], f[2])
	}
	plan := planned(t, archive)
	for _, test := range []struct{ path, want string }{
		{"2026/01/", "1 of 3, 2 without; open: Jane Doe; wait:; close:"},
		{"2026/02/", "2 of 3, 1 without; open: John Roe, Jane Doe; wait:; close:"},
		{"2026/03/", "3 of 3, 0 without; open: John Roe, Jane Doe; wait: Ann Poe; close:"},
		{"2026/04/", "3 of 3, 0 without, 1 old on 30 April 2026; open: John Roe, Jane Doe; wait: Ann Poe; close:"},
		{"", "3 of 3, 0 without, 1 old on 11 May 2026; open: Jane Doe, John Roe; wait: Ann Poe; close:"},
	} {
		s := view[Positions](t, plan, "positions/"+test.path).Standing
		got := fmt.Sprintf("%d of %d, %d without", s.People, s.Tracked, s.Without)
		if s.Day != "" {
			got += fmt.Sprintf(", %d old on %s", s.Old, s.Day)
		}
		for _, share := range s.Shares {
			got += "; " + share.Mark.ID + ":"
			for i, person := range share.People {
				got += strings.Repeat(",", min(i, 1)) + " " + person.Name
			}
		}
		if got != test.want {
			t.Errorf("positions/%s: %s\nwant %s", test.path, got, test.want)
		}
	}
}

// TestOld: three months are not more than three months, and a date that is not exact
// counts from the last day that it may be.
func TestOld(t *testing.T) {
	for _, test := range []struct {
		date, day string
		want      bool
	}{
		{"2026-04-01", "2026-07-01", false},
		{"2026-03-31", "2026-07-01", false}, // there is no 31 June
		{"2026-03-30", "2026-07-01", true},
		{"2026-03-30~", "2026-07-01", true},
		{"2026-03-30T23:30:00-02:00", "2026-07-01", true},
		{"2025-12-30", "2026-03-31", true},
		{"2026-03", "2026-06-30", false},
		{"2026-03", "2026-07-02", true},
		{"2026", "2027-01-01", false},
		{"2026-01-01/..", "2026-07-01", false},
		{"2026-08-01", "2026-07-01", false},
		{"", "2026-07-01", false}, // a draft
		{"2020-01-01", "", false}, // a site without a dated article
	} {
		day, _ := parse(t, test.day).Days()
		if got := old(parse(t, test.date), day); got != test.want {
			t.Errorf("old(%s, %s) = %t, want %t", test.date, test.day, got, test.want)
		}
	}
}

// TestLastMonthIsNow: the page as of the last month says what the page of now says.
// And at every month, each person stands where a look at all statements finds them.
func TestLastMonthIsNow(t *testing.T) {
	ways := cmpopts.IgnoreFields(Positions{}, "Head", "Neighbours", "Now", "Here", "Coverage")
	for seed := range uint64(6) {
		archive := generate(t, seed, 80)
		for i, person := range archive.People {
			for k := range person.Memberships {
				person.Memberships[k].Area = []string{"FR", "DE", "EU", "US"}[(i+int(seed))%4]
			}
		}
		site := linked(t, archive)
		plan, _ := Site(site)
		moments := moments(site)
		now := view[Positions](t, plan, "positions/")
		last := view[Positions](t, plan, strings.TrimPrefix(moments[len(moments)-1].path, "/"))
		if diff := cmp.Diff(now, last, ways); diff != "" {
			t.Errorf("seed %d (-now +last month):\n%s", seed, diff)
		}
		for _, m := range moments {
			want := make(map[string]string)
			for _, person := range site.People {
				for _, s := range person.Positioned {
					first, _ := s.Date.Days()
					if first.Before(m.after) {
						want[person.Name] = s.Position.ID
						break
					}
				}
			}
			got := make(map[string]string)
			for _, r := range view[Positions](t, plan, strings.TrimPrefix(m.path, "/")).Rows {
				got[r.Person.Name] = r.Mark.ID
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("seed %d, %s (-want +got):\n%s", seed, m.name, diff)
			}
		}
	}
}

// TestMoments: every month from the first position to now, but not through a pause of
// more than a year, nor for a date without a month.
func TestMoments(t *testing.T) {
	for _, test := range []struct {
		name, statements, now string // now is the date of an article without a position
		want                  string
	}{
		{"no position", "", "2026-05-28", ""},
		{"one month", "2026-05-01", "2026-05-28", "2026/05"},
		{"until now", "2026-03", "2026-05-28", "2026/03 2026/04 2026/05"},
		{"over a new year", "2025-11-30 2026-02-01", "2026-02-01", "2025/11 2025/12 2026/01 2026/02"},
		{"a pause of a year", "2025-05-01 2026-05-01", "2026-05-28", "2025/05 2025/06 2025/07 2025/08 2025/09 2025/10 2025/11 2025/12 2026/01 2026/02 2026/03 2026/04 2026/05"},
		{"a longer pause", "1985-03-11 2026-05-01", "2026-05-28", "1985/03 2026/05"},
		{"years only", "2025", "2026", ""},
		{"a year before months", "2025 2026-05-01", "2026-05-28", "2026/05"},
	} {
		archive := newArchive()
		for i, date := range strings.Fields(test.statements) {
			say(add(t, archive, fmt.Sprint("a", i), date), "jane-doe", "open")
		}
		add(t, archive, "now", test.now)
		var got []string
		for _, m := range moments(linked(t, archive)) {
			got = append(got, strings.Trim(strings.TrimPrefix(m.path, "/positions/"), "/"))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestInstitutions: the name of a country is no institution to choose by.
func TestInstitutions(t *testing.T) {
	for _, test := range []struct {
		organizations string
		want          []Choice
	}{
		{"France, Spain", nil},
		{"Council, Spain", nil},
		{"Council, Academy", []Choice{{"Academy", "Academy"}, {"Council", "Council"}}},
		{"Spain, France", nil},
	} {
		archive := newArchive()
		member(t, archive, "jane-doe", "FR", "", "")
		member(t, archive, "john-roe", "ES", "", "")
		a := add(t, archive, "talks", "2026-05-28")
		for i, organization := range strings.Split(test.organizations, ", ") {
			archive.People[i].Memberships[0].Organization = organization
			say(a, archive.People[i].Slug, "open")
		}
		if diff := cmp.Diff(test.want, view[Positions](t, planned(t, archive), "positions/").Matrix.Institutions); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.organizations, diff)
		}
	}
}

// TestMatrix: the last position of each month, what else was said then, and what
// lies before the months shown.
func TestMatrix(t *testing.T) {
	archive := newArchive()
	member(t, archive, "jane-doe", "FR", "", "")
	member(t, archive, "john-roe", "ES", "", "")
	say(add(t, archive, "early", "2025-01-15"), "jane-doe", "close")
	for _, line := range []string{"2025-07-01 open", "2026-05-03 wait", "2026-05-04~ open", "2026-05-05 open", "2026-06 wait"} {
		date, position, _ := strings.Cut(line, " ")
		say(add(t, archive, "a-"+date, date), "jane-doe", position)
	}
	say(add(t, archive, "john", "2026-06-30"), "john-roe", "open")
	m := view[Positions](t, planned(t, archive), "positions/").Matrix
	if len(m.Months) != matrixMonths || m.Months[0] != (MatrixMonth{Ref{"July 2025", "/sub/positions/2025/07/"}, "2025", "Jul"}) ||
		m.Months[6].Year != "2026" || m.Months[11].Year != "" || m.Earlier != "June 2025" {
		t.Errorf("months %+v, before them %q", m.Months, m.Earlier)
	}
	if diff := cmp.Diff([]Choice{{"FR", "France"}, {"ES", "Spain"}}, m.Countries); diff != "" {
		t.Errorf("countries (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Choice{{"Government of ES", "Government of ES"}, {"Government of FR", "Government of FR"}}, m.Institutions); diff != "" {
		t.Errorf("institutions (-want +got):\n%s", diff)
	}
	var got []string
	for _, row := range m.Rows {
		line := row.Person.Person.Name
		if row.Earlier.Mark != nil {
			line += " before: " + row.Earlier.Mark.ID + " " + row.Earlier.Href
		}
		for i, c := range row.Cells {
			if c == nil {
				continue
			}
			line += fmt.Sprintf("; %s %s %q", m.Months[i].Short, c.Mark.ID, c.Day)
			for _, e := range c.More {
				line += fmt.Sprintf(" + %s %q", e.Mark.ID, e.Day)
			}
			for _, o := range c.Others {
				line += " (also " + o.ID + ")"
			}
		}
		got = append(got, line)
	}
	want := []string{
		`John Roe; Jun open "30"`,
		`Jane Doe before: close /sub/articles/early/#jane-doe-1; Jul open "1"; May open "5" + open "~4" + wait "3" (also wait); Jun wait ""`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}
