package search_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"digest/internal/search"
	"digest/internal/search/searchtest"

	"github.com/google/go-cmp/cmp"
)

// debate is a small digest.
func debate() []search.Entry {
	entry := func(kind search.Kind, day int, d search.Document) search.Entry {
		return search.Entry{Kind: kind, Day: day, Key: d.Href, Document: func() search.Document { return d }}
	}
	body := func(s string) func() (string, error) { return func() (string, error) { return s, nil } }
	return []search.Entry{
		entry(search.Person, 20_000, search.Document{Title: "Zoë Doe-Šimić", Names: []string{"Zoe Roe"}, Href: "/people/zoe/", Note: "Minister of Bridges", More: []string{"Minister of Bridges"}}),
		entry(search.Person, 19_000, search.Document{Title: "John O’Brien", Href: "/people/john/", Body: body("Once wrote on tolls.")}),
		entry(search.Topic, 0, search.Document{Title: "Tolls", Href: "/topics/tolls/", Note: "2 articles"}),
		entry(search.Article, 19_999, search.Document{Title: "The bridge reopens", Href: "/articles/a/", Text: "Cars cross again.", Body: body("Nobody mentions [tolls](https://example.org/secret).")}),
		entry(search.Article, 20_001, search.Document{Title: "Cars wait", Href: "/articles/b/", Text: "The bridge stays shut."}),
		entry(search.Article, 20_003, search.Document{Title: "A word on ferries", Href: "/articles/c/", Body: body("The bridge is far.")}),
		entry(search.Article, 20_002, search.Document{Title: "Bridge opens late", Href: "/articles/d/"}),
		entry(search.Statement, 19_999, search.Document{Title: "Zoë Doe-Šimić", Href: "/articles/a/#zoe-1", Note: "● Open it · 3 October 2024", Text: "“The bridge is open.”"}),
	}
}

// TestFind looks for what readers type.
func TestFind(t *testing.T) {
	files := build(t, debate(), 2)
	for _, test := range []struct{ query, want string }{
		{"", ""},
		{" — ", ""},
		{"bridge", "/people/zoe/ /articles/a/#zoe-1 /articles/d/ /articles/a/ /articles/b/ /articles/c/"}, // title, text, body; newer first
		{"BRIDGES", "/people/zoe/"},
		{"bri", "/people/john/ /people/zoe/ /articles/a/#zoe-1 /articles/d/ /articles/a/ /articles/b/ /articles/c/"},
		{"reopens bridge", "/articles/a/"},
		{"bridge bridge Bridge", "/people/zoe/ /articles/a/#zoe-1 /articles/d/ /articles/a/ /articles/b/ /articles/c/"},
		{"simic", "/people/zoe/ /articles/a/#zoe-1"},
		{"Šimić zoë", "/people/zoe/ /articles/a/#zoe-1"},
		{"doesimic", "/people/zoe/ /articles/a/#zoe-1"},
		{"roe", "/people/zoe/"},
		{"o'brien", "/people/john/"},
		{"obrien", "/people/john/"},
		{"minister", "/people/zoe/"},
		{"toll", "/people/john/ /topics/tolls/ /articles/a/"},
		{"secret", ""},
		{"opens", "/articles/d/"},
		{"open", "/articles/a/#zoe-1 /articles/d/"},
		{"nothing", ""},
		{"bridge nothing", ""},
		{"ж", ""},
	} {
		answer, err := searchtest.Find(files.read, test.query)
		if err != nil {
			t.Errorf("%q: %v", test.query, err)
		}
		var got []string
		for _, r := range answer.First {
			got = append(got, r.Href)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q finds %s\nwant %s", test.query, got, test.want)
		}
	}
	answer, err := searchtest.Find(files.read, "zoe minister")
	if err != nil {
		t.Fatal(err)
	}
	want := []searchtest.Result{{Kind: search.Person, Title: "Zoë Doe-Šimić", Href: "/people/zoe/", Note: "Minister of Bridges"}}
	if diff := cmp.Diff(want, answer.First); diff != "" {
		t.Errorf("what is shown (-want +got):\n%s", diff)
	}
}

// TestFindsWhatIsThere compares the index with reading all texts: it finds the same
// entries for any words, where no list is cut short.
func TestFindsWhatIsThere(t *testing.T) {
	t.Parallel()
	c := newCorpus(200, 40)
	entries := c.entries()
	files := build(t, entries, 3)
	r := rand.New(rand.NewPCG(3, 4))
	complete := 0
	for range 200 {
		var words []string
		for range 1 + r.IntN(3) {
			word := c.vocabulary[c.ranks[r.IntN(len(c.ranks))]]
			words = append(words, word[:1+r.IntN(len(word))])
		}
		query := strings.Join(words, " ")
		answer, err := searchtest.Find(files.read, query)
		if err != nil {
			t.Fatal(err)
		}
		if answer.More {
			continue
		}
		complete++
		want := make(map[search.Kind]int)
		for _, e := range entries {
			if holds(e.Document(), words) {
				want[e.Kind]++
			}
		}
		maps.DeleteFunc(answer.Found, func(_ search.Kind, n int) bool { return n == 0 })
		if diff := cmp.Diff(want, answer.Found); diff != "" {
			t.Errorf("%q finds (-want +got):\n%s", query, diff)
		}
	}
	if complete < 25 {
		t.Errorf("only %d queries could be compared", complete)
	}
}

