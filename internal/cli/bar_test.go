package cli

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"digest/internal/progress"
)

// seen is what a terminal showed: its line each time that it changed, and at last
// what is left on it.
func seen(written string) (lines []string, left string) {
	for part := range strings.SplitSeq(written, "\r") {
		left, _, _ = strings.Cut(part, "\x1b[2K")
		left = strings.TrimRight(strings.TrimSuffix(left, "\x1b[0K"), " ")
		if left != "" && (len(lines) == 0 || lines[len(lines)-1] != left) {
			lines = append(lines, left)
		}
	}
	return lines, left
}

// A long build shows its stage, how many files are done and how many in a second;
// nothing of it is left in the end.
func TestBar(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var terminal bytes.Buffer
		var task progress.Watch
		drop := raise(&terminal, &task)
		task.Begin("reading")
		task.Expect(2000)
		for range 10 { // a second
			time.Sleep(100 * time.Millisecond)
			for range 100 {
				task.Step()
			}
		}
		task.Begin("linking")
		time.Sleep(450 * time.Millisecond)
		drop()
		lines, left := seen(terminal.String())
		if left != "" {
			t.Errorf("%q is left on the terminal", left)
		}
		all := strings.Join(lines, "\n")
		for _, want := range []string{"reading", "/2000, ", " steps/s)", "linking"} {
			if !strings.Contains(all, want) {
				t.Errorf("the terminal showed\n%s\nwithout %q", all, want)
			}
		}
		if strings.Contains(all, "(0/2000") || strings.Contains(all, "(300/2000") {
			t.Errorf("the bar was there before half a second was over:\n%s", all)
		}
		for _, line := range lines {
			if len([]rune(line)) > 79 {
				t.Errorf("%q is wider than a terminal", line)
			}
		}
	})
}

// A short build shows no bar, and neither does one that did not begin.
func TestNoBar(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for _, stages := range [][]string{nil, {"reading", "rendering"}} {
			var terminal bytes.Buffer
			var task progress.Watch
			drop := raise(&terminal, &task)
			for _, stage := range stages {
				task.Begin(stage)
				task.Expect(10)
				time.Sleep(200 * time.Millisecond)
				task.Step()
			}
			drop()
			if terminal.Len() > 0 {
				t.Errorf("the terminal got %q", terminal.String())
			}
		}
	})
}
