package load

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"

	"github.com/andybalholm/cascadia"

	"digest/internal/diag"
	"digest/internal/news"
)

// SettingsFile is the name of the file that makes a folder a site.
const SettingsFile = "site.toml"

// Settings reads the site.toml of the site in fsys, for commands that need no
// content. BaseURL ends with a slash, unless it is empty. The settings hold what
// could be read even when there are problems. The error is not nil when the file
// is there and cannot be read.
func Settings(fsys fs.FS) (news.Settings, diag.List, error) {
	settings, _, problems, err := readSettings(fsys, newSchemas())
	return settings, problems, err
}

// readSettings also tells whether there is a site.toml: without one, the folder
// is not a site, and nothing in it should be read.
func readSettings(fsys fs.FS, known schemas) (settings news.Settings, found bool, problems diag.List, err error) {
	// To read a pipe would never end; of a folder the system says what it is.
	if info, err := fs.Stat(fsys, SettingsFile); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		problems.Add(diag.Problem{
			File: SettingsFile, Message: "is not a regular file", Hint: "take it away, and write the settings into a file of this name",
		})
		return settings, false, problems, nil
	}
	text, err := readFile(fsys, SettingsFile, maxSettings, nil)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problems.Add(diag.Problem{
			File: SettingsFile, Message: "there is no site.toml in this folder",
			Hint: `run "digest init DIR" to start a digest, or name the site's folder with --source`,
		})
		return settings, false, problems, nil
	case errors.Is(err, errTooLong):
		problems.Add(diag.Problem{File: SettingsFile, Line: 1, Column: 1, Message: tooLong("the file", maxSettings)})
		return settings, true, problems, nil
	case err != nil:
		return settings, false, problems, unreadable(SettingsFile, err)
	}
	settings, problems = parseSettings(text, known)
	return settings, true, problems, nil
}

// parseSettings makes settings of a site.toml.
func parseSettings(text []byte, known schemas) (news.Settings, diag.List) {
	var settings news.Settings
	d := decoder{schemas: known, file: SettingsFile, typed: true}
	text, problem := plainText(text)
	if problem != nil {
		d.add(*problem)
		return settings, d.problems
	}
	root, problem := parseTOML(text)
	if problem != nil {
		d.add(*problem)
		return settings, d.problems
	}
	d.decode(root, &settings)
	checkSettings(&settings, reporter{decoder: &d})
	d.place(root)
	if settings.BaseURL != "" && !strings.HasSuffix(settings.BaseURL, "/") {
		settings.BaseURL += "/"
	}
	return settings, d.problems
}

// location is the time zone of the settings, and UTC where that is a mistake.
func location(settings news.Settings) *time.Location {
	if zone, err := time.LoadLocation(settings.Timezone); err == nil {
		return zone
	}
	return time.UTC
}

// checkSettings finds what the types of site.toml cannot say.
func checkSettings(s *news.Settings, report reporter) {
	report.required("title", s.Title)
	report.required("id", s.ID)
	if s.ID != "" && !isTagURI(s.ID) {
		report.problem("id", fmt.Sprintf("%q is not a tag URI (RFC 4151)", s.ID),
			`write it like "tag:example.org,2026:my-debate": your domain, a year in which you had it, a name`)
	}
	if s.BaseURL != "" && !isBaseURL(s.BaseURL) {
		report.problem("base_url", fmt.Sprintf("%q is not the address of a site", s.BaseURL),
			`write it like "https://example.org/debate/", without "?" and "#"`)
	}
	report.language("language", s.Language)
	// "Local" would make the site depend on the machine that builds it.
	if _, err := time.LoadLocation(s.Timezone); err != nil || s.Timezone == "Local" {
		report.problem("timezone", fmt.Sprintf("%q is not a time zone", s.Timezone), `write an IANA name like "Europe/Brussels"`)
	}
	if s.Feeds.Entries < 0 || s.Feeds.Entries > 1000 {
		report.problem("feeds.entries", fmt.Sprintf("%d is not a number of entries", s.Feeds.Entries),
			"write a number from 1 to 1000, or take the key away for 30")
	}
	if s.Build.CNAME != "" && !isHost(s.Build.CNAME) {
		report.problem("build.cname", fmt.Sprintf("%q is not a domain", s.Build.CNAME), `write it like "example.org"`)
	}
	for i, address := range s.Build.LeaveOut {
		checkLeaveOut(element("build.leave_out", i), address, report)
	}
	if s.Build.PageSize != 0 && (s.Build.PageSize < 1 || s.Build.PageSize > 10_000) {
		report.problem("build.page_size", fmt.Sprintf("%d is not a number of articles for a page", s.Build.PageSize),
			"write a number from 1 to 10000, or take the key away for 100")
	}
	checkPositions(s.Positions, report)
	for i := range s.Import.Sources {
		checkImportSource(&s.Import.Sources[i], report.under("import.sources", i))
	}
	for i, feed := range s.Collect.Feeds {
		report := report.under("collect.feeds", i)
		report.required("url", feed.URL)
		report.webAddress("url", feed.URL)
	}
	for i, entry := range s.Menu {
		report := report.under("menu", i)
		report.required("label", entry.Label)
		report.required("url", entry.URL)
		if entry.URL != "" && !isPath(entry.URL) && !isWebAddress(entry.URL) {
			report.problem("url", fmt.Sprintf("%q is neither a path of this site nor a web address", entry.URL),
				`write it like "/people/" or "https://example.org/"`)
		}
	}
}

