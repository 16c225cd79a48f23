package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"digest/internal/diag"

	"github.com/google/go-cmp/cmp"
)

// A page that cannot be made any more is shown as it was last good, with its mistake over
// every page, until there is a site in which it is mended.
func TestBrokenPage(t *testing.T) {
	var logged []string
	h := handlerOf(siteAt("/"))
	h.log = func(line string) { logged = append(logged, line) }
	mistake := diag.Problem{File: "templates/person.html", Line: 1, Column: 3, Message: "there is no .Nope"}
	bad := &Snapshot{BasePath: "/", File: func(path string) ([]byte, error) {
		switch path {
		case "people/jane-doe/index.html":
			return nil, diag.Errors{mistake}
		case "feed.xml":
			return nil, errors.New("no entries")
		case "index.html":
			return []byte("<p>new</p></body>"), nil
		}
		return nil, fs.ErrNotExist
	}}
	type answer struct {
		Code     int
		Has      bool // what is looked for
		Problems int  // that browsers are told
	}
	for i, c := range []struct {
		name, path, find string
		site             *Snapshot // built before
		want             answer
	}{
		{"good", "/people/jane-doe/", "<p>Jane Doe</p><script", nil, answer{200, true, 0}},
		{"broken", "/people/jane-doe/", "<p>Jane Doe</p><script", bad, answer{500, true, 1}},
		{"and again", "/people/jane-doe/", "RUN-2", nil, answer{500, true, 1}},
		{"another page", "/", "<p>new</p>", nil, answer{200, true, 1}},
		{"a feed", "/feed.xml", "no entries", nil, answer{500, true, 2}},
		{"mended", "/people/jane-doe/", "<p>Jane Doe</p><script", siteAt("/"), answer{200, true, 0}},
	} {
		if c.site != nil {
			h.states.built(c.site, false)
		}
		w := ask(h, "GET", c.path)
		s, _ := h.states.look()
		got := answer{w.Code, strings.Contains(w.Body.String(), c.find), len(eventOf(s).Problems)}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%d, %s (-want +got):\n%s\n%s", i, c.name, diff, w.Body)
		}
	}
	if diff := cmp.Diff([]string{mistake.String(), "no entries"}, logged); diff != "" {
		t.Errorf("logged (-want +got):\n%s", diff)
	}
	if old := siteAt("/"); h.states.broke(old, []diag.Problem{mistake}) {
		t.Error("a site that is not shown any more was told of")
	}
}

// Few pages are kept: those that were asked for last.
func TestGallery(t *testing.T) {
	var g gallery
	for i := range 100 {
		g.put(fmt.Sprint(i), []byte(fmt.Sprint(i)))
		g.put("0", []byte("zero"))
	}
	for name, want := range map[string]string{"0": "zero", "99": "99", "37": "37", "36": "", "1": "", "none": ""} {
		if got := string(g.page(name)); got != want {
			t.Errorf("page %s is %q, want %q", name, got, want)
		}
	}
	if len(g.pages) != 64 || len(g.names) != 64 {
		t.Errorf("%d pages of %d names are kept", len(g.pages), len(g.names))
	}
}
