package load

import (
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"
)

// tagURI is "tag:" authority "," date ":" specific (RFC 4151, section 2.1). The
// authority is a domain or an e-mail address. A fragment is left out: ids of
// entries are made by adding to the site's id.
var tagURI = regexp.MustCompile(`^tag:(?:[A-Za-z0-9._-]+@)?` +
	`[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*,` +
	`([0-9]{4}(?:-[0-9]{2}){0,2}):` +
	`(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$`)

func isTagURI(s string) bool {
	match := tagURI.FindStringSubmatch(s)
	if match == nil {
		return false
	}
	_, err := time.Parse("2006-01-02"[:len(match[1])], match[1])
	return err == nil
}

// isWebAddress reports whether s is a whole http or https address.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && !hasSpace(s)
}

// isBaseURL reports whether paths can be added to s.
func isBaseURL(s string) bool { return isWebAddress(s) && !strings.ContainsAny(s, "?#") }

// isPath reports whether s is a path of this site; "//example.org" is a host.
func isPath(s string) bool {
	u, err := url.Parse(s)
	return err == nil && strings.HasPrefix(s, "/") && u.Host == "" && !strings.HasPrefix(s, "//") && !hasSpace(s)
}

// hasDotSegment reports whether a path goes up, or stays, by "..", "." or their
// percent-encoded spellings.
func hasDotSegment(path string) bool {
	if plain, err := url.PathUnescape(path); err == nil {
		path = plain
	}
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "." || segment == ".." {
			return true
		}
	}
	return false
}

// isHost reports whether s is a domain, without port and path. Letters of any
// script are fine.
func isHost(s string) bool {
	u, err := url.Parse("https://" + s + "/")
	return err == nil && u.Host == s && u.Hostname() == s && strings.Contains(s, ".") && !hasSpace(s) &&
		strings.Trim(s, ".") == s
}

func hasSpace(s string) bool { return strings.ContainsFunc(s, unicode.IsSpace) }
