package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// standsAlone reports whether a family name, or any name of one word, is a name
// by itself and not part of somebody else's. A namesake that comes back would
// speak against it.
func (f *finder) standsAlone(m *match, prev previous) (alone bool, doubt namesake) {
	text := m.text
	f.fold(text[m.first.start:m.last.end])
	shouted := capitals(f.folded) > 0
	if f.familyFollows(m, shouted) {
		return false, doubt
	}
	switch {
	case prev.end == 0 || prev.named || !prev.upper || prev.gap == gapApostrophe:
		return true, doubt
	case m.first.gap == gapDot && isInitial(text, prev.token):
		f.fold(text[prev.start:prev.end])
		return string(f.folded) == f.g.people[m.form.people[0]].initial, doubt
	case m.first.gap != gapSpace:
		return true, doubt
	}
	f.fold(text[prev.start:prev.end])
	if isPlain(string(f.lower)) || !shouted && isAcronym(f.folded) {
		return true, doubt
	}
	opens := prev.gap == gapEnd || prev.gap == gapDot
	if opens && len(f.lower) > len("lying") && strings.HasSuffix(string(f.lower), "ing") {
		return true, doubt // "Addressing Doe, …"
	}
	doubt = namesake{given: string(f.lower), family: m.form.words[0].lower}
	if !opens && isHeadline(text, m.first.start) {
		return true, doubt
	}
	f.namesakes[doubt] = true
	return false, doubt
}

// familyFollows reports whether the next word makes the match a given name, or
// the name of a thing: "Martin Doe", "Doe Foundation".
func (f *finder) familyFollows(m *match, shouted bool) bool {
	if m.next.gap != gapSpace || !m.next.upper {
		return false
	}
	text := m.text
	f.fold(text[m.next.start:m.next.end])
	switch {
	case f.g.family[string(f.lower)]:
		return true
	case isPlain(string(f.lower)), !shouted && isAcronym(f.folded):
		return false
	}
	return !isHeadline(text, m.first.start)
}

// isAcronym is for words such as EU and NATO.
func isAcronym(folded []byte) bool { return capitals(folded) > 1 }

// isHeadline reports whether the words around i, on one line, are capitalised
// throughout, so that a capital proves nothing.
func isHeadline(text string, i int) bool {
	const reach, longWord, enough = 240, 5, 4
	start, end := max(0, i-reach), min(len(text), i+reach)
	start += strings.LastIndexByte(text[start:i], '\n') + 1
	if n := strings.IndexByte(text[i:end], '\n'); n >= 0 {
		end = i + n
	}
	capitalised := 0
	for word := range strings.FieldsFuncSeq(text[start:end], func(r rune) bool { return !unicode.IsLetter(r) }) {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(first):
			capitalised++
		case len(word) >= longWord:
			return false
		}
	}
	return capitalised >= enough
}

// isSuffix holds what makes another person of a name.
func isSuffix(word string) bool {
	switch word {
	case "Jr", "Jnr", "JR", "Sr", "Snr", "SR", "II", "III", "IV":
		return true
	}
	return false
}

// isParticle holds the parts of family names that may be written small.
func isParticle(lower string) bool {
	switch lower {
	case "af", "al", "av", "bin", "ben", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
		"e", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu", "zum", "zur":
		return true
	}
	return false
}

// isPlain holds the words, in lower case, that may stand capitalised before or
// after a family name without being a part of a name.
func isPlain(lower string) bool {
	return isTitle(lower) || isNationality(lower) || isCalendar(lower) || isFunctionWord(lower)
}

func isTitle(lower string) bool {
	switch lower {
	case "adm", "admiral", "ambassador", "archbishop", "attorney", "baron", "baroness", "bishop", "brig", "brother",
		"candidate", "capt", "captain", "cardinal", "chair", "chairman", "chairwoman", "chancellor", "chief", "col",
		"colonel", "commander", "commissioner", "comrade", "congressman", "congresswoman", "conservative", "coordinator",
		"councillor", "count", "countess", "dame", "democrat", "deputy", "diplomat", "director", "dr", "duchess", "duke",
		"eurocommissioner", "emperor", "envoy", "foreign", "gen", "general", "gov", "governor", "governor-general", "head",
		"imam", "judge", "justice", "king", "lady", "leader", "liberal", "lieutenant", "lord", "lt", "maj", "major",
		"marshal", "mayor", "mdm", "minister", "miss", "mme", "mr", "mrs", "ms", "mx", "negotiator", "nominee", "officer",
		"opposition", "patriarch", "pope", "premier", "president", "presidents", "prime", "prince", "princess", "prof",
		"professor", "prosecutor", "queen", "rep", "representative", "republican", "rev", "reverend", "sec", "secretary",
		"sen", "senator", "sgt", "sheikh", "sir", "sister", "socialist", "speaker", "spokesman", "spokesperson",
		"spokeswoman", "sultan", "taoiseach", "treasurer", "tsar", "under", "vice":
		return true
	}
	return false
}

