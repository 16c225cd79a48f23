package plan

import (
	"io/fs"
	"strings"
	"testing"

	"digest/internal/news"
	"digest/internal/search"
	"digest/internal/search/searchtest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestSearchView: without a query the page leads to what there is.
func TestSearchView(t *testing.T) {
	archive := newArchive()
	add(t, archive, "toll", "2026-05-28")
	got := view[Search](t, planned(t, archive), "search/")
	want := Search{
		Index: "/sub/search/index/",
		Lists: []Ref{
			{"2 people", "/sub/people/"}, {"1 article by date", "/sub/timeline/"}, {"1 source", "/sub/sources/"},
		},
		Topics: []Ref{{"Cost", "/sub/topics/cost/"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Search{}, "Head")); diff != "" {
		t.Errorf("view (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"/sub/js/search.js"}, got.Modules); diff != "" {
		t.Errorf("scripts (-want +got):\n%s", diff)
	}
}

// TestSearchFinds looks for everything that readers may look for, and for what is
// not theirs to find.
func TestSearchFinds(t *testing.T) {
	archive := newArchive()
	archive.People[0].OtherNames = []news.OtherName{{Name: "J. Dœ"}}
	archive.People[0].Memberships = []news.Membership{{Role: "Ferrywoman", Organization: "Harbour", RoleNames: []string{"queen of the quay"}}}
	archive.People[0].Body = "Born upriver."
	archive.Topics[0].Body = "What arithmetic says."
	a := add(t, archive, "toll", "2026-05-28")
	a.Title, a.Summary, a.Body, a.Topics = "A toll is raised", "In short, pricier.", "Anyone who crosses pays.", []string{"cost"}
	s := say(a, "jane-doe", "open")
	s.Quote = "Let them swim"
	withheld := add(t, archive, "withheld", "2026-05-29")
	withheld.Body, withheld.Publish = "Confidentially written elsewhere.", news.Excerpt
	draft := add(t, archive, "draft", "")
	draft.Draft, draft.Title = true, ""

	documents, err := planned(t, archive).Search.Files(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	read := func(path string) ([]byte, error) {
		for _, d := range documents {
			if d.Path == "search/index/"+path {
				return d.Encode()
			}
		}
		return nil, fs.ErrNotExist
	}
	const jane, cost, said, article = "/sub/people/jane-doe/", "/sub/topics/cost/", "/sub/articles/toll/#jane-doe-1", "/sub/articles/toll/"
	for query, want := range map[string][]string{
		"jane":          {jane, said, article},
		"doe":           {jane, said, article},
		"ferrywoman":    {jane, said},
		"quay":          {jane},
		"upriver":       {jane},
		"cost":          {cost, article},
		"arithmetic":    {cost},
		"toll":          {article},
		"pricier":       {article},
		"crosses":       nil, // of the body
		"swim":          {said, article},
		"confidential":  nil,
		"untitled":      {"/sub/articles/draft/"},
		"example times": {"/sub/articles/withheld/", article, "/sub/articles/draft/"},
	} {
		answer, err := searchtest.Find(read, query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range answer.First {
			got = append(got, r.Href)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q finds (-want +got):\n%s", query, diff)
		}
	}
	answer, err := searchtest.Find(read, "swim")
	if err != nil {
		t.Fatal(err)
	}
	want := []searchtest.Result{
		{Kind: search.Statement, Title: "Jane Doe", Href: said, Note: "● Open it · Example Times · 28 May 2026", Text: "“Let them swim”"},
		{Kind: search.Article, Title: "A toll is raised", Href: article, Note: "Example Times · 28 May 2026", Text: "In short, pricier."},
	}
	if diff := cmp.Diff(want, answer.First); diff != "" {
		t.Errorf("what is shown (-want +got):\n%s", diff)
	}
}

// TestSearchFolder: nothing else can be in the folder of the index.
func TestSearchFolder(t *testing.T) {
	archive := newArchive()
	add(t, archive, "toll", "2026-05-28").Aliases = []string{"/search/index/w-a.json/"}
	_, problems := Site(linked(t, archive))
	if err := problems.Err(); err == nil || !strings.Contains(err.Error(), "/search/index") {
		t.Errorf("an alias in the index's folder: %v", err)
	}
}
