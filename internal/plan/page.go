package plan

import (
	"strconv"
	"strings"

	"digest/internal/diag"
	"digest/internal/news"
)

// A Text is the view of page.html: a free-standing page.
type Text struct {
	Head
	// Body is the page's text.
	Body Body
}

// A Redirect is the view of redirect.html: an old address.
type Redirect struct {
	Head
	// Target is the link to the new address.
	Target string
	// Wording stands for the title of the article that moved, if it is one.
	Wording news.Wording
}

// An Error is the view of 404.html.
type Error struct{ Head }

func (p *planner) freePages() {
	for _, page := range p.site.Pages {
		addListed(p, place{path: pagePath(page), origin: page.File}, "page.html", func() Text {
			return Text{Head: p.head(pagePath(page), page.Title, page.Summary), Body: p.body(page.Text, 2, "")}
		})
	}
}

// notFound is the page that a server shows for an address that is not there. Its
// links are absolute paths, so it works at any depth.
func (p *planner) notFound() {
	addUnlisted(p, place{path: "/404.html"}, "404.html", func() Error {
		v := Error{Head: p.head("/404.html", "Not found", "There is no page at this address.")}
		v.NoIndex = true
		return v
	})
}

func (p *planner) redirects() {
	for _, a := range p.site.Articles {
		if len(a.Aliases) > 0 {
			p.aliases(a.Origin, a.Aliases, articlePath(a), func() (string, news.Wording) { return headline(a), a.Wording })
		}
	}
	for _, person := range p.site.People {
		p.aliases(person.Origin, person.Aliases, personPath(person), lasting(person.Name))
	}
	for _, t := range p.site.Topics {
		p.aliases(t.Origin, t.Aliases, topicPath(t), lasting(t.Name))
	}
	for _, page := range p.site.Pages {
		p.aliases(page.Origin, page.Aliases, pagePath(page), lasting(page.Title))
	}
}

// lasting is a name that only a new plan changes.
func lasting(name string) func() (string, news.Wording) {
	return func() (string, news.Wording) { return name, news.Wording{} }
}

func (p *planner) aliases(at news.Origin, aliases []string, target string, name func() (string, news.Wording)) {
	if p.left.match(target) >= 0 {
		return // a topic's page that is left out has had no old address
	}
	for i, alias := range aliases {
		key := "aliases[" + strconv.Itoa(i) + "]"
		if hint := aliasFault(alias); hint != "" {
			p.problems.Add(diag.Problem{
				File: at.File, Key: key,
				Message: strconv.Quote(alias) + " cannot be an address of this site", Hint: hint,
			})
			continue
		}
		path := alias
		if !strings.HasSuffix(path, "/") && !strings.HasSuffix(path, ".html") {
			path += "/"
		}
		addUnlisted(p, place{path: path, origin: at.File, key: key}, "redirect.html", func() Redirect {
			title, wording := name()
			v := Redirect{Head: p.head(target, title, ""), Target: p.href(target), Wording: wording}
			v.NoIndex = true
			return v
		})
	}
}

// aliasFault says what is wrong with an old address, or "". The rules keep every
// redirect inside the output folder and at an address that servers agree on.
func aliasFault(alias string) string {
	switch {
	case !strings.HasPrefix(alias, "/"):
		return `write it from the site's root: "/old/address/"`
	case strings.ContainsAny(alias, "?#\\%:*\"<>|") || strings.ContainsFunc(alias, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return "an address of this site has no query, no fragment, no escapes and no special characters"
	}
	for segment := range strings.SplitSeq(strings.TrimSuffix(alias[1:], "/"), "/") {
		switch {
		case segment == "" && alias != "/":
			return "take the doubled slash out"
		case strings.HasPrefix(segment, "."):
			return `a part of an address cannot begin with "."`
		}
	}
	return ""
}
