package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/news"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func encode(t testing.TB, files []File) map[string][]byte {
	t.Helper()
	encoded := make(map[string][]byte, len(files))
	for _, f := range files {
		data, err := bytesOf(f)
		if err != nil {
			t.Fatalf("encoding %s: %v", f.Name, err)
		}
		encoded[f.Name] = data
	}
	return encoded
}

func TestFilesGolden(t *testing.T) {
	files := Files(testSite(t), testAddresses())
	for name, got := range encode(t, files) {
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s differs (-want +got); run with -update if it should:\n%s", name, diff)
		}
	}
}

func TestFilesAreDescribed(t *testing.T) {
	seen := make(map[string]bool)
	for _, f := range Files(testSite(t), testAddresses()) {
		if f.Title == "" || !strings.HasSuffix(f.Description, ".") || seen[f.Name] {
			t.Errorf("%+v lacks a title or a description, or is a second one", f)
		}
		seen[f.Name] = true
	}
}

func TestFilesAreTheSameEveryTime(t *testing.T) {
	first := encode(t, Files(testSite(t), testAddresses()))
	second := encode(t, Files(testSite(t), testAddresses()))
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("the same site gives other bytes:\n%s", diff)
	}
}

func TestBodiesAreNeverExported(t *testing.T) {
	for name, data := range encode(t, Files(testSite(t), testAddresses())) {
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("%s holds a body", name)
		}
	}
}

func TestEmptySite(t *testing.T) {
	for name, data := range encode(t, Files(&news.Site{}, testAddresses())) {
		switch filepath.Ext(name) {
		case ".json":
			if !json.Valid(data) || bytes.Contains(data, []byte("null")) {
				t.Errorf("%s of an empty site is not JSON, or has null for a list:\n%s", name, data)
			}
		case ".csv":
			if rows := readCSV(t, data); len(rows) != 1 {
				t.Errorf("%s of an empty site has %d rows, want the header", name, len(rows))
			}
		}
	}
}

// What is hostile in one format is plain text in all of them.
func TestHostileText(t *testing.T) {
	for _, text := range []string{
		"<script>alert(1)</script>",
		"</script><img src=x onerror=alert(1)>",
		"=1+1", "+1", "-1", "@SUM(A1)", "'=1+1", "＝1",
		"\t=1", "\n=1",
		"a,b;c\"d\\e", "line\nline", "END:VEVENT\nBEGIN:VALARM", "\u2028\u2029", "ünïcödé 👩‍👩‍👧",
	} {
		t.Run(text, func(t *testing.T) {
			site := testSite(t)
			site.Settings.Title = text
			for _, a := range site.Articles {
				a.Title, a.Summary, a.Source.Name = text, text, text
				for _, s := range a.Statements {
					s.Quote = text
				}
			}
			for _, v := range site.Events {
				v.Title, v.Location = text, text
			}
			site.Phases[0].Title = text
			checkHostile(t, text, encode(t, Files(site, testAddresses())))
		})
	}
}

func checkHostile(t *testing.T, text string, files map[string][]byte) {
	t.Helper()
	var statements struct{ Statements []statement }
	if err := json.Unmarshal(files["statements.json"], &statements); err != nil {
		t.Fatal(err)
	}
	for _, s := range statements.Statements {
		if s.Quote != text || s.Source.Name != text {
			t.Errorf("statements.json has %q by %q, want %q", s.Quote, s.Source.Name, text)
		}
	}
	rows := readCSV(t, files["statements.csv"])
	quote := columnOf(t, rows, "quote")
	for _, row := range rows[1:] {
		if got := unguard(row[quote]); got != text {
			t.Errorf("statements.csv has %q, want %q", got, text)
		}
	}
	for _, markup := range []string{"<script", "<img", "</script"} {
		if bytes.Contains(files["timeline.json"], []byte(markup)) {
			t.Errorf("timeline.json holds %s:\n%s", markup, files["timeline.json"])
		}
	}
	for _, v := range readCalendar(t, files["events.ics"]) {
		if v["SUMMARY"] != text {
			t.Errorf("events.ics has the summary %q, want %q", v["SUMMARY"], text)
		}
	}
}

func readCSV(t testing.TB, data []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// columnOf is where the column of that name stands.
func columnOf(t testing.TB, rows [][]string, name string) int {
	t.Helper()
	for i, heading := range rows[0] {
		if heading == name {
			return i
		}
	}
	t.Fatalf("no column %q in %q", name, rows[0])
	return 0
}

func TestEveryStatementHasItsSource(t *testing.T) {
	rows := readCSV(t, encode(t, Files(testSite(t), testAddresses()))["statements.csv"])
	name, url := columnOf(t, rows, "source_name"), columnOf(t, rows, "source_url")
	for _, row := range rows[1:] {
		if row[name] == "" || row[url] == "" {
			t.Errorf("%q has no source", row)
		}
	}
}

// JSON and CSV of the same records agree in number.
func TestFormatsAgree(t *testing.T) {
	files := encode(t, Files(testSite(t), testAddresses()))
	for _, name := range []string{"articles", "statements", "shifts", "events"} {
		var document map[string]json.RawMessage
		if err := json.Unmarshal(files[name+".json"], &document); err != nil {
			t.Fatal(err)
		}
		var records []any
		if err := json.Unmarshal(document[name], &records); err != nil {
			t.Fatal(err)
		}
		if rows := len(readCSV(t, files[name+".csv"])) - 1; rows != len(records) || rows == 0 {
			t.Errorf("%s: %d records as JSON, %d as CSV", name, len(records), rows)
		}
	}
}

// largeSite has n articles of two statements, and as many events.
func largeSite(b *testing.B, n int) *news.Site {
	small := testSite(b)
	site := *small
	site.Articles, site.Events = nil, nil
	for i := range n {
		a := *small.Articles[0]
		record := *a.ArticleRecord
		record.Slug = fmt.Sprintf("article-%d", i)
		record.Summary = strings.Repeat("A sentence of some sixty letters, as a summary has it, is this. ", 4)
		a.ArticleRecord = &record
		site.Articles = append(site.Articles, &a)
		site.Events = append(site.Events, small.Events[2])
	}
	return &site
}

func BenchmarkFiles(b *testing.B) {
	for _, f := range Files(largeSite(b, 10_000), testAddresses()) {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				data, err := bytesOf(f)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(data)))
			}
		})
	}
}

// bytesOf are a file's bytes.
func bytesOf(f File) ([]byte, error) {
	var b bytes.Buffer
	err := f.Write(&b)
	return b.Bytes(), err
}
