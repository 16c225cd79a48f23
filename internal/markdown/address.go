package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/util"
)

// An address is where a link leads or a picture comes from, ready for an attribute.
type address struct {
	href string
	kind kind
}

// A kind is what an address is of.
type kind int

const (
	forbidden kind = iota // nothing may lead there
	site                  // a path of the site
	fragment              // "#": a place in a page, usually in the text itself
	web                   // an http or https address that stands so in the text
	mail
)

// address resolves a destination as Markdown gives it, with its escapes and
// entities.
//
// The rule is a list of what is allowed. Browsers skip white space and control
// characters in a scheme and take "\" for "/"; here all of them are already
// percent-encoded, so that what is checked is what a browser sees.
func (d *document) address(destination []byte) address {
	raw := string(util.URLEscape(destination, true))
	scheme, rest, found := strings.Cut(raw, ":")
	switch {
	case raw == "", strings.HasPrefix(raw, "//"):
		return address{}
	case raw[0] == '#': // prepare puts the options before it, when it knows all headings
		return address{raw, fragment}
	case !found || strings.ContainsAny(scheme, "/?#"):
		return address{d.local(raw), site}
	case strings.EqualFold(scheme, "mailto") && rest != "":
		return address{raw, mail}
	case strings.EqualFold(scheme, "http"), strings.EqualFold(scheme, "https"):
		if host, ok := strings.CutPrefix(rest, "//"); ok && host != "" && !strings.ContainsAny(host[:1], "/?#") {
			return address{raw, web}
		}
	}
	return address{}
}

// local puts the options before a path or fragment of the site.
func (d *document) local(path string) string {
	if path[0] == '/' {
		return d.options.Prefix + path
	}
	if d.options.Base == "" {
		return path
	}
	base, err := url.Parse(d.options.Base)
	if err != nil {
		return path
	}
	reference, err := url.Parse(path)
	if err != nil {
		return path
	}
	return base.ResolveReference(reference).String()
}
