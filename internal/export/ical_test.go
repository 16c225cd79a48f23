package export

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"digest/internal/news"
)

// unfold joins what fold broke (RFC 5545, section 3.1).
func unfold(lines string) string { return strings.ReplaceAll(lines, "\r\n ", "") }

// readCalendar reads the events back: property names without parameters, to
// unescaped values.
func readCalendar(t testing.TB, data []byte) []map[string]string {
	t.Helper()
	var events []map[string]string
	for line := range strings.SplitSeq(strings.TrimSuffix(unfold(string(data)), "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		if !ok || strings.ContainsAny(line, "\r\n") {
			t.Fatalf("%q is not a content line", line)
		}
		name, _, _ = strings.Cut(name, ";")
		switch {
		case line == "BEGIN:VEVENT":
			events = append(events, map[string]string{})
		case len(events) > 0 && name != "END":
			events[len(events)-1][name] = unescape(value)
		}
	}
	return events
}

func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(s)
}

func TestWholeDays(t *testing.T) {
	for _, tt := range []struct{ date, start, end string }{
		{"2026-05-28", "2026-05-28", "2026-05-29"},
		{"2026-12-31~", "2026-12-31", "2027-01-01"},
		{"2026-05-28T23:30:00-05:00", "2026-05-28", "2026-05-29"}, // in UTC it is the 29th
		{"2026-05-28T00:30:00+02:00", "2026-05-28", "2026-05-29"},
		{"2026-02-27/2026-02-28", "2026-02-27", "2026-03-01"},
		{"2026-05", "", ""},
		{"2026-05-XX", "", ""},
		{"2026-21", "", ""},
		{"2026", "", ""},
		{"2026-05-28/..", "", ""},
		{"../2026-05-28", "", ""},
		{"2026-05-28/", "", ""},
		{"2026-05-28/2026-06", "", ""},
	} {
		start, end, ok := wholeDays(date(t, tt.date))
		if ok != (tt.start != "") {
			t.Errorf("wholeDays(%s) is %v", tt.date, ok)
		}
		if ok && (start.Format("2006-01-02") != tt.start || end.Format("2006-01-02") != tt.end) {
			t.Errorf("wholeDays(%s) = %v, %v, want %s, %s", tt.date, start, end, tt.start, tt.end)
		}
	}
}

func TestCalendarReadsBack(t *testing.T) {
	files := encode(t, Files(testSite(t), testAddresses()))
	want := []map[string]string{
		{
			"UID": "collapse@tag:example.org,2026:bridge", "SUMMARY": "Collapse", "STATUS": "TENTATIVE",
			"DTSTAMP": "20260430T000000Z", "DTSTART": "20260430", "DTEND": "20260501",
			"URL": "https://example.org/sub/events/#collapse", "TRANSP": "TRANSPARENT",
		},
		{
			"UID":     "hearing@tag:example.org,2026:bridge",
			"SUMMARY": "Hearing; a long one, with commas, semicolons; and a name of sixty letters: “Überprüfungsausschuss”",
			"DTSTAMP": "20260630T000000Z", "DTSTART": "20260630", "DTEND": "20260702",
			"DESCRIPTION": "https://example.com/hearing", "LOCATION": "Town Hall, Room 1", "CATEGORIES": "Cost, and who pays",
			"URL": "https://example.org/sub/events/#hearing", "TRANSP": "TRANSPARENT",
		},
		{
			"UID": "vote@tag:example.org,2026:bridge", "SUMMARY": "Vote",
			"DTSTAMP": "20260702T000000Z", "DTSTART": "20260702", "DTEND": "20260703",
			"DESCRIPTION": "2026-07-02T18:00:00+02:00",
			"URL":         "https://example.org/sub/events/#vote", "TRANSP": "TRANSPARENT",
		},
	}
	if diff := cmp.Diff(want, readCalendar(t, files["events.ics"])); diff != "" {
		t.Errorf("events differ (-want +got):\n%s", diff)
	}
}

func TestCalendarIDWithoutSiteID(t *testing.T) {
	e := exporter{site: &news.Site{}, at: testAddresses()}
	if got, want := e.calendarID(), "example.org"; got != want {
		t.Errorf("calendarID() = %q, want %q", got, want)
	}
}

// Unfolding gives the line back; no line is too long or cuts a rune.
func FuzzFold(f *testing.F) {
	for _, seed := range []string{
		"", "SUMMARY:short", strings.Repeat("a", 75), strings.Repeat("a", 76), strings.Repeat("a", 150),
		strings.Repeat("ü", 100), "x" + strings.Repeat("👩‍👩‍👧", 30), strings.Repeat("a", 74) + "€" + strings.Repeat(" ", 80),
		strings.Repeat("\x80", 200),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if strings.ContainsAny(line, "\r\n") {
			return // not one line
		}
		folded := fold(line)
		if got := unfold(folded); got != line {
			t.Errorf("unfold(fold(%q)) = %q", line, got)
		}
		for part := range strings.SplitSeq(folded, "\r\n") {
			if len(part) > 75 {
				t.Errorf("fold(%q) has a line of %d octets", line, len(part))
			}
			if utf8.ValidString(line) && !utf8.ValidString(part) {
				t.Errorf("fold(%q) cuts a rune: %q", line, part)
			}
		}
	})
}

// Whatever its title, an event stays one event, and its title reads back.
func FuzzCalendar(f *testing.F) {
	for _, seed := range []string{"Vote", `a\nb`, "a\nEND:VEVENT", `\\;,:"`, "\r", "\x00", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, title string) {
		site := &news.Site{Events: []*news.Event{{EventRecord: &news.EventRecord{Title: title, Date: date(t, "2026-05-28")}}}}
		var file bytes.Buffer
		if err := (exporter{site: site, at: testAddresses()}).eventsICS(&file); err != nil {
			t.Fatal(err)
		}
		events := readCalendar(t, file.Bytes())
		if len(events) != 1 || events[0]["SUMMARY"] != clean(title) {
			t.Errorf("%q reads back as %q", title, events)
		}
	})
}
