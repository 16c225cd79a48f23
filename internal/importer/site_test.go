package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer"
	"digest/internal/importer/found"
	"digest/internal/importer/merge"
	"digest/internal/news"
)

// An address is the same however a link to it is written.
func TestImportKnowsAddresses(t *testing.T) {
	for _, known := range []string{
		"https://www.post.example/2026/03/05/envoys-meet",
		"http://post.example/2026/03/05/envoys-meet/?utm_source=feed&fbclid=1#top",
		"https://amp.post.example/2026/03/05/envoys-meet/amp/",
		"https://m.post.example/2026/03/05/envoys-meet.amp.html?outputType=amp",
	} {
		options := importer.Options{Settings: site(), Known: []importer.Known{{File: "content/articles/mine.md", URL: known}}}
		if got := mustImport(t, options, read(t, "saved.html")); got.Already != "content/articles/mine.md" || !got.Skipped {
			t.Errorf("%s: Already = %q", known, got.Already)
		}
	}
	options := importer.Options{Settings: site(), Known: []importer.Known{{File: "a.md", URL: "https://post.example/2026/03/05/envoys-meet?page=2"}}}
	if got := mustImport(t, options, read(t, "saved.html")); got.Already != "" {
		t.Errorf("another page is %q", got.Already)
	}
}

