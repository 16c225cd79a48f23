package importer

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"digest/internal/importer/found"
	"digest/internal/news"
)

// write gives the article's file. The keys come in one order, and what is not
// stated is left out. The original's headline is its citation (source.title) and,
// until the editor has written the digest's own, the title.
func write(id string, publish news.Publish, a found.Article, statements []news.StatementRecord) []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
	}
	line("id", scalar(id))
	line("title", scalar(a.Title))
	line("date", date(a.Date))
	line("updated", date(a.Updated))
	if a.SourceName+a.URL+a.Title != "" {
		b.WriteString("source:\n")
		line("  name", scalar(a.SourceName))
		line("  url", scalar(a.URL))
		line("  title", scalar(a.Title))
	}
	line("author", scalar(a.Author))
	line("language", scalar(a.Language))
	line("summary", scalar(a.Summary))
	line("image", scalar(a.Image))
	writeStatements(&b, statements)
	line("publish", scalar(string(publish)))
	line("draft", "true")
	b.WriteString("---\n")
	if a.Body != "" {
		b.WriteString("\n" + a.Body)
	}
	return b.Bytes()
}

// plain is what needs no quotation marks: words that begin with a letter, with no
// character that YAML gives a meaning, and an address.
var plain = regexp.MustCompile(`^(?:https?://[A-Za-z0-9._~/?=%+,;@!$()&-]+|[A-Za-z][A-Za-z0-9_.-]*(?: [A-Za-z][A-Za-z0-9_.-]*)*)$`)

// reserved are the plain words that some YAML reads as something other than text.
var reserved = regexp.MustCompile(`(?i)^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$`)

// scalar gives a text as a YAML scalar: plain where that is safe, otherwise double
// quoted (YAML 1.2.2, section 7.3.1). The empty text gives nothing.
func scalar(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if s == "" || plain.MatchString(s) && !reserved.MatchString(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// edtf is what dates are written with (EDTF levels 0 and 1); none of it needs
// quotation marks after a digit.
var edtf = regexp.MustCompile(`^[0-9][0-9XTZ:+-]*[~?%]?$`)

func date(s string) string {
	if edtf.MatchString(s) {
		return s
	}
	return scalar(s)
}
