package feed

import (
	"encoding/xml"
	"fmt"
)

// writeXML is what feeds.ToXML does, with the XML declaration on a line of its own
// and a line break at the end.
func writeXML(root any) ([]byte, error) {
	body, err := xml.MarshalIndent(root, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing XML: %w", err)
	}
	file := make([]byte, 0, len(xml.Header)+len(body)+1)
	file = append(file, xml.Header...)
	file = append(file, body...)
	return append(file, '\n'), nil
}
