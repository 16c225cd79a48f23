package plan

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLeavePattern(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"/shifts/", "/shifts/", true},
		{"/shifts/", "/shifts/atom.xml", true},
		{"/shifts/", "/shifts/page/2/", true},
		{"/shifts/", "/shiftsmen/", false},
		{"/shifts/", "/shifts", false},
		{"/events/", "/events/#vote", true},
		{"/data/events.ics", "/data/events.ics", true},
		{"/data/events.ics", "/data/", false},
		{"/data/events.ics", "/data/events.ics/", false},
		{"/people/*/feed.json", "/people/jane-doe/feed.json", true},
		{"/people/*/feed.json", "/people/feed.json", false},
		{"/people/*/feed.json", "/people/jane-doe/", false},
		{"/people/*/feed.json", "/feed.json", false},
		{"/topics/*/page/", "/topics/cost/page/2/", true},
		{"/topics/*/page/", "/topics/cost/", false},
		{"/feed.json", "/feed.json", true},
		{"/feed.json", "/", false},
	} {
		if got := newLeftOut([]string{c.pattern}).match(c.path) == 0; got != c.want {
			t.Errorf("leave_out %q leaves %q out: %v, want %v", c.pattern, c.path, got, c.want)
		}
	}
}

// What can be left out of a site, in one list and each alone: no file is written
// there, no view leads there, and everything else is as it was.
func TestLeaveOut(t *testing.T) {
	t.Parallel()
	all := []string{
		"/positions/", "/shifts/", "/topics/", "/sources/", "/events/", "/briefings/", "/search/", "/data/", "/feeds/", "/feeds.opml", "/about/", "/404.html",
		"/sitemap.xml", "/robots.txt", "/.nojekyll", "/atom.xml", "/feed.xml", "/feed.json",
		"/people/*/atom.xml", "/people/*/feed.xml", "/people/*/feed.json", "/people/*/statements.csv", "/timeline/*/filter.json",
	}
	within := []string{"/positions/*/", "/topics/*/", "/sources/*/", "/briefings/*/"}
	whole := planned(t, generate(t, 3, 60))
	before, _ := outputs(whole)
	lists := [][]string{all, within}
	for _, address := range all {
		lists = append(lists, []string{address})
	}
	for _, leave := range lists {
		archive := generate(t, 3, 60)
		archive.Settings.Build.LeaveOut = leave
		plan := planned(t, archive)
		left := newLeftOut(leave)
		after, _ := outputs(plan)
		delete(after, "")
		want := make(map[string]bool)
		for path := range before {
			if left.match("/"+strings.TrimSuffix(path, "index.html")) < 0 && !isRedirectTo(plan, whole, path) {
				want[path] = true
			}
		}
		if diff := cmp.Diff(want, after); diff != "" {
			t.Errorf("%v leaves these files (-want +got):\n%s", leave, diff)
		}
		leads := func(from, link string) {
			path, here := strings.CutPrefix(strings.TrimPrefix(link, "https://example.org"), "/sub")
			if here && left.match(path) >= 0 {
				t.Errorf("%v: %s leads to %s", leave, from, link)
			}
		}
		for _, page := range plan.Pages {
			for link := range links(page.View()) {
				leads(page.Path, link)
			}
		}
		for _, e := range plan.Entries {
			for link := range links(e.View()) {
				leads(e.Fields().ID, link)
			}
		}
	}
}

// The search page and its index lead to nothing that is left out.
func TestLeftOutIsNotFound(t *testing.T) {
	t.Parallel()
	archive := generate(t, 3, 60)
	archive.Settings.Build.LeaveOut = []string{"/topics/cost/", "/sources/"}
	p := newPlanner(linked(t, archive))
	for _, e := range p.searchEntries() {
		if d := e.Document(); d.Href == "" || e.Key == "/topics/cost/" {
			t.Errorf("the search index has %q, which leads to %q", d.Title, d.Href)
		}
	}
	v := p.searchView()
	for _, r := range append(v.Lists, v.Topics...) {
		if r.Href == "" {
			t.Errorf("the search page names %q, which is left out", r.Name)
		}
	}
}

// isRedirectTo says whether a file of the whole plan is the old address of a page
// that another plan does not have.
func isRedirectTo(plan, whole *Plan, path string) bool {
	at := slices.IndexFunc(whole.Pages, func(p Page) bool { return p.Path == path })
	if at < 0 {
		return false
	}
	redirect, is := whole.Pages[at].View().(Redirect)
	target := file(strings.TrimPrefix(redirect.Target, "/sub"))
	return is && !slices.ContainsFunc(plan.Pages, func(p Page) bool { return p.Path == target })
}

// Feeds of what is left out carry no entries that nobody would read.
func TestLeftOutFeedsMakeNoEntries(t *testing.T) {
	t.Parallel()
	archive := generate(t, 3, 60)
	archive.Settings.Build.LeaveOut = []string{
		"/atom.xml", "/feed.xml", "/feed.json", "/shifts/", "/topics/", "/briefings/",
		"/people/*/atom.xml", "/people/*/feed.xml", "/people/*/feed.json",
	}
	plan := planned(t, archive)
	if len(plan.Feeds)+len(plan.Entries) > 0 {
		t.Errorf("%d feeds with %d entries, want none", len(plan.Feeds), len(plan.Entries))
	}
}

func TestLeaveOutMistakes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ address, want string }{
		{"/shfits/", `build.leave_out[0]: the site has no /shfits/ to leave out; did you mean "/shifts/"?`},
		{"/people/*/feed.jsn", `build.leave_out[0]: the site has no /people/*/feed.jsn to leave out; did you mean "/people/*/feed.json"?`},
		{"/people/*/", `build.leave_out[0]: /people/*/ cannot be left out: the pages of every digest lead there; ` +
			`leave out a file, such as /people/*/feed.json, or another section`},
		{"/articles/", `build.leave_out[0]: /articles/ cannot be left out: the pages of every digest lead there; ` +
			`leave out a file, such as /people/*/feed.json, or another section`},
		{"/positions/", ""},
	} {
		archive := generate(t, 3, 10)
		archive.Settings.Build.LeaveOut = []string{c.address}
		_, problems := Site(linked(t, archive))
		got := ""
		for _, p := range problems.Sorted() {
			got += p.Key + ": " + p.Message + "; " + p.Hint
		}
		if got != c.want {
			t.Errorf("leave_out %q:\ngot  %s\nwant %s", c.address, got, c.want)
		}
	}
}

// A digest that has nobody yet may leave out what everybody would have.
func TestLeaveOutBeforeThereIsAny(t *testing.T) {
	t.Parallel()
	archive := newArchive()
	archive.People, archive.Topics = nil, nil
	archive.Settings.Build.LeaveOut = []string{"/people/*/feed.json", "/topics/*/atom.xml"}
	planned(t, archive)
}
