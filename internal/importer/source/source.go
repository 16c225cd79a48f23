// Package source applies what site.toml knows of one outlet to the text of one
// of its pages: which lines and paragraphs are not the article's.
//
// A site's settings name an outlet and its hosts; [Choose] finds the outlet of a
// page, [Compile] makes its patterns ready, and a format asks [Rules.Cuts],
// [Rules.DropsLine] and [Rules.DropsBlock] of each line and paragraph of plain
// text. A pattern is a regular expression (RE2), matched anywhere in the text
// unless it says ^ or $.
package source

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"digest/internal/news"
)

// Rules are the patterns of one outlet. The nil Rules drop nothing. Rules may be
// used from several goroutines.
type Rules struct {
	cutAfter, dropLine, dropBlock []*regexp.Regexp
}

// A Finder gives the rules for a page by its address, which is empty when the
// document does not state it. It may return nil.
type Finder func(pageURL string) *Rules

// Compile makes an outlet's patterns ready. The error names the key and the
// pattern which is not a regular expression.
func Compile(s news.ImportSource) (*Rules, error) {
	var r Rules
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
			*list.compiled = append(*list.compiled, compiled)
		}
	}
	return &r, nil
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
