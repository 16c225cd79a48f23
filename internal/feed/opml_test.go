package feed

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// outlines are feeds on the top level and in two folders, given mixed.
func outlines() []Outline {
	const site = "https://example.org/sub/"
	return []Outline{
		{Title: "The harbour debate", FeedURL: site + "atom.xml", HomeURL: site},
		{Title: "Jane Doe", Folder: "People", FeedURL: site + "people/jane-doe/atom.xml", HomeURL: site + "people/jane-doe/"},
		{Title: "Costs & <risks>", Folder: "Topics", FeedURL: site + "topics/costs/atom.xml"},
		{Title: "John Roe", Folder: "People", FeedURL: site + "people/john-roe/atom.xml"},
	}
}

func TestOPML(t *testing.T) {
	got, err := OPML("Feeds of the\x01 harbour debate", "Example Institute", day(time.May, 28), outlines())
	if err != nil {
		t.Fatal(err)
	}
	checkWellFormed(t, got)
	compareGolden(t, "feeds.opml", got)
}

// What a reader makes of the list: its feeds, with their folders.
func TestOPMLRoundTrip(t *testing.T) {
	file, err := OPML("Feeds", "", day(time.May, 28), outlines())
	if err != nil {
		t.Fatal(err)
	}
	var list opmlList
	if err := xml.Unmarshal(file, &list); err != nil {
		t.Fatal(err)
	}
	var got []Outline
	for _, o := range list.Outlines {
		if o.Type == "rss" {
			got = append(got, Outline{Title: o.Text, FeedURL: o.FeedURL, HomeURL: o.HomeURL})
		}
		for _, in := range o.Outlines {
			got = append(got, Outline{Folder: o.Text, Title: in.Title, FeedURL: in.FeedURL, HomeURL: in.HomeURL})
		}
	}
	given := outlines()
	want := []Outline{given[0], given[1], given[3], given[2]}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestOPMLErrors(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(o *Outline, updated *time.Time)
		want  string
	}{
		{"no title", func(o *Outline, _ *time.Time) { o.Title = " " }, "needs both a title and an address"},
		{"no address", func(o *Outline, _ *time.Time) { o.FeedURL = "" }, "needs both a title and an address"},
		{"relative address", func(o *Outline, _ *time.Time) { o.FeedURL = "atom.xml" }, `"atom.xml" is not an absolute`},
		{"script as page", func(o *Outline, _ *time.Time) { o.HomeURL = "javascript:x()" }, "is not an absolute"},
		{"no date", func(_ *Outline, u *time.Time) { *u = time.Time{} }, "it has no date"},
		{"year", func(_ *Outline, u *time.Time) { *u = u.AddDate(9000, 0, 0) }, "the year 11026"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list, updated := outlines(), day(time.May, 28)
			test.spoil(&list[0], &updated)
			got, err := OPML("Feeds", "Example Institute", updated, list)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("OPML = %s, %v; want the error %q", got, err, test.want)
			}
		})
	}
	if _, err := OPML("Feeds", "", day(time.May, 28), nil); err == nil {
		t.Error("OPML accepts an empty list, which OPML 2.0 does not")
	}
}
