package news

import (
	"fmt"
	"testing"
)

func TestWords(t *testing.T) {
	for _, test := range []struct{ date, want string }{
		{"", ""},
		{"2026-05-28", "28 May 2026"},
		{"2026-05-28T09:17:00+02:00", "28 May 2026"},
		{"2026-05", "May 2026"},
		{"2026", "2026"},
		{"0987", "987"},
		{"2026-21", "spring 2026"},
		{"2026-22", "summer 2026"},
		{"2026-23", "autumn 2026"},
		{"2026-24~", "about winter 2026"},
		{"2026-01-14~", "about 14 January 2026"},
		{"2026-05-28?", "possibly 28 May 2026"},
		{"2026-05-28%", "possibly about 28 May 2026"},
		{"2026-01-XX", "a day in January 2026"},
		{"2026-01-XX%", "possibly a day in about January 2026"},
		{"2026-XX", "a month in 2026"},
		{"2026-XX-XX", "a day in 2026"},
		{"199X", "the 1990s"},
		{"190X", "the years 1900–1909"},
		{"19XX", "the 1900s"},
		{"19XX~", "about the 1900s"},
		{"2026-01-14/2026-01-14", "14 January 2026"},
		{"2026-01-14/2026-01-16", "14–16 January 2026"},
		{"2026-01-30/2026-02-02", "30 January – 2 February 2026"},
		{"2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"},
		{"2026-01/2026-03", "January–March 2026"},
		{"2025-12/2026-01", "December 2025 – January 2026"},
		{"2024/2026", "2024–2026"},
		{"2026-21/2026-23", "spring–autumn 2026"},
		{"2026-05/2026-06-03", "May 2026 – 3 June 2026"},
		{"2026-01-14~/2026-01-16", "about 14 January 2026 – 16 January 2026"},
		{"2026-01-XX/2026-03-XX", "a day in January 2026 – a day in March 2026"},
		{"199X/201X", "the 1990s – the 2010s"},
		{"2026-03-14/..", "since 14 March 2026"},
		{"2026-03~/..", "since about March 2026"},
		{"../2026-03-14", "until 14 March 2026"},
		{"2026-03-14/", "from 14 March 2026, end unknown"},
		{"/2026-03-14", "until 14 March 2026, start unknown"},
	} {
		if got := mustParse(t, test.date).Words(); got != test.want {
			t.Errorf("%q.Words() = %q, want %q", test.date, got, test.want)
		}
	}
}

func TestISOIsWhatHTMLTakes(t *testing.T) {
	for _, test := range []struct{ date, want string }{
		{"", ""},
		{"2026", "2026"},
		{"0987", "0987"},
		{"2026-05", "2026-05"},
		{"2026-05-28", "2026-05-28"},
		{"2026-05-28T09:17", "2026-05-28T09:17:00"},
		{"2026-05-28T09:17Z", "2026-05-28T09:17:00Z"},
		{"2026-05-28T09:17-03:30", "2026-05-28T09:17:00-03:30"},
		{"2026-05-28%", "2026-05-28"},
		{"2026-05-XX~", "2026-05"},
		{"2026-XX", "2026"},
		{"2026-XX-XX", "2026"},
		{"2026-21", ""},
		{"199X", ""},
		{"19XX", ""},
		{"2026-05/..", ""},
	} {
		if got := mustParse(t, test.date).ISO(); got != test.want {
			t.Errorf("%q.ISO() = %q, want %q", test.date, got, test.want)
		}
	}
}

func TestTimeWords(t *testing.T) {
	for date, want := range map[string]string{
		"":                          "",
		"2026-05-28":                "",
		"2026-05-28T09:07:59+02:00": "09:07",
	} {
		if got := mustParse(t, date).TimeWords(); got != want {
			t.Errorf("%q.TimeWords() = %q, want %q", date, got, want)
		}
	}
}

func ExampleDate_ISO() {
	d, err := ParseDate("2026-05-28T09:17+02")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("<time datetime=%q>%s, %s</time>\n", d.ISO(), d.Words(), d.TimeWords())
	// Output: <time datetime="2026-05-28T09:17:00+02:00">28 May 2026, 09:17</time>
}
