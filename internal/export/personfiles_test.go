package export

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPersonFiles: one person's files hold that person alone, as the files of all do.
func TestPersonFiles(t *testing.T) {
	site := testSite(t)
	files := make(map[string]string)
	for _, f := range PersonFiles(site, testAddresses(), site.People[0]) {
		data, err := bytesOf(f)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(data)
	}
	var record popolo
	if err := json.Unmarshal([]byte(files["person.json"]), &record); err != nil {
		t.Fatal(err)
	}
	all := exporter{site: site, at: testAddresses()}.popolo(site.People)
	if diff := cmp.Diff(all.Persons[:1], record.Persons, cmp.AllowUnexported(popoloName{})); diff != "" || len(record.Memberships) != 2 || len(record.Organizations) != 2 {
		t.Errorf("person.json holds %+v (-want +got persons):\n%s", record, diff)
	}
	lines := strings.Split(strings.TrimSpace(files["statements.csv"]), "\n")
	if len(lines) != 3 || !strings.Contains(lines[1], "wait#jane-doe-1") || !strings.Contains(lines[2], "open#jane-doe-1") {
		t.Errorf("statements.csv holds\n%s", files["statements.csv"])
	}
}
