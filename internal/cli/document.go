package cli

import (
	"fmt"
	"io"
	"os"
)

// maxText bounds what is read of one text, in bytes.
const maxText = 20 << 20

// readText reads a file, or standard input for "-".
func readText(stdin io.Reader, name string) ([]byte, error) {
	from, label := stdin, "standard input"
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("reading: %w", err)
		}
		defer file.Close()
		from, label = file, name
	}
	data, err := io.ReadAll(io.LimitReader(from, maxText+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", label, err)
	}
	if len(data) > maxText {
		return nil, fmt.Errorf("reading %s: it holds more than %d MB, which no article does", label, maxText>>20)
	}
	return data, nil
}
