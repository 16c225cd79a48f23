package fingerprint_test

import (
	"fmt"
	oldrand "math/rand"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"digest/internal/fingerprint"
)

type inner struct {
	Name  string
	Count int
}

type view struct {
	Title  string
	Draft  bool
	Ratio  float64
	Size   uint8
	List   []inner
	Shared *inner
	Words  map[string]int
	Any    any
	hidden string
}

func sum(t *testing.T, v any) fingerprint.Sum {
	t.Helper()
	s, err := fingerprint.New().Of(v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Start with one view, change one thing, expect another fingerprint.
func TestEveryFieldCounts(t *testing.T) {
	make := func(change func(*view)) view {
		v := view{
			Title: "A", List: []inner{{"x", 1}, {"y", 2}}, Shared: &inner{"z", 3},
			Words: map[string]int{"a": 1, "b": 2}, Any: inner{"i", 4},
		}
		change(&v)
		return v
	}
	base := sum(t, make(func(*view) {}))
	for name, change := range map[string]func(*view){
		"text":           func(v *view) { v.Title = "B" },
		"bool":           func(v *view) { v.Draft = true },
		"float":          func(v *view) { v.Ratio = .5 },
		"unsigned":       func(v *view) { v.Size = 1 },
		"list's element": func(v *view) { v.List[1].Name = "Y" },
		"list's order":   func(v *view) { v.List[0], v.List[1] = v.List[1], v.List[0] },
		"list's length":  func(v *view) { v.List = v.List[:1] },
		"behind pointer": func(v *view) { v.Shared = &inner{"z", 4} },
		"no pointer":     func(v *view) { v.Shared = nil },
		"map's value":    func(v *view) { v.Words["a"] = 2 },
		"map's key":      func(v *view) { v.Words["c"] = 0 },
		"dynamic type":   func(v *view) { v.Any = "i4" },
		"no value":       func(v *view) { v.Any = nil },
		"hidden field":   func(v *view) { v.hidden = "h" },
		"moved letters":  func(v *view) { v.List[0].Name, v.List[1].Name = "xy", "" },
	} {
		if sum(t, make(change)) == base {
			t.Errorf("%s: the fingerprint did not change", name)
		}
	}
	if sum(t, make(func(*view) {})) != base {
		t.Error("the same view has two fingerprints")
	}
}

func TestFunctionsAreRefused(t *testing.T) {
	_, err := fingerprint.New().Of(struct{ F func() }{})
	if err == nil || !strings.Contains(err.Error(), "F: a view cannot hold a func()") {
		t.Errorf("error = %v, want one that names the field", err)
	}
}

// Law: equal values have equal sums, whichever hasher makes them.
func TestSumIsAFunctionOfTheValue(t *testing.T) {
	shared := fingerprint.New()
	law := func(v view) bool {
		v.Any = v.Title
		a, err := shared.Of(v)
		if err != nil {
			return false
		}
		b, err := fingerprint.New().Of(v)
		return err == nil && a == b
	}
	config := &quick.Config{Values: func(values []reflect.Value, _ *oldrand.Rand) {
		values[0] = reflect.ValueOf(randomView())
	}}
	if err := quick.Check(law, config); err != nil {
		t.Error(err)
	}
}

func randomView() view {
	word := func() string { return fmt.Sprint(rand.IntN(5)) }
	v := view{Title: word(), Words: map[string]int{word(): 1, word(): 2}, Shared: &inner{word(), 1}}
	for range rand.IntN(4) {
		v.List = append(v.List, inner{word(), rand.IntN(3)})
	}
	return v
}

func ExampleHasher_Of() {
	h := fingerprint.New()
	a, _ := h.Of("person.html", struct{ Name string }{"Jane Doe"})
	b, _ := h.Of("person.html", struct{ Name string }{"Jane Roe"})
	fmt.Println(a == b)
	// Output: false
}

func BenchmarkOf(b *testing.B) {
	h := fingerprint.New()
	v := view{Title: strings.Repeat("words ", 500), Shared: &inner{"z", 3}}
	for range 60 {
		v.List = append(v.List, inner{"Jane Doe, Minister of Examples", 3})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := h.Of("article.html", v); err != nil {
			b.Fatal(err)
		}
	}
}

// A long list is hashed in parts, and is still told from every other.
func TestLongLists(t *testing.T) {
	t.Parallel()
	list := make([]string, 10_000)
	for i := range list {
		list[i] = strings.Repeat("x", i%100)
	}
	h := fingerprint.New()
	before, err := h.Of(list, "end")
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := h.Of(slices.Clone(list), "end"); again != before {
		t.Error("the same list has another fingerprint")
	}
	for _, i := range []int{0, 5000, 9999} {
		changed := slices.Clone(list)
		changed[i] += "y"
		if sum, _ := h.Of(changed, "end"); sum == before {
			t.Errorf("a change at %d is not seen", i)
		}
	}
	if sum, _ := h.Of(list, "other"); sum == before {
		t.Error("what follows a long list is not seen")
	}
	pointed := []*[]string{&list, &list}
	if sum, err := h.Of(pointed); sum == before || err != nil {
		t.Errorf("a long list behind a pointer: %v", err)
	}
}

type body [16]byte

func (b body) ContentSum() [16]byte { return b }

// Contents are told once each, however many there are and wherever they stand: in a
// field, in a list, behind pointers that several values share.
func TestContents(t *testing.T) {
	type page struct {
		Own    body
		Others []*page
	}
	for _, n := range []int{0, 1, 31, 32, 33, 500} {
		h := fingerprint.New()
		front := &page{}
		want := map[fingerprint.Sum]bool{}
		for i := range n {
			p := &page{Own: body{byte(i), byte(i >> 8), 1}}
			want[fingerprint.Sum(p.Own)] = true
			front.Others = append(front.Others, p, p, &page{Own: p.Own})
		}
		_, got, err := h.With(front, *front, front.Others)
		if err != nil {
			t.Fatal(err)
		}
		for _, sum := range got {
			if !want[sum] {
				t.Errorf("%d contents: %x is told twice, or is none", n, sum)
			}
			delete(want, sum)
		}
		if len(want) > 0 {
			t.Errorf("%d contents: %d are not told", n, len(want))
		}
	}
}
