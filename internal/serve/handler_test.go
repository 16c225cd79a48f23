package serve

import (
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"digest/internal/diag"

	"github.com/google/go-cmp/cmp"
)

// siteAt is a site of a few files.
func siteAt(base string) *Snapshot {
	files := map[string]string{
		"index.html":                 "<p>home</p></body>",
		"people/jane-doe/index.html": "<p>Jane Doe</p></body>",
		"css/digest.css":             "p {}",
		"feed.xml":                   "<rss/>",
		"404.html":                   "<p>no such page</p></body>",
	}
	return &Snapshot{BasePath: base, File: func(path string) ([]byte, error) {
		if path == "broken.html" {
			return nil, errors.New("template: person.html:2: <no field>")
		}
		text, ok := files[path]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return []byte(text), nil
	}}
}

func handlerOf(site *Snapshot) *handler {
	states := newBoard()
	states.run = "RUN"
	if site != nil {
		states.built(site, false)
	}
	return &handler{states: states, log: func(string) {}}
}

func ask(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://localhost/", nil)
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(path, "?")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestAnswers(t *testing.T) {
	const tag = `<script src="/.digest/live.js" data-pages="RUN-1" data-styles="0"></script></body>`
	const html, css, xml = "text/html; charset=utf-8", "text/css; charset=utf-8", "application/xml; charset=utf-8"
	type answer struct {
		Code           int
		Type, To, Body string
	}
	tests := []struct {
		base, path string
		want       answer
	}{
		{"/", "/", answer{200, html, "", "<p>home</p>" + tag}},
		{"/", "/index.html", answer{200, html, "", "<p>home</p>" + tag}},
		{"/", "/people/jane-doe/", answer{200, html, "", "<p>Jane Doe</p>" + tag}},
		{"/", "/people/jane-doe?q=1", answer{Code: 302, Type: html, To: "/people/jane-doe/?q=1"}},
		{"/", "/css/digest.css", answer{200, css, "", "p {}"}},
		{"/", "/feed.xml", answer{200, xml, "", "<rss/>"}},
		{"/", "/people/", answer{404, html, "", "<p>no such page</p>" + tag}},
		{"/", "/../etc/passwd", answer{404, html, "", "<p>no such page</p>" + tag}},
		{"/", "//example.org/..", answer{404, html, "", "<p>no such page</p>" + tag}},
		{"/", "/css//digest.css", answer{404, html, "", "<p>no such page</p>" + tag}},
		{"/", `/..\site.toml`, answer{404, html, "", "<p>no such page</p>" + tag}},
		{"/", "/feed.xml/", answer{404, html, "", "<p>no such page</p>" + tag}},
		{"/sub/digest/", "/", answer{Code: 302, Type: html, To: "/sub/digest/"}},
		{"/sub/digest/", "/sub/digest", answer{Code: 302, Type: html, To: "/sub/digest/"}},
		{"/sub/digest/", "/sub/digest/", answer{200, html, "", "<p>home</p>" + tag}},
		{"/sub/digest/", "/sub/digest/css/digest.css", answer{200, css, "", "p {}"}},
		{"/sub/digest/", "/css/digest.css", answer{404, html, "", "<p>no such page</p>" + tag}},
		{"/sub/digest/", "/sub/digestion/", answer{404, html, "", "<p>no such page</p>" + tag}},
	}
	for _, tt := range tests {
		w := ask(handlerOf(siteAt(tt.base)), "GET", tt.path)
		got := answer{w.Code, w.Header().Get("Content-Type"), w.Header().Get("Location"), w.Body.String()}
		if got.To != "" {
			got.Body = "" // a link for browsers that do not follow
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("GET %s of the site at %s (-want +got):\n%s", tt.path, tt.base, diff)
		}
	}
}

func TestMethods(t *testing.T) {
	h := handlerOf(siteAt("/"))
	for _, path := range []string{"/", "/feed.xml", "/.digest/events", "/nowhere/"} {
		if w := ask(h, "HEAD", path); w.Body.Len() > 0 || w.Header().Get("Content-Type") == "" {
			t.Errorf("HEAD %s gave %q of type %q, want a type only", path, w.Body, w.Header().Get("Content-Type"))
		}
	}
	if w := ask(h, "POST", "/"); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
		t.Errorf("POST / gave %d, want 405 with the methods allowed", w.Code)
	}
}

