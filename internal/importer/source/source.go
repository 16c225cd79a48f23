// Package source applies what site.toml knows of one outlet to the text of one
// of its pages: which lines and paragraphs are not the article's.
//
// A site's settings name an outlet and its hosts; [Choose] finds the outlet of a
// page, [Compile] makes its patterns ready, and a format asks [Rules.Cuts],
// [Rules.DropsLine] and [Rules.DropsBlock] of each line and paragraph of plain
// text, and takes the elements of [Rules.Selectors] out of a page. A pattern is a
// regular expression (RE2), matched anywhere in the text unless it says ^ or $; a
// selector is CSS.
package source

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/andybalholm/cascadia"

	"digest/internal/news"
)

// Rules are the patterns of one outlet. The nil Rules drop nothing. Rules may be
// used from several goroutines.
type Rules struct {
	cutAfter, dropLine, dropBlock []*regexp.Regexp
	dropSelector                  []Selector
	dateOrder                     string
}

// A Selector is one pattern of drop_selector.
type Selector struct {
	cascadia.Matcher
	// Rule is the name under which what it drops is told: "drop_selector .promo".
	Rule string
}

// A Finder gives the rules for a page by its address, which is empty when the
// document does not state it. It may return nil.
type Finder func(pageURL string) *Rules

// Compile makes an outlet's patterns ready, but for those that an editor switched
// off. The error names the key and the pattern at fault.
func Compile(s news.ImportSource, keep func(rule string) bool) (*Rules, error) {
	r := Rules{dateOrder: s.DateOrder}
	for _, list := range []struct {
		key      string
		patterns []string
		compiled *[]*regexp.Regexp
	}{
		{"cut_after", s.CutAfter, &r.cutAfter},
		{"drop_line", s.DropLine, &r.dropLine},
		{"drop_block", s.DropBlock, &r.dropBlock},
	} {
		for _, pattern := range list.patterns {
			compiled, err := regexp.Compile(pattern)
			if err != nil {
				return nil, fmt.Errorf("import source %q: %s %q is not a regular expression: %w; see https://pkg.go.dev/regexp/syntax",
					s.Name, list.key, pattern, err)
			}
			if !keep(list.key + " " + pattern) {
				*list.compiled = append(*list.compiled, compiled)
			}
		}
	}
	for _, pattern := range s.DropSelector {
		compiled, err := cascadia.ParseGroup(pattern)
		if err != nil {
			return nil, fmt.Errorf("import source %q: drop_selector %q is not a CSS selector: %w", s.Name, pattern, err)
		}
		if rule := "drop_selector " + pattern; !keep(rule) {
			r.dropSelector = append(r.dropSelector, Selector{compiled, rule})
		}
	}
	return &r, nil
}

// Patterns names all of an outlet's rules, as what they drop is told.
func Patterns(s news.ImportSource) []string {
	var rules []string
	for _, list := range []struct {
		key      string
		patterns []string
	}{{"cut_after", s.CutAfter}, {"drop_line", s.DropLine}, {"drop_block", s.DropBlock}, {"drop_selector", s.DropSelector}} {
		for _, pattern := range list.patterns {
			rules = append(rules, list.key+" "+pattern)
		}
	}
	return rules
}

// Selectors are the elements of a page that go.
func (r *Rules) Selectors() []Selector {
	if r == nil {
		return nil
	}
	return r.dropSelector
}

// DateOrder says which number of 03/04/2026 is the day, as package dates has it,
// or "".
func (r *Rules) DateOrder() string {
	if r == nil {
		return ""
	}
	return r.dateOrder
}

// Cuts gives the rule by which the text ends before this line, or "".
func (r *Rules) Cuts(line string) string {
	if r == nil {
		return ""
	}
	return matching("cut_after ", r.cutAfter, line)
}

// DropsLine gives the rule by which this line goes, or "".
func (r *Rules) DropsLine(line string) string {
	if r == nil {
		return ""
	}
	return matching("drop_line ", r.dropLine, line)
}

// DropsBlock gives the rule by which this paragraph goes, or "".
func (r *Rules) DropsBlock(block string) string {
	if r == nil {
		return ""
	}
	return matching("drop_block ", r.dropBlock, block)
}

// Matching names the rules on lines and paragraphs that match a text, whether or not
// another takes it first.
func (r *Rules) Matching(text string) []string {
	if r == nil {
		return nil
	}
	var rules []string
	for _, list := range []struct {
		key      string
		patterns []*regexp.Regexp
	}{{"cut_after ", r.cutAfter}, {"drop_line ", r.dropLine}, {"drop_block ", r.dropBlock}} {
		for i := range list.patterns {
			if rule := matching(list.key, list.patterns[i:i+1], text); rule != "" {
				rules = append(rules, rule)
			}
		}
	}
	return rules
}

func matching(key string, patterns []*regexp.Regexp, text string) string {
	for _, p := range patterns {
		if p.MatchString(text) {
			return key + p.String()
		}
	}
	return ""
}

// Choose finds the outlet of a page: the one with the given name, or, without a
// name, the one with the longest host that is the page's host or a parent domain
// of it. The zero ImportSource and false mean that site.toml knows none.
func Choose(sources []news.ImportSource, pageURL, name string) (news.ImportSource, bool) {
	var best news.ImportSource
	longest := 0
	host := Host(pageURL)
	for _, s := range sources {
		if name != "" {
			if strings.EqualFold(s.Name, name) {
				return s, true
			}
			continue
		}
		for _, match := range s.Match {
			match = strings.TrimPrefix(strings.ToLower(match), "www.")
			if len(match) > longest && (host == match || strings.HasSuffix(host, "."+match)) {
				best, longest = s, len(match)
			}
		}
	}
	return best, longest > 0
}

// Host is the host of an address in small letters, without port and "www.", or
// "" for what is no address.
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
