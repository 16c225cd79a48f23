package serve

import "testing"

func TestIgnored(t *testing.T) {
	tests := []struct {
		path string
		want bool
	}{
		{"content/articles/2026-05-28-talks.md", false},
		{"content/articles/v4.9.md", false},
		{"static/2026/4914", false},
		{"static/#1.png", false},
		{"templates/_entry.html", false},
		{"site.toml", false},
		{"content/articles/a.md~", true},
		{"content/articles/.a.md.swp", true},
		{"content/articles/a.md.swx", true},
		{"content/articles/4913", true},
		{"content/articles/.#a.md", true},
		{"content/articles/#a.md#", true},
		{"content/articles/.goutputstream-X1Y2Z3", true},
		{"content/articles/a.md___jb_tmp___", true},
		{"content/articles/~$notes.md", true},
		{"content/.DS_Store", true},
		{"static/.git/index.lock", true},
	}
	for _, tt := range tests {
		if got := ignored(tt.path); got != tt.want {
			t.Errorf("ignored(%q) = %v, want %v", tt.path, got, tt.want)
		}
	}
}
