package plaintext

import (
	"slices"
	"strings"

	"digest/internal/importer/phrases"
	"digest/internal/importer/prose"
)

// isPage reports whether a text is a whole page with its menus, and not an article
// alone: at least three lines of it are an interface's, or a menu stands above the
// first sentences.
func (c *cleaner) isPage(blocks []block) bool {
	const enough, menu = 3, 12
	seen := map[string]bool{}
	for _, b := range blocks {
		if b.kind == short && !b.quoted {
			if section := c.phrases.Section(b.text()); section == phrases.Start {
				seen[phrases.Words(b.text())] = true
			}
		}
	}
	above := slices.IndexFunc(blocks, func(b block) bool { return b.kind == passage })
	return len(seen) >= enough || above > menu
}

// region finds the article in a page: the stretch of blocks with the greatest sum
// of weights, in which sentences count for and menu entries count against. Where
// the page's title stands again as the headline, the stretch begins below it. If
// that loses more than half of the best stretch, short lines count less against it,
// for an article may have tables and lists; and if it loses even then, the best
// stretch is it.
func (c *cleaner) region(blocks []block) (start, end int) {
	blocks = blocks[:c.commentsBegin(blocks)]
	strict, lenient := make([]int, len(blocks)), make([]int, len(blocks))
	for i, b := range blocks {
		strict[i] = c.weight(b)
		lenient[i] = strict[i]
		if strict[i] < 0 && strict[i] >= shortLine {
			lenient[i] = strict[i] / 4
		}
	}
	start, end, best := heaviest(strict)
	for _, weights := range [][]int{strict, lenient} {
		from, to, most := anchored(weights, headlines(blocks))
		if most > 0 && most*2 >= best {
			return from, to
		}
	}
	if best == 0 {
		return 0, len(blocks)
	}
	return c.withRival(strict, start, end, best)
}

// withRival widens a stretch that no headline confirms by another one in the page
// that is nearly as heavy: either may be the article, so neither goes.
func (c *cleaner) withRival(weights []int, start, end, best int) (from, to int) {
	const near = 70 // per cent
	from, to = start, end
	if first, _, sum := heaviest(weights[:start]); sum*100 >= best*near {
		from, c.doubtful = first, true
	}
	if _, last, sum := heaviest(weights[end:]); sum*100 >= best*near {
		to, c.doubtful = end+last, true
	}
	return from, to
}

// commentsBegin is the index of the line that heads readers' comments below an
// article, or the number of blocks: readers may write more than the article has.
func (c *cleaner) commentsBegin(blocks []block) int {
	const article = 100 // words of sentences; less, and the line is a button above the text
	sum := 0
	for i, b := range blocks {
		if c.phrases.Section(b.text()) == phrases.Comments && sum >= article {
			return i
		}
		sum = max(0, sum+c.weight(b))
	}
	return len(blocks)
}

// anchored gives the heaviest stretch that begins below a headline; of two that are
// about as heavy the first, for captions repeat the headline.
func anchored(weights, headlines []int) (start, end, best int) {
	const paragraph = 60
	for _, h := range headlines {
		_, sum := reach(weights[h+1:])
		best = max(best, sum)
	}
	for _, h := range headlines {
		if n, sum := reach(weights[h+1:]); sum > 0 && sum >= best-paragraph {
			return h + 1, h + 1 + n, sum
		}
	}
	return 0, 0, 0
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
	case section == phrases.End || section == phrases.Comments:
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
