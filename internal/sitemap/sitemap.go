// Package sitemap writes what search engines read: sitemap.xml by the protocol
// of https://www.sitemaps.org/protocol.html, version 0.9, and robots.txt.
//
// What comes in is the addresses of the pages, in the order in which they are to
// be listed; what goes out is files. One file holds 50,000 addresses and 50 MB
// at most: a larger site gets sitemap-1.xml, sitemap-2.xml and so on, and its
// sitemap.xml is the index of them. Priorities and change frequencies are not
// written, for search engines pass over them.
//
//	files, err := sitemap.Files("https://example.org/", []sitemap.URL{
//		{Loc: "https://example.org/", LastMod: "2026-05-28"},
//	})
package sitemap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// A URL is one page.
type URL struct {
	// Loc is the page's absolute address, http or https, in the folder of the
	// sitemap or below it. What URLs cannot hold is percent-encoded.
	Loc string
	// LastMod is when the page last changed, as a W3C date
	// (https://www.w3.org/TR/NOTE-datetime): "2026-05-28" or
	// "2026-05-28T09:17:00+02:00". It is empty where that is not known.
	LastMod string
}

// A File is one output.
type File struct {
	// Path is relative to the base: "sitemap.xml".
	Path string
	Data []byte
}

// The protocol's limits.
const (
	maxURLs  = 50_000
	maxBytes = 52_428_800
	maxLoc   = 2_047 // "less than 2,048 characters"
)

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	namespace = ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n"
	setHead   = xmlHead + "<urlset" + namespace
	setEnd    = "</urlset>\n"
	indexHead = xmlHead + "<sitemapindex" + namespace
	indexEnd  = "</sitemapindex>\n"
)

// Files gives sitemap.xml for the site at base, its absolute address, and the
// files that sitemap.xml is the index of when there are too many pages for one.
// The first address that no sitemap may list is an error, and so is a site
// without pages, which the protocol cannot say.
func Files(base string, urls []URL) ([]File, error) {
	return split(base, urls, limits{urls: maxURLs, bytes: maxBytes})
}

// limits are what one file may hold; tests make them small.
type limits struct{ urls, bytes int }

// A part is one file of addresses while it is written.
type part struct {
	buffer bytes.Buffer
	urls   int
	newest lastMod
}

func split(base string, urls []URL, limit limits) ([]File, error) {
	folder, err := absolute(base)
	if err != nil {
		return nil, fmt.Errorf("the sitemap's own address: %w", err)
	}
	if !strings.HasSuffix(folder, "/") {
		folder += "/"
	}
	if len(urls) == 0 {
		return nil, errors.New("a sitemap needs a page: list the home page at least")
	}
	var parts []*part
	var entry []byte
	for _, u := range urls {
		modified, err := parseLastMod(u.LastMod)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", u.Loc, err)
		}
		loc, err := locate(folder, u.Loc)
		if err != nil {
			return nil, err
		}
		entry = appendEntry(entry[:0], "url", loc, u.LastMod)
		if len(parts) == 0 || !parts[len(parts)-1].hasRoom(len(entry), limit) {
			parts = append(parts, newPart(min(len(urls), limit.urls)))
		}
		parts[len(parts)-1].add(entry, modified)
	}
	return files(folder, parts), nil
}

// newPart makes a file that will hold about so many addresses.
func newPart(urls int) *part {
	p := new(part)
	p.buffer.Grow(urls * 128)
	p.buffer.WriteString(setHead)
	return p
}

func (p *part) hasRoom(size int, limit limits) bool {
	return p.urls < limit.urls && p.buffer.Len()+size+len(setEnd) <= limit.bytes
}

func (p *part) add(entry []byte, modified lastMod) {
	p.buffer.Write(entry)
	p.urls++
	if modified.after(p.newest) {
		p.newest = modified
	}
}

// files ends the parts, and puts an index before them if there are several.
func files(folder string, parts []*part) []File {
	for _, p := range parts {
		p.buffer.WriteString(setEnd)
	}
	if len(parts) == 1 {
		return []File{{Path: "sitemap.xml", Data: parts[0].buffer.Bytes()}}
	}
	index := []byte(indexHead)
	all := make([]File, 1, len(parts)+1)
	for i, p := range parts {
		name := "sitemap-" + strconv.Itoa(i+1) + ".xml"
		index = appendEntry(index, "sitemap", folder+name, p.newest.text)
		all = append(all, File{Path: name, Data: p.buffer.Bytes()})
	}
	all[0] = File{Path: "sitemap.xml", Data: append(index, indexEnd...)}
	return all
}

func appendEntry(b []byte, element, loc, modified string) []byte {
	b = append(b, "<"+element+"><loc>"...)
	b = appendEscaped(b, loc)
	b = append(b, "</loc>"...)
	if modified != "" {
		b = append(b, "<lastmod>"+modified+"</lastmod>"...)
	}
	return append(b, "</"+element+">\n"...)
}

// appendEscaped escapes what a URL may hold and XML may not.
func appendEscaped(b []byte, s string) []byte {
	if !strings.ContainsAny(s, `&'"<>`) {
		return append(b, s...)
	}
	var escaped bytes.Buffer
	_ = xml.EscapeText(&escaped, []byte(s)) // a buffer does not fail
	return append(b, escaped.Bytes()...)
}

// locate gives the address as it is listed, if the sitemap in folder may list
// it: its own folder and what is below (https://www.sitemaps.org/protocol.html#location).
func locate(folder, loc string) (string, error) {
	address, err := absolute(loc)
	switch {
	case err != nil:
		return "", err
	case !strings.HasPrefix(address, folder):
		return "", fmt.Errorf("%q is not below %q: a sitemap lists only pages of its own folder", address, folder)
	case len(address) > maxLoc:
		return "", fmt.Errorf("%.60q… has %d characters: a sitemap's addresses have %d at most", address, len(address), maxLoc)
	}
	return address, nil
}

// absolute gives the address percent-encoded (RFC 3986).
func absolute(address string) (string, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "", fmt.Errorf("%q is not an address: write it as https://example.org/page/", address)
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return "", fmt.Errorf("%q is not an absolute http or https address: write it as https://example.org/page/", address)
	}
	return encode(u.String()), nil
}

// encode percent-encodes what net/url leaves in queries as it was written:
// characters beyond ASCII and invalid UTF-8, which no XML parser reads.
func encode(address string) string {
	if !strings.ContainsFunc(address, isBeyondASCII) {
		return address
	}
	b := make([]byte, 0, 2*len(address))
	for _, c := range []byte(address) {
		if isBeyondASCII(rune(c)) {
			b = fmt.Appendf(b, "%%%02X", c)
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

func isBeyondASCII(r rune) bool { return r > '~' }
