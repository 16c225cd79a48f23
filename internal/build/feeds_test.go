package build_test

import (
	"encoding/json"
	"encoding/xml"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"digest/internal/build"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
)

// A parsedFeed is a feed as the rules for all three formats see it.
type parsedFeed struct {
	self, home string
	updated    string // empty where the format has no place for it
	entries    []parsedEntry
}

type parsedEntry struct {
	ID, URL, Title, Content string
	Published, Updated      time.Time // Updated is zero in RSS, which has no place for it
}

// checkFeeds holds every feed of a site against section 7 of the design: ids and
// times are an entry's own, addresses are absolute, and the order is that of joining.
func checkFeeds(t *testing.T, s site) {
	t.Helper()
	known := make(map[string]parsedEntry)
	feeds := allFeeds(t, s.files)
	if len(feeds) < 12 {
		t.Errorf("only %d feeds", len(feeds))
	}
	for _, at := range s.files.paths() {
		if feed, is := feeds[at]; is {
			checkFeed(t, s, at, feed)
			checkEntries(t, s, at, feed.entries, known)
		}
	}
}

// An entry's id outlives a change of address.
func TestFeedIDsDoNotDependOnTheAddress(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 20, 5, 2)
	ids := func(base string) map[string][]string {
		files, _ := built(t, build.Options{Source: source, BaseURL: base})
		found := make(map[string][]string)
		for at, feed := range allFeeds(t, files) {
			for _, e := range feed.entries {
				found[at] = append(found[at], e.ID)
			}
		}
		return found
	}
	if diff := cmp.Diff(ids(subPath), ids("http://localhost:8080/")); diff != "" {
		t.Errorf("ids by feed (-one address +another):\n%s", diff)
	}
}

// allFeeds parses every feed of a site, each also by a feed reader's own parser.
func allFeeds(t *testing.T, files tree) map[string]parsedFeed {
	t.Helper()
	feeds := make(map[string]parsedFeed)
	for at, text := range files {
		switch path.Base(at) {
		case "atom.xml":
			feeds[at] = parseAtom(t, at, text)
		case "feed.xml":
			feeds[at] = parseRSS(t, at, text)
		case "feed.json":
			feeds[at] = parseJSONFeed(t, at, text)
		default:
			continue
		}
		reader, err := gofeed.NewParser().ParseString(text)
		if err != nil || len(reader.Items) != len(feeds[at].entries) {
			t.Errorf("%s: a feed reader finds %d of %d entries: %v", at, len(reader.Items), len(feeds[at].entries), err)
		}
	}
	return feeds
}

type xmlLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

func linkOf(links []xmlLink, rel string) string {
	for _, l := range links {
		if l.Rel == rel {
			return l.Href
		}
	}
	return ""
}

