package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"digest/internal/mention"
	"digest/internal/news"
)

// A Person is somebody whose quotations are looked for.
type Person struct {
	// Name is the preferred full name.
	Name string
	// OtherNames are transliterations, former and short names.
	OtherNames []string
	// Family is the family name with its particles; empty means the end of Name.
	Family string
	// Introduced forbids the bare family name in texts that never hold the full
	// name; Full forbids it altogether.
	Introduced, Full bool
	// Gender is "female", "male" or another word; empty is unknown, and then the
	// given name may tell.
	Gender string
	// Roles are what texts call the person besides the name.
	Roles []Role
}

// A Role is a phrase that texts use for whoever holds an office.
type Role struct {
	// Phrase is "French President", "President of France", "EU's chief diplomat".
	Phrase string
	// Start and End bound when it holds; zero is open.
	Start, End news.Date
}

// FromRecord is the person that a file of content/people describes.
func FromRecord(r *news.PersonRecord) Person {
	p := Person{Name: r.Name, Family: r.FamilyName, Gender: r.Gender, Full: r.SurnameAlone != nil && !*r.SurnameAlone}
	for _, other := range r.OtherNames {
		p.OtherNames = append(p.OtherNames, other.Name)
	}
	for _, m := range r.Memberships {
		phrases := append([]string{m.Role + " " + m.Organization}, m.RoleNames...)
		if area := areaName(m.Area); area != "" {
			phrases = append(phrases, m.Role+" "+area)
		}
		for _, phrase := range phrases {
			p.Roles = append(p.Roles, Role{Phrase: phrase, Start: m.StartDate, End: m.EndDate})
		}
	}
	return p
}

// names are what the gazetteer is compiled from.
func names(people []Person, words *lexicon) []mention.Name {
	names := make([]mention.Name, len(people))
	bearers := make(map[string]int)
	for i, p := range people {
		family := p.Family
		if family == "" {
			family = familyName(p.Name)
		}
		names[i] = mention.Name{
			ID: i, Full: p.Name, Others: slices.Concat(p.OtherNames, doubleFamily(p.Name), shorter(p.Name)),
			Family: family, FamilyAlone: !p.Full,
		}
		bearers[mention.Fold(family)]++
	}
	for i, p := range people {
		family := mention.Fold(names[i].Family)
		names[i].FamilyKnown = !p.Introduced && bearers[family] == 1 && isRare(family, words)
	}
	return names
}

// familyName is the last word of a name, with the particles before it.
func familyName(name string) string {
	words := strings.Fields(name)
	for len(words) > 2 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	i := len(words) - 1
	for i > 1 && isParticle(strings.ToLower(words[i-1])) {
		i--
	}
	return strings.Join(words[max(i, 0):], " ")
}

// isSuffix is for what stands behind a family name.
func isSuffix(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "Jr", "Sr", "Jnr", "Snr", "II", "III", "IV":
		return true
	}
	return false
}

// shorter are the forms of a name without its middle initial and without a suffix:
// Ann B. Roos Jr. is called Ann Roos.
func shorter(name string) []string {
	words := strings.Fields(name)
	for len(words) > 2 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	kept := slices.Clone(words)
	if len(kept) == 3 && len(strings.TrimSuffix(kept[1], ".")) == 1 {
		kept = slices.Delete(kept, 1, 2)
	}
	if short := strings.Join(kept, " "); short != name {
		return []string{short}
	}
	return nil
}

// doubleFamily is the last two words of a name of three: Ann Ek Roos is called Ek
// Roos as often as Roos.
func doubleFamily(name string) []string {
	words := strings.Fields(name)
	if len(words) != 3 || len(words[1]) < 3 || strings.HasSuffix(words[1], ".") || isParticle(strings.ToLower(words[1])) {
		return nil
	}
	return []string{words[1] + " " + words[2]}
}

// isRare reports whether a family name can hardly be anything else: it is long,
// no word of the lexicon, and not among the names that very many people bear.
func isRare(family string, words *lexicon) bool {
	const letters = 4
	lower := strings.ToLower(family)
	if utf8.RuneCountInString(lower) < letters || words.class([]byte(lower)) != 0 {
		return false
	}
	switch lower {
	case "bush", "ford", "rose", "long", "holt", "cook", "wood", "bell", "ball", "page", "rice", "wolf", "swan", "bird", "love",
		"hunt", "ross", "reed", "gray", "grey", "webb", "cole", "dean", "kent", "rock", "lamb", "fish", "hope", "rich", "bond",
		"rush", "sage", "sand", "shaw", "snow", "ward", "lane", "nash", "pace", "penn", "pike", "pitt", "tate", "wade", "ware",
		"wise", "bass", "beck", "best", "boyd", "buck", "cain", "cash", "cobb", "cruz", "dale", "diaz", "duff", "gold", "good",
		"hand", "hart", "head", "horn", "kane", "kerr", "knox", "land", "levy", "moon", "moss", "neal", "noble", "peck", "pool",
		"post", "ring", "root", "self", "ship", "song", "tang", "todd", "vale", "wang", "chen", "zhao", "yang", "will", "mann",
		"smith", "jones", "brown", "johnson", "williams", "miller", "davis", "wilson", "anderson", "taylor", "moore", "martin",
		"jackson", "thompson", "harris", "clark", "lewis", "robinson", "walker", "young", "allen", "scott", "wright", "adams",
		"baker", "nelson", "carter", "mitchell", "turner", "phillips", "campbell", "parker", "evans", "edwards", "collins",
		"stewart", "morris", "murphy", "cooper", "richardson", "howard", "peterson", "watson", "brooks", "kelly", "sanders",
		"bennett", "hughes", "myers", "foster", "washington", "lincoln", "jordan", "costa", "stone", "woods", "rivers", "fields",
		"banks", "waters", "price", "potter", "fisher", "mason", "hunter", "marsh", "petrov", "ivanov", "muller", "mueller",
		"schmidt", "schneider", "fischer", "weber", "meyer", "wagner", "becker", "schulz", "hoffmann", "garcia", "martinez",
		"lopez", "sanchez", "perez", "gonzalez", "rodriguez", "fernandez", "rossi", "ferrari", "russo", "silva", "santos",
		"jensen", "nielsen", "hansen", "andersen", "larsen", "olsen", "johansson", "andersson", "nilsson", "dubois", "bernard",
		"novak", "popov", "singh", "kumar", "sharma", "nguyen", "chang", "zhang", "huang":
		return false
	}
	return true
}
