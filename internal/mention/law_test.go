package mention

import (
	"fmt"
	"strings"
	"testing"
)

// FuzzFind holds the law: what is found, folded and without marks and blanks, is
// one of the person's names; mentions are in order and do not overlap.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Jane Doe spoke. Doe left.", "**Jane** Doe\n> Doe", "JANE DOE, Von der Au", "`Doe` [x](Doe) <Doe> <!-- Doe",
		"```\nDoe\n```\nJane Doe", "[Doe]: x\n[[Jane Doe]] Doe", "J. D. Pence J.D. Pence \\- Doe", "d'O’Neil’s Ek-Ros",
		"\xff Jane\u00ad Doe \u0301Zoe\u0301 Lonska", "https://Doe Doe ](Doe", "a Twin, Ann Twin Twin Bob Twin Twin",
	} {
		f.Add(s, "Doe’s plan", "Jane Doe")
	}
	f.Add("`0`0", "0", "0") // a name is not Markdown
	f.Fuzz(func(t *testing.T, title, body, name string) {
		names := append([]Name{{ID: len(people), Full: name, Others: []string{title}, Family: name, FamilyAlone: true}}, people...)
		byID := make(map[int]Name)
		for _, n := range names {
			byID[n.ID] = n
		}
		texts := []string{title, body}
		for i, mentions := range Compile(names).Find(texts...) {
			last := 0
			for _, m := range mentions {
				if m.Start < last || m.Start >= m.End || m.End > len(texts[i]) {
					t.Fatalf("%q: mention %+v after %d", texts[i], m, last)
				}
				last = m.End
				if got := texts[i][m.Start:m.End]; !isNameOf(byID[m.Person], got) {
					t.Errorf("%q is no name of %+v", got, byID[m.Person])
				}
			}
		}
	})
}

// isNameOf compares without particles' case; that of others is for TestFind.
func isNameOf(n Name, s string) bool {
	forms := append([]string{n.Full, n.Family}, n.Others...)
	for _, words := range familyNames(n) {
		var b strings.Builder
		for _, w := range words {
			b.WriteString(w.folded)
		}
		forms = append(forms, b.String())
	}
	for _, form := range forms {
		if strings.EqualFold(bare(form), bare(s)) {
			return true
		}
	}
	return false
}

// bare keeps the letters, digits, hyphens, apostrophes and full stops of a folded
// text, but none at its ends.
func bare(s string) string {
	s = strings.Map(func(r rune) rune {
		if isWordRune(r) || strings.ContainsRune("'-.", r) {
			return r
		}
		return -1
	}, Fold(s))
	return strings.Trim(s, "'-.")
}

// TestLinear reads long texts of openings that never end. A search that begins
// anew at each of them would take minutes.
func TestLinear(t *testing.T) {
	gazetteer := Compile(people)
	for _, opening := range []string{
		"`", "``` ", "<a", "<!--", "](", "](((", "[[", "[x", "[[a]]", "[[\n", "Jane ", "Jane Doe ", "Doe-", "\n", "\n\n~~~", "\\", "*", "Richard Doe ",
		"Ute von der ", "\u00ad", "\u0301", "http", "` `` ``` ```` ````` ",
	} {
		gazetteer.Find(strings.Repeat(opening, 1<<18/len(opening)))
	}
	var ticks strings.Builder
	for n := 1; n < 700; n++ {
		ticks.WriteString(strings.Repeat("`", n) + " ")
	}
	gazetteer.Find(ticks.String())
}

// BenchmarkFind reads an article of ordinary prose with 500 people.
func BenchmarkFind(b *testing.B) {
	names := make([]Name, 500)
	for i := range names {
		family := fmt.Sprintf("D%ce%cberg%c", 'a'+i%26, 'a'+i/26%26, 'a'+i%7)
		names[i] = Name{ID: i, Full: fmt.Sprintf("J%cn %s", 'a'+i%5, family), Family: family, FamilyAlone: true}
		if i%10 == 0 {
			names[i].Family = "von der " + family
			names[i].Full = "Ute " + names[i].Family
		}
	}
	gazetteer := Compile(names)
	paragraph := "On Monday " + names[3].Full + " told reporters in Brussels that “the talks, such as they are, will go on”. " +
		"Later the Danish minister of foreign affairs, " + names[40].Full + ", said that nobody had asked for them – least of all " +
		names[3].Family + ". The [statement](https://example.org/a/b) was **not** signed by the Union’s members, and de facto nothing " +
		"changed in the months that followed, when café owners in Kraków counted the losses of a long winter.\n\n"
	text := strings.Repeat(paragraph, 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if found := gazetteer.Find(text)[0]; len(found) != 60 {
			b.Fatalf("%d mentions, want 60", len(found))
		}
	}
}
