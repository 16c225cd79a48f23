package quote

import "strings"

// A lexicon is the classes of the English words that attribution turns on, by
// the word in lower case. Words that are not in it are nouns, verbs or
// adjectives that nothing depends on. It is a hash table with open addressing:
// every word of a text is looked up, and half of them are not there.
type lexicon struct {
	// slots are places in entries, or 0: so many fit the processor's nearest memory.
	slots   [lexiconSize]uint16
	entries []entry
	// small is, for the letters and digits of ASCII, the small letter or the digit,
	// and 0 for all other bytes.
	small [256]byte
}

type entry struct {
	word  string
	hash  uint32
	class class
}

// lexiconSize is a power of two, some times the number of words.
const lexiconSize = 1 << 13

func newLexicon() *lexicon {
	classes := make(map[string]class, lexiconSize/4)
	for _, group := range append(wordGroups(), givenNames()...) {
		for word := range strings.FieldsSeq(group.words) {
			classes[word] |= group.class
		}
	}
	for _, group := range verbGroups() {
		for verb := range strings.FieldsSeq(group.words) {
			addVerb(classes, verb, group.class)
		}
	}
	l := &lexicon{entries: make([]entry, 1, len(classes)+1)}
	for word, c := range classes {
		h := hash([]byte(word))
		i := h % lexiconSize
		for l.slots[i] != 0 {
			i = (i + 1) % lexiconSize
		}
		l.slots[i] = uint16(len(l.entries))
		l.entries = append(l.entries, entry{word, h, c})
	}
	for c := range l.small {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			l.small[c] = byte(c)
		case 'A' <= c && c <= 'Z':
			l.small[c] = byte(c) + 'a' - 'A'
		}
	}
	return l
}

// class looks a word in lower case up.
func (l *lexicon) class(word []byte) class { return l.find(word, hash(word)) }

// find is class for a word whose hash is known.
func (l *lexicon) find(word []byte, h uint32) class {
	for i := h % lexiconSize; l.slots[i] != 0; i = (i + 1) % lexiconSize {
		if e := &l.entries[l.slots[i]]; e.hash == h && e.word == string(word) {
			return e.class
		}
	}
	return 0
}

// findASCII is find for a word of letters and digits of ASCII, in small letters or
// capitals; the hash is that of the word in small letters.
func (l *lexicon) findASCII(word string, h uint32) class {
	for i := h % lexiconSize; l.slots[i] != 0; i = (i + 1) % lexiconSize {
		if e := &l.entries[l.slots[i]]; e.hash == h && l.isWord(e.word, word) {
			return e.class
		}
	}
	return 0
}

// isWord reports whether a word of the lexicon is one of a text.
func (l *lexicon) isWord(small, word string) bool {
	if len(small) != len(word) {
		return false
	}
	for i := range len(word) {
		if small[i] != l.small[word[i]] {
			return false
		}
	}
	return true
}

// hash is FNV-1a (https://datatracker.ietf.org/doc/html/rfc9923).
func hash(word []byte) uint32 {
	h := uint32(hashStart)
	for _, c := range word {
		h = (h ^ uint32(c)) * hashPrime
	}
	return h
}

const (
	hashStart = 2166136261
	hashPrime = 16777619
)

// addVerb files the forms of a verb: "say/said", "put/put/putting" or "argue",
// whose past and participle are regular.
func addVerb(l map[string]class, verb string, c class) {
	base, rest, irregular := strings.Cut(verb, "/")
	past, ing, participle := base+"ed", base+"ing", ""
	third := base + "s"
	switch stem := base[:len(base)-1]; {
	case strings.HasSuffix(base, "e"):
		past, ing = base+"d", stem+"ing"
	case strings.HasSuffix(base, "y") && !strings.ContainsRune("aeiou", rune(base[len(base)-2])):
		past, third = stem+"ied", stem+"ies"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "o"):
		third = base + "es"
	}
	if irregular {
		forms := strings.Split(rest, "/")
		past = forms[0]
		if len(forms) > 1 && forms[1] != "" {
			ing = forms[1]
		}
		if len(forms) > 2 {
			participle = forms[2]
		}
	}
	l[base] |= c | clsBase | clsCue
	l[third] |= c | clsCue
	l[past] |= c | clsCue
	l[ing] |= c | clsIng
	if participle != "" {
		l[participle] |= c | clsPassive
	} else {
		l[past] |= clsPassive
	}
}

type wordGroup struct {
	class class
	words string
}

// verbGroups are the cue verbs: what stands between a speaker and the words.
func verbGroups() []wordGroup {
	return []wordGroup{
		{0, `say/said add write/wrote//written state stress argue explain insist acknowledge admit/admitted/admitting announce
declare reiterate emphasize emphasise conclude remark observe recall predict caution vow pledge tweet retweet comment quip/quipped/quipping joke
assert allege concede complain repeat restate reveal clarify underline underscore testify lament claim note
respond reply retort counter contend maintain warn boast exclaim interject interrupt shout yell chant proclaim pronounce gloat crack
muse mutter whisper scoff snap/snapped/snapping sigh opine posit elaborate confide profess quote cite affirm confirm deny reason surmise
blog/blogged/blogging e-mail email text message post rant rail fume thunder intone recount relate advise jibe jest deadpan/deadpanned/deadpanning
riff/riffed/riffing chime pipe weigh venture volunteer ponder plead beg/begged/begging exhort enthuse bellow cry holler roar grumble grouse gripe groan huff
summarize summarise sum/summed/summing specify stipulate postulate theorize speculate signal hint intimate imply insinuate
conclude add`},
		{clsTell, `tell/told ask urge remind inform assure promise lecture implore instruct notify beseech admonish`},
		{clsNaming, `call describe label dub/dubbed/dubbing brand characterize characterise refer/referred/referring term decry denounce condemn slam/slammed/slamming
criticize criticise blast dismiss praise hail laud tout ridicule mock deride liken compare portray paint brand bash rip/ripped/ripping lambast lambaste
assail attack denigrate depict deem deplore bemoan welcome blame accuse credit commend applaud chide rebuke`},
		{clsWeak, `believe think/thought hope fear suggest agree report mention propose outline highlight find/found identify demand reject question
encourage pray expect mean/meant want wish know/knew//known feel/felt see/saw//seen understand/understood worry wonder doubt
answer promise offer request require seek/sought consider regard view favor favour oppose support defend endorse back
indicate point go/went//gone deliver speak/spoke//spoken talk pose raise issue release publish share
disclose echo continue begin/began/beginning/begun put/put/putting vent advocate recommend resolve swear/swore//sworn object protest
challenge discuss address focus knock fire shoot/shot cut/cut/cutting
recite read/read sing/sang//sung paraphrase`},
		{clsMediated | clsWeak, `read/read show`},
	}
}
