package news

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unsafe"
)

// TestSpecificationExamples holds ParseDate against every example of levels 0
// and 1 of https://www.loc.gov/standards/datetime/.
func TestSpecificationExamples(t *testing.T) {
	for _, test := range []struct{ feature, examples string }{
		{"level 0: date", "1985-04-12 1985-04 1985"},
		{"level 0: date and time", "1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04:00 1985-04-12T23:20:30+04:30"},
		{"level 0: time interval", "1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02"},
		{"level 1: seasons", "2001-21 2001-22 2001-23 2001-24"},
		{"level 1: qualification of a date", "1984? 2004-06~ 2004-06-11%"},
		{"level 1: unspecified digits from the right", "201X 20XX 2004-XX 1985-04-XX 1985-XX-XX"},
		{"level 1: open end", "1985-04-12/.. 1985-04/.. 1985/.."},
		{"level 1: open start", "../1985-04-12 ../1985-04 ../1985"},
		{"level 1: unknown end", "1985-04-12/ 1985-04/ 1985/"},
		{"level 1: unknown start", "/1985-04-12 /1985-04 /1985"},
		{"level 1 forms at the ends", "1984~/2004-06 1984/2004-06~ 1984~/2004~ 1984-06?/2004-08? 2004-06-XX/2004-07-03 2001-21/2003"},
	} {
		t.Run(test.feature, func(t *testing.T) {
			for s := range strings.FieldsSeq(test.examples) {
				d, err := ParseDate(s)
				if err != nil {
					t.Error(err)
				} else if got := d.String(); got != s {
					t.Errorf("ParseDate(%q).String() = %q", s, got)
				}
			}
		})
	}
}

func TestParseDateIsCanonical(t *testing.T) {
	for _, test := range []struct{ s, want string }{
		{"1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"}, // in the specification
		{"2026-05-28T09:17", "2026-05-28T09:17:00"},
		{"2026-05-28T09:17Z", "2026-05-28T09:17:00Z"},
		{"2026-05-28T09:17+02", "2026-05-28T09:17:00+02:00"},
		{"2026-05-28T09:17:00+00:00", "2026-05-28T09:17:00Z"},
		{"2024-02-29", "2024-02-29"},
		{"2000-02-29", "2000-02-29"},
		{"2026-05-28/2026-05-28", "2026-05-28/2026-05-28"},
	} {
		if got := mustParse(t, test.s).String(); got != test.want {
			t.Errorf("ParseDate(%q).String() = %q, want %q", test.s, got, test.want)
		}
	}
}

