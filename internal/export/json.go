package export

import (
	"bytes"
	"encoding/json"
)

// encodeJSON indents by two spaces and ends with a line feed. Signs of HTML
// stay as they are: the files are data, and no page embeds them. The size is a
// guess that saves the buffer from growing.
//
// Indenting is a step of its own, for an encoder that indents by itself grows a
// buffer whose size it cannot be told, and takes twice the memory.
func encodeJSON(document any, size int) ([]byte, error) {
	var compact, indented bytes.Buffer
	compact.Grow(size)
	encoder := json.NewEncoder(&compact)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(document); err != nil {
		return nil, err
	}
	indented.Grow(2 * compact.Len())
	if err := json.Indent(&indented, compact.Bytes(), "", "  "); err != nil {
		return nil, err
	}
	return indented.Bytes(), nil
}

// recordSize is about what one record of our JSON or CSV takes.
const recordSize = 1 << 10
