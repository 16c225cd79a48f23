package sitemap

// Robots gives robots.txt (RFC 9309), which lets every crawler read every page
// and tells them where the sitemap is. Crawlers look for it at the root of a
// host only, so under a sub-path it is of no use, and of no harm.
func Robots(sitemapURL string) []byte {
	robots := "User-agent: *\nAllow: /\n"
	if sitemapURL != "" {
		robots += "\nSitemap: " + sitemapURL + "\n" // a record of its own: https://www.sitemaps.org/protocol.html#submit_robots
	}
	return []byte(robots)
}
