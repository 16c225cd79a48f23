package feed_test

import (
	"bytes"
	"fmt"
	"time"

	"digest/internal/feed"
)

func Example() {
	times := feed.Distinct([]feed.Times{{Published: time.Date(2026, 5, 28, 0, 0, 0, 0, time.UTC)}})
	entry, err := feed.NewEntry(feed.Fields{
		ID:          "tag:example.org,2026:harbour/bridge",
		URL:         "https://example.org/articles/bridge/",
		Title:       "Mayor wants <em>the</em> bridge",
		Summary:     "Jane Doe prefers a bridge.",
		ContentHTML: `<p onclick="x()">See <a href="../ferry/">the ferry</a>.</p><script>x()</script>`,
		Times:       times[0],
		Categories:  []string{"Bridges"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	err = feed.JSON(&file, feed.Feed{
		ID:      "tag:example.org,2026:harbour",
		Title:   "The harbour debate",
		Author:  "Example Institute",
		HomeURL: "https://example.org/",
		JSONURL: "https://example.org/feed.json",
		Entries: []feed.Entry{entry},
	})
	fmt.Printf("%s%v", &file, err)
	// Output:
	// {
	//   "version": "https://jsonfeed.org/version/1.1",
	//   "title": "The harbour debate",
	//   "home_page_url": "https://example.org/",
	//   "feed_url": "https://example.org/feed.json",
	//   "authors": [
	//     {
	//       "name": "Example Institute"
	//     }
	//   ],
	//   "items": [
	//     {
	//       "id": "tag:example.org,2026:harbour/bridge",
	//       "url": "https://example.org/articles/bridge/",
	//       "title": "Mayor wants <em>the</em> bridge",
	//       "content_html": "<p>See <a href=\"https://example.org/articles/ferry/\">the ferry</a>.</p>",
	//       "summary": "Jane Doe prefers a bridge.",
	//       "date_published": "2026-05-28T00:00:00Z",
	//       "date_modified": "2026-05-28T00:00:00Z",
	//       "tags": [
	//         "Bridges"
	//       ]
	//     }
	//   ]
	// }
	// <nil>
}
