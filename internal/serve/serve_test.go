package serve_test

import (
	"bytes"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"

	"digest/internal/serve"

	"github.com/google/go-cmp/cmp"
)

func TestASaveReachesThePage(t *testing.T) {
	p := newPreview(t)
	tab := p.tab()
	first := tab.next()
	if !strings.HasPrefix(p.page(), "first<script ") || !strings.Contains(p.page(), `data-pages="`+first.Pages+`"`) {
		t.Fatalf("the page is %s, want the first text, and the build %s", p.page(), first.Pages)
	}
	p.write("content/page.md", "second")
	second := tab.next()
	if second.Pages == first.Pages {
		t.Errorf("after a save the pages are still from %s", second.Pages)
	}
	if !strings.HasPrefix(p.page(), "second<script ") || !strings.Contains(p.page(), `data-pages="`+second.Pages+`"`) {
		t.Errorf("the page is %s, want the second text, and the build %s", p.page(), second.Pages)
	}
}

func TestStylesheetsDoNotReloadPages(t *testing.T) {
	p := newPreview(t)
	tab := p.tab()
	before := tab.next()
	p.write("static/a.css", "p { color: red }")
	got, want := tab.next(), event{Pages: before.Pages, Styles: "1", Problems: []problem{}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("after a change of a stylesheet (-want +got):\n%s", diff)
	}
}

func TestMistakesAreShownOverTheLastGoodPage(t *testing.T) {
	p := newPreview(t)
	tab := p.tab()
	good := tab.next()
	p.write("content/page.md", "mistake")
	want := event{Pages: good.Pages, Styles: "0", Problems: []problem{
		{Place: "content/page.md:1:2", Text: `"<mistake>" is wrong`, Hint: "mend it"},
	}}
	if diff := cmp.Diff(want, tab.next()); diff != "" {
		t.Errorf("after a mistake (-want +got):\n%s", diff)
	}
	if !strings.HasPrefix(p.page(), "first<script ") {
		t.Errorf("after a mistake the page is %s, want the last good one", p.page())
	}
	p.write("content/page.md", "mended")
	if mended := tab.next(); mended.Pages == good.Pages || len(mended.Problems) > 0 {
		t.Errorf("once mended the state is %v, want other pages and no problem", mended)
	}
}

// A machine's error is no list of mistakes, and is shown all the same.
func TestErrorsAreShown(t *testing.T) {
	p := newPreview(t)
	tab := p.tab()
	tab.next()
	if err := os.Remove(filepath.Join(p.dir, "content", "page.md")); err != nil {
		t.Fatal(err)
	}
	if got := tab.next().Problems; len(got) != 1 || got[0].Place != "" || !strings.Contains(got[0].Text, "page.md") {
		t.Errorf("without the page the problems are %q, want one that names the file", got)
	}
}

func TestASiteThatWasNeverGood(t *testing.T) {
	p := newPreview(t)
	if err := p.stop(); err != nil {
		t.Fatal(err)
	}
	p.write("content/page.md", "mistake")
	p.start("127.0.0.1:0")
	// Without a site no base path is known, and the address is the root.
	if response := p.get(p.url + "sub/"); response.StatusCode != http.StatusInternalServerError {
		t.Errorf("status %d, want 500", response.StatusCode)
	}
	if page := p.page(); !strings.Contains(page, "content/page.md:1:2") {
		t.Errorf("the page does not say where the mistake is:\n%s", page)
	}
	tab := p.tab()
	bad := tab.next()
	p.write("content/page.md", "mended")
	if good := tab.next(); good.Pages == bad.Pages {
		t.Error("the page with the problems is not told to reload")
	}
	if page := p.page(); !strings.HasPrefix(page, "mended<script ") { // "/" leads to the site
		t.Errorf("once mended the page is\n%s", page)
	}
}

// A page of an earlier run of the server knows that it is old.
func TestRestart(t *testing.T) {
	p := newPreview(t)
	before := p.tab().next()
	if err := p.stop(); err != nil {
		t.Fatal(err)
	}
	p.start("127.0.0.1:0")
	if after := p.tab().next(); after.Pages == before.Pages {
		t.Errorf("after a restart the pages are still from %s", after.Pages)
	}
}

// Tabs that do not read their events hold up nobody.
func TestManyTabs(t *testing.T) {
	p := newPreview(t)
	for range 50 {
		p.tab() // never read
	}
	tabs := make([]tab, 50)
	for i := range tabs {
		tabs[i] = p.tab()
	}
	first := tabs[0].next()
	p.write("content/page.md", "second")
	for i, tab := range tabs {
		e := tab.next()
		for e.Pages == first.Pages {
			e = tab.next()
		}
		if len(e.Problems) > 0 {
			t.Errorf("tab %d is told %q", i, e.Problems)
		}
	}
}

func TestStopLeavesNothing(t *testing.T) {
	p := newPreview(t)
	tab := p.tab()
	tab.next()
	if err := p.stop(); err != nil {
		t.Errorf("Run: %v, want nil", err)
	}
	if tab.lines.Scan() && tab.lines.Text() != "" {
		t.Errorf("after the stop there is an event %q", tab.lines.Text())
	}
	if _, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(p.url, "http://"), "/sub/")); err == nil {
		t.Error("after the stop somebody still listens")
	}
	for left := running(t); left != ""; left = running(t) {
		if p.ctx.Err() != nil {
			t.Fatalf("goroutines are left:\n%s", left)
		}
		runtime.Gosched() // one that has done its work may still be on its way out
	}
}

// running are the goroutines of a server and its watcher, other than tests.
func running(t *testing.T) string {
	t.Helper()
	var stacks bytes.Buffer
	if err := pprof.Lookup("goroutine").WriteTo(&stacks, 2); err != nil {
		t.Fatal(err)
	}
	for stack := range strings.SplitSeq(stacks.String(), "\n\n") {
		ours := strings.Contains(stack, "internal/serve.") || strings.Contains(stack, "fsnotify.") ||
			strings.Contains(stack, "net/http.(*conn).serve")
		if ours && !strings.Contains(stack, "serve_test.Test") {
			return stack
		}
	}
	return ""
}

func TestRunRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "site.toml")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ source, want string }{
		{file, "name the folder that holds site.toml"},
		{filepath.Join(t.TempDir(), "nowhere"), "opening the site's folder"},
	} {
		err := serve.Run(t.Context(), serve.Options{Addr: "127.0.0.1:0", Source: tt.source})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Run in %s: %v, want %q in it", tt.source, err, tt.want)
		}
	}
}

// BenchmarkSave tells how long it takes from a save to the event in the browser, with
// a build that takes no time: what serving adds to every build. Most of it is the
// wait for further changes.
func BenchmarkSave(b *testing.B) {
	p := newPreview(b)
	tab := p.tab()
	tab.next()
	for i := 0; b.Loop(); i++ {
		p.write("content/page.md", strings.Repeat("word ", i%100))
		tab.next()
	}
}