// checkLeaveOut finds what is no address of a page or file below the front page, or
// has a star that is not a whole part of it. Whether the site has it, the plan knows.
func checkLeaveOut(key, address string, report reporter) {
	parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(address, "/"), "/"), "/")
	for i, part := range parts {
		if part == "" || part == "*" && i == 0 || part != "*" && strings.Contains(part, "*") {
			parts = nil
			break
		}
	}
	if !isPath(address) || parts == nil || strings.ContainsAny(address, "?#\\") || hasDotSegment(address) {
		report.problem(key, fmt.Sprintf("%q is no address that can be left out", address),
			`write a page with all below it like "/shifts/", a file like "/data/events.ics", or "/people/*/feed.json" for a file of everybody`)
	}
}

// checkPositions finds mistakes in the scale.
func checkPositions(positions []news.Position, report reporter) {
	first := map[string]int{}
	for i, position := range positions {
		report := report.under("positions", i)
		report.required("label", position.Label)
		report.required("id", position.ID)
		if position.ID == "" {
			continue
		}
		report.anchor("id", position.ID)
		if j, twice := first[position.ID]; twice {
			report.problem("id", fmt.Sprintf("%q is also the id of positions[%d]", position.ID, j), "give each position an id of its own")
			continue
		}
		first[position.ID] = i
	}
}

// checkImportSource finds mistakes in what is known about one outlet.
func checkImportSource(source *news.ImportSource, report reporter) {
	report.required("name", source.Name)
	report.publish("publish", source.Publish)
	for i, host := range source.Match {
		if !isHost(host) {
			report.problem(element("match", i), fmt.Sprintf("%q is not a host", host),
				`write it like "example.org", without "https://" and path`)
		}
	}
	report.expressions("cut_after", source.CutAfter)
	report.expressions("drop_line", source.DropLine)
	report.expressions("drop_block", source.DropBlock)
	for i, selector := range source.DropSelector {
		if _, err := cascadia.ParseGroup(selector); err != nil {
			report.problem(element("drop_selector", i), fmt.Sprintf("%q is not a CSS selector: %v", selector, err),
				`write it like "aside.promo" or "#newsletter"`)
		}
	}
	if order := source.DateOrder; order != "" && order != "dmy" && order != "mdy" && order != "ymd" {
		report.problem("date_order", fmt.Sprintf("%q is no order of day, month and year", order),
			`write "dmy" where 03/04/2026 is in April, "mdy" where it is in March, or "ymd"`)
	}
}

// expressions checks that regular expressions compile.
func (r reporter) expressions(key string, expressions []string) {
	for i, expression := range expressions {
		if _, err := regexp.Compile(expression); err != nil {
			reason := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
			r.problem(element(key, i), fmt.Sprintf("%q is not a regular expression: %s", expression, reason),
				`in TOML write it between single quotes, '^\s*$', so that backslashes stay`)
		}
	}
}
