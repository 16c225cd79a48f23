package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// freeText are the places of the formats that hold text of ours, and nothing else.
var freeText = []string{
	"rss/channel/title", "rss/channel/description", "rss/channel/creator",
	"rss/channel/item/title", "rss/channel/item/description",
	"rss/channel/item/creator", "rss/channel/item/category",
	"feed/title", "feed/subtitle", "feed/author/name",
	"feed/entry/title", "feed/entry/summary", "feed/entry/author/name", "feed/entry/category@term",
}

// textsOf finds the free texts of a feed with one entry, by place.
func textsOf(t *testing.T, format string, file []byte) map[string]string {
	t.Helper()
	if format == "JSON" {
		return jsonTexts(t, file)
	}
	texts := xmlTexts(t, file)
	if want := 7; len(texts) != want {
		t.Fatalf("found %d texts, want %d:\n%s", len(texts), want, file)
	}
	return texts
}

func xmlTexts(t *testing.T, file []byte) map[string]string {
	t.Helper()
	texts := map[string]string{}
	var path []string
	decoder := xml.NewDecoder(bytes.NewReader(file))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, file)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
			for _, a := range token.Attr {
				if place := strings.Join(path, "/") + "@" + a.Name.Local; slices.Contains(freeText, place) {
					texts[place] += a.Value
				}
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if place := strings.Join(path, "/"); slices.Contains(freeText, place) {
				texts[place] += string(token)
			}
		}
	}
}

func jsonTexts(t *testing.T, file []byte) map[string]string {
	t.Helper()
	type author struct{ Name string }
	var feed struct {
		Title, Description string
		Authors            []author
		Items              []struct {
			Title, Summary string
			Authors        []author
			Tags           []string
		}
	}
	if err := json.Unmarshal(file, &feed); err != nil {
		t.Fatal(err)
	}
	item := feed.Items[0]
	return map[string]string{
		"title":            feed.Title,
		"description":      feed.Description,
		"authors":          feed.Authors[0].Name,
		"items[0].title":   item.Title,
		"items[0].summary": item.Summary,
		"items[0].authors": item.Authors[0].Name,
		"items[0].tags":    item.Tags[0],
	}
}
