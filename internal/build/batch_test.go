package build

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"
)

// What is remembered is what there is, however it came to be; and while few articles change,
// most pieces are those of the build before.
func TestBatches(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	made := 0
	article := func() remembered {
		made++
		record := &news.ArticleRecord{Title: fmt.Sprintf("Title %d", made)}
		return remembered{load.Kept{Record: record}, &link.Finds{People: []int{made}}}
	}
	var articles []remembered
	for range 5*batchSize + 7 {
		articles = append(articles, article())
	}
	var last []recalledBatch
	for step := range 60 {
		at := random.IntN(len(articles))
		switch step % 4 {
		case 1:
			articles[at] = article()
		case 2:
			articles = append(articles[:at], articles[at+1:]...)
		case 3:
			articles = append(articles[:at], append([]remembered{article()}, articles[at:]...)...)
		}
		var b bytes.Buffer
		if err := packBatches(&b, last, articles); err != nil {
			t.Fatal(err)
		}
		batches, whole := unpackBatches(b.String(), 2)
		if !whole {
			t.Fatalf("step %d: damaged", step)
		}
		former := make(map[string]bool)
		for _, batch := range last {
			former[batch.packed] = true
		}
		var got []remembered
		again := 0
		for _, batch := range batches {
			if n := len(batch.articles); n == 0 || n > batchSize {
				t.Errorf("step %d: a batch of %d", step, n)
			}
			if former[batch.packed] {
				again += len(batch.articles)
			}
			got = append(got, batch.articles...)
		}
		if diff := cmp.Diff(told(articles), told(got)); diff != "" {
			t.Fatalf("step %d: (-want +got)\n%s", step, diff)
		}
		if most := len(articles) / 2; step > 0 && again < most {
			t.Errorf("step %d: %d of %d articles were packed as before; want %d", step, again, len(articles), most)
		}
		if limit := 3 * (len(articles)/batchSize + 1); len(batches) > limit {
			t.Errorf("step %d: %d batches; want %d at most", step, len(batches), limit)
		}
		last, articles = batches, got
	}
}

// told is what test articles tell.
func told(articles []remembered) []string {
	lines := make([]string, len(articles))
	for i, a := range articles {
		lines[i] = fmt.Sprint(a.Kept.Record.Title, a.Finds.People)
	}
	return lines
}

func TestBatchesDamaged(t *testing.T) {
	var b bytes.Buffer
	if err := packBatches(&b, nil, []remembered{{load.Kept{Record: &news.ArticleRecord{Title: "Title"}}, &link.Finds{}}}); err != nil {
		t.Fatal(err)
	}
	for n := 1; n < b.Len(); n++ {
		if _, whole := unpackBatches(b.String()[:n], 2); whole {
			t.Errorf("%d of %d bytes are whole", n, b.Len())
		}
	}
}
