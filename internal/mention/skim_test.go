package mention

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// unskimmed is the gazetteer that looks at every word.
func unskimmed(names []Name) *Gazetteer {
	g := Compile(names)
	g.marks = [256]mark{} // where every byte is a stop
	return g
}

// FuzzSkim holds the law of skimming: what is passed over begins no name and changes
// nothing of what follows.
func FuzzSkim(f *testing.F) {
	for _, s := range []string{
		"The man with Doe. A doe, Richard Doe, of the Doe Foundation", "von der Au, Von Der Au, VON DER AU and der Au",
		"www.Doe.example http Doe https://x/Doe the th", "Jane\nDoe 2nd Doe II, Doe Jr.", "x` Doe` <b Doe> [Doe] a\\Doe ~~Doe~~",
		"Zoë Lonska zoe lonska ZOE LONSKA é Doe", "xJane Doe Xy Doe A B Doe", "",
	} {
		f.Add(s, "Jane Doe")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		names := append([]Name{{ID: len(people), Full: name, Family: name, FamilyAlone: true, FamilyKnown: len(text)%2 == 0}}, people...)
		if diff := cmp.Diff(unskimmed(names).Find(name, text), Compile(names).Find(name, text)); diff != "" {
			t.Errorf("%q (-every word +skimmed):\n%s", text, diff)
		}
	})
}

// TestSkimArticles holds the same for the articles of the first digest and its people,
// and for names that begin like its words.
func TestSkimArticles(t *testing.T) {
	names := []Name{
		{Full: "the Union", Family: "Union", FamilyAlone: true, FamilyKnown: true},
		{Full: "May", Family: "May", FamilyAlone: true},
		{Full: "to be", Family: "be", FamilyAlone: true},
	}
	for _, text := range contents(t, "people") {
		_, name, _ := strings.Cut(text, "\nname: ")
		name, _, _ = strings.Cut(name, "\n")
		family := name[strings.LastIndexByte(name, ' ')+1:]
		names = append(names, Name{ID: len(names), Full: name, Family: family, FamilyAlone: true, FamilyKnown: true})
	}
	slow, fast, found := unskimmed(names), Compile(names), 0
	for _, text := range contents(t, "articles") {
		want := slow.Find(text)
		if diff := cmp.Diff(want, fast.Find(text)); diff != "" {
			t.Errorf("%.200q (-every word +skimmed):\n%s", text, diff)
		}
		found += len(want[0])
	}
	if found < 100 {
		t.Errorf("only %d names in all", found)
	}
}

// contents are the files of a folder of the first digest.
func contents(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob("../../content/" + folder + "/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	texts := make([]string, len(files))
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(text)
	}
	return texts
}
