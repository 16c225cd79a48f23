package source_test

import (
	"testing"

	"digest/internal/importer/source"
	"digest/internal/news"
)

func TestChoose(t *testing.T) {
	sources := []news.ImportSource{
		{Name: "The Post", Match: []string{"post.example"}},
		{Name: "The Post in French", Match: []string{"fr.post.example", "www.poste.example"}},
	}
	for _, tc := range []struct{ url, name, want string }{
		{"https://post.example/a", "", "The Post"},
		{"https://WWW.post.example:443/a", "", "The Post"},
		{"https://news.post.example/a", "", "The Post"},
		{"https://fr.post.example/a", "", "The Post in French"},
		{"https://poste.example/a", "", "The Post in French"},
		{"https://compost.example/a", "", ""},
		{"https://post.example/a", "the post in french", "The Post in French"},
		{"https://post.example/a", "Another", ""},
		{"", "", ""},
		{"::", "", ""},
	} {
		got, known := source.Choose(sources, tc.url, tc.name)
		if got.Name != tc.want || known != (tc.want != "") {
			t.Errorf("Choose(%q, %q) = %q, %v; want %q", tc.url, tc.name, got.Name, known, tc.want)
		}
	}
}

func TestNoRulesDropNothing(t *testing.T) {
	var none *source.Rules
	if none.Cuts("a")+none.DropsLine("a")+none.DropsBlock("a") != "" {
		t.Error("nil rules dropped a line")
	}
}
