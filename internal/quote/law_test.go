package quote

import (
	"strings"
	"testing"
	"time"

	"digest/internal/news"
)

// FuzzFind holds the laws: offsets slice the text, stretches stand in order and do
// not overlap, a stretch has no blank at its ends, and a speaker is somebody.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"“We will go,” Jane Doe said. “Now,” she added.", "‘We will go,’ said Roe. ‘It’s the ministers’ plan.’",
		"«Oui», a dit Doe. „Nein“, said Roe.", "\"a\" \"b 'c' “d", "''We go,'' Doe said. ``No,'' Roe said.",
		"“A\n\n“B\n\n“C”", "- “A”\n> \"B\"\n# “C”\n```\n\"D\"", "Doe: \"A\"\n— Doe", "\xff\"\xc3\"\x80 Doe said \"\u00a0\"",
		"\"Q\" (x \"y\" z) said [Doe](http://example.org/\"a\")", "“「”»«’‘'“", "according to Doe, who, the, of of of said:", "He said She said: \"x y\"",
	} {
		f.Add(s, "Jane Doe", "Belgian minister")
	}
	f.Fuzz(func(t *testing.T, text, name, role string) {
		people := []Person{
			{Name: "Jane Doe", Gender: "female", Roles: []Role{{Phrase: "Italian premier"}}},
			{Name: "Max Roe"},
			{Name: name, OtherNames: []string{role}, Roles: []Role{{Phrase: role}}},
		}
		result := Compile(people).Find(text, news.Date{})
		last := 0
		for _, q := range result.Quotes {
			if q.Start < last || q.Start >= q.End || q.End > len(text) {
				t.Fatalf("%q: quotation %+v after %d", text, q, last)
			}
			if q.Open < last || q.Open > q.Start || q.Close < q.End || q.Close > len(text) {
				t.Errorf("%q: marks of %+v", text, q)
			}
			last = q.End
			if s := text[q.Start:q.End]; strings.TrimSpace(s) == "" || isBlank(s[0]) || isBlank(s[len(s)-1]) {
				t.Errorf("%q: quotation %q", text, s)
			}
			if q.Person < -1 || q.Person >= len(people) || q.Confidence < 0 || q.Confidence > 1 || q.Paragraph < 1 {
				t.Errorf("%q: %+v", text, q)
			}
			if q.CueStart >= 0 && !strings.HasPrefix(text[q.CueStart:], q.Cue) {
				t.Errorf("%q: cue %q is not at %d", text, q.Cue, q.CueStart)
			}
		}
		for _, n := range result.Unknown {
			if n.Start < 0 || n.End > len(text) || text[n.Start:n.End] != n.Text {
				t.Errorf("%q: name %+v", text, n)
			}
		}
	})
}

// TestLinear reads long texts of what could make the reading quadratic, and texts
// twice as long, which must not take much more than twice the time.
func TestLinear(t *testing.T) {
	finder := Compile([]Person{{Name: "Jane Doe", Gender: "female", Roles: []Role{{Phrase: "Italian premier"}}}, {Name: "Max Roe", Gender: "male"}})
	for _, unit := range []string{
		"\"", "“", "”", "'", "‘", "’", "«", "„", "''", "``", "“a ” ", "“a “ ", "\"a\" ", "\"a\" said Doe ", "“Yes,” she said. ", "“A\n\n",
		"“A”\n\n", "Doe, ", "Jane Doe, who ", "he said ", "said ", "the of ", "Jane Doe ", "John Smith ", "of the minister ", "(", "[", "](", "<a", "<!--", "```\n",
		"# ", "> ", "- ", "\n", ".", "A. ", "J.", "\u00ad", "\u0301", "\xff", "the Italian premier said ", "Doe: ", "— ", "a-", "a'", "“a b c d e f g.” ", "‘a b c d’ ", "Danish Prime Minister Jane Doe, the premier, ",
		"He said “a b.\nand so “c.\n", "x «a.\ny “b.\n", "“We go, she said and ", "Calling “a”, ", "people who met Doe say ", "his claim on Monday that ",
	} {
		const tries = 8 // a busy machine is slow by chance; a quadratic reader always
		short, long := time.Millisecond, time.Hour
		for range tries {
			short = max(short, duration(finder, strings.Repeat(unit, 1<<15/len(unit))))
			long = min(long, duration(finder, strings.Repeat(unit, 1<<18/len(unit))))
			if long < 32*short { // eight times the text
				break
			}
		}
		if long >= 32*short {
			t.Errorf("%q: %v for 32 kB, %v for 256 kB", unit, short, long)
		}
	}
}

func duration(f *Finder, text string) time.Duration {
	start := time.Now()
	f.Find(text, news.Date{})
	return time.Since(start)
}