func TestParseDateSaysWhatIsExpected(t *testing.T) {
	for _, test := range []struct{ s, hint string }{
		// What is out of range.
		{"2026-13", "months run from 01 to 12"},
		{"2026-00", "months run from 01 to 12"},
		{"2026-25", "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)"},
		{"2026-02-29", "days run from 01 to 28 in February 2026"},
		{"1900-02-29", "days run from 01 to 28 in February 1900"},
		{"2024-02-30", "days run from 01 to 29 in February 2024"},
		{"2026-04-31", "days run from 01 to 30 in April 2026"},
		{"2026-05-00", "days run from 01 to 31 in May 2026"},
		{"2026-05-28T24:00:00", "hours run from 00 to 23; midnight is 00:00:00 of the day that begins"},
		{"2026-05-28T09:60:00", "minutes run from 00 to 59"},
		{"2016-12-31T23:59:60Z", "seconds run from 00 to 59"},
		{"2026-05-28T09:17:00+24:00", "offsets run from -23:59 to +23:59"},
		{"2026-05-28T09:17:00+02:60", "offsets run from -23:59 to +23:59"},
		// What levels 0 and 1 have, and a press record does not need.
		{"Y170000002", "years run from 0001 to 9999"},
		{"Y-170000002", "years run from 0001 to 9999"},
		{"-1985", "years run from 0001 to 9999"},
		{"0000", "years run from 0001 to 9999"},
		{"000X", "years run from 0001 to 9999"},
		// What only level 2 has.
		{"156X-12-25", "a decade or a century has no months: write it as 199X or 19XX"},
		{"1XXX", "a year ends in X or XX at most: 199X is a decade, 19XX a century"},
		{"XXXX", "a year ends in X or XX at most: 199X is a decade, 19XX a century"},
		{"2004-XX-12", "a day needs a month: write 2026-XX-XX for an unknown day, 2026-XX for an unknown month"},
		{"2004-06~-11", "one ?, ~ or % may stand at the end of the date; % is ? and ~ together"},
		{"2004-06?~", "one ?, ~ or % may stand at the end of the date; % is ? and ~ together"},
		{"?2004-06", "one ?, ~ or % may stand at the end of the date; % is ? and ~ together"},
		{"[1667,1668]", writeItAs},
		// Forms that do not go together.
		{"2026-21-01", "a season has no days"},
		{"2026-05T09:17", "a time needs a day: write it as 2026-05-28T09:17:00"},
		{"2026-05-28T09:17?", "a time cannot be qualified: leave the time or the sign after it out"},
		{"2026-05-28T09:17/2026-05-29", "an interval has no times of day: write its days, as in 2026-01-14/2026-01-16"},
		{"/", "an interval needs a start or an end"},
		{"../..", "an interval needs a start or an end"},
		{"../", "an interval needs a start or an end"},
		{"2026-05/2026-04", "the interval ends before it starts"},
		{"2026-05-28/2026-05-27", "the interval ends before it starts"},
		// Other ways to write a date.
		{"28/05/2026", "write it as 2026-05-28"},
		{"05/28/2026", "write it as 2026-05-28"},
		{"03/04/2026", "write it as 2026-04-03 or 2026-03-04"},
		{"28.5.2026", "write it as 2026-05-28"},
		{"2026/05/28", "write it as 2026-05-28"},
		{"2026/05", "write it as 2026-05"},
		{"2026-5-8", "write it as 2026-05-08"},
		{"20260528", "write it as 2026-05-28"},
		{"28 May 2026", "write it as 2026-05-28"},
		{"May 28, 2026", "write it as 2026-05-28"},
		{"2026-05-28 09:17", "write it as 2026-05-28T09:17:00"},
		{"2026-05-28T9:17:00", "write it as 2026-05-28T09:17:00"},
		{"2026-05-28T09:17:00.5", "write it as 2026-05-28T09:17:00"},
		{"2026-05-28T09:17:00.5Z", "write it as 2026-05-28T09:17:00Z"},
		{"2026-05-28T09:17:00+0200", "write it as 2026-05-28T09:17:00+02:00"},
		{"2026-05-28T09:17:00-00:00", "write Z for an offset of zero"},
		{"Thu, 28 May 2026 09:17:00 +0200", "write it as 2026-05-28T09:17:00+02:00"},
		{"2026-W22", "it is a week: write its days, as in 2026-05-25/2026-05-31"},
		// No date at all.
		{"", writeItAs},
		{" 2026", writeItAs},
		{"..", writeItAs},
		{"~", writeItAs},
		{"yesterday", writeItAs},
		{"２０２６", writeItAs},
		{"+202", writeItAs},
		{"2026-0x", writeItAs},
		{"2026-05-2x", writeItAs},
		{"2026-05-28T", "write the time as 09:17:00, with Z or an offset such as +02:00 after it"},
		{"2026-05-28T9h17", "write the time as 09:17:00, with Z or an offset such as +02:00 after it"},
		{"2026-05-28T0a:17:00", "write the time as 09:17:00, with Z or an offset such as +02:00 after it"},
		{"2026-05-28T09:17.5", "leave out fractions of a second"},
		{"2026-05-28T09:17:00+", "write the offset as Z, +02 or +02:00"},
		{"2026-05-28T09:17:00ZZ", "write the offset as Z, +02 or +02:00"},
		{"2026-05-28T09:17:00+2:00", "write the offset as Z, +02 or +02:00"},
	} {
		_, err := ParseDate(test.s)
		if want := fmt.Sprintf("%q is not a date: %s", test.s, test.hint); err == nil || err.Error() != want {
			t.Errorf("ParseDate(%q)\n  is %v\nwant %s", test.s, err, want)
		}
	}
}

