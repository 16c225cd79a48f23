package load

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"digest/internal/diag"
	"digest/internal/news"
)

// A reporter collects what checks find in one record, or in one value of a list
// of it. The methods check one kind of value each. But for required, they take
// an empty value for one that is not there, which is fine.
type reporter struct {
	decoder *decoder
	// list and index are where the keys belong: "links" and 0 make
	// "links[0].url" of "url". list is empty for the record itself.
	list  string
	index int
}

// under reports the keys of one value of a list.
func (r reporter) under(list string, index int) reporter {
	return reporter{decoder: r.decoder, list: list, index: index}
}

// problem says what is wrong with the value of a key, and what to do, unless a
// mistake in it was found already.
func (r reporter) problem(key, message, hint string) {
	if !r.spoiled(key) {
		r.decoder.problems.Add(diag.Problem{File: r.decoder.file, Key: r.key(key), Message: message, Hint: hint})
	}
}

// spoiled reports whether a mistake was found in the value of a key, or around it.
func (r reporter) spoiled(key string) bool {
	key = r.key(key)
	return slices.ContainsFunc(r.decoder.spoiled, func(spoiled string) bool {
		rest, found := strings.CutPrefix(key, spoiled)
		return found && (rest == "" || rest[0] == '.' || rest[0] == '[')
	})
}

// key is the whole key.
func (r reporter) key(key string) string {
	if r.list == "" {
		return key
	}
	return element(r.list, r.index) + "." + key
}

// element is the key of one value of a list.
func element(list string, index int) string { return list + "[" + strconv.Itoa(index) + "]" }

// required reports an empty value.
func (r reporter) required(key, value string) {
	if value == "" {
		r.problem(key, "is required", "")
	}
}

// requiredDate reports a missing date.
func (r reporter) requiredDate(key string, date news.Date) {
	if date.IsZero() {
		r.problem(key, "is required", "")
	}
}

// webAddress reports what is no http or https address.
func (r reporter) webAddress(key, address string) {
	if address != "" && !isWebAddress(address) {
		r.problem(key, fmt.Sprintf("%q is not a web address", address), `write it whole, like "https://example.org/page"`)
	}
}

// language reports what is no BCP 47 tag. The parser takes underscores too;
// HTML and feeds do not.
func (r reporter) language(key, tag string) {
	if tag == "" {
		return
	}
	parsed, err := language.Parse(tag)
	if err == nil && !strings.Contains(tag, "_") {
		return
	}
	hint := `write it like "en" or "de-AT"`
	if err == nil {
		hint = fmt.Sprintf("did you mean %q?", parsed)
	}
	r.problem(key, fmt.Sprintf("%q is not a language tag (BCP 47)", tag), hint)
}

// publish reports an unknown way of publishing.
func (r reporter) publish(key string, value news.Publish) {
	r.oneOf(key, string(value), string(news.Excerpt), string(news.Full))
}

// oneOf reports a value that is not one of the words, which have to be sorted.
func (r reporter) oneOf(key, value string, words ...string) {
	if value == "" {
		return
	}
	quoted := make([]string, len(words))
	for i, word := range words {
		if value == word {
			return
		}
		quoted[i] = strconv.Quote(word)
	}
	r.problem(key, fmt.Sprintf("expected %s, found %q", strings.Join(quoted, " or "), value), diag.DidYouMean(value, words))
}

// anchor reports what cannot be an anchor of a page or a name in a style sheet.
func (r reporter) anchor(key, id string) {
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" {
		return
	}
	hint := ""
	if better := suggestSlug(id); better != "" {
		hint = fmt.Sprintf("write %q", better)
	}
	r.problem(key, fmt.Sprintf("%q may hold only small letters, digits and hyphens", id), hint)
}

// uri reports an id that is not an absolute URI, which Atom requires of one
// (RFC 4287, section 4.2.6).
func (r reporter) uri(key, id string) {
	if id == "" {
		return
	}
	if u, err := url.Parse(id); err == nil && u.Scheme != "" && !strings.ContainsAny(id, " \t\n\"<>") {
		return
	}
	r.problem(key, fmt.Sprintf("%q is not a URI", id), `write it as "tag:example.org,2026:debate/slug", or leave it out`)
}

// period reports an end that lies before its start, by the last day of the one
// and the first day of the other: 2026-05 may end what started on 2026-05-28.
func (r reporter) period(endKey string, start, end news.Date) {
	first, last := start.Start(), end.End()
	if !first.IsZero() && !last.IsZero() && !last.After(first) {
		r.problem(endKey, fmt.Sprintf("%s is before the start, %s", end, start), "")
	}
}

// aliases reports old addresses that no redirect can be written for.
func (r reporter) aliases(aliases []string) {
	for i, alias := range aliases {
		if isPath(alias) && !strings.ContainsAny(alias, "?#\\") && !hasDotSegment(alias) {
			continue
		}
		hint := `write it like "/old/address/"`
		if better := "/" + alias; isPath(better) && !strings.Contains(alias, ":") && !hasDotSegment(alias) {
			hint = fmt.Sprintf("write %q", better)
		}
		r.problem(element("aliases", i), fmt.Sprintf("%q is not a path of this site", alias), hint)
	}
}
