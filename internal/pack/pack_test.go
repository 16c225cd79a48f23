package pack_test

import (
	"errors"
	"fmt"
	"net/url"
	"testing"
	"unsafe"

	"digest/internal/news"
	"digest/internal/pack"

	"github.com/google/go-cmp/cmp"
)

// A record has a field of every kind that can be packed.
type record struct {
	Name    string
	Count   int
	Size    uint16
	Yes     bool
	Sum     [3]byte
	Pair    [2]string
	Names   []string
	Day     news.Date
	Next    *record
	Reading func() error
}

func date(t testing.TB, s string) news.Date {
	t.Helper()
	d, err := news.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func records(t testing.TB) []record {
	return []record{
		{},
		{
			Name: "Jane Doe", Count: -1 << 62, Size: 65535, Yes: true, Sum: [3]byte{0, 1, 255}, Pair: [2]string{"a", ""},
			Names: []string{"", "x", "Škoda"}, Day: date(t, "2026-05-28T09:17:00+02:00"), Next: &record{Count: 7, Next: &record{}},
		},
		{Day: date(t, "2026-03~/..")},
	}
}

func appended[T any](b []byte, value T) []byte { return pack.Of[T]().Append(b, value) }

// read wants the value to be all of s.
func read[T any](s string, value *T) error {
	rest, err := pack.Of[T]().Read(s, value)
	if err == nil && rest != "" {
		err = errors.New("something follows")
	}
	return err
}

func TestReadGivesWhatWasAppended(t *testing.T) {
	want := records(t)
	b := appended([]byte("before"), want)
	var got []record
	if err := read(string(b[len("before"):]), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(news.Date{}), cmp.Comparer(func(a, b news.Date) bool { return a == b })); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
}

// What is cut off is refused, wherever.
func TestReadRefusesParts(t *testing.T) {
	b := appended(nil, records(t))
	for i := range b {
		var got []record
		if err := read(string(b[:i]), &got); err == nil {
			t.Errorf("the first %d of %d bytes are taken for whole", i, len(b))
		}
	}
	var got []record
	if err := read(string(b)+"x", &got); err == nil {
		t.Error("a byte too many is not seen")
	}
}

// appender holds an address, which packs itself by its pointer only.
type appender struct{ At url.URL }

// looped holds itself, and what cannot be packed.
type looped struct {
	Next *looped
	More []looped
	Last struct{ Weights []float64 }
}

func TestOfRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		of   func()
		want string
	}{
		{func() { pack.Of[any]() }, "pack: interface {}: values of type interface {} cannot be packed"},
		{func() { pack.Of[struct{ Err error }]() }, "pack: struct { Err error }.Err: values of type error cannot be packed"},
		{func() { pack.Of[chan int]() }, "pack: chan int: values of type chan int cannot be packed"},
		{func() { pack.Of[map[string]int]() }, "pack: map[string]int: values of type map[string]int cannot be packed"},
		{func() { pack.Of[float32]() }, "pack: float32: values of type float32 cannot be packed"},
		{func() { pack.Of[[2]float64]() }, "pack: [2]float64[]: values of type float64 cannot be packed"},
		{func() { pack.Of[*complex128]() }, "pack: *complex128: values of type complex128 cannot be packed"},
		{func() { pack.Of[uintptr]() }, "pack: uintptr: values of type uintptr cannot be packed"},
		{func() { pack.Of[unsafe.Pointer]() }, "pack: unsafe.Pointer: values of type unsafe.Pointer cannot be packed"},
		{func() { pack.Of[[]looped]() }, "pack: []pack_test.looped[].Last.Weights[]: values of type float64 cannot be packed"},
		{func() { pack.Of[struct{ name string }]() }, "pack: struct { name string }.name is not exported, and cannot be read back"},
		{func() { pack.Of[appender]() }, "pack: pack_test.appender.At: values of type url.URL have no method AppendBinary"},
	} {
		got := func() (said any) {
			defer func() { said = recover() }()
			tt.of()
			return nil
		}()
		if got != tt.want {
			t.Errorf("Of: %v, want %s", got, tt.want)
		}
	}
}

// branch holds itself in each way that a type can.
type branch struct {
	Name  string
	Up    *branch
	Down  []branch
	Pairs [][2]*branch
}

func TestTypesThatHoldThemselves(t *testing.T) {
	t.Parallel()
	want := branch{"a", &branch{Name: "b"}, []branch{{Name: "c"}, {Down: []branch{{Name: "d"}}}}, [][2]*branch{{nil, {Name: "e"}}}}
	var got branch
	if err := read(string(appended(nil, want)), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(string(appended(nil, records(f))))
	f.Fuzz(func(t *testing.T, s string) {
		var got []record
		if read(s, &got) != nil {
			return
		}
		var again []record
		if err := read(string(appended(nil, got)), &again); err != nil {
			t.Errorf("what was read cannot be packed: %v", err)
		}
	})
}

func Example() {
	type person struct {
		Name string
		Born int
	}
	packer := pack.Of[[]person]()
	b := packer.Append(nil, []person{{"Jane Doe", 1970}})
	var people []person
	_, err := packer.Read(string(b), &people)
	fmt.Println(len(b), people, err)
	// Output: 12 [{Jane Doe 1970}] <nil>
}