func TestDateIsSmall(t *testing.T) {
	if size := unsafe.Sizeof(Date{}); size > 24 {
		t.Errorf("a Date has %d bytes, want 24 at most", size)
	}
}

// FuzzParseDate holds the laws: a date is written the way it is read; its span
// is not empty; it stays the same moment in another zone; Compare is a total
// order; and what an error proposes is a date.
func FuzzParseDate(f *testing.F) {
	for i, s := range written {
		f.Add(s, written[(i*7+3)%len(written)], written[(i*11+5)%len(written)])
	}
	f.Add("2026-13", "28/05/2026", "Y17")
	f.Add("2026-5-8", "2026-05-28T09:17:00.5+0230", "\xff/")
	brussels, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var dates [3]Date
		for i, s := range []string{a, b, c} {
			d, err := ParseDate(s)
			if err != nil {
				if hint := suggest(s); hint != "" {
					for reading := range strings.SplitSeq(strings.TrimPrefix(hint, "write it as "), " or ") {
						mustParse(t, reading)
					}
				}
				continue
			}
			checkDate(t, d, brussels)
			dates[i] = d
		}
		checkOrder(t, dates)
	})
}

func checkDate(t *testing.T, d Date, loc *time.Location) {
	t.Helper()
	if again := mustParse(t, d.String()); again != d || d.IsZero() {
		t.Errorf("%#v is written %q, which is %#v", d, d, again)
	}
	if d.Words() == "" || strings.Contains(d.Words(), "  ") {
		t.Errorf("%q.Words() = %q", d, d.Words())
	}
	if iso := d.ISO(); iso != "" {
		mustParse(t, iso)
	}
	if !d.Start().IsZero() && !d.End().IsZero() && !d.Start().Before(d.End()) {
		t.Errorf("%q starts at %s and ends at %s", d, d.Start(), d.End())
	}
	moved := d.In(loc)
	if again := mustParse(t, moved.String()); again != moved {
		t.Errorf("%q.In(loc) = %#v, which is read as %#v", d, moved, again)
	}
	if !moved.Time(loc).Equal(d.Time(loc)) {
		t.Errorf("%q.In(loc) = %q is another moment", d, moved)
	}
}

func checkOrder(t *testing.T, dates [3]Date) {
	t.Helper()
	for _, x := range dates {
		for _, y := range dates {
			if x.Compare(y) != -y.Compare(x) || (x.Compare(y) == 0) != (x == y) {
				t.Errorf("%q, %q: Compare gives %d, %d", x, y, x.Compare(y), y.Compare(x))
			}
			for _, z := range dates {
				if x.Compare(y) < 0 && y.Compare(z) < 0 && x.Compare(z) >= 0 {
					t.Errorf("%q < %q < %q, but not %q < %q", x, y, z, x, z)
				}
			}
		}
	}
}

func ExampleParseDate() {
	for _, s := range []string{"2026-05-28", "2026-05~", "2026-01-14/2026-01-16", "2026-13", "28/05/2026"} {
		d, err := ParseDate(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d.Words())
	}
	// Output:
	// 28 May 2026
	// about May 2026
	// 14–16 January 2026
	// "2026-13" is not a date: months run from 01 to 12
	// "28/05/2026" is not a date: write it as 2026-05-28
}

func BenchmarkParseDate(b *testing.B) {
	for _, s := range []string{"2026-05-28", "2026-05-28T09:17:00+02:00", "2026-01-14/2026-01-16"} {
		b.Run(strings.ReplaceAll(s, "/", ".."), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseDate(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	d, _ := ParseDate("2026-05-28")
	e, _ := ParseDate("2026-05-28T09:17:00+02:00")
	b.ReportAllocs()
	for b.Loop() {
		d.Compare(e)
	}
}
