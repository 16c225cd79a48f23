package export

import (
	"io"
	"slices"

	"digest/internal/news"
)

// A popolo is people.json, by https://www.popoloproject.com/specs/.
//
// A person's id is the slug, an area's its ISO 3166 code. Organizations have no
// records of their own, so an organization's id is its name; memberships need
// no id. Popolo dates are ISO 8601, a year, month or day; where EDTF says more
// ("2024-12~"), it stands beside them under a name that ends in "_edtf".
type popolo struct {
	Persons       []popoloPerson       `json:"persons"`
	Organizations []popoloOrganization `json:"organizations"`
	Memberships   []popoloMembership   `json:"memberships"`
	Areas         []popoloArea         `json:"areas"`
}

type popoloPerson struct {
	ID          string             `json:"id"`
	Name        string             `json:"name"`
	SortName    string             `json:"sort_name,omitempty"`
	FamilyName  string             `json:"family_name,omitempty"`
	OtherNames  []popoloName       `json:"other_names,omitempty"`
	Gender      string             `json:"gender,omitempty"`
	Identifiers []popoloIdentifier `json:"identifiers,omitempty"`
	Links       []popoloLink       `json:"links"` // the digest's page comes first
	Sources     []popoloLink       `json:"sources,omitempty"`
}

type popoloName struct {
	Name string `json:"name"`
	popoloDates
	Note string `json:"note,omitempty"`
}

type popoloDates struct {
	StartDate     string `json:"start_date,omitempty"`
	StartDateEDTF string `json:"start_date_edtf,omitempty"`
	EndDate       string `json:"end_date,omitempty"`
	EndDateEDTF   string `json:"end_date_edtf,omitempty"`
}

type popoloIdentifier struct {
	Scheme     string `json:"scheme,omitempty"`
	Identifier string `json:"identifier"`
}

type popoloLink struct {
	URL  string `json:"url"`
	Note string `json:"note,omitempty"`
}

type popoloOrganization struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type popoloMembership struct {
	PersonID       string `json:"person_id"`
	OrganizationID string `json:"organization_id,omitempty"`
	Role           string `json:"role,omitempty"`
	AreaID         string `json:"area_id,omitempty"`
	popoloDates
}

type popoloArea struct {
	ID         string `json:"id"`
	Identifier string `json:"identifier"`
}

func (e exporter) peopleJSON(w io.Writer) error {
	return writeJSON(w, e.popolo(e.site.People), nil)
}

func (e exporter) popolo(people []*news.Person) popolo {
	out := popolo{
		Persons:       make([]popoloPerson, len(people)),
		Organizations: []popoloOrganization{},
		Memberships:   []popoloMembership{},
		Areas:         []popoloArea{},
	}
	var organizations, areas []string
	for i, p := range people {
		out.Persons[i] = e.popoloPerson(p)
		for _, m := range p.Memberships {
			organizations, areas = append(organizations, m.Organization), append(areas, m.Area)
			out.Memberships = append(out.Memberships, popoloMembership{
				PersonID: p.Slug, OrganizationID: m.Organization, Role: m.Role, AreaID: m.Area,
				popoloDates: newPopoloDates(m.StartDate, m.EndDate),
			})
		}
	}
	for _, name := range distinct(organizations) {
		out.Organizations = append(out.Organizations, popoloOrganization{ID: name, Name: name})
	}
	for _, code := range distinct(areas) {
		out.Areas = append(out.Areas, popoloArea{ID: code, Identifier: code})
	}
	return out
}

func (e exporter) popoloPerson(p *news.Person) popoloPerson {
	out := popoloPerson{
		ID: p.Slug, Name: p.Name, SortName: p.SortName, FamilyName: p.FamilyName, Gender: p.Gender,
		Links: []popoloLink{{URL: e.at.Person(p), Note: e.site.Settings.Title}},
	}
	for _, n := range p.OtherNames {
		out.OtherNames = append(out.OtherNames, popoloName{
			Name: n.Name, Note: n.Note, popoloDates: newPopoloDates(n.StartDate, n.EndDate),
		})
	}
	for _, i := range p.Identifiers {
		out.Identifiers = append(out.Identifiers, popoloIdentifier(i))
	}
	for _, l := range p.Links {
		out.Links = append(out.Links, popoloLink(l))
	}
	for _, l := range p.Sources {
		out.Sources = append(out.Sources, popoloLink(l))
	}
	return out
}

func newPopoloDates(start, end news.Date) popoloDates {
	var d popoloDates
	d.StartDate, d.StartDateEDTF = popoloDate(start)
	d.EndDate, d.EndDateEDTF = popoloDate(end)
	return d
}

// popoloDate cuts what Popolo's pattern of a date does not allow, a time of day
// for one, and gives the EDTF where something was cut.
func popoloDate(d news.Date) (iso, edtf string) {
	iso = d.ISO()
	iso = iso[:min(len(iso), len("2026-05-28"))]
	if iso == d.String() {
		return iso, ""
	}
	return iso, d.String()
}

// distinct are the names that are not empty, sorted, each once.
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}
