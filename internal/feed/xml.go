package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// writeXML is what feeds.ToXML does, with the XML declaration on a line of its own
// and a line break at the end.
func writeXML(b *bytes.Buffer, root any) error {
	b.WriteString(xml.Header)
	encoder := xml.NewEncoder(b)
	encoder.Indent("", "  ")
	if err := encoder.Encode(root); err != nil {
		return fmt.Errorf("writing XML: %w", err)
	}
	b.WriteByte('\n')
	return nil
}
