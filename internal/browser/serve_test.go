//go:build browser

package browser_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"digest/internal/diag"
	"digest/internal/serve"

	"github.com/chromedp/chromedp"
)

// TestLivePreview edits a site of one page while a browser shows it.
func TestLivePreview(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("page", "first")
	write("style.css", "p { color: rgb(1, 2, 3) }")
	url, stop := preview(t, dir, "127.0.0.1:0", onePage)
	tab, done := chromedp.NewContext(shared.browser)
	defer done()
	if err := chromedp.Do(tab, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	const overlay = `(document.querySelector("[aria-live]")?.innerText ?? "")`
	waitFor(t, tab, `document.querySelector("[aria-live]")`) // the first event came
	mark := func() { waitFor(t, tab, `(scrollTo(0, 700), window.marked = true)`) }

	mark()
	write("style.css", "p { color: rgb(4, 5, 6) }")
	waitFor(t, tab, `window.marked && getComputedStyle(document.querySelector("p")).color === "rgb(4, 5, 6)"`)
	waitFor(t, tab, `document.querySelectorAll("link[rel=stylesheet]").length === 1`)

	write("page", "mistake")
	waitFor(t, tab, `window.marked && `+overlay+`.includes("page:1:2\n<b>mistake</b> is wrong\n→ mend it")`)

	write("page", "second")
	waitFor(t, tab, `!window.marked && document.body.innerText.startsWith("second") && scrollY === 700 && `+overlay+` === ""`)

	mark()
	stop()
	preview(t, dir, url[len("http://"):len(url)-1], onePage)
	waitFor(t, tab, `!window.marked && document.body.innerText.startsWith("second") && scrollY === 700`)

	write("page", "mistake")
	waitFor(t, tab, overlay+` !== ""`)
	write("page", "second")
	waitFor(t, tab, overlay+` === ""`)
}

// waitFor waits until something is true in the page, which may reload meanwhile. It asks anew
// each time: what chromedp has polled in a page hangs when the browser takes a page out of its
// memory, where it was kept when the reader left it.
func waitFor(t *testing.T, tab context.Context, truth string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab, 10*time.Second)
	defer cancel()
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		try, end := context.WithTimeout(ctx, time.Second) // a page that is just left may never answer
		is, err := chromedp.Run(try, chromedp.Evaluate[bool](`!!(`+truth+`)`))
		end()
		if err == nil && is {
			return
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			page, _ := chromedp.Run(tab, chromedp.Evaluate[string](`scrollY + document.documentElement.outerHTML`))
			t.Fatalf("never true: %s (%v)\n%s", truth, err, page)
		}
	}
}

// preview serves what build makes of the files page and style.css of a folder.
func preview(t *testing.T, dir, addr string, build func(dir string) (*serve.Snapshot, error)) (url string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	urls, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- serve.Run(ctx, serve.Options{
			Addr: addr, Source: dir, Watch: []string{"page", "style.css"},
			Build: func(context.Context, []string) (*serve.Snapshot, error) { return build(dir) },
			Ready: func(url string) { urls <- url },
		})
	}()
	stop = func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	select {
	case url = <-urls:
	case err := <-ended:
		t.Fatal(err)
	}
	return url, stop
}

// onePage is a site of one page, which may say "mistake".
func onePage(dir string) (*serve.Snapshot, error) {
	text, err := os.ReadFile(filepath.Join(dir, "page"))
	if err != nil {
		return nil, err
	}
	if string(text) == "mistake" {
		return nil, diag.Errors{{File: "page", Line: 1, Column: 2, Message: "<b>mistake</b> is wrong", Hint: "mend it"}}
	}
	style, err := os.ReadFile(filepath.Join(dir, "style.css"))
	if err != nil {
		return nil, err
	}
	page := fmt.Appendf(nil, `<!doctype html><link rel="stylesheet" href="/style.css"><body><p>%s</p><div style="height:3000px"></div></body>`, text)
	return &serve.Snapshot{BasePath: "/", File: func(path string) ([]byte, error) {
		switch path {
		case "index.html":
			return page, nil
		case "style.css":
			return style, nil
		}
		return nil, fs.ErrNotExist
	}}, nil
}
