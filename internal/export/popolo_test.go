package export

import (
	"encoding/json"
	"regexp"
	"testing"
)

func TestPopoloDate(t *testing.T) {
	for _, tt := range []struct{ date, iso, edtf string }{
		{"2024", "2024", ""},
		{"2024-12", "2024-12", ""},
		{"2024-12-01", "2024-12-01", ""},
		{"2024-12~", "2024-12", "2024-12~"},
		{"2024-12-01T09:00:00Z", "2024-12-01", "2024-12-01T09:00:00Z"},
		{"2024-21", "", "2024-21"},
		{"2024/2025", "", "2024/2025"},
	} {
		if iso, edtf := popoloDate(date(t, tt.date)); iso != tt.iso || edtf != tt.edtf {
			t.Errorf("popoloDate(%s) = %q, %q, want %q, %q", tt.date, iso, edtf, tt.iso, tt.edtf)
		}
	}
}

// Every id that a membership names is in the file, and its dates are Popolo's.
func TestPopoloHoldsTogether(t *testing.T) {
	var p popolo
	if err := json.Unmarshal(encode(t, Files(testSite(t), testAddresses()))["people.json"], &p); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"": true}
	for _, person := range p.Persons {
		known["person "+person.ID] = true
	}
	for _, o := range p.Organizations {
		known["organization "+o.ID] = true
	}
	for _, a := range p.Areas {
		known["area "+a.ID] = true
	}
	popoloPattern := regexp.MustCompile(`^([0-9]{4}(-[0-9]{2}){0,2})?$`)
	for _, m := range p.Memberships {
		if !known["person "+m.PersonID] || !known["organization "+m.OrganizationID] || !known["area "+m.AreaID] {
			t.Errorf("%+v names what is not there", m)
		}
		if !popoloPattern.MatchString(m.StartDate) || !popoloPattern.MatchString(m.EndDate) {
			t.Errorf("%+v has a date that is not Popolo's", m)
		}
	}
}
