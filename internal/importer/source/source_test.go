package source_test

import (
	"fmt"
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

func TestCompile(t *testing.T) {
	outlet := news.ImportSource{
		Name: "The Post", CutAfter: []string{"^End$"}, DropLine: []string{"^Tip", "^More"}, DropSelector: []string{"aside, .promo"}, DateOrder: "dmy",
	}
	rules, err := source.Compile(outlet, func(rule string) bool { return rule == "drop_line ^Tip" })
	if err != nil {
		t.Fatal(err)
	}
	if got := rules.DropsLine("Tip one") + rules.DropsLine("More") + rules.Cuts("End"); got != "drop_line ^Morecut_after ^End$" {
		t.Errorf("got %q; the first rule was switched off", got)
	}
	if len(rules.Selectors()) != 1 || rules.Selectors()[0].Rule != "drop_selector aside, .promo" || rules.DateOrder() != "dmy" {
		t.Errorf("selectors %v, order %q", rules.Selectors(), rules.DateOrder())
	}
	want := "[cut_after ^End$ drop_line ^Tip drop_line ^More drop_selector aside, .promo]"
	if got := fmt.Sprint(source.Patterns(outlet)); got != want {
		t.Errorf("Patterns = %s, want %s", got, want)
	}
	for _, bad := range []news.ImportSource{{DropLine: []string{"("}}, {DropSelector: []string{"a["}}} {
		if _, err := source.Compile(bad, func(string) bool { return false }); err == nil {
			t.Errorf("%+v compiled", bad)
		}
	}
}
