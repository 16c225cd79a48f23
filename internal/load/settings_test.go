package load_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"digest/internal/load"
	"digest/internal/news"
)

func TestSettings(t *testing.T) {
	t.Parallel()
	text := "\ufeff" + strings.ReplaceAll(validSettings+`
base_url = "https://example.org/debate"
timezone = "Europe/Brussels"
language = "de-AT"
feeds.entries = 50
positions = [
  { id = "for", label = "For" },
  { id = "against", "label" = "Agai\u006est" },
]

[build]
cname = "debate.example.org"
cards = false

[[import.sources]]
name = "The Example Times"
match = ["example.org"]
publish = "excerpt"
drop_line = ['^Read more\b']
cut_after = ['''(?i)^newsletter$''']

[[import.sources]]
name = "The Example Post"

[[collect.feeds]]
url = "https://example.org/feed.xml"
source = "The Example Times"

[[menu]]
label = "People"
url = "/people/"
`, "\n", "\r\n")
	settings, problems, err := load.Settings(fstest.MapFS{"site.toml": {Data: []byte(text)}})
	if err != nil || problems.Len() > 0 {
		t.Fatalf("Settings(…) failed: %v, %v", err, problems.Sorted())
	}
	want := news.Settings{
		ID: "tag:example.org,2026:debate", Title: "The debate", BaseURL: "https://example.org/debate/",
		Timezone: "Europe/Brussels", Language: "de-AT",
		Positions: []news.Position{{ID: "for", Label: "For"}, {ID: "against", Label: "Against"}},
		Feeds:     news.FeedSettings{Entries: 50},
		Build:     news.BuildSettings{CNAME: "debate.example.org", Cards: new(bool)},
		Import: news.ImportSettings{Sources: []news.ImportSource{
			{
				Name: "The Example Times", Match: []string{"example.org"}, Publish: news.Excerpt,
				DropLine: []string{`^Read more\b`}, CutAfter: []string{`(?i)^newsletter$`},
			},
			{Name: "The Example Post"},
		}},
		Collect: news.CollectSettings{Feeds: []news.CollectFeed{{URL: "https://example.org/feed.xml", Source: "The Example Times"}}},
		Menu:    []news.MenuEntry{{Label: "People", URL: "/people/"}},
	}
	if diff := cmp.Diff(want, settings); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}
}

