package quote

import (
	"slices"
	"strings"

	"digest/internal/mention"
	"digest/internal/news"
)

// A role is a phrase taken apart: its words in a form that compares.
type role struct {
	words      []string
	former     bool
	start, end news.Date
}

// A binding is a title that the article itself gives somebody: "Jane Doe, the minister,".
type binding struct {
	words  []string
	former bool
	who    referent
}

func (f *Finder) compilePerson(p Person) person {
	c := person{Person: p}
	switch strings.ToLower(p.Gender) {
	case "female":
		c.gender = clsFemale
	case "male":
		c.gender = clsMale
	case "":
		given, _, _ := strings.Cut(p.Name, " ")
		c.gender = f.words.class([]byte(strings.ToLower(given))) & (clsMale | clsFemale)
		if c.gender == clsMale|clsFemale {
			c.gender = 0
		}
	}
	for _, r := range p.Roles {
		words, former := roleWords(r.Phrase)
		if len(words) > 0 {
			c.roles = append(c.roles, role{words: words, former: former, start: r.Start, end: r.End})
		}
	}
	return c
}

// roleWords are the words of a role in a form that compares: "Russia's", "of
// Russia" and "Russian" are one; so are premier and prime minister.
func roleWords(phrase string) (words []string, former bool) {
	fields := strings.FieldsFunc(strings.ToLower(mention.Fold(phrase)), func(r rune) bool {
		return r == ' ' || r == ',' || r == '-'
	})
	for i, w := range fields {
		if w == "head" && i+2 < len(fields) && fields[i+1] == "of" && (fields[i+2] == "state" || fields[i+2] == "government") {
			words = append(words, "leader")
			fields[i+2] = ""
			continue
		}
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
		switch w {
		case "former", "ex", "then", "late", "onetime":
			former = true
		case "the", "a", "an", "of", "for", "and", "'s", "", "&", "his", "her", "its", "current", "new", "outgoing", "incoming":
		case "premier", "pm":
			words = append(words, "prime", "minister")
		case "head", "boss":
			words = append(words, "chief")
		default:
			words = append(words, country(w))
		}
	}
	return words, former
}

// resolveRole finds whom "the Italian leader" means: somebody whom this article
// gave the title, or the one person who holds it at the article's date.
func (a *article) resolveRole(r referent) referent {
	null := referent{kind: refOther, from: r.from, to: r.to}
	first := a.seq[r.from]
	if first.kind == kndWord && first.class.has(clsDet|clsPossessive) {
		if w := a.word(first); w != "the" && w != "The" {
			return null // a minister, another president, his adviser
		}
	}
	words, former := roleWords(a.text[a.seq[r.from].start:a.seq[r.to-1].end])
	if !slices.ContainsFunc(words, isHead) {
		return null
	}
	for _, b := range slices.Backward(a.titles) {
		if b.former == former && subset(words, b.words) {
			b.who.from, b.who.to = r.from, r.to
			return b.who
		}
	}
	var named, all []int
	for _, p := range a.office {
		if a.holds(p, words, former) {
			all = append(all, p)
			if a.named[p] {
				named = append(named, p)
			}
		}
	}
	found := -1
	switch general := isGeneral(words); {
	case len(named) == 1 && !general, len(named) > 0 && general:
		found = a.lastOf(named, r.from)
		if found < 0 && !general {
			found = named[0]
		}
		null.review = len(named) > 1 || a.date.IsZero() && len(all) > 1
	case len(named) == 0 && len(all) == 1 && !general:
		found = all[0]
	}
	if found < 0 {
		null.review = false
		return null
	}
	null.kind, null.index, null.gender = refPerson, found, a.genderOf(found)
	return null
}

// lastOf is who of some people was named last before at, or -1.
func (a *article) lastOf(people []int, at int) int {
	const reach = 1000
	for k := at - 1; k >= 0 && k > at-reach; k-- {
		if a.seq[k].kind == kndPerson && slices.Contains(people, a.mentions[a.seq[k].index].Person) {
			return a.mentions[a.seq[k].index].Person
		}
	}
	return -1
}

// isGeneral reports whether a role's words leave open of what: "the foreign minister".
func isGeneral(words []string) bool {
	for _, w := range words {
		switch w {
		case "foreign", "prime", "top", "high", "senior", "defense", "interior", "finance", "deputy", "policy", "vice":
		default:
			if !isHead(w) {
				return false
			}
		}
	}
	return true
}

// holds reports whether a person holds a role, by its words, at the article's date.
func (a *article) holds(p int, words []string, former bool) bool {
	for _, r := range a.people[p].roles {
		past := r.former
		if !a.date.IsZero() {
			if !r.start.IsZero() && !a.date.End().After(r.start.Start()) {
				continue
			}
			past = past || !r.end.IsZero() && !a.date.Start().Before(r.end.End())
		}
		if past == former && subset(words, r.words) {
			return true
		}
	}
	return false
}

// subset reports whether a role's words hold all of the phrase's. "Leader" stands
// for the heads of states and governments, "top diplomat" for foreign ministers.
func subset(words, of []string) bool {
	head := false
	for _, w := range words {
		if !holdsWord(of, w) {
			return false
		}
		head = head || isHead(w)
	}
	return head
}

func isHead(w string) bool {
	switch w {
	case "president", "minister", "chancellor", "leader", "chief", "secretary", "commissioner", "senator", "governor", "mayor",
		"ambassador", "envoy", "diplomat", "director", "chairman", "chairwoman", "chair", "speaker", "congressman", "congresswoman",
		"king", "queen", "pope", "judge", "adviser", "advisor", "aide", "representative", "general", "negotiator", "spokesman",
		"spokeswoman", "spokesperson", "taoiseach", "candidate", "nominee", "prosecutor", "lawmaker", "admiral", "politician":
		return true
	}
	return false
}

// related reports whether one word is the other with an ending, as adjectives of
// countries are: Utopia, Utopian. It is not for offices: a presidential candidate
// is no president.
func related(a, b string) bool {
	const stem = 5
	return len(a) >= stem && len(b) >= stem && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

func holdsWord(of []string, w string) bool {
	for _, o := range of {
		if o == w || !isHead(w) && related(o, w) {
			return true
		}
	}
	switch w {
	case "leader":
		return holdsWord(of, "president") || holdsWord(of, "prime") || holdsWord(of, "chancellor")
	case "top", "chief":
		return (w == "top" || w == "chief") && (holdsWord(of, "representative") || holdsWord(of, "foreign"))
	case "diplomat":
		return holdsWord(of, "representative") || holdsWord(of, "foreign")
	case "representative":
		return holdsWord(of, "policy") && holdsWord(of, "foreign")
	case "high":
		return holdsWord(of, "policy") && holdsWord(of, "foreign")
	}
	return false
}
