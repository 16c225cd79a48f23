package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// The most bytes of what is shown of an entry.
const (
	longestTitle = 160
	longestText  = 200
	longestNote  = 80
)

// recordFiles are the files of what is shown of entries, some neighbours in one.
func recordFiles(numbered [kinds]numbering) []File {
	var files []File
	for _, n := range numbered {
		for start := 0; start < len(n.ids); {
			block, end := n.ids[start]/slots, start+1
			for end < len(n.ids) && n.ids[end]/slots == block {
				end++
			}
			entries := n.entries[start:end]
			files = append(files, File{
				Path:   fmt.Sprintf("%d-%s.json", n.kind, strconv.FormatUint(block, 36)),
				Encode: func() ([]byte, error) { return encodeRecords(entries) }, Entries: entries,
			})
			start = end
		}
	}
	return files
}

// encodeRecords encodes entries whose numbers follow upon one another: for each
// title, address, note and text. The first one's number is a multiple of slots.
func encodeRecords(entries []Entry) ([]byte, error) {
	records := make([][]string, len(entries))
	for i, e := range entries {
		d := e.Document()
		records[i] = []string{clip(d.Title, longestTitle), d.Href, clip(d.Note, longestNote), clip(d.Text, longestText)}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // it is not put into a page as it is
	err := encoder.Encode(records)
	return b.Bytes(), err
}

// clip shortens a text to so many bytes, at a word where there is one.
func clip(s string, longest int) string {
	const ellipsis = " …"
	if len(s) <= longest {
		return s
	}
	s = s[:longest-len(ellipsis)]
	if at := strings.LastIndexByte(s, ' '); at > longest/2 {
		return s[:at] + ellipsis
	}
	return strings.ToValidUTF8(s, "") + ellipsis // it may end within a character
}