func isNationality(lower string) bool {
	switch lower {
	case "afghan", "african", "albanian", "algerian", "american", "arab", "argentine", "armenian", "asian", "australian",
		"austrian", "azerbaijani", "baltic", "bavarian", "belarusian", "belgian", "bosnian", "brazilian", "british",
		"bulgarian", "canadian", "catalan", "chilean", "chinese", "colombian", "croatian", "cuban", "cypriot", "czech",
		"danish", "dutch", "egyptian", "emirati", "english", "estonian", "ethiopian", "european", "finnish", "flemish",
		"french", "georgian", "german", "greek", "hungarian", "icelandic", "indian", "indonesian", "iranian", "iraqi",
		"irish", "israeli", "italian", "japanese", "jordanian", "kazakh", "kenyan", "korean", "kosovan", "kurdish",
		"latvian", "lebanese", "libyan", "lithuanian", "luxembourgish", "macedonian", "malaysian", "maltese", "mexican",
		"moldovan", "montenegrin", "moroccan", "nigerian", "nordic", "norwegian", "pakistani", "palestinian", "philippine",
		"polish", "portuguese", "qatari", "romanian", "russian", "saudi", "scottish", "serbian", "slovak", "slovenian",
		"soviet", "spanish", "swedish", "swiss", "syrian", "taiwanese", "tunisian", "turkish", "ukrainian", "uzbek",
		"venezuelan", "vietnamese", "walloon", "welsh":
		return true
	}
	return false
}

// isCalendar leaves out may, which is a function word, and the names April and June.
func isCalendar(lower string) bool {
	switch lower {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
		"january", "february", "march", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "aug", "sept", "oct", "nov", "dec",
		"today", "tomorrow", "tonight", "yesterday":
		return true
	}
	return false
}

func isFunctionWord(lower string) bool {
	switch lower {
	case "a", "about", "above", "according", "additionally", "after", "again", "against", "all", "also", "although",
		"amid", "among", "an", "and", "another", "any", "are", "around", "as", "asked", "at", "because", "before",
		"behind", "being", "besides", "between", "beyond", "both", "but", "by", "can", "contrary", "could", "critics",
		"despite", "did", "do", "does", "during", "each", "earlier", "either", "elsewhere", "even", "eventually", "ever",
		"every", "everything", "except", "few", "finally", "first", "following", "for", "former", "from", "further",
		"given", "had", "has", "have", "he", "hence", "her", "here", "his", "how", "however", "i", "if", "in",
		"indeed", "initially", "instead", "into", "is", "it", "its", "just", "last", "lastly", "late", "later",
		"let", "like", "likewise", "many", "may", "maybe", "meanwhile", "might", "moreover", "most", "much", "must",
		"my", "near", "neither", "never", "nevertheless", "next", "no", "nobody", "nonetheless", "nor", "not", "notably",
		"nothing", "now", "of", "off", "often", "on", "once", "one", "only", "opponents", "or", "other", "our", "out",
		"over", "per", "perhaps", "pressed", "previously", "recently", "regarding", "said", "say", "says", "separately",
		"several", "shall", "she", "should", "similarly", "since", "so", "some", "sometimes", "soon", "still", "such",
		"supporters", "than", "that", "the", "their", "then", "there", "thereafter", "these", "they", "this", "those",
		"though", "through", "throughout", "thus", "till", "to", "together", "told", "too", "toward", "towards", "two",
		"unless", "unlike", "until", "up", "upon", "via", "was", "we", "were", "what", "whatever", "when", "whenever",
		"where", "whereas", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within",
		"without", "would", "yet", "you", "your":
		return true
	}
	return false
}
