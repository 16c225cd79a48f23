package corpus

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"digest/internal/slug"
)

// WriteDigest writes the corpus as the content of a digest, below the site's folder.
// site.toml is not part of it.
func (c *Corpus) WriteDigest(site string) error {
	content := filepath.Join(site, "content")
	for _, p := range c.people {
		text := fmt.Sprintf("---\nname: %s\nmemberships:\n  - role: %s\n    organization: %s\n---\n%s", p.name, p.role, p.country, p.biography)
		if err := write(filepath.Join(content, "people", p.slug+".md"), text); err != nil {
			return err
		}
	}
	for i, topic := range c.topics {
		text := fmt.Sprintf("---\nname: %s\norder: %d\n---\nAll about %s.\n", topicName(topic), i, topic)
		if err := write(filepath.Join(content, "topics", topic+".md"), text); err != nil {
			return err
		}
	}
	return c.each(func(a article) error {
		return write(filepath.Join(content, "articles", a.slug+".md"), a.frontMatter("")+a.body)
	})
}

// WriteHugo writes the corpus as the content of a Hugo site: articles/, and people/
// as the pages of a taxonomy.
func (c *Corpus) WriteHugo(site string) error {
	for _, p := range c.people {
		text := fmt.Sprintf("---\ntitle: %q\nrole: %q\ncountry: %q\noutputs: [html, rss]\n---\n%s", p.name, p.role, p.country, p.biography)
		if err := write(filepath.Join(site, "content", "people", p.slug, "_index.md"), text); err != nil {
			return err
		}
	}
	return c.each(func(a article) error {
		month := "timeline: [" + a.date.Format("2006-01") + "]\n"
		a.statement = ""
		return write(filepath.Join(site, "content", "articles", a.slug+".md"), a.frontMatter(month)+a.body)
	})
}

func (c *Corpus) each(do func(article) error) error {
	for number := range c.articles {
		if err := do(c.article(number)); err != nil {
			return err
		}
	}
	return nil
}

// frontMatter is what both sites say of an article, and what only one of them does.
func (a article) frontMatter(more string) string {
	var b strings.Builder
	slugs := make([]string, len(a.people))
	for i, p := range a.people {
		slugs[i] = p.slug
	}
	fmt.Fprintf(&b, "---\ntitle: %q\ndate: %s\nsource:\n  name: %q\n  url: https://%s.example/%d\nsummary: %q\n",
		a.title, a.date.Format(time.RFC3339), a.outlet, slug.Of(a.outlet), a.number, strings.ReplaceAll(a.summary, "*", ""))
	fmt.Fprintf(&b, "people: [%s]\ntopics: [%s]\n%s", strings.Join(slugs, ", "), strings.Join(a.topics, ", "), more)
	if a.statement != "" {
		fmt.Fprintf(&b, "statements:\n  - person: %s\n    position: %s\n    paraphrase: %q\n", slugs[0], a.position, a.statement)
	}
	b.WriteString("---\n")
	return b.String()
}

func topicName(topic string) string { return capital(strings.ReplaceAll(topic, "-", " ")) }

func write(file, text string) error {
	if err := os.WriteFile(file, []byte(text), 0o644); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
