package mention

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// people are plainly invented; ids are the order.
var people = []Name{
	{ID: 0, Full: "Jane Doe", Family: "Doe", FamilyAlone: true},
	{ID: 1, Full: "Zoë Łońska", Others: []string{"Zoe Lonskaya", "Zosia"}, Family: "Łońska", FamilyAlone: true},
	{ID: 2, Full: "Ute von der Au", Family: "von der Au", FamilyAlone: true},
	{ID: 3, Full: "Tim De Roo", Family: "De Roo", FamilyAlone: true},
	{ID: 4, Full: "Ann Twin", Family: "Twin", FamilyAlone: true},
	{ID: 5, Full: "Bob Twin", Family: "Twin", FamilyAlone: true},
	{ID: 6, Full: "Max May", Family: "May"},
	{ID: 7, Full: "Pat O'Neil", Family: "O'Neil", FamilyAlone: true},
	{ID: 8, Full: "Ida Ek-Ros", Family: "Ek-Ros", FamilyAlone: true},
	{ID: 9, Full: "J.D. Pence", Others: []string{"JD Pence"}, Family: "Pence", FamilyAlone: true},
	{ID: 10, Full: "Xu Li", Family: "Xu", FamilyAlone: true},
	{ID: 11, Full: "Sam Same", Others: []string{"Sammy"}, Family: "Same"},
	{ID: 12, Full: "Sam Same", Family: "Same"},
	{ID: 13, Full: "Una Rarename", Family: "Rarename", FamilyAlone: true, FamilyKnown: true},
}

// TestFind shows texts with their mentions in brackets: [id Full name], (id Bare).
func TestFind(t *testing.T) {
	gazetteer := Compile(people)
	for _, test := range []struct{ name, marked string }{
		{"full name", "Yesterday [0 Jane Doe] spoke."},
		{"family name after it", "[0 Jane Doe] spoke. (0 Doe) left."},
		{"family name before it", "(0 Doe) left. [0 Jane Doe] spoke."},
		{"family name alone", "Doe left."},
		{"family name that needs no introduction", "(13 Rarename) left."},
		{"family name of somebody else", "Rarename left Tom Rarename."},
		{"possessive", "[0 Jane Doe]’s plan and (0 Doe)'s friends"},
		{"lower case is no name", "[0 Jane Doe] met a doe and jane doe."},
		{"part of a word", "[0 Jane Doe] Doerr Does Doe1"},
		{"accents are folded", "[1 Zoe Lonska], or [1 ZOË ŁOŃSKA], or (1 Lon\u0301ska)"},
		{"invisible characters", "[0 Ja\u00adne\u00a0Doe]"},
		{"other name", "[1 Zosia] is Łońska? Not in this article."},
		{"other spelling of the family name", "[1 Zoë Łońska] and (1 Lonskaya)"},
		{"other name introduces", "[1 Zoe Lonskaya] and (1 Łońska)"},
		{"particles", "[2 Ute von der Au] and (2 Von der Au) and (2 von der Au), [3 Tim de Roo], (3 De Roo), (3 de Roo)"},
		{"capitals", "[0 JANE DOE] MEETS (3 DE ROO), [3 TIM DE ROO]; XU AND [10 XU LI], (10 Xu)"},
		{"family name may not stand alone", "[6 Max May] said May is a month."},
		{"apostrophes", "[7 Pat O’Neil], (7 O'Neil)’s; Neil; d'(7 O'Neil)"},
		{"double family names", "[8 Ida Ek-Ros], (8 Ek‑Ros), Ek, Ros, Ek Ros"},
		{"initials", "[9 J.D. Pence], [9 J. D. Pence], [9 JD Pence], J. (9 Pence), M. Pence"},
		{"longest wins", "[2 Ute von der Au] and [3 Tim De Roo]"},
		{"same full name twice is nobody's", "Sam Same said. [11 Sammy] agreed."},

		{"namesake before anybody is named", "Twin said. [4 Ann Twin] met [5 Bob Twin]."},
		{"the last one named", "[4 Ann Twin] said. (4 Twin) left. [5 Bob Twin] came. (5 Twin) sat. [4 Ann Twin]: (4 Twin)."},

		{"somebody's relative", "[0 Jane Doe] and her brother Richard Doe. Richard Doe spoke. (0 Doe) listened."},
		{"titles", "[0 Jane Doe], President (0 Doe), Mrs. (0 Doe), ex-Minister (0 Doe), Prime Minister (0 Doe)"},
		{"nationalities, days, acronyms", "[0 Jane Doe], the Danish (0 Doe); on Monday (0 Doe) and for NATO (0 Doe)"},
		{"start of a sentence", "[0 Jane Doe]. When (0 Doe) came, all left. “If (0 Doe) comes, so do I.” Pressing (0 Doe), he"},
		{"another's possessive", "[0 Jane Doe]. Roe's (0 Doe) and ROE’S (0 Doe)"},
		{"own initial, another's initial", "[0 Jane Doe], J. (0 Doe), R. Doe. A plan. (0 Doe) left."},
		{"hyphen compounds", "[0 Jane Doe], the Doe-Roe plan, the Roe–Doe plan, Doe-style, pro-Doe, Jane Doe-Roe"},
		{"before another name", "[0 Jane Doe]. Doe Smith spoke for the Doe Foundation. (0 Doe) Monday left; (0 Doe) EU."},
		{"junior", "Jane Doe Jr., Jane Doe, Jr., Jane Doe II, [0 Jane Doe], Doe III"},
		{"behind a mention", "They told [0 Jane Doe] (9 Pence) had seen [9 JD Pence]."},
		{"headline", "Why Angry (0 Doe) Says No Again\n\n[0 Jane Doe] spoke."},
		{"headline on a relative", "Famous Richard Doe Says No\n\nHer brother Richard Doe is not [0 Jane Doe]."},

		{"emphasis", "**[0 Jane** Doe], _[0 Jane Doe]_, *[0 Jane* *Doe]*"},
		{"line break", "[0 Jane\nDoe], [0 Jane\r\nDoe]\n\n> [0 Jane\n> Doe]"},
		{"paragraphs", "Jane\n\nDoe, Jane\n \nDoe, Jane\n- Doe\n* Doe, Jane. Doe, Jane, Doe"},
		{"heading and list", "# [0 Jane Doe]\n\n* (0 Doe)\n1. (0 Doe)\n| (0 Doe) |"},
		{"fenced code", "```text Doe\nJane Doe\n````\n[0 Jane Doe]\n~~~\nDoe\n```\nDoe\n~~~ \n(0 Doe)\n> ```\n> Doe\n> ```\n(0 Doe)\n```\nDoe"},
		{"code span", "[0 Jane Doe] `Doe` ``Doe ` Doe`` \\`(0 Doe) `(0 Doe)\n\n(0 Doe)`"},
		{"address", "[0 Jane Doe] http://example.org/Doe <https://example.org/ Doe> www.Doe.example (0 Doe)"},
		{"link", "[[0 Jane Doe]](/people/Doe \"Jane Doe\") and [(0 Doe)](<a Doe> 'Doe') and ](((0 Doe)\n\n(0 Doe)"},
		{"tag and comment", "<a title=\"Doe\">[0 Jane Doe]</a><!-- Doe > Doe --> <(0 Doe) <- (0 Doe) <!-- (0 Doe)"},
		{"definition", "[Jane Doe]: https://example.org/Doe \"Doe\"\n[[0 Jane Doe]]: I, (0 Doe), said\n[^1]: (0 Doe)\n[Doe]: /Doe"},
		{"wikilink", "[[Jane Doe]] and (0 Doe) and [[jane|Doe]] [[(0 Doe)"},
		{"invalid UTF-8", "[0 Jane\xff\xfe Doe]"},
		{"nothing", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, want := unmark(test.marked)
			if test.name == "invalid UTF-8" {
				want = nil // a broken character is no blank
			}
			if diff := cmp.Diff(want, gazetteer.Find(text)[0]); diff != "" {
				t.Errorf("Find(%q) (-want +got):\n%s", text, diff)
			}
		})
	}
}

