package serve_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"digest/internal/diag"
	"digest/internal/serve"
)

// A preview is a site of one page and one stylesheet, with a server on it.
type preview struct {
	t    testing.TB
	ctx  context.Context
	dir  string
	url  string
	stop func() error
}

func newPreview(t testing.TB) *preview {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	p := &preview{t: t, ctx: ctx, dir: t.TempDir()}
	p.write("content/page.md", "first")
	p.write("static/a.css", "p {}")
	p.start("127.0.0.1:0")
	return p
}

// start runs the server until stop, or until the test ends.
func (p *preview) start(addr string) {
	p.t.Helper()
	ctx, cancel := context.WithCancel(p.ctx)
	urls, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- serve.Run(ctx, serve.Options{
			Addr: addr, Source: p.dir, Watch: []string{"content", "static"}, Build: p.build,
			Ready: func(url string) { urls <- url }, Now: time.Now,
		})
	}()
	p.stop = func() error {
		cancel()
		err, open := <-ended
		if open {
			close(ended)
		}
		return err
	}
	p.t.Cleanup(func() { p.stop() }) //nolint:errcheck // stopped before, its test has seen the error
	select {
	case p.url = <-urls:
	case err := <-ended:
		p.t.Fatal(err)
	case <-p.ctx.Done():
		p.t.Fatal("the server does not begin")
	}
}

// build makes a site of the folder. A page that says "mistake" is one.
func (p *preview) build(context.Context, []string) (*serve.Snapshot, error) {
	files := make(map[string][]byte)
	for name, source := range map[string]string{"index.html": "content/page.md", "a.css": "static/a.css"} {
		text, err := os.ReadFile(filepath.Join(p.dir, source))
		if err != nil {
			return nil, err
		}
		if string(text) == "mistake" {
			return nil, diag.Errors{{File: source, Line: 1, Column: 2, Message: `"<mistake>" is wrong`, Hint: "mend it"}}
		}
		files[name] = text
	}
	return &serve.Snapshot{BasePath: "/sub/", File: func(path string) ([]byte, error) {
		text, ok := files[path]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return text, nil
	}}, nil
}

func (p *preview) write(name, text string) {
	p.t.Helper()
	path := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.t.Fatal(err)
	}
	// Beside, then renamed, as editors save: never half a file.
	if err := os.WriteFile(path+"~", []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
	if err := os.Rename(path+"~", path); err != nil {
		p.t.Fatal(err)
	}
}

func (p *preview) get(url string) *http.Response {
	p.t.Helper()
	request, err := http.NewRequestWithContext(p.ctx, http.MethodGet, url, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { response.Body.Close() })
	return response
}

func (p *preview) page() string {
	p.t.Helper()
	body, err := io.ReadAll(p.get(p.url).Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(body)
}

// An event is what a browser is told.
type event struct {
	Pages, Styles string
	Problems      []problem
}

type problem struct{ Place, Text, Hint string }

// A tab listens to events as a browser does.
type tab struct {
	t     testing.TB
	lines *bufio.Scanner
}

func (p *preview) tab() tab {
	p.t.Helper()
	response := p.get(strings.TrimSuffix(p.url, "sub/") + ".digest/events")
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		p.t.Errorf("events have the type %q", got)
	}
	return tab{p.t, bufio.NewScanner(response.Body)}
}

func (b tab) next() event {
	b.t.Helper()
	for b.lines.Scan() {
		data, ok := strings.CutPrefix(b.lines.Text(), "data: ")
		if !ok {
			continue
		}
		var e event
		if err := json.Unmarshal([]byte(data), &e); err != nil {
			b.t.Fatalf("event %s: %v", data, err)
		}
		return e
	}
	b.t.Fatalf("the events end: %v", b.lines.Err())
	return event{}
}
