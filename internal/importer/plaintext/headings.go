package plaintext

import (
	"strings"

	"digest/internal/importer/prose"
)

// markHeadings finds the headings: a short line that stands alone before what it
// heads, which is sentences, a list, or one more heading before these.
func markHeadings(blocks []block) {
	const deepest = 3 // more short lines than this in a row are a list, a table or verse
	for i := 0; i < len(blocks); i++ {
		from := i
		for i < len(blocks) && couldHead(blocks[i]) {
			i++
		}
		heads := i-from <= deepest && i < len(blocks) && (blocks[i].kind == passage || blocks[i].kind == item)
		for j := from; j < i; j++ {
			blocks[j].heading = heads
		}
	}
}

func couldHead(b block) bool {
	text := b.text()
	if b.kind != short || len(b.lines) > 1 || !prose.StartsUpper(text) {
		return false
	}
	// "Yes we can" in quotation marks is a pull quote; "(…)" is a note.
	return !strings.HasPrefix(text, "(") && (!b.quoted || strings.HasSuffix(text, "?"))
}
