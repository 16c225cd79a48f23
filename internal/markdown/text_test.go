package markdown

import (
	"testing"

	"github.com/yuin/goldmark/renderer/html"
)

// FuzzSpecial: a text that is not special is what goldmark would write of it.
func FuzzSpecial(f *testing.F) {
	for c := range 256 {
		f.Add([]byte{'a', byte(c), '#', 'x', '3', ';'})
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if special(text) {
			return
		}
		var written, raw buffer
		html.DefaultWriter.Write(&written, text)
		html.DefaultWriter.RawWrite(&raw, text)
		if written.String() != string(text) || raw.String() != string(text) {
			t.Errorf("%q becomes %q and %q", text, written.String(), raw.String())
		}
	})
}
