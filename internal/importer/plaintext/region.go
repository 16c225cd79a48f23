package plaintext

import (
	"strings"

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
			if section := c.phrases.Section(b.text()); section == phrases.Start {
				seen[phrases.Words(b.text())] = true
			}
		}
	}
	return len(seen) >= enough
}

// region finds the article in a page: the stretch of blocks with the greatest sum
// of weights, in which sentences count for and menu entries count against. Where
// the page's title stands again as the headline, the stretch begins below it; then
// short lines count less against it, for an article has tables and lists, too.
func (c *cleaner) region(blocks []block) (start, end int) {
	const least = 4 // the anchored stretch holds at least this part of the best one
	strict, lenient := make([]int, len(blocks)), make([]int, len(blocks))
	for i, b := range blocks {
		strict[i] = c.weight(b)
		lenient[i] = strict[i]
		if strict[i] < 0 && strict[i] >= shortLine {
			lenient[i] = strict[i] / 4
		}
	}
	start, end, best := heaviest(strict)
	from, to, most := 0, 0, 0
	for _, h := range headlines(blocks) {
		if n, sum := reach(lenient[h+1:]); sum >= most && n > 0 {
			from, to, most = h+1, h+1+n, sum
		}
	}
	if most > 0 && most*least >= best {
		return from, to
	}
	if best == 0 {
		return 0, len(blocks)
	}
	return start, end
}

// heaviest gives the stretch with the greatest sum (Kadane's algorithm; Bentley,
// "Programming Pearls", Communications of the ACM 27, 1984).
func heaviest(weights []int) (start, end, best int) {
	sum, from := 0, 0
	for i, w := range weights {
		if sum <= 0 {
			sum, from = 0, i
		}
		if sum += w; sum > best {
			best, start, end = sum, from, i+1
		}
	}
	return start, end, best
}

// reach gives the length of the beginning with the greatest sum.
func reach(weights []int) (n, best int) {
	sum := 0
	for i, w := range weights {
		if sum += w; sum > best {
			best, n = sum, i+1
		}
	}
	return n, best
}

// headlines gives the blocks that are the page's headline: its first line is the
// page's title, which begins with the headline, and the headline stands again.
func headlines(blocks []block) []int {
	const fewest = 3 // words; fewer may be a section's name
	title := strings.ToLower(blocks[0].text())
	var list []int
	for i, b := range blocks[1:] {
		text := strings.ToLower(b.text())
		if prose.Words(text) >= fewest && (strings.HasPrefix(title, text) || strings.HasPrefix(text, title) && blocks[0].words() >= fewest) {
			list = append(list, i+1)
		}
	}
	return list
}

// The weights of blocks that are no sentences.
const (
	shortLine     = -8
	interfaceLine = -10
	articlesEnd   = -100
)

// weight says how much a block speaks for being an article's.
func (c *cleaner) weight(b block) int {
	const most = 60 // one long block, such as a licence, does not outweigh an article
	text, words := b.text(), b.words()
	switch section := c.phrases.Section(text); {
	case section == phrases.End:
		return articlesEnd
	case section != "":
		return interfaceLine
	case phrases.Rights(text):
		return shortLine
	case b.kind == passage && (prose.EndsSentence(text) || words > 2*longestHeading):
		return min(words, most)
	case b.kind == item:
		return min(words-6, most/2)
	case b.kind == symbols:
		return shortLine / 2
	}
	return shortLine
}
