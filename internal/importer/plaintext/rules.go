package plaintext

import (
	"cmp"
	"slices"

	"digest/internal/importer/phrases"
	"digest/internal/importer/prose"

	"digest/internal/importer/found"
	"digest/internal/importer/source"
)

// outletLines applies an outlet's rules on lines. A line that goes leaves no
// gap: what stood around it stays one paragraph.
func (c *cleaner) outletLines(lines []found.Line, rules *source.Rules) []found.Line {
	var kept []found.Line
	cut := ""
	for _, l := range lines {
		if cut == "" {
			cut = rules.Cuts(l.Text)
		}
		rule := cut
		if rule == "" {
			rule = rules.DropsLine(l.Text)
		}
		switch {
		case rule == "" || l.Text == "" && cut == "":
			kept = append(kept, l)
		case l.Text != "":
			c.dropped = append(c.dropped, found.NewDropped(l.Number, rule, l.Text))
		}
	}
	return kept
}

// outlet applies an outlet's rules on paragraphs.
func (c *cleaner) outlet(blocks []block, rules *source.Rules) []block {
	var kept []block
	for _, b := range blocks {
		if rule := rules.DropsBlock(b.text()); rule != "" && c.drop(b, rule) {
			continue
		}
		kept = append(kept, b)
	}
	return kept
}

// head drops symbols and interface phrases from the lines above the first
// sentences, and the lines that became metadata.
func (c *cleaner) head(blocks []block, first int) []block {
	var kept []block
	for i, b := range blocks {
		rule := ""
		switch {
		case c.isStated(b):
			continue
		case i >= first:
		case b.kind == symbols:
			rule = found.InterfaceLine
		case !b.quoted && c.phrases.Section(b.text()) == phrases.Start:
			rule = found.InterfacePhrase
		}
		if rule == "" || !c.drop(b, rule) {
			kept = append(kept, b)
		}
	}
	return kept
}

// repeatedHeadings keeps the first of two headings with the same words: a page shows
// one again in its table of contents or above an advertisement. What stands three
// times is the text's own form, as an interview's question. Lines without letters or
// digits, which separate parts, go too, and labels of advertisements.
func (c *cleaner) repeatedHeadings(blocks []block) []block {
	var kept []block
	times, seen := map[string]int{}, map[string]bool{}
	for _, b := range blocks {
		if b.heading {
			times[phrases.Words(b.text())]++
		}
	}
	for _, b := range blocks {
		words, rule := phrases.Words(b.text()), ""
		switch {
		case b.kind == symbols && !prose.HasLetter(b.text()) && !prose.HasDigit(b.text()):
			rule = found.InterfaceLine
		case b.kind == short && !b.quoted && c.phrases.Section(b.text()) == phrases.Advert:
			rule = found.Advert
		case b.heading && seen[words] && times[words] == 2:
			rule = found.RepeatedHeading
		}
		if rule != "" && c.drop(b, rule) {
			continue
		}
		seen[words] = seen[words] || b.heading
		kept = append(kept, b)
	}
	return kept
}

// tail drops from the end, upwards, what is not text: interface phrases, symbols,
// the headlines of other articles under a phrase that announces them, and one
// heading under which nothing stands.
func (c *cleaner) tail(blocks []block) []block {
	end := len(blocks)
	if !c.keep.Has(found.BelowArticle) {
		end = c.announcement(blocks)
	}
	c.dropAll(blocks[end:], found.BelowArticle)
	for ; end > 0; end-- {
		b := blocks[end-1]
		rule := ""
		switch {
		case b.quoted || b.kind == item:
			return blocks[:end]
		case b.kind == symbols:
			rule = found.InterfaceLine
		case c.phrases.Section(b.text()) != "":
			rule = found.InterfacePhrase
		default:
			return c.lastHeading(blocks[:end])
		}
		if !c.drop(b, rule) {
			return blocks[:end]
		}
	}
	return nil
}

// announcement gives the index of the line that announces other articles, when
// no sentence stands below it; otherwise the number of blocks.
func (c *cleaner) announcement(blocks []block) int {
	end := len(blocks)
	for i := len(blocks) - 1; i >= 0 && (blocks[i].kind != passage || c.phrases.Section(blocks[i].text()) != ""); i-- {
		if blocks[i].quoted || blocks[i].kind == item {
			break
		}
		if section := c.phrases.Section(blocks[i].text()); section == phrases.End || section == phrases.Comments {
			end = i
		}
	}
	return end
}

// lastHeading drops a heading at the end, which heads nothing. Several short
// lines are a list or a signature; "(Reporting by Jane Doe)" is a credit.
func (c *cleaner) lastHeading(blocks []block) []block {
	last := len(blocks) - 1
	if last < 1 || !couldHead(blocks[last]) || blocks[last-1].kind != passage {
		return blocks
	}
	if !c.drop(blocks[last], found.EmptyHeading) {
		return blocks
	}
	return blocks[:last]
}

func inOrder(dropped []found.Dropped) []found.Dropped {
	slices.SortStableFunc(dropped, func(a, b found.Dropped) int { return cmp.Compare(a.Line, b.Line) })
	return dropped
}