func TestFindReadsAllTextsOfAnArticle(t *testing.T) {
	gazetteer := Compile(people)
	title, inTitle := unmark("(0 Doe)’s plan")
	body, inBody := unmark("[0 Jane Doe] has a plan.")
	got := gazetteer.Find(title, "", body)
	if diff := cmp.Diff([][]Mention{inTitle, nil, inBody}, got); diff != "" {
		t.Errorf("Find (-want +got):\n%s", diff)
	}
}

func TestFindWithoutNames(t *testing.T) {
	gazetteer := Compile([]Name{{ID: 3}, {ID: 4, Full: "Jane “Jo” Doe"}, {ID: 5, Full: " . "}, {ID: 6, Full: "bell hook", Family: "hook", FamilyAlone: true}})
	text, want := unmark("Jane “Jo” Doe, [6 bell hook]: off the hook.")
	if diff := cmp.Diff(want, gazetteer.Find(text)[0]); diff != "" {
		t.Errorf("Find(%q) (-want +got):\n%s", text, diff)
	}
}

func TestFold(t *testing.T) {
	for _, test := range []struct{ s, want string }{
		{"Jane Doe", "Jane Doe"},
		{"Łukasz Øre-Đæß ı Œ", "Lukasz Ore-Daess i OE"},
		{"Țoiu Ėé e\u0301 Ğ", "Toiu Ee e G"},
		{"O’Neil ‘Neil", "O'Neil 'Neil"},
		{"Ek‑Ros\u00a0–\u00ad\u200b", "Ek-Ros -"},
		{"Йод Ωμέγα", "Иод Ωμεγα"},
		{"\xff", ""},
	} {
		if got := Fold(test.s); got != test.want {
			t.Errorf("Fold(%q) = %q, want %q", test.s, got, test.want)
		}
	}
}

func Example() {
	gazetteer := Compile([]Name{{ID: 7, Full: "Jane van Doe", Family: "van Doe", FamilyAlone: true}})
	title, body := "Van Doe’s plan", "The plan of **Jane** van Doe failed. Her brother Richard van Doe agrees."
	found := gazetteer.Find(title, body)
	for i, text := range []string{title, body} {
		for _, m := range found[i] {
			fmt.Printf("%d %q full:%t\n", m.Person, text[m.Start:m.End], m.Full)
		}
	}
	// Output:
	// 7 "Van Doe" full:false
	// 7 "Jane** van Doe" full:true
}

// unmark takes "[7 " … "]" and "(7 " … ")" out of a text and returns what they
// marked; brackets without a number stay.
func unmark(marked string) (text string, mentions []Mention) {
	var b strings.Builder
	for i := 0; i < len(marked); i++ {
		var m Mention
		var closing string
		n, _ := fmt.Sscanf(marked[i:], "[%d ", &m.Person)
		if m.Full, closing = n == 1, "]"; !m.Full {
			n, _ = fmt.Sscanf(marked[i:], "(%d ", &m.Person)
			closing = ")"
		}
		if n != 1 {
			b.WriteByte(marked[i])
			continue
		}
		name, _, _ := strings.Cut(marked[i:], closing)
		_, name, _ = strings.Cut(name, " ")
		m.Start = b.Len()
		b.WriteString(name)
		m.End = b.Len()
		mentions = append(mentions, m)
		i += strings.Index(marked[i:], closing)
	}
	return b.String(), mentions
}
