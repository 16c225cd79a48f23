package sitemap

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// document reads a sitemap or an index back, as a crawler would.
type document struct {
	XMLName  xml.Name
	URLs     []entry `xml:"url"`
	Sitemaps []entry `xml:"sitemap"`
}

type entry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
}

func parse(t testing.TB, f File) document {
	t.Helper()
	var d document
	if err := xml.Unmarshal(f.Data, &d); err != nil {
		t.Fatalf("%s does not parse: %v\n%s", f.Path, err, f.Data)
	}
	if want := "http://www.sitemaps.org/schemas/sitemap/0.9"; d.XMLName.Space != want {
		t.Errorf("%s has the namespace %q, want %q", f.Path, d.XMLName.Space, want)
	}
	return d
}

func pages(n int) []URL {
	urls := make([]URL, n)
	for i := range urls {
		urls[i] = URL{Loc: fmt.Sprintf("https://example.org/articles/%06d/", i), LastMod: "2026-05-28"}
	}
	return urls
}

func TestFilesKeepsOrderAndEscapes(t *testing.T) {
	files, err := Files("https://example.org/sub", []URL{
		{Loc: "https://example.org/sub/", LastMod: "2026-05-28T09:17:00+02:00"},
		{Loc: "https://example.org/sub/search/?q=a&b='\"<>"},
		{Loc: "https://example.org/sub/people/zoë-doe/", LastMod: "2026"},
		{Loc: "https://example.org/sub/search/?q=zoë"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || files[0].Path != "sitemap.xml" {
		t.Fatalf("Files gives %d files, first %q, want sitemap.xml alone", len(files), files[0].Path)
	}
	want := []entry{
		{"https://example.org/sub/", "2026-05-28T09:17:00+02:00"},
		{"https://example.org/sub/search/?q=a&b='\"<>", ""},
		{"https://example.org/sub/people/zo%C3%AB-doe/", "2026"},
		{"https://example.org/sub/search/?q=zo%C3%AB", ""},
	}
	if diff := cmp.Diff(want, parse(t, files[0]).URLs); diff != "" {
		t.Errorf("urls differ (-want +got):\n%s", diff)
	}
}

func TestFilesRefuses(t *testing.T) {
	const base = "https://example.org/sub/"
	tests := []struct {
		name, base string
		urls       []URL
		want       string
	}{
		{"no page", base, nil, "a sitemap needs a page: list the home page at least"},
		{"relative base", "/sub/", pages(1), `the sitemap's own address: "/sub/" is not an absolute http or https address: write it as https://example.org/page/`},
		{"relative page", base, []URL{{Loc: "/sub/a/"}}, `"/sub/a/" is not an absolute http or https address: write it as https://example.org/page/`},
		{"another scheme", base, []URL{{Loc: "javascript:alert(1)"}}, `"javascript:alert(1)" is not an absolute http or https address: write it as https://example.org/page/`},
		{"line break", base, []URL{{Loc: base + "a\n"}}, `"https://example.org/sub/a\n" is not an address: write it as https://example.org/page/`},
		{"another host", base, []URL{{Loc: "https://example.com/sub/"}}, `"https://example.com/sub/" is not below "https://example.org/sub/": a sitemap lists only pages of its own folder`},
		{"another folder", base, []URL{{Loc: "https://example.org/submarine/"}}, `"https://example.org/submarine/" is not below "https://example.org/sub/": a sitemap lists only pages of its own folder`},
		{"too long", base, []URL{{Loc: base + strings.Repeat("a", 2048)}}, `"https://example.org/sub/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"… has 2072 characters: a sitemap's addresses have 2047 at most`},
		{"time without zone", base, []URL{{Loc: base, LastMod: "2026-05-28T09:17:00"}}, `https://example.org/sub/: lastmod "2026-05-28T09:17:00" is not a W3C date: write 2026-05-28 or 2026-05-28T09:17:00+02:00`},
		{"markup as date", base, []URL{{Loc: base, LastMod: "</lastmod>"}}, `https://example.org/sub/: lastmod "</lastmod>" is not a W3C date: write 2026-05-28 or 2026-05-28T09:17:00+02:00`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Files(tt.base, tt.urls)
			if diff := cmp.Diff(tt.want, fmt.Sprint(err)); diff != "" {
				t.Errorf("error differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFilesSplitsPast50000(t *testing.T) {
	for _, tt := range []struct {
		urls int
		want []string
	}{
		{1, []string{"sitemap.xml"}},
		{50_000, []string{"sitemap.xml"}},
		{50_001, []string{"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}},
	} {
		files, err := Files("https://example.org/", pages(tt.urls))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range files {
			got = append(got, f.Path)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("files of %d urls differ (-want +got):\n%s", tt.urls, diff)
		}
	}
}

func TestIndexHasTheNewestLastMod(t *testing.T) {
	urls := pages(5)
	// Of the first two, the offset makes the former the newer; the fifth has no date.
	urls[0].LastMod, urls[1].LastMod = "2026-05-28T23:00:00-05:00", "2026-05-29T03:59:59Z"
	urls[2].LastMod, urls[3].LastMod = "2026-05", "2026-05-02"
	urls[4].LastMod = ""
	files, err := split("https://example.org/", urls, limits{urls: 2, bytes: maxBytes})
	if err != nil {
		t.Fatal(err)
	}
	want := []entry{
		{"https://example.org/sitemap-1.xml", "2026-05-28T23:00:00-05:00"},
		{"https://example.org/sitemap-2.xml", "2026-05-02"},
		{"https://example.org/sitemap-3.xml", ""},
	}
	if diff := cmp.Diff(want, parse(t, files[0]).Sitemaps); diff != "" {
		t.Errorf("index differs (-want +got):\n%s", diff)
	}
}

// However small the limits, the parts together list every page once, in order,
// and each is within the limits.
func TestSplitLosesNothing(t *testing.T) {
	urls := pages(97)
	for _, limit := range []limits{{1, maxBytes}, {7, maxBytes}, {97, maxBytes}, {maxURLs, 400}, {maxURLs, 1000}, {9, 1000}} {
		files, err := split("https://example.org/", urls, limit)
		if err != nil {
			t.Fatal(err)
		}
		if len(files) > 1 {
			files = files[1:]
		}
		var got []URL
		for _, f := range files {
			listed := parse(t, f).URLs
			if len(listed) > limit.urls || len(f.Data) > limit.bytes {
				t.Errorf("limits %+v: %s has %d urls in %d bytes", limit, f.Path, len(listed), len(f.Data))
			}
			for _, u := range listed {
				got = append(got, URL(u))
			}
		}
		if diff := cmp.Diff(urls, got); diff != "" {
			t.Errorf("limits %+v: pages differ (-want +got):\n%s", limit, diff)
		}
	}
}

func BenchmarkFiles(b *testing.B) {
	urls := pages(60_000)
	for b.Loop() {
		if _, err := Files("https://example.org/", urls); err != nil {
			b.Fatal(err)
		}
	}
}
