package sitemap

import (
	"net/url"
	"testing"
)

// Whatever the address, it is refused or reads back from the XML as the same.
func FuzzFiles(f *testing.F) {
	for _, seed := range []string{"", "a/", "?a=1&b=2", "zoë/", "a b", "%zz", "'\"<>", "\x00", "\xff", "?\xff", "?ü", "]]>", "../b"} {
		f.Add(seed, "2026-05-28")
	}
	f.Add("", "<!-- -->")
	f.Fuzz(func(t *testing.T, path, modified string) {
		const base = "https://example.org/"
		files, err := Files(base, []URL{{Loc: base + path, LastMod: modified}})
		if err != nil {
			return
		}
		want, err := url.Parse(base + path)
		if err != nil {
			t.Fatalf("Files takes %q, which is no address: %v", base+path, err)
		}
		got := parse(t, files[0]).URLs
		if len(got) != 1 || got[0].Loc != encode(want.String()) || got[0].LastMod != modified {
			t.Errorf("Files(%q, %q) reads back as %q", base+path, modified, got)
		}
	})
}