// A feed's entries are articles, and one that comes twice is skipped.
func TestImportFeed(t *testing.T) {
	const feed = `{"version": "https://jsonfeed.org/version/1.1", "title": "The Example Post", "items": [
{"id": "1", "url": "https://post.example/a", "title": "One", "content_text": "First text."},
{"id": "2", "url": "https://post.example/b", "title": "Two", "content_text": "Second text."},
{"id": "3", "url": "https://post.example/a#again", "title": "One", "content_text": "First text."}]}`
	results, err := importAll(t.Context(), importer.Options{Settings: site()}, importer.Input{Data: []byte(feed)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range results {
		got = append(got, r.File+r.Already)
	}
	want := []string{"content/articles/one.md", "content/articles/two.md", "content/articles/one.md"}
	if diff := cmp.Diff(want, got); diff != "" || !results[2].Skipped {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The same story on another site is reported, not refused.
func TestImportReportsSimilar(t *testing.T) {
	first := mustImport(t, importer.Options{Settings: site()}, read(t, "saved.html"))
	_, body, _ := strings.Cut(string(first.Markdown), "\n---\n")
	options := importer.Options{Settings: site(), Known: []importer.Known{{File: "content/articles/wire.md", URL: "https://wire.example/1", Body: body}}}
	got := mustImport(t, options, read(t, "saved.html"))
	if len(got.Similar) != 1 || got.Similar[0].File != "content/articles/wire.md" || got.Similar[0].Share < 0.99 {
		t.Fatalf("Similar = %+v", got.Similar)
	}
	if !strings.Contains(strings.Join(got.Sentences(), "\n"), "duplicate: 100 % of the text is that of content/articles/wire.md") {
		t.Errorf("Sentences = %q", got.Sentences())
	}
}

func TestUpdate(t *testing.T) {
	root := t.TempDir()
	first := mustImport(t, importer.Options{Settings: site()}, read(t, "saved.html"))
	file, err := importer.Write(root, first)
	if err != nil {
		t.Fatal(err)
	}
	// The editor writes a headline and publishes; the page gets a new date of change.
	name := filepath.Join(root, file)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	mine := strings.NewReplacer("title: \"Envoys meet a third time, says Roe\"\ndate", "title: The envoys again\ndate", "draft: true\n", "").Replace(string(text))
	if err := os.WriteFile(name, []byte(mine), 0o600); err != nil {
		t.Fatal(err)
	}
	page := strings.ReplaceAll(string(read(t, "saved.html")), "2026-03-06", "2026-03-07")
	options := importer.Options{Settings: site(), Update: true, Known: []importer.Known{{File: file, ID: first.ID}}}
	result, err := importer.Update(root, mustImport(t, options, []byte(page)))
	if err != nil {
		t.Fatal(err)
	}
	want := []merge.Change{{Key: "updated", Mine: "updated: 2026-03-06T09:00:00+01:00", Theirs: "updated: 2026-03-07T09:00:00+01:00"}}
	if diff := cmp.Diff(want, result.Changes); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if _, err := importer.Write(root, result); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(mine, "2026-03-06", "2026-03-07"), string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Once more, there is nothing to do.
	again, err := importer.Update(root, mustImport(t, options, []byte(page)))
	if err != nil || len(again.Changes) > 0 || string(again.Markdown) != string(got) {
		t.Errorf("a second update changes %v, %v", again.Changes, err)
	}
}

// A document is kept once, with what was said of it and when in order it came.
func TestOriginals(t *testing.T) {
	root := t.TempDir()
	kept, err := importer.OpenOriginals(root)
	if err != nil {
		t.Fatal(err)
	}
	said := importer.Said{SourceName: "The Example Post", Date: "2026-03"}
	var files []string
	for _, input := range []importer.Input{
		{Name: "b", Data: []byte("b")}, {Name: "a", Data: []byte("a"), Said: said, Address: "https://post.example/a"}, {Name: "a", Data: []byte("a")},
	} {
		name, err := kept.Keep(input)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, filepath.Join(root, name), filepath.Join(root, name)+".json")
	}
	if want := ".digest/originals/ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"; files[2] != filepath.Join(root, want) {
		t.Errorf("the name is %q, want %q", files[2], want)
	}
	got, _, err := importer.ReadOriginal(files[2])
	want := importer.Original{Order: 3, Name: "a", Address: "https://post.example/a", Said: said}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	ordered, err := importer.InOrder([]string{files[2], files[3], files[0], files[1], "c.json"})
	if diff := cmp.Diff([]string{"c.json", files[0], files[2]}, ordered); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestKeepRule(t *testing.T) {
	options := importer.Options{Settings: site(), Keep: found.Keep{found.RelatedLinks, "drop_block"}}
	got := string(mustImport(t, options, read(t, "saved.html")).Markdown)
	if !strings.Contains(got, "A story about another thing altogether") {
		t.Errorf("the link went in spite of --keep:\n%s", got)
	}
	options.Keep = found.Keep{"related-link"}
	_, err := importer.New(options)
	if want := `there is no rule "related-link" to keep from; did you mean "related-links"?`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A feed's description cannot tell whether a rule for pages is idle.
func TestIdleRulesOfTeasers(t *testing.T) {
	const feed = `<rss version="2.0"><channel><title>The Example Post</title><item><title>One</title><link>https://post.example/a</link><description>Words.</description></item></channel></rss>`
	result := mustImport(t, importer.Options{Settings: site()}, []byte(feed))
	if got := importer.IdleRules([]importer.Result{result}, nil); len(got) > 0 {
		t.Errorf("got %q", got)
	}
}

// A rule whose line a general filter took first is not idle.
func TestIdleRulesBehindFilters(t *testing.T) {
	settings := site()
	settings.Import.Sources[0].CutAfter = nil
	settings.Import.Sources[0].DropLine = []string{"subscribe to us$", "of nothing"}
	settings.Import.Sources[0].DropBlock = nil
	page := strings.Replace(string(read(t, "saved.html")), "<h1", `<aside class="newsletter"><p>A box.</p><p>If you like what you read on these pages, then do subscribe to us</p></aside><h1`, 1)
	result := mustImport(t, importer.Options{Settings: settings, SourceName: "The Example Post"}, []byte(page))
	want := []string{`import source "The Example Post": drop_line of nothing matched nothing`}
	if diff := cmp.Diff(want, importer.IdleRules([]importer.Result{result}, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestIdleRules(t *testing.T) {
	settings := site()
	settings.Import.Sources = append(settings.Import.Sources, news.ImportSource{Name: "Another", DropLine: []string{"never asked"}})
	result := mustImport(t, importer.Options{Settings: settings, SourceName: "The Example Post"}, read(t, "blank-lines.txt"))
	want := []string{`import source "The Example Post": cut_after ^Thank you for reading matched nothing`}
	if diff := cmp.Diff(want, importer.IdleRules([]importer.Result{result}, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