func parseAtom(t *testing.T, at, text string) parsedFeed {
	t.Helper()
	var doc struct {
		XMLName xml.Name  `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string    `xml:"id"`
		Updated string    `xml:"updated"`
		Links   []xmlLink `xml:"link"`
		Entries []struct {
			ID        string    `xml:"id"`
			Title     string    `xml:"title"`
			Published string    `xml:"published"`
			Updated   string    `xml:"updated"`
			Content   string    `xml:"content"`
			Links     []xmlLink `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	if doc.ID == "" {
		t.Errorf("%s has no id", at)
	}
	feed := parsedFeed{self: linkOf(doc.Links, "self"), home: linkOf(doc.Links, "alternate"), updated: doc.Updated}
	for _, e := range doc.Entries {
		feed.entries = append(feed.entries, parsedEntry{
			e.ID, linkOf(e.Links, "alternate"), e.Title, e.Content,
			moment(t, at, time.RFC3339, e.Published), moment(t, at, time.RFC3339, e.Updated),
		})
	}
	return feed
}

func parseRSS(t *testing.T, at, text string) parsedFeed {
	t.Helper()
	var doc struct {
		XMLName xml.Name `xml:"rss"`
		Channel struct {
			Self  xmlLink  `xml:"http://www.w3.org/2005/Atom link"`
			Links []string `xml:"link"`
			Items []struct {
				GUID struct {
					Value       string `xml:",chardata"`
					IsPermaLink string `xml:"isPermaLink,attr"`
				} `xml:"guid"`
				Title   string `xml:"title"`
				Link    string `xml:"link"`
				PubDate string `xml:"pubDate"`
				Content string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
			} `xml:"item"`
		} `xml:"channel"`
	}
	if err := xml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	feed := parsedFeed{self: doc.Channel.Self.Href, home: strings.TrimSpace(strings.Join(doc.Channel.Links, ""))}
	for _, i := range doc.Channel.Items {
		if i.GUID.IsPermaLink != "false" {
			t.Errorf("%s: the guid %s passes for an address", at, i.GUID.Value)
		}
		feed.entries = append(feed.entries, parsedEntry{
			ID: i.GUID.Value, URL: i.Link, Title: i.Title, Content: i.Content,
			Published: moment(t, at, time.RFC1123Z, i.PubDate),
		})
	}
	return feed
}

func parseJSONFeed(t *testing.T, at, text string) parsedFeed {
	t.Helper()
	var doc struct {
		Version string `json:"version"`
		FeedURL string `json:"feed_url"`
		Home    string `json:"home_page_url"`
		Items   []struct {
			ID        string `json:"id"`
			URL       string `json:"url"`
			Title     string `json:"title"`
			Content   string `json:"content_html"`
			Published string `json:"date_published"`
			Modified  string `json:"date_modified"`
		} `json:"items"`
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	if doc.Version != "https://jsonfeed.org/version/1.1" {
		t.Errorf("%s: version %q", at, doc.Version)
	}
	feed := parsedFeed{self: doc.FeedURL, home: doc.Home}
	for _, i := range doc.Items {
		feed.entries = append(feed.entries, parsedEntry{
			i.ID, i.URL, i.Title, i.Content,
			moment(t, at, time.RFC3339, i.Published), moment(t, at, time.RFC3339, i.Modified),
		})
	}
	return feed
}

func moment(t *testing.T, at, layout, value string) time.Time {
	t.Helper()
	parsed, err := time.Parse(layout, value)
	if err != nil {
		t.Errorf("%s: %v", at, err)
	}
	return parsed.UTC()
}

// checkFeed holds a feed as a whole against the rules.
func checkFeed(t *testing.T, s site, at string, feed parsedFeed) {
	t.Helper()
	const most = 30
	if want := s.address(at).String(); feed.self != want {
		t.Errorf("%s: self link %q, want %q", at, feed.self, want)
	}
	if want := s.address(strings.TrimSuffix(at, path.Base(at))).String(); feed.home != want {
		t.Errorf("%s: home %q, want %q", at, feed.home, want)
	}
	if len(feed.entries) > most {
		t.Errorf("%s: %d entries, want %d at most", at, len(feed.entries), most)
	}
	var newest time.Time
	for _, e := range feed.entries {
		if e.Updated.After(newest) {
			newest = e.Updated
		}
	}
	if feed.updated != "" && len(feed.entries) > 0 {
		if updated := moment(t, at, time.RFC3339, feed.updated); !updated.Equal(newest) {
			t.Errorf("%s: updated %v, want that of its newest entry, %v", at, updated, newest)
		}
	}
}

// checkEntries compares the entries with each other, and with what other feeds say of them.
func checkEntries(t *testing.T, s site, at string, entries []parsedEntry, known map[string]parsedEntry) {
	t.Helper()
	for i, e := range entries {
		if i > 0 && !entries[i-1].Published.After(e.Published) {
			t.Errorf("%s: %s is not older than what stands before it", at, e.ID)
		}
		if slices.ContainsFunc(entries[:i], func(other parsedEntry) bool { return other.ID == e.ID }) {
			t.Errorf("%s: %s stands there twice", at, e.ID)
		}
		if _, seen := known[e.ID]; !seen {
			known[e.ID] = e // from an Atom feed, which stands before the others
		}
		if e.Updated.IsZero() {
			e.Updated = known[e.ID].Updated
		}
		if diff := cmp.Diff(known[e.ID], e); diff != "" {
			t.Errorf("%s: %s differs from itself elsewhere (-there +here):\n%s", at, e.ID, diff)
		}
		if strings.HasPrefix(e.ID, "http") || strings.Contains(e.ID, s.base.Host+"/sub") {
			t.Errorf("%s: the id %s is made of the address", at, e.ID)
		}
		for _, link := range append(contentLinks(t, at, e.Content), e.URL) {
			if !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://") {
				t.Errorf("%s: %q in %s is not absolute", at, link, e.ID)
			}
			if why := s.broken(s.base, link); why != "" {
				t.Errorf("%s: %q in %s %s", at, link, e.ID, why)
			}
		}
	}
}

// contentLinks are the addresses in an entry's content.
func contentLinks(t *testing.T, at, content string) []string {
	t.Helper()
	var found []string
	for _, n := range parsePage(t, at, content).nodes {
		found = append(found, links(n)...)
	}
	return found
}
