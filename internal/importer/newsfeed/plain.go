package newsfeed

import (
	"encoding/json"
	"html"
	"strings"

	"github.com/mmcdole/gofeed"
)

// plainTexts makes HTML of the contents of a JSON Feed's entries that are plain
// text (content_text; JSON Feed 1.1), which gofeed gives as if they were HTML: "<"
// and "&" are characters there, and line ends are text.
func plainTexts(document string, entries []*gofeed.Item) {
	var feed struct {
		Items []struct {
			HTML string `json:"content_html"`
			Text string `json:"content_text"`
		} `json:"items"`
	}
	if json.Unmarshal([]byte(document), &feed) != nil || len(feed.Items) != len(entries) {
		return // XML
	}
	for i, item := range feed.Items {
		if item.HTML == "" && item.Text != "" {
			entries[i].Content = paragraphs(item.Text)
		}
	}
}

// paragraphs gives a plain text as HTML: a blank line parts paragraphs.
func paragraphs(text string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		b.WriteString("<p>" + strings.ReplaceAll(html.EscapeString(strings.TrimSpace(part)), "\n", "<br>") + "</p>")
	}
	return b.String()
}
