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

// Locate is where [Place] puts a problem with this key in a content file.
func Locate(file []byte, key string) (line, column int) {
	return locate(frontMatterTree(file), key)
}

// LocateSetting is [Locate] for site.toml.
func LocateSetting(file []byte, key string) (line, column int) {
	return locate(settingsTree(file), key)
}