// holds says whether every word begins a word of the document.
func holds(d search.Document, words []string) bool {
	all := slices.Concat([]string{d.Title, d.Text}, d.Names, d.More, d.Tags)
	if d.Body != nil {
		body, _ := d.Body()
		all = append(all, body)
	}
	text := " " + search.Fold(strings.Join(all, " "))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, " "+word) })
}

// TestSameFiles: the files depend on the entries alone.
func TestSameFiles(t *testing.T) {
	t.Parallel()
	entries := newCorpus(1200, 20).entries()
	want := build(t, entries, 1).bytes(t)
	rand.New(rand.NewPCG(5, 6)).Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	for _, jobs := range []int{0, 2, 7} {
		if got := build(t, entries, jobs).bytes(t); !maps.Equal(got, want) {
			t.Errorf("%d jobs make other files", jobs)
		}
	}
}

// TestOneMore: one more article changes few files, wherever in time it is: those of
// its words, and one of records.
func TestOneMore(t *testing.T) {
	t.Parallel()
	entries := newCorpus(1200, 20).entries()
	before := build(t, entries, 2).bytes(t)
	for _, day := range []int{0, 17_000, 18_100, 19_556, 19_600} {
		more := search.Entry{Kind: search.Article, Day: day, Key: "more", Document: func() search.Document {
			return search.Document{Title: "Quite another thing", Text: "Nobody knew."}
		}}
		after := build(t, append(slices.Clip(entries), more), 2).bytes(t)
		records, words := 0, 0
		for path, data := range after {
			switch {
			case before[path] == data:
			case strings.HasPrefix(path, "w"):
				words++
			default:
				records++
			}
		}
		t.Logf("day %d: %d of %d files of words, %d of records", day, words, len(after), records)
		if records > 2 || words > len(after)/2 {
			t.Errorf("one more article on day %d changes %d files of records and %d of words, of %d", day, records, words, len(after))
		}
	}
}

// TestDegenerate builds indexes of next to nothing, and of odd days.
func TestDegenerate(t *testing.T) {
	one := func(kind search.Kind, day int, key, title string) search.Entry {
		return search.Entry{Kind: kind, Day: day, Key: key, Document: func() search.Document { return search.Document{Title: title, Href: key} }}
	}
	crowd := make([]search.Entry, 300)
	for i := range crowd {
		crowd[i] = one(search.Article, 20_000, fmt.Sprintf("%03d", i), "Same day")
	}
	for _, test := range []struct {
		name    string
		entries []search.Entry
		query   string
		found   int
	}{
		{"nothing", nil, "same", 0},
		{"no title", []search.Entry{one(search.Topic, 0, "a", "")}, "same", 0},
		{"one", []search.Entry{one(search.Topic, 0, "a", "Same")}, "same", 1},
		{"before 1970", []search.Entry{one(search.Article, -5, "a", "Same"), one(search.Article, -90_000, "b", "Same")}, "same", 2},
		{"far apart", []search.Entry{one(search.Article, 0, "a", "Same"), one(search.Article, 3_000_000, "b", "Same")}, "same", 2},
		{"a crowd", crowd, "day same", 300},
	} {
		answer, err := searchtest.Find(build(t, test.entries, 2).read, test.query)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		found := 0
		for _, n := range answer.Found {
			found += n
		}
		if found != test.found {
			t.Errorf("%s: %q finds %d, want %d", test.name, test.query, found, test.found)
		}
	}
}

// TestBuildErrors: a body that cannot be read, and a build that is cut short.
func TestBuildErrors(t *testing.T) {
	broken := errors.New("broken")
	entries := append(debate(), search.Entry{Kind: search.Article, Key: "/articles/x/", Document: func() search.Document {
		return search.Document{Body: func() (string, error) { return "", broken }}
	}})
	if _, err := search.Build(t.Context(), entries, 2); !errors.Is(err, broken) || err.Error() != "indexing /articles/x/: broken" {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := search.Build(ctx, debate(), 2); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v of a build that was cut short", err)
	}
}

// BenchmarkIndex makes and encodes the index of 10,000 articles of 450 words.
func BenchmarkIndex(b *testing.B) {
	c := newCorpus(10_000, 450)
	entries := c.entries()
	for i, e := range entries { // made-up texts are not what is measured
		d := e.Document()
		if d.Body != nil {
			body, err := d.Body()
			d.Body = func() (string, error) { return body, err }
		}
		entries[i].Document = func() search.Document { return d }
	}
	b.ReportAllocs()
	for b.Loop() {
		files, size := build(b, entries, 2), 0
		for _, encode := range files {
			data, err := encode()
			if err != nil {
				b.Fatal(err)
			}
			size += len(data)
		}
		b.ReportMetric(float64(size)/1e6, "index-MB")
		b.ReportMetric(float64(len(files)), "files")
	}
}

func Example() {
	entries := []search.Entry{{Kind: search.Person, Key: "jane-doe", Document: func() search.Document {
		return search.Document{Title: "Jane Doe", Href: "/people/jane-doe/", Note: "Minister"}
	}}}
	index, err := search.Build(context.Background(), entries, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range index.Files() {
		if data, err := f.Encode(); err == nil {
			fmt.Printf("%s: %s\n", f.Path, strings.TrimSpace(string(data)))
		}
	}
	// Output:
	// words.json: [""]
	// w-.json: {"doe":[[56,0]],
	// "jane":[[56,0]]}
	// 0-0.json: [["Jane Doe","/people/jane-doe/","Minister",""]]
}
