package cli

import (
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"digest/internal/progress"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A build that is done sooner than barDelay shows no bar: it would only flicker.
const (
	barDelay = 500 * time.Millisecond
	barEvery = 100 * time.Millisecond
)

// isTerminal says whether somebody looks at w who can see a line change.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd()))
}

// columnsOf is how wide a terminal is. It may be asked again: windows change. A
// terminal that does not know is as wide as most.
func columnsOf(terminal io.Writer) int {
	if file, ok := terminal.(*os.File); ok {
		if columns, _, err := term.GetSize(int(file.Fd())); err == nil && columns > 0 {
			return columns
		}
	}
	return 80
}

// raise draws a bar of what a task does, on the last line of a terminal that is so
// many columns wide, until the returned function is called, which takes the line
// away. The task only counts; how often the bar is drawn is up to the clock.
func raise(terminal io.Writer, columns func() int, task *progress.Watch) (drop func()) {
	stop, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		ticks := time.NewTicker(barEvery)
		defer ticks.Stop()
		b := bar{curtain: curtain{behind: terminal, columns: columns}}
		for start := time.Now(); ; {
			b.draw(task.Now())
			select {
			case <-stop:
				b.clear()
				return
			case now := <-ticks.C:
				b.curtain.open = now.Sub(start) >= barDelay
			}
		}
	}()
	return func() {
		close(stop)
		<-gone
	}
}

// A bar shows the stages of a task one after the other. An error of the terminal
// is no reason to stop the task, and nobody could be told of it.
type bar struct {
	curtain curtain
	stage   progress.Moment
	line    *progressbar.ProgressBar
}

func (b *bar) draw(now progress.Moment) {
	if now.Stage == "" {
		return
	}
	switch {
	case b.line == nil || now.Stage != b.stage.Stage || (now.Total == 0) != (b.stage.Total == 0):
		b.clear()
		b.line = newLine(&b.curtain, now)
		b.line.StartWithoutRender()
		_ = b.line.RenderBlank() // steps made in no time would have a rate beyond all measure
		b.stage = now
		return
	case now.Total != b.stage.Total:
		b.line.ChangeMax64(now.Total)
	}
	b.stage = now
	switch {
	case now.Total == 0:
		_ = b.line.RenderBlank()
	case now.Done < now.Total: // a line that reached its end would be blank, even if more is to be done then
		_ = b.line.Set64(now.Done)
	}
}

func (b *bar) clear() {
	if b.line != nil {
		_ = b.line.Clear()
	}
}

// newLine is the bar of one stage: its name, and where the steps are counted how
// many are done, and how many in a second; a step is a file, or what goes into
// several. Signs of the terminal's font only, and no colour.
func newLine(w io.Writer, stage progress.Moment) *progressbar.ProgressBar {
	options := []progressbar.Option{
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(stage.Stage), progressbar.OptionSetWidth(20),
		progressbar.OptionUseANSICodes(true), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false),
	}
	total := stage.Total
	if total == 0 {
		total = -1 // a spinner, which turns at every call
		options = append(options, progressbar.OptionSetSpinnerChangeInterval(0), progressbar.OptionSetElapsedTime(false))
	} else {
		options = append(options, progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("steps"))
	}
	return progressbar.NewOptions64(total, options...)
}

// A curtain hides what is written until it is open. The bar behind it counts from
// the beginning, so that its rate is right when it is seen. Lines are made to fit: a
// terminal breaks one that is too wide, and only its last row could be taken away.
type curtain struct {
	behind  io.Writer
	columns func() int
	open    bool
}

// Write passes on what somebody can see.
func (c *curtain) Write(p []byte) (int, error) {
	if !c.open {
		return len(p), nil
	}
	shown := string(p)
	if line, ok := strings.CutSuffix(strings.TrimPrefix(shown, "\r"), clearRest); ok {
		shown = "\r" + fit(line, c.columns()) + clearRest
	}
	if _, err := io.WriteString(c.behind, shown); err != nil {
		return 0, err
	}
	return len(p), nil
}

// clearRest ends each line of the bar: what an older one left behind it goes.
const clearRest = "\x1b[0K"

// fit is a line of the bar without what does not fit into the columns: first the rate
// goes, then the count, then the bar itself. The last column stays free: what is
// written there makes some terminals begin another row.
func fit(line string, columns int) string {
	line = strings.TrimRight(line, " ")
	bar, figures, counted := strings.Cut(line, " (")
	lines := []string{line}
	if counted {
		done, _, _ := strings.Cut(figures, ", ")
		name, _, _ := strings.Cut(bar, " |")
		lines = append(lines, bar+" ("+done+")", bar, name)
	}
	room := max(0, columns-1)
	for _, line = range lines {
		if utf8.RuneCountInString(line) <= room {
			return line
		}
	}
	return string([]rune(line)[:room])
}
