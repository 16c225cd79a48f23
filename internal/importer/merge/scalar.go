package merge

import (
	"regexp"
	"strconv"
	"strings"

	"digest/internal/quote"
)

// hashOf names a quotation; one without letters, or none, has no name.
func hashOf(quotation string) string {
	if hash := quote.Hash(quotation); hash != quote.Hash("") {
		return hash
	}
	return ""
}

// The places where a quotation begins: at the start of a line or, in braces, behind
// a brace or a comma.
var (
	blockKey = regexp.MustCompile(`(?m)^[- ] *["']?quote["']?:(?:[ \n]|$)`)
	flowKey  = regexp.MustCompile(`[{,]\s*["']?quote["']?:`)
	flowItem = regexp.MustCompile(`^- *\{`)
)

// quotation reads the value of the key quote from a statement's lines, in any of
// YAML's styles (YAML 1.2.2, chapters 7 and 8). Differences of blanks and marks do
// not matter, because the hash does not see them.
func quotation(text string) string {
	if flowItem.MatchString(text) {
		at := flowKey.FindStringIndex(text)
		if at == nil {
			return ""
		}
		return flowValue(text[at[1]:])
	}
	at := blockKey.FindStringIndex(text)
	if at == nil {
		return ""
	}
	key, value := text[at[0]:at[1]], text[at[1]:]
	if trimmed := strings.TrimLeft(value, " \n"); strings.HasPrefix(trimmed, `"`) || strings.HasPrefix(trimmed, "'") {
		return flowValue(trimmed)
	}
	if strings.HasSuffix(key, "\n") {
		value = "\n" + value
	}
	return blockValue(value, len(key)-len(strings.TrimLeft(key, "- ")))
}

// flowValue is the value at the start of a text, in quotation marks or up to what
// ends it within braces.
func flowValue(text string) string {
	text = strings.TrimLeft(text, " \n")
	switch {
	case strings.HasPrefix(text, `"`):
		return unescape(doubleQuoted.FindString(text))
	case strings.HasPrefix(text, "'"):
		return singleQuoted.FindString(text)
	}
	return flowPlain.FindString(text)
}

var (
	doubleQuoted = regexp.MustCompile(`^"(?:[^"\\]|\\(?s:.))*`)
	singleQuoted = regexp.MustCompile(`^'(?:[^']|'')*`)
	flowPlain    = regexp.MustCompile(`^[^,}\]]*`)
	blockHeader  = regexp.MustCompile(`^[|>][-+0-9]*[ ]*(?:#.*)?$`)
	comment      = regexp.MustCompile(`(?:^|[ ])#.*$`)
	escape       = regexp.MustCompile(`\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?s:.))`)
)

// blockValue is a value without marks: the rest of its line, and the lines that
// are indented by more than the key is.
func blockValue(value string, indent int) string {
	var words []string
	literal := false
	for i, line := range strings.Split(value, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case i == 0 && blockHeader.MatchString(trimmed):
			literal = true
			continue
		case i > 0 && trimmed != "" && len(line)-len(strings.TrimLeft(line, " ")) <= indent:
			return strings.Join(words, " ")
		case !literal:
			trimmed = comment.ReplaceAllString(trimmed, "")
		}
		words = append(words, trimmed)
	}
	return strings.Join(words, " ")
}

// unescape turns the escapes of a double-quoted text into what they stand for;
// those for blanks and marks become a blank.
func unescape(text string) string {
	return escape.ReplaceAllStringFunc(text, func(e string) string {
		if code, err := strconv.ParseUint(e[2:], 16, 32); err == nil && len(e) > 3 {
			return string(rune(code))
		}
		return " "
	})
}

// flowItems are the statements of a list in brackets, of which only the hashes are
// of use.
func flowItems(text string) []item {
	var items []item
	for _, at := range flowKey.FindAllStringIndex(text, -1) {
		items = append(items, item{hash: hashOf(flowValue(text[at[1]:]))})
	}
	return items
}
