package serve

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
)

// No address leads out of the site, and each file has one address.
func FuzzFileName(f *testing.F) {
	for _, path := range []string{"/", "/sub/", "/sub/a/", "/sub/a.css", "/sub/../x", "//", "/sub//", `/sub/a\b`, "/sub/.", "/sub/\x00"} {
		f.Add("/sub/", path)
	}
	f.Fuzz(func(t *testing.T, base, path string) {
		name, ok := fileName(base, path)
		if !ok {
			return
		}
		if !fs.ValidPath(name) || strings.Contains(name, "\\") {
			t.Errorf("fileName(%q, %q) = %q, which is no path of a file", base, path, name)
		}
		if path != base+name && path+"index.html" != base+name {
			t.Errorf("fileName(%q, %q) = %q, another file", base, path, name)
		}
	})
}

// A page with the script is the page and the script, and nothing else.
func FuzzWithScript(f *testing.F) {
	for _, page := range []string{"", "<p>", "<p></body></html>", "</BODY", "<</bod", "</body></body>"} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		at := bodyEnd(page)
		whole := withScript(page, state{pages: "p"})
		added := len(whole) - len(page)
		if added <= 0 || !bytes.Equal(whole[:at], page[:at]) || !bytes.Equal(whole[at+added:], page[at:]) {
			t.Errorf("withScript(%q) = %q", page, whole)
		}
		if rest := bytes.ToLower(page[min(at+1, len(page)):]); bytes.Contains(rest, []byte("</body")) {
			t.Errorf("in %q the script stands before the last </body>, at %d", page, at)
		}
	})
}
