package scratch_test

import (
	"testing"

	"digest/internal/scratch"
)

func TestPath(t *testing.T) {
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
		{"a.md", false},
		{"#", true}, // a name of one letter begins and ends with it
		{"static/css/x.css~", true},
		{"static/old~/x.css", true},
		{"content/articles/a.md~", true},
		{"content/articles/.a.md.swp", true},
		{"content/articles/a.md.swx", true},
		{"content/articles/a.md.swo", true},
		{"content/articles/4913", true},
		{"content/articles/.#a.md", true},
		{"content/articles/#a.md#", true},
		{"content/articles/.goutputstream-X1Y2Z3", true},
		{"content/articles/a.md___jb_tmp___", true},
		{"content/articles/a.md___jb_old___", true},
		{"content/articles/~$notes.md", true},
		{"content/.DS_Store", true},
		{"static/.git/index.lock", true},
	}
	for _, tt := range tests {
		if got := scratch.Path(tt.path); got != tt.want {
			t.Errorf("Path(%q) = %v, want %v", tt.path, got, tt.want)
		}
	}
}
