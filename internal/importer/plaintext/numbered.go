package plaintext

import (
	"regexp"
	"strconv"
)

// numbered is an entry of a numbered list: "1. One", "2) Two".
var numbered = regexp.MustCompile(`^(\d{1,3})[.)] +(\S)`)

// markNumbered finds numbered lists: entries with the numbers from 1 upwards, none
// left out, and nothing between them. A number alone is a date, or a heading's.
func markNumbered(blocks []block) {
	const fewest = 2
	for i := 0; i < len(blocks); i++ {
		n := 0
		for i+n < len(blocks) && numberOf(blocks[i+n]) == n+1 {
			n++
		}
		if n < fewest {
			continue
		}
		for j := range n {
			blocks[i+j].kind, blocks[i+j].heading, blocks[i+j].number = item, false, j+1
		}
		i += n - 1
	}
}

// numberOf gives the number with which a block begins, or 0.
func numberOf(b block) int {
	m := numbered.FindStringSubmatch(b.text())
	if m == nil || b.kind == item {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}
