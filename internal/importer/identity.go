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

// canonical gives the address by which two addresses of one page are known to be
// the same: without fragment, "www.", tracking parameters and a last slash, and
// without the difference between http and https.
func canonical(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	query := u.Query()
	for name := range query {
		lower := strings.ToLower(name)
		if strings.HasPrefix(lower, "utm_") || slices.Contains([]string{"fbclid", "gclid", "mc_cid", "mc_eid"}, lower) {
			query.Del(name)
		}
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	key := host + strings.TrimRight(u.EscapedPath(), "/")
	if encoded := query.Encode(); encoded != "" {
		key += "?" + encoded
	}
	return key
}

// already gives the file of the known article that has the result's id or address.
func already(known []Known, r Result) string {
	address := canonical(r.URL)
	for _, k := range known {
		if r.ID != "" && k.ID == r.ID || address != "" && canonical(k.URL) == address {
			return k.File
		}
	}
	return ""
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
func freeFile(known []Known, file string) string {
	taken := map[string]bool{}
	for _, k := range known {
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
