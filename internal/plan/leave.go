package plan

import (
	"fmt"
	"slices"
	"strings"

	"digest/internal/diag"
)

// leftOut are the addresses that the site's author does without: no file is written
// there, and nothing leads there. "/shifts/" is the page and all that lies below it,
// "/people/*/feed.json" a file of every person.
type leftOut struct {
	patterns []leavePattern
	// sections are the patterns by the first part of the address, since nearly every
	// address is in none of them.
	sections map[string][]int
}

// A leavePattern is one entry of build.leave_out.
type leavePattern struct {
	parts  []string // "*" is any one
	folder bool     // it leaves out what lies below, too
	used   bool     // the site would have had such an address
}

func newLeftOut(addresses []string) leftOut {
	l := leftOut{sections: make(map[string][]int)}
	for i, address := range addresses {
		parts := strings.Split(strings.Trim(address, "/"), "/")
		l.patterns = append(l.patterns, leavePattern{parts: parts, folder: strings.HasSuffix(address, "/")})
		l.sections[parts[0]] = append(l.sections[parts[0]], i)
	}
	return l
}

// match is the place of the pattern that leaves a path out, or -1.
func (l leftOut) match(path string) int {
	if len(l.patterns) == 0 {
		return -1
	}
	path, _, _ = strings.Cut(path, "#")
	section, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	for _, i := range l.sections[section] {
		if l.patterns[i].matches(path) {
			return i
		}
	}
	return -1
}

// matches says whether the pattern leaves a path out.
func (p leavePattern) matches(path string) bool {
	rest := strings.TrimPrefix(path, "/")
	for i, want := range p.parts {
		part, after, more := strings.Cut(rest, "/")
		if part == "" || want != "*" && want != part {
			return false
		}
		if i == len(p.parts)-1 {
			return p.folder && more || !p.folder && !more
		}
		rest = after
	}
	return false
}

// leaves says whether nothing is written at a path, and notes that there would have
// been something.
func (p *planner) leaves(path string) bool {
	i := p.left.match(path)
	if i >= 0 {
		p.left.patterns[i].used = true
	}
	return i >= 0
}

// needed are the sections whose pages every other page leads to.
var needed = []string{"articles", "people", "timeline"}

// checkLeftOut reports what cannot be left out, and what is not there: a slip in an
// address should not leave a page in the site that its author does not want.
func (p *planner) checkLeftOut() {
	for i, address := range p.site.Settings.Build.LeaveOut {
		pattern := p.left.patterns[i]
		problem := diag.Problem{File: "site.toml", Key: fmt.Sprintf("build.leave_out[%d]", i)}
		switch {
		case pattern.folder && slices.Contains(needed, pattern.parts[0]):
			problem.Message = fmt.Sprintf("%s cannot be left out: the pages of every digest lead there", address)
			problem.Hint = "leave out a file, such as /people/*/feed.json, or another section"
		case pattern.used || p.mayComeLater(pattern):
			continue
		default:
			problem.Message = fmt.Sprintf("the site has no %s to leave out", address)
			problem.Hint = p.nearestAddress(address)
		}
		p.problems.Add(problem)
	}
}

// mayComeLater says whether the site has nothing yet that the pattern's stars could
// stand for: "/people/*/feed.json" is no mistake in a digest without people.
func (p *planner) mayComeLater(pattern leavePattern) bool {
	star := slices.Index(pattern.parts, "*")
	if star < 1 {
		return false
	}
	folder := strings.Join(pattern.parts[:star], "/")
	if _, there := p.claimed.folders[folder]; !there {
		return false
	}
	for path := range p.claimed.folders {
		if parent(path) == folder {
			return false
		}
	}
	return true
}

// nearestAddress is the hint for an address that is not there. Where the pattern has
// a star, so have the addresses that it is compared with.
func (p *planner) nearestAddress(address string) string {
	stars := strings.Split(strings.Trim(address, "/"), "/")
	known := make(map[string]bool)
	for path := range p.claimed.files {
		path = strings.TrimSuffix("/"+path, "index.html")
		parts := strings.Split(strings.Trim(path, "/"), "/")
		for i := range parts {
			if i < len(stars) && stars[i] == "*" {
				parts[i] = "*"
			}
		}
		spelling := "/" + strings.Join(parts, "/")
		if strings.HasSuffix(path, "/") && path != "/" {
			spelling += "/"
		}
		known[spelling] = true
	}
	candidates := make([]string, 0, len(known))
	for spelling := range known {
		candidates = append(candidates, spelling)
	}
	slices.Sort(candidates)
	if hint := diag.DidYouMean(address, candidates); hint != "" {
		return hint
	}
	return "it has " + strings.Join(p.sections(), " ")
}