// Pages always come anew, as the script in them says which build they are from. Other
// files come only when they changed.
func TestCaching(t *testing.T) {
	h := handlerOf(siteAt("/"))
	if got := ask(h, "GET", "/").Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("a page has Cache-Control %q, want no-store", got)
	}
	first := ask(h, "GET", "/css/digest.css").Header()
	if got := first.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("a stylesheet has Cache-Control %q, want no-cache", got)
	}
	again := ask(h, "GET", "/css/digest.css", "If-None-Match", first.Get("ETag"))
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("with the same ETag it came with status %d and %d bytes, want 304 and none", again.Code, again.Body.Len())
	}
	other := ask(h, "GET", "/feed.xml", "If-None-Match", first.Get("ETag"))
	if other.Code != http.StatusOK {
		t.Errorf("with another file's ETag it came with status %d, want 200", other.Code)
	}
}

// What cannot be shown says why, in a page that listens to changes.
func TestProblemPages(t *testing.T) {
	never := handlerOf(nil)
	never.states.failed([]diag.Problem{{
		File: "content/articles/a.md", Line: 3, Column: 7, Key: "date", Message: `"<b>" is not a date`, Hint: "write it as 2026-05-28",
	}})
	lean := siteAt("/")
	withPages := lean.File
	lean.File = func(path string) ([]byte, error) {
		if path == "404.html" {
			return nil, fs.ErrNotExist
		}
		return withPages(path)
	}
	tests := []struct {
		name string
		h    *handler
		path string
		code int
		want []string
	}{
		{
			"no build was good", never, "/people/", 500,
			[]string{"content/articles/a.md:3:7", "date: &#34;&lt;b&gt;&#34; is not a date", "2026-05-28"},
		},
		{
			"a template fails", handlerOf(siteAt("/")), "/broken.html", 500,
			[]string{"template: person.html:2: &lt;no field&gt;"},
		},
		{
			"the site has no 404.html", handlerOf(lean), "/<x>", 404,
			[]string{"the site has no page at /&lt;x&gt;"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := ask(tt.h, "GET", tt.path)
			if w.Code != tt.code {
				t.Errorf("status %d, want %d", w.Code, tt.code)
			}
			for _, want := range append(tt.want, scriptPath, "aria-live") {
				if !strings.Contains(w.Body.String(), want) {
					t.Errorf("the page lacks %q:\n%s", want, w.Body)
				}
			}
		})
	}
}

func TestWithScript(t *testing.T) {
	const tag = `<script src="/.digest/live.js" data-pages="p" data-styles="2"></script>`
	tests := []struct{ page, want string }{
		{"<p>a</p></body></html>", "<p>a</p>" + tag + "</body></html>"},
		{"</BODY >", tag + "</BODY >"},
		{"<code>&lt;/body></code></body>", "<code>&lt;/body></code>" + tag + "</body>"},
		{"<!-- </body> -->x</body>", "<!-- </body> -->x" + tag + "</body>"},
		{"<p>no end", "<p>no end" + tag},
		{"</bod", "</bod" + tag},
		{"", tag},
	}
	for _, tt := range tests {
		if got := string(withScript([]byte(tt.page), state{pages: "p", styles: 2})); got != tt.want {
			t.Errorf("withScript(%q) = %q, want %q", tt.page, got, tt.want)
		}
	}
}

// The script is sent to every tab.
func TestScriptIsSmall(t *testing.T) {
	if len(script) > 5120 {
		t.Errorf("the script has %d bytes, want at most 5120", len(script))
	}
	if w := ask(handlerOf(nil), "GET", scriptPath); w.Code != 200 || w.Body.Len() != len(script) {
		t.Errorf("before the first build the script came with status %d and %d bytes, want 200 and %d", w.Code, w.Body.Len(), len(script))
	}
}
