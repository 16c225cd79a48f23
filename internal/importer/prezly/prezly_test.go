package prezly_test

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer/found"
	"digest/internal/importer/prezly"
	"digest/internal/importer/source"
	"digest/internal/news"
)

// document is a valid story; a case changes one key of it.
func document(t *testing.T, changes map[string]any) string {
	t.Helper()
	story := map[string]any{
		"format_version": 5, "title": "A plan", "published_at": "2026-03-04 08:30:00", "modified_at": "2026-03-04 09:00:00",
		"url": "https://news.example.org/a-plan", "language": "EN", "culture": "en_BE", "body": "<p>Text.</p>",
		"header": map[string]any{"large": "https://cdn.example.org/a.jpg"},
		"author": map[string]any{"first_name": "Jane", "last_name": "Doe"},
	}
	maps.Copy(story, changes)
	data, err := json.Marshal(story)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func parse(t *testing.T, changes map[string]any) found.Article {
	t.Helper()
	articles, err := prezly.Parse(found.Document{Text: document(t, changes)})
	if err != nil {
		t.Fatal(err)
	}
	return articles[0]
}

func TestParse(t *testing.T) {
	want := found.Article{
		Title: "A plan", Date: "2026-03-04T08:30:00", Author: "Jane Doe", URL: "https://news.example.org/a-plan",
		Language: "en", Image: "https://cdn.example.org/a.jpg", Body: "Text.\n",
		From: map[string]string{
			"title": "title", "date": "published_at", "author": "author", "source.url": "url",
			"language": "language", "image": "header.large",
		},
	}
	if diff := cmp.Diff(want, parse(t, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseMetadata(t *testing.T) {
	for _, tc := range []struct {
		name    string
		changes map[string]any
		get     func(found.Article) string
		want    string
	}{
		{"changed on another day", map[string]any{"modified_at": "2026-03-06 09:00:00"}, func(a found.Article) string { return a.Updated }, "2026-03-06T09:00:00"},
		{"date with zone", map[string]any{"published_at": "2026-03-04T08:30:00+01:00"}, func(a found.Article) string { return a.Date }, "2026-03-04T08:30:00+01:00"},
		{"no date", map[string]any{"published_at": nil}, func(a found.Article) string { return a.Date }, ""},
		{"language from culture", map[string]any{"language": "", "culture": "nl_BE"}, func(a found.Article) string { return a.Language }, "nl"},
		{"no language", map[string]any{"language": "", "culture": ""}, func(a found.Article) string { return a.Language }, ""},
		{"no author", map[string]any{"author": []string{}}, func(a found.Article) string { return a.Author }, ""},
		{"no picture", map[string]any{"header": false}, func(a found.Article) string { return a.Image }, ""},
		{"picture of the release", map[string]any{"header": map[string]any{"release": "https://e.example/r.jpg"}}, func(a found.Article) string { return a.Image }, "https://e.example/r.jpg"},
		{"address that is a script", map[string]any{"url": "javascript:alert(1)"}, func(a found.Article) string { return a.URL }, ""},
		{"title with invisible characters", map[string]any{"title": " A\u00a0plan\u200b "}, func(a found.Article) string { return a.Title }, "A plan"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tc.get(parse(t, tc.changes)); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestParseBody(t *testing.T) {
	for _, tc := range []struct {
		name, body, want string
		rules            []string // of what was dropped
	}{
		{"entities and styles", `<p style="text-align: left">Pr&eacute;vot &ldquo;said&rdquo;&nbsp;so.</p><p>&nbsp;</p>`, "Prévot “said” so.\n", nil},
		{"bookmark in the midst", `<p>One.</p><div class="release-content-bookmark release-content-bookmark--x"><a href="https://e.example">Other</a></div><p>Two.</p>`, "One.\n\nTwo.\n", []string{"embedded-card"}},
		{"tail", `<p>One.</p><hr><h3>Read also</h3><p>&nbsp;</p>`, "One.\n", []string{"empty-heading"}},
		{"bold sentence at the end stays", `<p>One.</p><p><strong>It ends here.</strong></p>`, "One.\n\n**It ends here.**\n", nil},
		{"caption", `<p>One.</p><p><sup>Jane Doe in Example Town</sup></p><p><em>Jane Doe © EXAMPLE</em></p>`, "One.\n", []string{"caption", "caption"}},
		{"raised figures stay", `<p>CO<sub>2</sub> over m<sup>2</sup></p><p>The sign © is old.</p>`, "CO2 over m2\n\nThe sign © is old.\n", nil},
		{"hidden and active", `<p>One.<span hidden>No</span></p><script>x()</script><form>Join</form><p onclick="x()">Two <a href="javascript:x()">three</a>.</p>`, "One.\n\nTwo three.\n", []string{"hidden-element", "form-element"}},
		{"markup in text", `<p>&lt;b&gt; [[Jane]] *a*</p>`, "&lt;b&gt; \\[\\[Jane]] \\*a*\n", nil},
		{"two lists", `<ul><li>a</li></ul><ol><li>b</li></ol>`, "- a\n\n1. b\n", nil},
		{"huge table cell", `<table><tr><td colspan="1000000" rowspan="999999">a</td></tr></table>`, "a\n", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := parse(t, map[string]any{"body": tc.body})
			if diff := cmp.Diff(tc.want, got.Body); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var rules []string
			for _, d := range got.Dropped {
				rules = append(rules, d.Rule)
			}
			if diff := cmp.Diff(tc.rules, rules); diff != "" {
				t.Errorf("dropped (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseRules(t *testing.T) {
	rules, err := source.Compile(news.ImportSource{CutAfter: []string{"^About us$"}, DropBlock: []string{"^Tip:"}}, func(string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	var asked string
	articles, err := prezly.Parse(found.Document{Text: document(t, map[string]any{
		"body": "<p>One.</p><ul><li>Tip: wait.</li><li>Two.</li></ul><h2>About us</h2><p>We write.</p>",
	}), Outlet: func(pageURL string) *source.Rules { asked = pageURL; return rules }})
	if err != nil {
		t.Fatal(err)
	}
	got := articles[0]
	if want := "One.\n\n- Two.\n"; got.Body != want {
		t.Errorf("Body = %q, want %q", got.Body, want)
	}
	if want := "https://news.example.org/a-plan"; asked != want {
		t.Errorf("rules were asked for %q, want %q", asked, want)
	}
}

func TestParseErrors(t *testing.T) {
	const expected = `; expected the JSON of one Prezly story: an object with "format_version", "title" and "body"`
	for _, tc := range []struct{ text, want string }{
		{`{"a": 1}`, `the document has no "format_version" and no "body"` + expected},
		{`{"format_version": 5}`, `the document has no "body"` + expected},
		{`[]`, `the document is a JSON array` + expected},
		{`{"title": 3}`, `"title" is a JSON number` + expected},
		{"{\n\"title\": }", `line 2: not valid JSON: invalid character '}' looking for beginning of value` + expected},
	} {
		_, err := prezly.Parse(found.Document{Text: tc.text})
		if err == nil || err.Error() != tc.want {
			t.Errorf("Parse(%s)\ngot  %v\nwant %s", tc.text, err, tc.want)
		}
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]bool{
		`{"title": "A"`: true, " {\n}": true, `[1]`: true,
		"[Jane Doe] wrote.": false, "{sic} he wrote": false, "A text.": false, "": false, "<p>": false,
	} {
		if got := prezly.Detect(text); got != want {
			t.Errorf("Detect(%q) = %v, want %v", text, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, body := range []string{
		"", "<p>One.", "<sup>©", "<table><tr><td colspan=9999>x", "<a href='data:x'>y</a>", strings.Repeat("<div>", 200) + "deep",
		"<p><b>x</b></p><hr>", "<svg><p>x</svg><math><mi>", "<ul><li><ul><li>x", "<template><p>x", "\x00\xff<p>&#0;&#xd800;",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		text, err := json.Marshal(map[string]any{"format_version": 5, "title": body, "body": body})
		if err != nil {
			t.Fatal(err)
		}
		articles, err := prezly.Parse(found.Document{Text: string(text)})
		if err != nil {
			return
		}
		got := articles[0]
		if !utf8.ValidString(got.Body) || !utf8.ValidString(got.Title) {
			t.Errorf("not UTF-8: %q", got.Body)
		}
		for _, link := range []string{"](javascript:", "](data:", "](vbscript:", "<script", "<img"} {
			if strings.Contains(strings.ToLower(got.Body), link) {
				t.Errorf("%q has %q", got.Body, link)
			}
		}
	})
}
