package link_test

import (
	"testing"

	"digest/internal/news"
)

// TestQuotations: what persons are quoted with in a body that is published is
// found with its speaker; what an editor should look at is left alone.
func TestQuotations(t *testing.T) {
	const body = "Jane Doe met reporters. “We must build it now,” Doe said. The minister’s so-called “bridge” is “too dear for us all”, a neighbour said."
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	a.Body = body
	withheld := add(t, archive, "withheld", "2026-05-29")
	withheld.Body, withheld.Publish = body, news.Excerpt
	for _, a := range linked(t, archive).Articles {
		if a.Excerpt {
			if a.Body.Quotations != nil {
				t.Errorf("an excerpt has quotations: %v", a.Body.Quotations)
			}
			continue
		}
		if len(a.Body.Quotations) != 1 {
			t.Fatalf("%d quotations, want 1: %v", len(a.Body.Quotations), a.Body.Quotations)
		}
		q := a.Body.Quotations[0]
		if said := body[q.Start:q.End]; said != "We must build it now" && said != "We must build it now," || q.Person.Slug != "jane-doe" {
			t.Errorf("%s said %q, want jane-doe to have said “We must build it now”", q.Person.Slug, said)
		}
	}
}
