package cli

import (
	"io"
	"os"
)

// ink colours text for a terminal; the zero ink leaves it as it is.
type ink struct{ colour bool }

// inkFor is coloured where w is a terminal, unless NO_COLOR is set
// (https://no-color.org).
func inkFor(w io.Writer) ink {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return ink{}
	}
	info, err := file.Stat()
	return ink{colour: err == nil && info.Mode()&os.ModeCharDevice != 0}
}

func (i ink) bold(s string) string { return i.paint("1", s) }
func (i ink) dim(s string) string  { return i.paint("2", s) }
func (i ink) warn(s string) string { return i.paint("33", s) }

func (i ink) paint(code, s string) string {
	if !i.colour {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
