package quote

import (
	"fmt"
	"strings"
	"testing"

	"digest/internal/news"
)

// crowd is n people who are plainly invented.
func crowd(n int) []Person {
	people := make([]Person, n)
	for i := range people {
		family := fmt.Sprintf("D%ce%cberg%c", 'a'+i%26, 'a'+i/26%26, 'a'+i%7)
		people[i] = Person{
			Name: fmt.Sprintf("J%cn %s", 'a'+i%5, family), Family: family, Gender: []string{"female", "male"}[i%2],
			Roles: []Role{{Phrase: fmt.Sprintf("Minister %d of Exampleland", i)}},
		}
	}
	return people
}

func BenchmarkFind(b *testing.B) {
	people := crowd(500)
	finder := Compile(people)
	paragraph := "On Monday " + people[3].Name + " told reporters in Brussels that “the talks, such as they are, will go on”. " +
		"Later the Danish minister of foreign affairs, " + people[40].Name + ", said that nobody had asked for them – least of all " +
		people[3].Family + ". The [statement](https://example.org/a/b) was **not** signed by the Union’s members, and de facto nothing " +
		"changed in the months that followed, when café owners in Kraków counted the losses of a long winter.\n\n" +
		"“We have waited long enough,” " + people[40].Family + " said on Tuesday. “Nobody will wait for us,” she added.\n\n"
	text := strings.Repeat(paragraph, 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if found := finder.Find(text, news.Date{}); len(found.Quotes) != 60 {
			b.Fatalf("%d quotations, want 60", len(found.Quotes))
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	people := crowd(500)
	b.ReportAllocs()
	for b.Loop() {
		Compile(people)
	}
}
