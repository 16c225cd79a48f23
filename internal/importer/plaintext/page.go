package plaintext

import (
	"strings"

	"digest/internal/importer/found"
	"digest/internal/importer/phrases"
	"digest/internal/importer/prose"
)

// apart splits blocks of a label and its text: in a page, the label may be the
// headline.
func apart(blocks []block) []block {
	var list []block
	for _, b := range blocks {
		if len(b.lines) != 2 || classify(b.lines[0].Text) != short {
			list = append(list, b)
			continue
		}
		for _, l := range b.lines {
			list = append(list, block{lines: []found.Line{l}, kind: classify(l.Text), quoted: b.quoted})
		}
	}
	return list
}

// isText reports whether a block is of the article's sentences, rather than what
// stands between its headline and them.
func (c *cleaner) isText(b block) bool {
	text := b.text()
	return b.kind == passage && !phrases.DateLine(text) && !phrases.Caption(text) && c.phrases.Byline(text) == "" && !c.phrases.Offers(text)
}

// pageHead drops what stands between the headline and the first sentences: dates,
// the byline, captions, labels of buttons.
func (c *cleaner) pageHead(blocks []block, first int, a *found.Article) []block {
	const label = 6 // words
	var kept []block
	for i, b := range blocks {
		text, rule := b.text(), ""
		switch {
		case c.isStated(b):
			continue
		case i >= first:
		case phrases.DateLine(text):
			rule = found.DateLine
		case c.phrases.Byline(text) != "", names(text, a.Author):
			rule = found.Byline
		case phrases.Caption(text):
			rule = found.Caption
		case c.phrases.Offers(text):
			rule = found.NewsletterBox
		case b.kind == symbols:
			rule = found.InterfaceLine
		case b.kind == short && b.words() <= label && !strings.Contains(text, ","):
			rule = found.AboveArticle
		}
		if rule == "" || !c.drop(b, rule) {
			kept = append(kept, b)
		}
	}
	return kept
}

// names reports whether a line of few words has the author's name in it.
func names(line, author string) bool {
	const label = 6 // words
	return author != "" && strings.Contains(strings.ToLower(line), strings.ToLower(author)) && prose.Words(line) <= prose.Words(author)+label
}

// interfaceLines drops the interface from the midst of a page.
func (c *cleaner) interfaceLines(blocks []block) []block {
	var kept []block
	for _, b := range blocks {
		if rule := c.interfaceRule(b); rule == "" || !c.drop(b, rule) {
			kept = append(kept, b)
		}
	}
	return kept
}

// interfaceRule gives the rule by which a block goes from the midst of a page for
// what it says, or "".
func (c *cleaner) interfaceRule(b block) string {
	const longestLabel, longestOffer = 20, 30 // words
	text := b.text()
	switch section, begins := c.phrases.Section(text), c.phrases.Begins(text); {
	case b.quoted || b.kind == item:
		return ""
	case b.kind == symbols:
		return found.InterfaceLine
	case section != "":
		return found.InterfacePhrase
	case begins == phrases.Label && b.kind == short && b.words() <= longestLabel && labelled(text):
		return found.RelatedLinks
	case begins == phrases.Offer && b.words() <= longestOffer:
		return found.NewsletterBox
	case phrases.Caption(text):
		return found.Caption
	}
	return ""
}

// labelled reports whether a line is a label with a colon, or in capitals, and a
// headline behind it: "Related: A plan for talks".
func labelled(line string) bool {
	label, rest, ok := strings.Cut(line, ":")
	return ok && prose.Words(label) <= 4 && rest != ""
}

// pageTail drops from the end, upwards, credits, offers, the author's portrait.
func (c *cleaner) pageTail(blocks []block, a *found.Article) []block {
	for end := len(blocks); end > 0; end-- {
		b := blocks[end-1]
		text, rule := b.text(), ""
		switch {
		case b.quoted || b.kind == item:
		case c.phrases.Section(text) != "" || phrases.Rights(text):
			rule = found.InterfacePhrase
		case c.phrases.Credits(text):
			rule = found.CreditLine
		case c.phrases.Offers(text):
			rule = found.NewsletterBox
		case phrases.Follow(text):
			rule = found.ShareBar
		case phrases.DateLine(text) && b.kind != passage:
			rule = found.DateLine
		case names(text, a.Author) || phrases.Portrait(text, a.Author):
			rule = found.AuthorBox
		case b.kind == symbols:
			rule = found.InterfaceLine
		case b.kind == short && end > 1:
			rule = found.EmptyHeading
		}
		if rule == "" || !c.drop(b, rule) {
			return blocks[:end]
		}
	}
	return nil
}