// Each file is the valid settings, which have two lines, and the text.
func TestSettingsMistakes(t *testing.T) {
	t.Parallel()
	for _, test := range []mistake{
		{"near key", `tilte = "x"`, `3:1: tilte: unknown key; did you mean "title"?`},
		{
			"far key", `colour = "x"`, `3:1: colour: unknown key; the keys here are id, title, description, question, ` +
				`base_url, language, timezone, author, positions, feeds, build, import, collect, menu`,
		},
		{"key of a table", "[feeds]\nentires = 10", `4:1: feeds.entires: unknown key; did you mean "entries"?`},
		{"unknown table", "[feed]\nentries = 10", `3:2: feed: unknown key; did you mean "feeds"?`},
		{
			"key of a list of tables", "[[positions]]\nid = \"for\"\nlable = \"For\"",
			`5:1: positions[0].lable: unknown key; did you mean "label"?`,
		},
		{"number for text", `author = 2026`, `3:10: author: expected text, found the number 2026; put it in quotes: "2026"`},
		{"date for text", `author = 2026-05-28`, `3:10: author: expected text, found the date 2026-05-28; put it in quotes: "2026-05-28"`},
		{"text for a number", `feeds.entries = "ten"`, `3:17: feeds.entries: expected a whole number, found text; write it like 10, without quotes`},
		{"text for a table", `feeds = "x"`, `3:9: feeds: expected keys with values, found text; the keys are entries`},
		{"table for a list", "[positions]\nid = \"for\"", `3:2: positions: expected a list, found keys with values`},
		{"list for text", `author = ["Joe Bloggs"]`, `3:1: author: expected text, found a list`},
		{"control character", `author = "J\u0007e"`, `3:10: author: the invisible character U+0007 is not allowed; take it out, or write a blank for it`},
		{"twice", `title = "Again"`, `3:1: the file is not valid TOML: key title is already defined`},
		{"no value", `author = `, `3:9: the file is not valid TOML: expected value, not end of input`},
		{"columns are characters", `author = {"ü" = 1, x}`, `3:21: the file is not valid TOML: expected '=' after key`},
		{"not UTF-8", "author = \"\xff\"", `3:11: the byte 0xFF is not UTF-8 text; save the file as UTF-8`},
		{"too long", strings.Repeat("#", 256<<10), `1:1: the file is longer than 256 KiB`},
		{
			"brackets", "x = " + strings.Repeat("[", 200_000),
			`3:10005: the file is not valid TOML: arrays and inline tables are nested more than the maximum of 10000 levels deep`,
		},
		{"base address without scheme", `base_url = "example.org"`, `3:12: base_url: "example.org" is not the address of a site; write it like "https://example.org/debate/", without "?" and "#"`},
		{"base address with query", `base_url = "https://example.org/?a"`, `3:12: base_url: "https://example.org/?a" is not the address of a site; write it like "https://example.org/debate/", without "?" and "#"`},
		{"language", `language = "English"`, `3:12: language: "English" is not a language tag (BCP 47); write it like "en" or "de-AT"`},
		{"time zone", `timezone = "Brussels"`, `3:12: timezone: "Brussels" is not a time zone; write an IANA name like "Europe/Brussels"`},
		{"time zone of the machine", `timezone = "Local"`, `3:12: timezone: "Local" is not a time zone; write an IANA name like "Europe/Brussels"`},
		{"entries", "feeds.entries = -1", `3:17: feeds.entries: -1 is not a number of entries; write a number from 1 to 1000, or take the key away for 30`},
		{"domain", `build.cname = "https://example.org"`, `3:15: build.cname: "https://example.org" is not a domain; write it like "example.org"`},
		{"cards", `build.cards = "no"`, `3:15: build.cards: expected true or false, found text`},
		{
			"part of an address left out", `build.leave_out = ["/people/j*/"]`,
			`3:20: build.leave_out[0]: "/people/j*/" is no address that can be left out; write a page with all below it like ` +
				`"/shifts/", a file like "/data/events.ics", or "/people/*/feed.json" for a file of everybody`,
		},
		{"size of a page", `build.page_size = -5`, `3:19: build.page_size: -5 is not a number of articles for a page; write a number from 1 to 10000, or take the key away for 100`},
		{"position's label", "[[positions]]\nid = \"for\"", `3:3: positions[0].label: is required`},
		{
			"position's id", `positions = [{id = "For it", label = "For"}]`,
			`3:20: positions[0].id: "For it" may hold only small letters, digits and hyphens; write "for-it"`,
		},
		{
			"position twice", `positions = [{id = "for", label = "For"}, {id = "for", label = "Against"}]`,
			`3:49: positions[1].id: "for" is also the id of positions[0]; give each position an id of its own`,
		},
		{"source's name", "[[import.sources]]\npublish = \"full\"", `3:10: import.sources[0].name: is required`},
		{
			"source's publish", "[[import.sources]]\nname = \"x\"\npublish = \"none\"",
			`5:11: import.sources[0].publish: expected "excerpt" or "full", found "none"`,
		},
		{
			"source's host", "[[import.sources]]\nname = \"x\"\nmatch = [\"https://example.org/\"]",
			`5:10: import.sources[0].match[0]: "https://example.org/" is not a host; write it like "example.org", without "https://" and path`,
		},
		{
			"regular expression", "[[import.sources]]\nname = \"x\"\ndrop_line = ['a', '(']",
			`5:19: import.sources[0].drop_line[1]: "(" is not a regular expression: missing closing ): ` + "`(`" +
				`; in TOML write it between single quotes, '^\s*$', so that backslashes stay`,
		},
		{
			"selector", "[[import.sources]]\nname = \"x\"\ndrop_selector = [\"a[\"]",
			`5:18: import.sources[0].drop_selector[0]: "a[" is not a CSS selector: expected identifier, found EOF instead; write it like "aside.promo" or "#newsletter"`,
		},
		{
			"order of dates", "[[import.sources]]\nname = \"x\"\ndate_order = \"day first\"",
			`5:14: import.sources[0].date_order: "day first" is no order of day, month and year; write "dmy" where 03/04/2026 is in April, "mdy" where it is in March, or "ymd"`,
		},
		{
			"feed", "[[collect.feeds]]\nurl = \"example.org/feed\"",
			`4:7: collect.feeds[0].url: "example.org/feed" is not a web address; write it whole, like "https://example.org/page"`,
		},
		{"menu's label", "[[menu]]\nurl = \"/\"", `3:3: menu[0].label: is required`},
		{
			"menu's address", "[[menu]]\nlabel = \"x\"\nurl = \"people\"",
			`5:7: menu[0].url: "people" is neither a path of this site nor a web address; write it like "/people/" or "https://example.org/"`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := mistakes(t, fstest.MapFS{"site.toml": {Data: []byte(validSettings + test.text)}})
			if want := "site.toml:" + test.want; got != want {
				t.Errorf("of the file %.300q\ngot:  %s\nwant: %s", test.text, got, want)
			}
		})
	}
}

