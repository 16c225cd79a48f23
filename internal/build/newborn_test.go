package build

import (
	"testing"
	"time"
)

// A file is trusted when a second change of it would show.
func TestNewborn(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 5, 28, 9, 17, 0, 0, time.UTC)
	for _, c := range []struct {
		name    string
		changed time.Time
		want    bool
	}{
		{"counted in seconds, just now", now.Add(-time.Second), true},
		{"counted in seconds, a while ago", now.Add(-2 * time.Second), false},
		{"counted in hundredths of a second", now.Add(-990 * time.Millisecond), true},
		{"counted finely, just now", now.Add(-99*time.Millisecond - 1), true},
		{"counted finely, a moment ago", now.Add(-100*time.Millisecond - 1), false},
		{"counted finely, in the future", now.Add(time.Second + 1), true},
		{"counted in seconds, in the future", now.Add(time.Hour), true},
	} {
		if got := newborn(c.changed.UnixNano(), now); got != c.want {
			t.Errorf("%s: newborn = %v", c.name, got)
		}
	}
}
