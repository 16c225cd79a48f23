package diag

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProblemString(t *testing.T) {
	for _, test := range []struct {
		problem Problem
		want    string
	}{
		{
			Problem{File: "a.md", Line: 3, Column: 7, Key: "date", Message: `"2026-13" is not a date`, Hint: "months run from 01 to 12"},
			`a.md:3:7: date: "2026-13" is not a date; months run from 01 to 12`,
		},
		{Problem{File: "a.md", Line: 3, Key: "date", Message: "is required"}, "a.md:3: date: is required"},
		{Problem{File: "a.md", Column: 7, Message: "is empty"}, "a.md: is empty"}, // a column says nothing without its line
		{Problem{Key: "title", Message: "is required"}, "title: is required"},
		{Problem{Message: "nothing to build", Hint: "write an article"}, "nothing to build; write an article"},
		{Problem{Line: 3, Message: "nothing to build"}, "nothing to build"}, // nor a line without its file
		{Problem{}, ""},
	} {
		if got := test.problem.String(); got != test.want {
			t.Errorf("%+v.String() = %q, want %q", test.problem, got, test.want)
		}
	}
}

func TestProblemJSON(t *testing.T) {
	got, err := json.Marshal([]Problem{{File: "a.md", Line: 3, Column: 7, Key: "date", Message: "m", Hint: "h"}, {Message: "m"}})
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"file":"a.md","line":3,"column":7,"key":"date","message":"m","hint":"h"},{"message":"m"}]`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestSorted gives every field its turn to decide, and takes the list in any order.
func TestSorted(t *testing.T) {
	want := []Problem{
		{Message: "of no file"},
		{File: "a.md", Line: 2, Message: "x"},
		{File: "a.md", Line: 10, Column: 2, Message: "x"},
		{File: "a.md", Line: 10, Column: 10, Message: "x"},
		{File: "a.md", Line: 10, Column: 10, Key: "date", Message: "x"},
		{File: "a.md", Line: 10, Column: 10, Key: "date", Message: "y"},
		{File: "a.md", Line: 10, Column: 10, Key: "date", Message: "y", Hint: "z"},
		{File: "b.md", Line: 1, Message: "x"},
	}
	for range want {
		want = append(want[1:], want[0])
		var list List
		for _, p := range want {
			list.Add(p)
			list.Add(p) // said twice, shown once
		}
		sorted := list.Sorted()
		if !slices.IsSortedFunc(sorted, compare) || len(sorted) != len(want) {
			t.Errorf("Sorted() =\n%v", Errors(sorted))
		}
		if list.Len() != 2*len(want) {
			t.Errorf("Sorted changed the list: %d problems, want %d", list.Len(), 2*len(want))
		}
	}
}

func TestListZeroValue(t *testing.T) {
	var list List
	if err := list.Err(); err != nil || list.Len() != 0 || len(list.Sorted()) != 0 {
		t.Errorf("an empty list has the error %v and %d problems", err, list.Len())
	}
	list.Append(List{})
	if err := list.Err(); err != nil {
		t.Errorf("an empty list appended to another gives %v", err)
	}
}

func TestErr(t *testing.T) {
	var list, other List
	list.Add(Problem{File: "b.md", Message: "second"})
	other.Add(Problem{File: "a.md", Message: "first"})
	list.Append(other)
	err := fmt.Errorf("building: %w", list.Err())
	if got, want := err.Error(), "building: a.md: first\nb.md: second"; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
	problems, ok := errors.AsType[Errors](err)
	if want := (Errors{{File: "a.md", Message: "first"}, {File: "b.md", Message: "second"}}); !ok || !cmp.Equal(problems, want) {
		t.Errorf("errors.As gives %v, want %v", problems, want)
	}
}

func TestNearest(t *testing.T) {
	for _, test := range []struct {
		word       string
		candidates string
		want       string
	}{
		{"engage", "engage oppose", "engage"},
		{"engae", "engage oppose", "engage"},         // one left out
		{"enggage", "engage oppose", "engage"},       // one too many
		{"emgage", "engage oppose", "engage"},        // one wrong
		{"egnage", "engage oppose", "engage"},        // two transposed
		{"egnaeg", "engage oppose", "engage"},        // twice: two edits in six letters
		{"egnaexx", "engage oppose", ""},             // three are too many for seven
		{"ab", "ad", "ad"},                           // one edit is always allowed
		{"ab", "cd", ""},                             // two are not, in so short a word
		{"a", "", ""},                                // nothing is near nothing
		{"", "a bb", "a"},                            // an empty word is one edit from one letter
		{"", "bb", ""},                               //
		{"topic", "topics topical", "topics"},        // the nearest wins
		{"cat", "bat hat", "bat"},                    // of equally near ones the first
		{"šefcovic", "šefčovič roe", "šefčovič"},     // letters count, not bytes
		{"Łódź", "Łodz roe", ""},                     // and accents are letters: two edits
		{"jane-do", "jane-doe jane-roe", "jane-doe"}, //
		{"doe-jane", "jane-doe", ""},                 // another order is another word
	} {
		if got := Nearest(test.word, strings.Fields(test.candidates)); got != test.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", test.word, test.candidates, got, test.want)
		}
	}
}

// FuzzDistance holds the laws of a distance, and that the limit only cuts it.
func FuzzDistance(f *testing.F) {
	f.Add("engage", "egnaeg")
	f.Add("", "ä")
	f.Add("ab", "ba")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 200 {
			return
		}
		const far = 1000
		d := distance(a, b, far)
		if back := distance(b, a, far); back != d {
			t.Errorf("distance(%q, %q) = %d, and back %d", a, b, d, back)
		}
		if same := slices.Equal([]rune(a), []rune(b)); same != (d == 0) {
			t.Errorf("distance(%q, %q) = %d", a, b, d)
		}
		if longest := max(len([]rune(a)), len([]rune(b))); d > longest {
			t.Errorf("distance(%q, %q) = %d, more than the %d letters", a, b, d, longest)
		}
		for limit := range 4 {
			if got, want := distance(a, b, limit), min(d, limit); got != want {
				t.Errorf("distance(%q, %q, %d) = %d, want %d", a, b, limit, got, want)
			}
		}
	})
}

func BenchmarkNearest(b *testing.B) {
	var slugs []string
	for i := range 1000 {
		slugs = append(slugs, fmt.Sprintf("jane-%d-doe", i))
	}
	b.ReportAllocs()
	for b.Loop() {
		Nearest("jane-500-do", slugs)
	}
}

func TestAppendLaterTellsOneSlipOnce(t *testing.T) {
	var problems, later List
	problems.Add(Problem{File: "a.md", Key: "date", Message: "is required"})
	later.Add(Problem{File: "a.md", Key: "date", Message: "lies nowhere"})
	later.Add(Problem{File: "b.md", Key: "date", Message: "lies nowhere"})
	later.Add(Problem{File: "a.md", Line: 3, Message: "[[x]] leads nowhere"})
	problems.AppendLater(later)
	var got []string
	for _, p := range problems.Sorted() {
		got = append(got, p.String())
	}
	want := []string{"a.md: date: is required", "a.md:3: [[x]] leads nowhere", "b.md: date: lies nowhere"}
	if !slices.Equal(got, want) {
		t.Errorf("problems = %q, want %q", got, want)
	}
}
