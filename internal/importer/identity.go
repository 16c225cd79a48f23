package importer

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"digest/internal/importer/found"
	"digest/internal/importer/similar"
	"digest/internal/slug"
)

// identity gives an article its permanent id: the site's, "/", and twelve digits
// made of the original's address, or of the document where it has no address. So
// a second import of one document gives the same id. A site without an id gives
// none.
func identity(siteID, address, text string) string {
	if siteID == "" {
		return ""
	}
	key := canonical(address)
	if key == "" {
		key = strings.Join(strings.Fields(text), " ")
	}
	sum := sha256.Sum256([]byte(key))
	return siteID + "/" + hex.EncodeToString(sum[:6])
}

// tracking are names of parameters that say where a reader came from.
var tracking = []string{
	"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "ref_url", "cmpid", "ncid",
	"smid", "smtyp", "ocid", "ito", "xtor", "at_medium", "at_campaign", "partner", "share", "spm", "_ga", "rss", "feed", "amp", "outputtype",
}

// ampEnds are how addresses end for the AMP version of a page.
var ampEnds = []string{"/amp", "/amp.html", ".amp", ".amp.html"}

// canonical gives the address by which two addresses of one page are known to be
// the same: without fragment, "www.", tracking parameters, the signs of an AMP page
// and a last slash, and without the difference between http and https.
func canonical(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	query := u.Query()
	for name, values := range query {
		lower := strings.ToLower(name)
		if strings.HasPrefix(lower, "utm_") || slices.Contains(tracking, lower) || lower == "output" && slices.Contains(values, "amp") {
			query.Del(name)
		}
	}
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "amp.", "m.", "mobile."} {
		host = strings.TrimPrefix(host, prefix)
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	for _, end := range ampEnds {
		path = strings.TrimSuffix(path, end)
	}
	path = strings.TrimRight(strings.TrimPrefix(path, "/amp/"), "/")
	if path != "" && !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	key := host + path
	if encoded := query.Encode(); encoded != "" {
		key += "?" + encoded
	}
	return key
}

// already gives the file of the known article that has the result's id or address.
func (im *Importer) already(r Result) string {
	address := canonical(r.URL)
	for _, k := range im.known {
		if r.ID != "" && k.ID == r.ID || address != "" && k.address == address {
			return k.File
		}
	}
	return ""
}

// similarTo gives the known articles with much the same text, the most alike first.
func (im *Importer) similarTo(d Draft, already string) []Similar {
	const much = 0.5
	var list []Similar
	for _, k := range im.known {
		if share := similar.Share(d.sketch, k.sketch); share >= much && k.File != already {
			list = append(list, Similar{File: k.File, Share: share})
		}
	}
	slices.SortStableFunc(list, func(a, b Similar) int { return cmp.Compare(b.Share, a.Share) })
	return list
}

// articles is where articles are.
const articles = "content/articles"

// fileName gives the article's file: its day, where one is stated, and its
// headline, or else the text's first words.
func fileName(a found.Article) string {
	const day = len("2026-05-28")
	name := slug.Of(cmp.Or(a.Title, firstLine(a.Body)))
	if name == "" {
		name = "article"
	}
	if len(a.Date) >= day && strings.Count(a.Date[:day], "-") == 2 && slug.Of(a.Date[:day]) == a.Date[:day] {
		name = a.Date[:day] + "-" + name
	}
	return path.Join(articles, name+".md")
}

func firstLine(body string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(body), "\n")
	return line
}

// freeFile gives the file's name, or the first of name-2, name-3, … that no known
// article has.
func (im *Importer) freeFile(file string) string {
	taken := map[string]bool{}
	for _, k := range im.known {
		taken[strings.ToLower(k.File)] = true
	}
	free := file
	for n := 2; taken[free]; n++ {
		free = numbered(file, n)
	}
	return free
}

func numbered(file string, n int) string {
	return strings.TrimSuffix(file, ".md") + "-" + strconv.Itoa(n) + ".md"
}
