package plaintext

import (
	"strings"

	"digest/internal/importer/prose"

	"digest/internal/importer/found"
)

// A kind says what a block looks like by itself.
type kind int

const (
	passage kind = iota // sentences
	short               // a few words without an end: a heading, a label, a menu entry
	item                // an entry of a bullet list
	symbols             // no word, or an interface's tokens with symbols between them
)

// A block is a paragraph, a heading, or an entry of a list.
type block struct {
	lines []found.Line
	kind  kind
	// heading marks a short block that heads what follows.
	heading bool
	// quoted marks a block inside a quotation: nothing in it is interface.
	quoted bool
	// number is that of an entry of a numbered list.
	number int
}

// text is the block's text; a list entry's without its bullet.
func (b block) text() string {
	texts := make([]string, len(b.lines))
	for i, l := range b.lines {
		texts[i] = l.Text
	}
	if b.kind == item {
		texts[0], _ = cutBullet(texts[0])
	}
	return strings.Join(texts, "\n")
}

func (b block) words() int { return prose.Words(b.text()) }

// paragraphs groups lines into blocks. Where blank lines separate paragraphs, a
// run of lines between them is one; where a text has a paragraph a line, each
// line is one.
func paragraphs(lines []found.Line) []block {
	runs := split(lines)
	var blocks []block
	for _, run := range runs {
		for _, group := range paragraphsOf(joinBullets(run), len(runs)) {
			blocks = append(blocks, block{lines: group})
		}
	}
	for i := range blocks {
		blocks[i].kind = classify(blocks[i].text())
	}
	markQuotations(blocks)
	return blocks
}

// split gives the runs of lines between blank lines.
func split(lines []found.Line) [][]found.Line {
	var runs [][]found.Line
	open := false
	for _, l := range lines {
		switch {
		case l.Text == "":
			open = false
			continue
		case !open:
			runs = append(runs, nil)
		}
		open = true
		runs[len(runs)-1] = append(runs[len(runs)-1], l)
	}
	return runs
}

// joinBullets puts a bullet that stands alone before the line it belongs to, as
// browsers copy lists whose entries are paragraphs.
func joinBullets(run []found.Line) []found.Line {
	var joined []found.Line
	for i := 0; i < len(run); i++ {
		l := run[i]
		if _, ok := cutBullet(l.Text + " x"); ok && len([]rune(l.Text)) == 1 && i+1 < len(run) {
			i++
			l.Text += " " + run[i].Text
		}
		joined = append(joined, l)
	}
	return joined
}

// paragraphsOf groups the lines of one run, one of so many.
func paragraphsOf(run []found.Line, runs int) [][]found.Line {
	const boxed = 3 // a text with this many runs separates its paragraphs by blank lines
	switch {
	case hardWrapped(run):
		return [][]found.Line{run}
	case len(run) == 2 && runs >= boxed && classify(run[0].Text) == short && classify(run[1].Text) == passage:
		return [][]found.Line{run} // a box: its label, then its text
	}
	groups := make([][]found.Line, len(run))
	for i, l := range run {
		groups[i] = []found.Line{l}
	}
	return groups
}

// hardWrapped reports whether the lines are one paragraph broken at a margin, as
// in mail: all lines but the last are about as long as each other, and most end
// within a sentence.
func hardWrapped(run []found.Line) bool {
	const shortest, longest = 45, 100
	if len(run) < 2 {
		return false
	}
	broken := 0
	for i, l := range run {
		if _, bullet := cutBullet(l.Text); bullet {
			return false
		}
		n := len([]rune(l.Text))
		if n > longest || i < len(run)-1 && n < shortest {
			return false
		}
		if i < len(run)-1 && !prose.EndsSentence(l.Text) {
			broken++
		}
	}
	return broken*2 > len(run)-1 && prose.EndsSentence(run[len(run)-1].Text)
}

// markQuotations finds the blocks that are inside quotations: those that begin
// with a quotation mark, and those after a quotation that has not been closed.
func markQuotations(blocks []block) {
	open := false
	for i := range blocks {
		text := blocks[i].text()
		begins := strings.IndexAny(text, "\"“„«'‘>") == 0
		blocks[i].quoted = begins || open
		opened := max(strings.LastIndexAny(text, "“„"), strings.LastIndex(text, "«"))
		closed := max(strings.LastIndex(text, "”"), strings.LastIndex(text, "»"))
		switch {
		case opened > closed && !strings.HasSuffix(text, "“"): // „German quotation ends thus“
			open = true
		case closed >= 0 || !open || blocks[i].kind == passage:
			open = false // a forgotten mark does not last longer than a paragraph
		}
	}
}
