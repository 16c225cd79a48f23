package plaintext

import (
	"digest/internal/importer/phrases"
	"digest/internal/importer/prose"
)

// isPage reports whether a text is a whole page with its menus, and not an
// article alone: at least three lines of it are an interface's.
func (c *cleaner) isPage(blocks []block) bool {
	const enough = 3
	seen := map[string]bool{}
	for _, b := range blocks {
		if b.kind == short && !b.quoted {
			if section := c.phrases.Section(b.text()); section == "start" {
				seen[phrases.Words(b.text())] = true
			}
		}
	}
	return len(seen) >= enough
}

// region finds the article in a page: the stretch of blocks with the greatest
// sum of weights, in which sentences count for and menu entries count against.
func (c *cleaner) region(blocks []block) (start, end int) {
	best, sum, from := 0, 0, 0
	for i, b := range blocks {
		if sum <= 0 {
			sum, from = 0, i
		}
		sum += c.weight(b)
		if sum > best {
			best, start, end = sum, from, i+1
		}
	}
	if end == 0 {
		return 0, len(blocks)
	}
	return start, end
}

// weight says how much a block speaks for being an article's.
func (c *cleaner) weight(b block) int {
	const most = 60 // one long block, such as a licence, does not outweigh an article
	words := b.words()
	switch section := c.phrases.Section(b.text()); {
	case section == "end":
		return -100
	case section != "":
		return -10
	case b.kind == passage && (prose.EndsSentence(b.text()) || words > 2*longestHeading):
		return min(words, most)
	case b.kind == item:
		return min(words-6, most/2)
	case b.kind == symbols:
		return -4
	}
	return -8
}
