package news

// Settings are site.toml as its author wrote it. The struct tags `toml` name the
// keys; docs/format.md repeats them.
type Settings struct {
	// ID is a tag URI (RFC 4151), set once and never changed: feeds' ids begin with it.
	ID string `toml:"id"`
	// Title is the digest's name. Required.
	Title string `toml:"title"`
	// Description is one sentence of plain text.
	Description string `toml:"description"`
	// Question is what the debate is about: "Should …?"
	Question string `toml:"question"`
	// BaseURL is where the site will live, with its path: "https://example.org/sub/".
	BaseURL string `toml:"base_url"`
	// Language is a BCP 47 tag; empty means "en".
	Language string `toml:"language"`
	// Timezone is an IANA name; empty means "UTC".
	Timezone string `toml:"timezone"`
	// Author is who publishes the digest.
	Author string `toml:"author"`
	// Positions are the points of the debate's scale, in scale order.
	Positions []Position      `toml:"positions"`
	Feeds     FeedSettings    `toml:"feeds"`
	Build     BuildSettings   `toml:"build"`
	Import    ImportSettings  `toml:"import"`
	Collect   CollectSettings `toml:"collect"`
	Menu      []MenuEntry     `toml:"menu"`
}

// A Position is one point on the debate's scale.
type Position struct {
	ID          string `toml:"id"`
	Label       string `toml:"label"`
	Description string `toml:"description"`
}

// FeedSettings bound the feeds.
type FeedSettings struct {
	// Entries is the most that a feed holds; 0 means 30.
	Entries int `toml:"entries"`
}

// BuildSettings are about the output.
type BuildSettings struct {
	// CNAME is the custom domain that GitHub Pages should serve; empty writes no CNAME file.
	CNAME string `toml:"cname"`
	// Cards false draws no social cards; nil means true.
	Cards *bool `toml:"cards"`
	// LeaveOut are addresses of the site that are not written: a page with all below
	// it ("/shifts/"), or a file ("/data/events.ics"); "*" stands for any one part.
	LeaveOut []string `toml:"leave_out"`
	// PageSize is how many articles or shifts a page of a long list holds; 0 means 100.
	PageSize int `toml:"page_size"`
	// FindPeople false leaves texts as they are: nobody is looked for in them, by name
	// or as the speaker of a quotation.
	FindPeople *bool `toml:"find_people"`
	// StructuredData false leaves out what pages tell machines of themselves (JSON-LD).
	StructuredData *bool `toml:"structured_data"`
}

// ImportSettings are about digest import.
type ImportSettings struct {
	// Images true makes links of the pictures of saved pages; otherwise they are left out.
	Images bool `toml:"images"`
	// Sources are what is known about outlets.
	Sources []ImportSource `toml:"sources"`
}

// An ImportSource is what import and build know about one outlet.
type ImportSource struct {
	// Name is the outlet, as in an article's source.name.
	Name string `toml:"name"`
	// Match are the hosts of its pages; a host matches its subdomains too.
	Match []string `toml:"match"`
	// Publish is what its articles publish unless they say so themselves.
	Publish Publish `toml:"publish"`
	// CutAfter are regular expressions: from the first line that one matches, that line included, the text is cut.
	CutAfter []string `toml:"cut_after"`
	// DropLine are regular expressions: lines that one matches go.
	DropLine []string `toml:"drop_line"`
	// DropBlock are regular expressions: paragraphs that one matches go.
	DropBlock []string `toml:"drop_block"`
	// DropSelector are CSS selectors: elements of a saved page that one matches go.
	DropSelector []string `toml:"drop_selector"`
	// DateOrder says how the outlet writes dates of numbers, 03/04/2026: "dmy", "mdy" or "ymd".
	// Empty leaves what can be read in two ways unread.
	DateOrder string `toml:"date_order"`
}

// CollectSettings are about digest collect.
type CollectSettings struct {
	Feeds []CollectFeed `toml:"feeds"`
}

// A CollectFeed is a feed to poll.
type CollectFeed struct {
	URL    string `toml:"url"`
	Source string `toml:"source"`
}

// A MenuEntry is a link in the site's navigation.
type MenuEntry struct {
	Label string `toml:"label"`
	// URL is a path of this site ("/people/") or an http(s) address.
	URL string `toml:"url"`
}
