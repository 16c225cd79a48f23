package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// program tells this version of the program from others: the id that Go's linker
// writes near the beginning of what it makes. Where there is none, it is the file's
// size and time of change, and where there is no file, nothing.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	const beginning = 64 << 10
	head, err := io.ReadAll(io.LimitReader(file, beginning))
	if err != nil {
		return ""
	}
	if _, id, found := bytes.Cut(head, []byte(`Go build ID: "`)); found {
		if id, _, found := bytes.Cut(id, []byte(`"`)); found {
			return string(id)
		}
	}
	info, err := file.Stat()
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
}