func TestMissingSettings(t *testing.T) {
	t.Parallel()
	got := mistakes(t, fstest.MapFS{"site.toml": {}})
	want := "site.toml:1:1: id: is required\nsite.toml:1:1: title: is required"
	if got != want {
		t.Errorf("of an empty site.toml\ngot:  %s\nwant: %s", got, want)
	}

	// Without a site.toml the folder is something else: nothing in it is read.
	got = mistakes(t, fstest.MapFS{"content/posts/a.md": {}})
	want = `site.toml: there is no site.toml in this folder; ` +
		`run "digest init DIR" to start a digest, or name the site's folder with --source`
	if got != want {
		t.Errorf("without site.toml\ngot:  %s\nwant: %s", got, want)
	}
}

// The ids are from RFC 4151, section 2.1, or break one of its rules.
func TestTagURI(t *testing.T) {
	t.Parallel()
	for id, valid := range map[string]bool{
		"tag:timothy@hpl.hp.com,2001:web/externalHome": true,
		"tag:example.org,2004-05-20:Talks%20here":      true,
		"tag:example.org,2026:":                        true,
		"tag:example.org,2026-05:debate":               true,
		"tag:example.org,2026-13:debate":               false,
		"tag:example.org,2026-5:debate":                false,
		"tag:example.org,26:debate":                    false,
		"tag:example.org:debate":                       false,
		"tag:exa mple.org,2026:debate":                 false,
		"tag:-example.org,2026:debate":                 false,
		"tag:example.org,2026:debate#one":              false,
		"tag:example.org,2026:débat":                   false,
		"https://example.org/":                         false,
	} {
		got := mistakes(t, fstest.MapFS{"site.toml": {Data: []byte("title = 'x'\nid = '" + id + "'")}})
		want := ""
		if !valid {
			want = `site.toml:2:6: id: "` + id + `" is not a tag URI (RFC 4151); ` +
				`write it like "tag:example.org,2026:my-debate": your domain, a year in which you had it, a name`
		}
		if got != want {
			t.Errorf("of id %q\ngot:  %s\nwant: %s", id, got, want)
		}
	}
}

// A site.toml that is no file is the machine's fault, not the author's.
func TestUnreadableSettings(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.Mkdir(folder+"/site.toml", 0o755); err != nil {
		t.Fatal(err)
	}
	_, _, err := load.Settings(os.DirFS(folder))
	if err == nil || !strings.HasPrefix(err.Error(), "reading site.toml: ") {
		t.Errorf("Settings(…) of a folder named site.toml = %v, want an error that says what was read", err)
	}
}
