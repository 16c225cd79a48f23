package export

import (
	"bufio"
	"bytes"
	"errors"
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// What is written from a former file is what is written whole, whichever articles have
// other words: only their records are made.
func TestRewrite(t *testing.T) {
	t.Parallel()
	count := len(testSite(t).Articles)
	for changed := range 1 << count {
		site := testSite(t)
		files := Files(site, testAddresses())
		before := encode(t, files)
		reworded := make(map[*news.Article]bool)
		for i, a := range site.Articles {
			if changed>>i&1 != 0 {
				record := *a.ArticleRecord
				record.Title, record.Summary = `Other "title", =1`, "Two\nlines, <b>\"now"
				a.ArticleRecord = &record
				reworded[a] = true
			}
		}
		after, rewritten := encode(t, files), 0
		for _, f := range files {
			if f.Rewrite == nil {
				continue
			}
			rewritten++
			var b bytes.Buffer
			if err := f.Rewrite(&b, Former{bytes.NewReader(before[f.Name]), func(a *news.Article) bool { return reworded[a] }}); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if diff := cmp.Diff(string(after[f.Name]), b.String()); diff != "" {
				t.Fatalf("%s, articles %b reworded (-want +got):\n%s", f.Name, changed, diff)
			}
		}
		if rewritten != 8 {
			t.Fatalf("%d files can be rewritten, want 8", rewritten)
		}
	}
}

// A file of another site is refused, where it can be told.
func TestRewriteRefusesOthers(t *testing.T) {
	t.Parallel()
	files := Files(testSite(t), testAddresses())
	before := encode(t, files)
	for _, f := range files {
		if f.Rewrite == nil {
			continue
		}
		for what, data := range map[string][]byte{"half": before[f.Name][:len(before[f.Name])/2], "longer": append(before[f.Name], "x\n"...), "nothing": nil} {
			err := f.Rewrite(new(bytes.Buffer), Former{bytes.NewReader(data), func(*news.Article) bool { return false }})
			if !errors.Is(err, errFormer) {
				t.Errorf("%s of %s: %v", what, f.Name, err)
			}
		}
	}
}

// Rows are those that a reader of CSV sees, whatever their cells hold.
func FuzzFormerRow(f *testing.F) {
	f.Add("a", "b\n\"c\"")
	f.Add("\"", "\n")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		cells := func(s string) string { return s }
		var file bytes.Buffer
		err := writeCSV(&file, []column[string]{{"first", cells}, {"second", cells}}, made(func(yield func(string) bool) {
			_ = yield(a) && yield(b)
		}), nil)
		if err != nil {
			t.Fatal(err)
		}
		rows := former{in: bufio.NewReaderSize(bytes.NewReader(file.Bytes()), 16)}
		var parts []byte
		for i := range len(readCSV(t, file.Bytes())) {
			if rows.row(); len(rows.part) == 0 {
				t.Errorf("row %d is empty", i)
			}
			parts = append(parts, rows.part...)
		}
		if rows.end(); rows.err != nil || !bytes.Equal(parts, file.Bytes()) {
			t.Errorf("%q gives %q, %v", file.Bytes(), parts, rows.err)
		}
	})
}
