package markdown_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"digest/internal/markdown"
)

// article is a body of about 3.25 KB with ten marks, as a build has thousands of.
func article() markdown.Text {
	var t markdown.Text
	var b strings.Builder
	for i := range 10 {
		b.WriteString("In the third week of the talks, the minister ")
		t.Marks = append(t.Marks, markdown.Mark{Start: b.Len(), End: b.Len() + 8, Key: i, Href: fmt.Sprintf("/people/%d/", i)})
		b.WriteString("Jane Doe said that *nothing* was decided. “We are not there yet,” she told " +
			"[a newspaper](https://example.org/a), and pointed at the paper of the commission of last year, which " +
			"had asked for more time. Others in the room, who would not be named, saw it differently.\n\n")
	}
	t.Source = b.String()
	return t
}

func BenchmarkHTML(b *testing.B) {
	r, text := markdown.New(), article()
	b.SetBytes(int64(len(text.Source)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.HTML(text, markdown.Options{Prefix: "/digest", HeadingTop: 2}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainText(b *testing.B) {
	for name, source := range map[string]string{
		"summary": "The minister said that nothing was decided, and that the talks go on.",
		"markup":  "The *minister* said that nothing was decided, and that the talks go on.",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				markdown.PlainText(source)
			}
		})
	}
}

func TestConcurrentUse(t *testing.T) {
	r, text := markdown.New(), article()
	want, err := r.HTML(text, markdown.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got, err := r.HTML(text, markdown.Options{}); err != nil || got != want {
					t.Errorf("HTML from several goroutines = %q, %v, want %q", got, err, want)
				}
			}
		})
	}
	group.Wait()
}
