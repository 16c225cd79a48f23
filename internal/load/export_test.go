package load

import (
	"time"

	"digest/internal/diag"
	"digest/internal/news"
)

// ParseArticle parses one article without goroutines, which make a fuzzer doubt
// what it has covered.
func ParseArticle(text []byte) (*news.ArticleRecord, diag.List) {
	r := reader{schemas: newSchemas(), zone: time.UTC}
	articles := contentKinds()[0]
	document := r.parse(contentFile{path: "content/articles/a.md", slug: "a", kind: &articles}, text)
	return document.record.(*news.ArticleRecord), document.problems
}
