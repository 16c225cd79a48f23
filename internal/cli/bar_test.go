package cli

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	"digest/internal/progress"
)

func wide() int { return 80 }

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
		drop := raise(&terminal, wide, &task)
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
			drop := raise(&terminal, wide, &task)
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

// On a narrow terminal the bar leaves out what does not fit: no line reaches the last
// column, and nothing is left in the end.
func TestNarrowBar(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		columns       int
		shows, hidden []string
	}{
		{80, []string{"reading  50% |", "| (1000/2000, ", " steps/s)", "linking"}, nil},
		{55, []string{"reading  50% |", "| (1000/2000)", "linking"}, []string{"steps"}},
		{40, []string{"reading  50% |██████████          |\n", "linking"}, []string{"/2000"}},
		{20, []string{"reading  50%\n", "linking"}, []string{"█"}},
		{8, []string{"reading\n"}, []string{"%"}},
		{4, []string{"rea\n"}, nil},
	} {
		synctest.Test(t, func(t *testing.T) {
			var terminal bytes.Buffer
			var task progress.Watch
			drop := raise(&terminal, func() int { return tt.columns }, &task)
			task.Begin("reading")
			task.Expect(2000)
			for range 10 { // a second
				time.Sleep(100 * time.Millisecond)
				for range 100 {
					task.Step()
				}
			}
			time.Sleep(150 * time.Millisecond)
			task.Begin("linking")
			time.Sleep(450 * time.Millisecond)
			drop()
			written := terminal.String()
			for part := range strings.SplitSeq(written, "\r") {
				line, _, _ := strings.Cut(part, "\x1b")
				if utf8.RuneCountInString(line) >= tt.columns {
					t.Errorf("%q does not fit into %d columns", line, tt.columns)
				}
			}
			lines, left := seen(written)
			if left != "" {
				t.Errorf("%q is left on a terminal of %d columns", left, tt.columns)
			}
			all := strings.Join(lines, "\n") + "\n"
			for _, want := range tt.shows {
				if !strings.Contains(all, want) {
					t.Errorf("a terminal of %d columns showed\n%s\nwithout %q", tt.columns, all, want)
				}
			}
			for _, bad := range tt.hidden {
				if strings.Contains(all, bad) {
					t.Errorf("a terminal of %d columns showed %q:\n%s", tt.columns, bad, all)
				}
			}
		})
	}
}

// A stage that turns out to be longer goes on at its rate, and its line is never blank.
func TestBarOfGrowingStage(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var terminal bytes.Buffer
		var task progress.Watch
		drop := raise(&terminal, wide, &task)
		time.Sleep(650 * time.Millisecond)
		task.Begin("rendering")
		for range 4 { // a second each
			task.Expect(1000)
			for range 10 {
				for range 100 {
					task.Step()
				}
				time.Sleep(100 * time.Millisecond)
			}
			time.Sleep(200 * time.Millisecond)
		}
		synctest.Wait() // the bar writes into the same buffer
		if lines, left := seen(terminal.String()); left == "" {
			t.Errorf("the last line is blank after\n%s", strings.Join(lines, "\n"))
		}
		drop()
		lines, _ := seen(terminal.String())
		if len(lines) < 10 {
			t.Errorf("the terminal showed %d lines:\n%s", len(lines), strings.Join(lines, "\n"))
		}
		if !strings.HasSuffix(lines[0], "(0/1000, 0 steps/hr)") {
			t.Errorf("the first line is %q, whose rate is of no time", lines[0])
		}
		for _, line := range lines[1:] {
			_, figures, _ := strings.Cut(line, ", ")
			if rate, err := strconv.Atoi(strings.TrimSuffix(figures, " steps/s)")); err != nil || rate > 2000 { // steps of two ticks may come at the first
				t.Errorf("%q of a stage with 1000 steps in a second", line)
			}
		}
	})
}
