package webpage

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
)

// chromeNames are words of class, id and role attributes by which pages name what
// is not the article's, a rule each. A word with hyphens stands for words that
// follow each other; names are split at hyphens, underscores and inner capitals,
// so that "relatedPosts" and "related-posts" are one.
var chromeNames = []struct{ rule, names string }{
	{found.ShareBar, `share sharing shares sharedaddy sharethis sharebar sharebox sharebuttons addthis addtoany shareaholic social sociable socials socialmedia socialbar socialize follow-us followus sns like-this likes-widget print-mail`},
	{found.NewsletterBox, `newsletter newsletters newslettersignup signup sign-up mailinglist mailing-list mailchimp mc4wp optin opt-in subscribe subscribe-box subscription-box subscribebox email-alert email-alerts paywall piano-inline donate donation support-us app-promo get-app`},
	{found.RelatedLinks, `related relatedposts relatedarticles relatedlinks relatedcontent relatednews relatedtopics recommended recommendation recommendations recirc recirculation readmore read-more readnext read-next read-also also-read morefrom more-from more-stories more-news more-on morestories moreon seealso see-also outbrain taboola zergnet revcontent mgid trc ligatus yarpp crp jp-relatedposts rp4wp upnext up-next nextup next-article most-read mostread most-popular mostpopular popular-posts most-viewed trending latest-news latest-stories suggested suggestions story-package storypackage rollover-block hovercard hover-card tooltip popover flyout teaserlist teaser-list promo-link internal-link inline-link linkbox link-box you-may-like also-like`},
	{found.Advert, `advert adverts advertisement advertisements advertising advertorial adsbygoogle adslot adunit adbox adwrapper ad-container ad-wrapper ad-slot ad-unit ad-label ad-banner ad-block adblock google-ad dfp mpu sponsor sponsored sponsors promo promos promobox promotion promoted affiliate`},
	{found.Caption, `caption captions figcaption wp-caption-text gallery-caption photo-caption image-caption media-caption imagecaption photocaption picture-caption photo-credit photocredit image-credit imagecredit media-credit mediacredit photo-by img-credit credit-line image-source`},
	{found.CommentThread, `comments comment-list commentlist comment-area comment-form commentform comment-respond disqus fb-comments livefyre coral-talk viafoura spotim discussion-thread`},
	{found.CookieNotice, `cookie cookies cookiebar cookie-notice cookie-banner cookieconsent gdpr onetrust cmp-container consent-banner`},
	{found.AuthorBox, `author-box authorbox bio bios author-bio authorbio author-info author-card about-author about-the-author author-description author-profile author-about author-footer bio-box byline-bio contributor-bio writer-bio post-author-bio`},
	{found.PageNavigation, `breadcrumb breadcrumbs nav navbar navigation menu submenu megamenu pagination pager skip-link skiplink skip-to-content site-header site-footer page-footer masthead topbar toolbar tag-list taglist tags post-tags article-tags entry-tags tagcloud keywords post-navigation article-nav entry-footer toc table-of-contents screen-reader-text sr-only visually-hidden visuallyhidden`},
	{found.Byline, `byline bylines dateline timestamp entry-meta post-meta article-meta meta-info post-info article-info postmeta entry-date post-date publish-date published-date pub-date author-name reading-time read-time readtime`},
}

// chromeIndex is chromeNames by the first word of a name.
var chromeIndex = indexChrome()

type chromeName struct {
	rest []string // the words after the first
	rule string
}

func indexChrome() map[string][]chromeName {
	index := map[string][]chromeName{}
	for _, list := range chromeNames {
		for name := range strings.FieldsSeq(list.names) {
			words := strings.Split(name, "-")
			index[words[0]] = append(index[words[0]], chromeName{words[1:], list.rule})
		}
	}
	return index
}

// chromeRule gives the rule by which an element goes for what the page names it, or
// "". Embedded posts, which may be named "social-embed", are content.
func chromeRule(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	for _, key := range []string{"class", "id", "role", "data-component", "data-testid", "itemprop"} {
		value := markup.Attr(n, key)
		if value == "" {
			continue
		}
		for name := range strings.FieldsSeq(value) {
			words := nameWords(name)
			if rule := ruleOf(words); rule != "" {
				return rule
			}
		}
	}
	return ""
}

func ruleOf(words []string) string {
	for i, word := range words {
		if word == "has" || word == "no" || word == "with" || word == "without" {
			return "" // what follows is what the element holds or lacks
		}
		for _, name := range chromeIndex[word] {
			embedded := slices.Contains(words, "embed") || slices.Contains(words, "embedded")
			if follows(words[i+1:], name.rest) && (!embedded || name.rule != found.ShareBar) {
				return name.rule
			}
		}
	}
	return ""
}

func follows(words, rest []string) bool {
	if len(words) < len(rest) {
		return false
	}
	for i, w := range rest {
		if words[i] != w {
			return false
		}
	}
	return true
}

// nameWords splits a name of a class: "relatedPosts--wide" is related, posts, wide.
func nameWords(name string) []string {
	const longest = 100 // bytes; names that are longer are data
	if len(name) > longest {
		return nil
	}
	var words []string
	start, before := 0, rune(0)
	cut := func(end int) {
		if end > start {
			words = append(words, strings.ToLower(name[start:end]))
		}
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			cut(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && unicode.IsLower(before):
			cut(i)
			start = i
		}
		before = r
	}
	cut(len(name))
	return words
}
