package plan

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFilter(t *testing.T) {
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	say(a, "jane-doe", "open")
	say(a, "jane-doe", "wait")
	a.Topics = []string{"cost"}
	add(t, archive, "more", "2026-05-29").People = []string{"jane-doe"}
	add(t, archive, "older", "2025-05-01").Source.Name = "Other Times"
	plan := planned(t, archive)
	say := func(f Filter) string {
		var all []string
		for _, facets := range [][]Facet{f.Positions, f.Topics, f.Sources, f.People} {
			for _, facet := range facets {
				all = append(all, fmt.Sprint(facet.Name, " ", facet.Href, " ", facet.Articles))
			}
		}
		return strings.Join(append(all, f.Indexes...), "\n")
	}
	want := `Open it /sub/timeline/position/open/ 1
Wait /sub/timeline/position/wait/ 1
Cost /sub/topics/cost/ 1
Example Times /sub/sources/example-times/ 2
Other Times /sub/sources/other-times/ 1
Jane Doe /sub/people/jane-doe/ 2
/sub/timeline/2026/filter.json
/sub/timeline/2025/filter.json`
	if diff := cmp.Diff(want, say(view[Timeline](t, plan, "timeline/").Filter)); diff != "" {
		t.Errorf("the timeline's filter (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("Other Times /sub/sources/other-times/ 1\n/sub/timeline/2025/filter.json", say(view[Month](t, plan, "timeline/2025/05/").Filter)); diff != "" {
		t.Errorf("a month's filter (-want +got):\n%s", diff)
	}
	index := `{"tags":["person=jane-doe","source=example-times","position=open","person=jane-doe\u0026position=open","position=wait","person=jane-doe\u0026position=wait","topic=cost"],` +
		`"articles":[{"slug":"more","title":"On more","date":"29 May 2026","source":"Example Times","tags":[0,1]},` +
		`{"slug":"talks","title":"On talks","date":"28 May 2026","source":"Example Times","tags":[0,2,3,4,5,6,1]}]}`
	if diff := cmp.Diff(index, document(t, plan, "timeline/2026/filter.json")); diff != "" {
		t.Errorf("the index of 2026 (-want +got):\n%s", diff)
	}
}

// TestFilterAgrees: what the script would find is what the facets count and what
// the pages without a script hold.
func TestFilterAgrees(t *testing.T) {
	for seed := range uint64(4) {
		plan := planned(t, generate(t, seed, 60))
		v := view[Timeline](t, plan, "timeline/").Filter
		found := make(map[string]int)
		for _, link := range v.Indexes {
			var index filterIndex
			if err := json.Unmarshal([]byte(document(t, plan, strings.TrimPrefix(link, "/sub/"))), &index); err != nil {
				t.Fatal(err)
			}
			for _, a := range index.Articles {
				for _, tag := range a.Tags {
					found[index.Tags[tag]]++
				}
			}
		}
		for kind, facets := range map[string][]Facet{"position": v.Positions, "topic": v.Topics, "source": v.Sources, "person": v.People} {
			for _, f := range facets {
				parts := strings.Split(f.Href, "/")
				if tag := kind + "=" + parts[len(parts)-2]; found[tag] != f.Articles {
					t.Errorf("seed %d: the indexes hold %d articles of %s, the facet says %d", seed, found[tag], tag, f.Articles)
				}
			}
		}
		for _, f := range v.Positions {
			page := view[PositionCoverage](t, plan, strings.TrimPrefix(f.Href, "/sub/"))
			entries := 0
			for _, m := range page.Months {
				for _, d := range m.Days {
					entries += len(d.Entries)
				}
			}
			if page.Articles != f.Articles || entries != f.Articles {
				t.Errorf("seed %d: the page %s says %d articles and holds %d, the facet says %d", seed, f.Href, page.Articles, entries, f.Articles)
			}
		}
	}
}
