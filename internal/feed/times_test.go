package feed

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func ExampleDistinct() {
	monday := time.Date(2026, 5, 25, 0, 0, 0, 0, time.UTC)
	tuesday, friday := monday.AddDate(0, 0, 1), monday.AddDate(0, 0, 4)
	for _, e := range Distinct([]Times{
		{Published: tuesday},
		{Published: monday, Updated: friday},
		{Published: monday},
		{Published: monday},
	}) {
		fmt.Println(e.Published.Format(time.DateTime), e.Updated.Format(time.DateTime))
	}
	// Output:
	// 2026-05-26 00:00:00 2026-05-26 00:00:00
	// 2026-05-25 00:00:02 2026-05-29 00:00:00
	// 2026-05-25 00:00:01 2026-05-25 00:00:01
	// 2026-05-25 00:00:00 2026-05-25 00:00:00
}

// manyDays are n entries on few days, newest first, some of them with a time.
func manyDays(r *rand.Rand, n int) []Times {
	times := make([]Times, n)
	for i := range times {
		times[i].Published = day(time.May, 1+r.IntN(5)).Add(time.Duration(r.IntN(4)) * time.Second / 2)
		if r.IntN(3) == 0 {
			times[i].Updated = day(time.May, 1+r.IntN(8))
		}
	}
	slices.SortStableFunc(times, func(a, b Times) int { return b.Published.Compare(a.Published) })
	return times
}

func TestDistinctLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		given := manyDays(r, 20)
		got := Distinct(given)
		updated := map[int64]bool{}
		for i, f := range got {
			if i > 0 && !f.Published.Before(got[i-1].Published) {
				t.Errorf("entry %d is published %v, not before %v", i, f.Published, got[i-1].Published)
			}
			if late := f.Published.Sub(given[i].Published); late <= -time.Second || late > time.Minute {
				t.Errorf("entry %d moved by %v", i, late)
			}
			if f.Updated.Before(f.Published) || updated[f.Updated.Unix()] {
				t.Errorf("entry %d is updated %v, before it is published or together with another", i, f.Updated)
			}
			updated[f.Updated.Unix()] = true
		}
		for front := range given {
			if diff := cmp.Diff(got[front:], Distinct(given[front:])); diff != "" {
				t.Fatalf("%d entries in front change those behind (-with +without):\n%s", front, diff)
			}
		}
	}
}

func TestDistinct(t *testing.T) {
	berlin := time.FixedZone("", 60*60)
	at := func(nanoseconds int) time.Time { return time.Date(2026, 5, 1, 12, 0, 0, nanoseconds, berlin) }
	tests := []struct {
		name        string
		given, want []time.Time
	}{
		{"none", nil, nil},
		{"zero times stay", []time.Time{{}, at(0), {}}, []time.Time{{}, at(0), {}}},
		{"within one second", []time.Time{at(9), at(5)}, []time.Time{at(1e9), at(0)}},
		{
			"a given time may be taken",
			[]time.Time{at(1e9), at(0), at(0)},
			[]time.Time{at(2e9), at(1e9), at(0)},
		},
		{
			"out of order",
			[]time.Time{at(0), at(5e9), at(0)},
			[]time.Time{at(1e9), at(5e9), at(0)},
		},
		{
			"other zones, one instant",
			[]time.Time{at(0).UTC(), at(0)},
			[]time.Time{at(1e9).UTC(), at(0)},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			given := make([]Times, len(test.given))
			for i, published := range test.given {
				given[i].Published = published
			}
			before := slices.Clone(given)
			var got []time.Time
			for _, f := range Distinct(given) {
				got = append(got, f.Published)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Distinct (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, given); diff != "" {
				t.Errorf("Distinct changed its argument (-before +after):\n%s", diff)
			}
		})
	}
}

func TestInstant(t *testing.T) {
	tests := []struct{ given, want string }{
		{"2026-05-28T09:17:30.75+02:00", "2026-05-28T09:17:30+02:00"},
		{"2026-05-28T00:00:00Z", "2026-05-28T00:00:00Z"},
	}
	for _, test := range tests {
		given, err := time.Parse(time.RFC3339, test.given)
		if err != nil {
			t.Fatal(err)
		}
		got, err := instant(given)
		if err != nil || got.Format(time.RFC3339) != test.want {
			t.Errorf("instant(%s) = %v, %v; want %s", test.given, got, err, test.want)
		}
	}
	// Berlin kept local mean time until 1893: 53 minutes and 28 seconds.
	old := time.Date(1890, 1, 1, 0, 53, 28, 0, time.FixedZone("LMT", 53*60+28))
	got, err := instant(old)
	if want := "1890-01-01T00:00:00Z"; err != nil || got.Format(time.RFC3339) != want {
		t.Errorf("instant(%v) = %v, %v; want %s", old, got, err, want)
	}
}

func BenchmarkDistinct(b *testing.B) {
	times := make([]Times, 10_000) // all of one day, the worst case
	for i := range times {
		times[i].Published = day(time.May, 1)
	}
	b.ReportAllocs()
	for b.Loop() {
		Distinct(times)
	}
}
