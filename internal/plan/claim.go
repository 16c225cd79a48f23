package plan

import (
	"fmt"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/news"
)

// A place is an address of the site and who stands behind it.
type place struct {
	// path begins and, for a page, ends with a slash: "/people/jane-doe/".
	path string
	// origin and key are the content file, and its key, that ask for the path;
	// empty for pages that every site has.
	origin, key string
	// modified is when what the page shows last changed, as far as is known; with shows, it is
	// when the last of these articles did.
	modified news.Date
	shows    []*news.Article
}

// claims are the places taken so far, by output path. A large site has many: each is kept
// once.
type claims struct {
	places []place
	// files and folders are numbers of places: of each file, and of the first that is in
	// each folder.
	files, folders map[string]int32
}

func newClaims(files int) *claims {
	return &claims{
		places: make([]place, 0, files),
		files:  make(map[string]int32, files), folders: make(map[string]int32, files),
	}
}

// claim takes an address, or reports who has it already, and gives its output file. It also
// fails, in silence, for what is left out.
func (p *planner) claim(at place) (path string, free bool) {
	if p.leaves(at.path) {
		return "", false
	}
	path = file(at.path)
	first, taken := p.claimed.holder(path)
	if !taken {
		p.claimed.take(path, at)
		return path, true
	}
	culprit, other := at, first
	if at.origin == "" { // the site's own pages go before what an author asks for
		culprit, other = first, at
	}
	owner := other.origin
	if owner == "" {
		owner = "the site itself"
	}
	has := ", which " + owner + " has"
	if file(other.path) != file(culprit.path) { // /feed.xml/ would be a folder where /feed.xml is a file
		has = ", but " + owner + " has " + other.path
	}
	p.problems.Add(diag.Problem{
		File: culprit.origin, Key: culprit.key,
		Message: "asks for the address " + culprit.path + has,
		Hint:    "give it another name: two files cannot be at one address",
	})
	return "", false
}

// holder is who keeps a file from being written: who has its path, who has files
// below it, or who has a file where it needs a folder.
func (c *claims) holder(path string) (at place, taken bool) {
	if i, taken := c.files[path]; taken {
		return c.places[i], true
	}
	if i, taken := c.folders[path]; taken {
		return c.places[i], true
	}
	for folder := parent(path); folder != ""; folder = parent(folder) {
		if i, taken := c.files[folder]; taken {
			return c.places[i], true
		}
	}
	return place{}, false
}

func (c *claims) take(path string, at place) {
	i := int32(len(c.places))
	c.places = append(c.places, at)
	c.files[path] = i
	for folder := parent(path); folder != ""; folder = parent(folder) {
		if _, known := c.folders[folder]; known {
			return // and so are those that it is in
		}
		c.folders[folder] = i
	}
}

// parent is the folder that an output path is in; empty for the output itself.
func parent(path string) string { return path[:max(0, strings.LastIndexByte(path, '/'))] }

// file is the output file of an address.
func file(path string) string {
	path = strings.TrimPrefix(path, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}

// checkMenu reports links of the menu to pages that the site does not have. What
// is no page may be a static file, which the plan does not know.
func (p *planner) checkMenu() {
	for i, entry := range p.site.Settings.Menu {
		address, _, _ := strings.Cut(entry.URL, "#")
		if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || !strings.HasSuffix(address, "/") {
			continue
		}
		if _, planned := p.claimed.files[file(address)]; planned {
			continue
		}
		if p.left.match(address) >= 0 {
			p.problems.Add(diag.Problem{
				File: "site.toml", Key: fmt.Sprintf("menu[%d].url", i),
				Message: fmt.Sprintf("build.leave_out leaves %s out", address), Hint: "take the entry away, here or there",
			})
			continue
		}
		hint := diag.DidYouMean(address, p.sections())
		if hint == "" {
			hint = "it has " + strings.Join(p.sections(), " ")
		}
		p.problems.Add(diag.Problem{
			File: "site.toml", Key: fmt.Sprintf("menu[%d].url", i),
			Message: fmt.Sprintf("the site has no page %s", address), Hint: hint,
		})
	}
}

// sections are the addresses of the pages right below the front page.
func (p *planner) sections() []string {
	var found []string
	for path := range p.claimed.files {
		if section, ok := strings.CutSuffix(path, "/index.html"); ok && !strings.Contains(section, "/") {
			found = append(found, "/"+section+"/")
		}
	}
	slices.Sort(found)
	return found
}
