package phrases_test

import (
	"fmt"
	"testing"

	"digest/internal/importer/phrases"
)

func Example() {
	list := phrases.Read()
	fmt.Println(list.Section("Leave a comment (12)"))
	fmt.Println(list.Begins("Sign up for our newsletter and read it every day."))
	fmt.Println(list.Byline("by Jane Doe"))
	// Output:
	// comments
	// offer
	// Jane Doe
}

func TestSection(t *testing.T) {
	list := phrases.Read()
	for line, want := range map[string]string{
		"Share this article":                 phrases.Tail,
		"▸ MENU":                             phrases.Start,
		"Mehr zum Thema":                     phrases.End,
		"Читайте также":                      phrases.End,
		"Pradžia":                            phrases.Start,
		"Privatumo politika":                 phrases.Tail,
		"Susijusios naujienos":               phrases.End,
		"Sākums":                             phrases.Start,
		"Avaleht":                            phrases.Start,
		"Læs også":                           phrases.End,
		"Personvern":                         phrases.Tail,
		"Luetuimmat":                         phrases.End,
		"Lire aussi":                         phrases.End,
		"More from The Example Post":         phrases.End,
		"More than a hundred people came.":   "",
		"Related: another story":             "", // only begins with a label
		"She told readers to share this now": "",
		"":                                   "",
	} {
		if got := list.Section(line); got != want {
			t.Errorf("Section(%q) = %q, want %q", line, got, want)
		}
	}
}

func TestByline(t *testing.T) {
	list := phrases.Read()
	for line, want := range map[string]string{
		"By Jane Doe":                                  "Jane Doe",
		"By Jane Doe and John van Roe |":               "Jane Doe and John van Roe",
		"Von Max Moe":                                  "Max Moe",
		"By Jane Doe, editor at large":                 "Jane Doe, editor at large",
		"By Jane Doe, 03/04/2026":                      "Jane Doe",
		"By Jane Doe in Brussels 5 March 2026":         "Jane Doe",
		"By Anna in 't Doe":                            "Anna in 't Doe",
		"By Jane Doe Mar 5, 2026, 10:22 AM EST":        "Jane Doe",
		"By Jane Doe, 10:22 a.m.":                      "Jane Doe",
		"Von Max Müller, vor 3 Stunden":                "Max Müller",
		"Par Jeanne Doe, le 5 mars 2026":               "Jeanne Doe",
		"Publié le 5 mars 2026 par Jeanne Doe":         "Jeanne Doe",
		"By Jane Doe in New York and Max Moe in Paris": "Jane Doe and Max Moe",
		"By Gabriel·la Doe":                            "Gabriel·la Doe",
		"By Jane Doe, Brussels":                        "Jane Doe",
		"By Jane Doe, TPX News":                        "Jane Doe",
		"By Jane Doe (TPX)":                            "Jane Doe",
		"By Jane Doe @janedoe":                         "Jane Doe",
		"By Jane Doe · 2026-03-05 · 5 min read":        "Jane Doe",
		"By Jane Doe Updated: 5 March 2026":            "Jane Doe",
		"By the way":                                   "",
		"By Monday they had left.":                     "",
		"Von Berlin nach Paris":                        "",
	} {
		if got := list.Byline(line); got != want {
			t.Errorf("Byline(%q) = %q, want %q", line, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	list := phrases.Read()
	for _, tc := range []struct {
		name, line string
		is         func(string) bool
		want       bool
	}{
		{"caption with a label", "Photo: Joe Bloggs", phrases.Caption, true},
		{"caption with an agency", "The hall in March (Joe Bloggs/Getty Images)", phrases.Caption, true},
		{"sentence about a photo", "The photo shows a hall.", phrases.Caption, false},
		{"date line", "Published 4 March 2026, 10:15 CET", phrases.DateLine, true},
		{"change", "Updated at 10:15", phrases.DateLine, true},
		{"sentence with a date", "On 4 March 2026 the envoys of both sides met for a third time in the city.", phrases.DateLine, false},
		{"rights", "© 2026 The Example Post. All rights reserved.", phrases.Rights, true},
		{"networks", "Follow us on Facebook and Instagram", phrases.Follow, true},
		{"one network", "She wrote it on Facebook.", phrases.Follow, false},
		{"credit", "(Reporting by Max Moe)", list.Credits, true},
		{"contribution", "Max Moe contributed reporting from the city.", list.Credits, true},
		{"offer in a second sentence", "That is all. Sign up for our newsletter.", list.Offers, true},
		{"no offer", "They sign up for a plan.", list.Offers, false},
	} {
		if got := tc.is(tc.line); got != tc.want {
			t.Errorf("%s: %q: got %v, want %v", tc.name, tc.line, got, tc.want)
		}
	}
}

func FuzzList(f *testing.F) {
	for _, line := range []string{"by Jane Doe", "Share this", "Sign up for \xff", "4 March 2026 ©", "Facebook Twitter"} {
		f.Add(line)
	}
	list := phrases.Read()
	f.Fuzz(func(_ *testing.T, line string) {
		list.Section(line)
		list.Byline(line)
		list.Offers(line)
		list.Credits(line)
		phrases.Caption(line)
		phrases.DateLine(line)
		phrases.Portrait(line, line)
	})
}
