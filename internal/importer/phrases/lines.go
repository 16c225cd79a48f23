package phrases

import (
	"regexp"
	"strings"

	"digest/internal/importer/dates"
	"digest/internal/importer/prose"
)

var (
	caption = regexp.MustCompile(`(?i)^\W*(?:(?:image|photo|photograph|picture|illustration|foto|bild|фото|фотография)s?(?: (?:credit|courtesy|copyright|caption|by|via|source))?s? ?[:/©|]|file photo\b|(?:photo|image) (?:by|courtesy|copyright|credit)\b|image (?:copyright|caption)\b|©)|(?:getty images|ap photo|/ ?(?:afp|reuters|getty|ap|epa|dpa)|via (?:ap|getty|reuters)|\((?:ap|afp|reuters|epa|dpa|shutterstock)\)|shutterstock)\W*(?:/[\w ]*)?\)?$`)

	rights = regexp.MustCompile(`(?i)(?:©|\(c\) ?\d{4}|\bcopyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|все права защищены)`)

	contributed = regexp.MustCompile(`(?i)\bcontributed (?:reporting|research|to (?:this|the) (?:report|story|article|post))\b`)

	changed = regexp.MustCompile(`(?i)[\s,]*\b(?:updated?|modified|last edited|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornato|atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|aktualizováno|uuendatud|atnaujinta|atjaunots)\b|\bstand: |обновлен|изменен|оновлен`)

	clock = regexp.MustCompile(`(?i)\b\d{1,2}[:.h]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?(?:UTC|GMT|CET|CEST|EST|EDT|PST|PDT|ET|PT|BST|IST)\b)?`)
)

// Caption reports whether a line of few words names the maker of a picture, as
// captions do and sentences do not.
func Caption(line string) bool {
	const most = 45
	return prose.Words(line) <= most && caption.MatchString(line)
}

// Rights reports whether a text is a notice of copyright.
func Rights(text string) bool { return rights.MatchString(beginning(text)) }

// beginning is what a text must say something in that is about it as a whole.
func beginning(text string) string {
	const enough = 200 // bytes
	return text[:min(len(text), enough)]
}

// Changed reports whether a text says that something was changed, as "updated".
func Changed(text string) bool { return changed.MatchString(text) }

// networks are where readers are told to follow.
const networks = " facebook twitter instagram youtube linkedin whatsapp telegram tiktok snapchat pinterest threads bluesky mastodon reddit tumblr вконтакте "

// Follow reports whether a short text names two networks, as lines do that ask
// readers to share or to follow.
func Follow(text string) bool {
	const most, enough = 40, 2
	if prose.Words(text) > most {
		return false
	}
	named := 0
	for word := range strings.FieldsSeq(Words(text)) {
		if strings.Contains(networks, " "+word+" ") {
			named++
		}
	}
	return named >= enough
}

// Credits reports whether a text at an article's end names who else worked on it.
func (l *List) Credits(text string) bool {
	return l.Begins(text) == Credit || contributed.MatchString(beginning(text))
}

// Offers reports whether a sentence of a text at an article's edge offers
// newsletters, subscriptions or the like.
func (l *List) Offers(text string) bool {
	const most = 60
	if prose.Words(text) > most {
		return false
	}
	for sentence := range strings.SplitSeq(text, ". ") {
		if l.Begins(sentence) == Offer {
			return true
		}
	}
	return false
}

// DateLine reports whether a line says when something was published or changed,
// and little else.
func DateLine(line string) bool {
	const most, label, update = 25, 8, 3
	if prose.Words(line) > most {
		return false
	}
	list := dates.All(line, dates.DMY) // whichever number is the day, it is a date
	if len(list) == 0 {
		return Changed(line) && clock.MatchString(line) && prose.Words(line) <= most/update
	}
	rest := line
	for _, d := range list {
		rest = strings.Replace(rest, d.Text, "", 1)
	}
	return prose.Words(clock.ReplaceAllString(rest, "")) <= label || Changed(line)
}

// Portrait reports whether a text tells of its author: it says how to reach them,
// or begins with the name and says what they are.
func Portrait(text, author string) bool {
	const most, shortest = 90, 5
	if prose.Words(text) > most {
		return false
	}
	text = strings.ToLower(text)
	for _, sign := range []string{"can be reached at", "may be reached at", "follow him on", "follow her on", "follow them on", "follow me on"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return len(author) > shortest && strings.HasPrefix(text, strings.ToLower(author)) && strings.Contains(text, " is ")
}
