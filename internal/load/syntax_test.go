package load_test

import (
	"strings"
	"testing"
)

func TestBrokenFiles(t *testing.T) {
	t.Parallel()
	const opening = `; begin it with a line "---", the keys, and another line "---"`
	testMistakes(t, "content/articles/a.md", []mistake{
		{"empty file", "", `1:1: the file is empty` + opening},
		{"blank file", "\n \n", `1:1: the file is empty` + opening},
		{"no front matter", "Text.\n", `1:1: the file does not begin with front matter` + opening},
		{"blank line first", "\n" + article(""), `1:1: the file does not begin with front matter` + opening},
		{"four hyphens", "-" + article(""), `1:1: the file does not begin with front matter` + opening},
		{"not closed", "---\ntitle: Talks\n\nText.\n", `1:1: the front matter is not closed; end it with a line "---"`},
		{"opening line only", "---", `1:1: the front matter is not closed; end it with a line "---"`},
		{"a list", "---\n- title\n---\n", `2:1: the front matter is a list, not keys with values; write each key on its own line, like "title: …"`},
		{"text", "---\nTalks\n---\n", `2:1: the front matter is text, not keys with values; write each key on its own line, like "title: …"`},
		{"null", "---\nnull\n---\n", `2:1: the front matter is null, not keys with values; write each key on its own line, like "title: …"`},
		{
			"two documents", article("--- # more\nsummary: x\n"),
			`5:1: a second YAML document begins in the front matter; to end the front matter, write "---" alone on the line`,
		},
		{"not UTF-8", article("author: ünd J\xf6e\n"), `5:14: the byte 0xF6 is not UTF-8 text; save the file as UTF-8`},
		{"not UTF-8 in the body", article("") + "\xff", `7:1: the byte 0xFF is not UTF-8 text; save the file as UTF-8`},
		{"UTF-16", "\xff\xfe-\x00", `1:1: the byte 0xFF is not UTF-8 text; save the file as UTF-8`},
		{"NUL", article("author: J\x00e\n"), `5:10: the invisible character U+0000 is not allowed; take it out, or write a blank for it`},
		{"DEL", article("author: J\x7fe\n"), `5:10: the invisible character U+007F is not allowed; take it out, or write a blank for it`},
		{"lone CR", article("author: J\re\n"), `5:10: the invisible character U+000D is not allowed; take it out, or write a blank for it`},
		{"line separator", article("author: J\u2028e\n"), `5:10: the invisible character U+2028 is not allowed; take it out, or write a blank for it`},
		{"escaped bell", article("author: \"J\\ae\"\n"), `5:9: author: the invisible character U+0007 is not allowed; take it out, or write a blank for it`},
		{"long file", article("") + strings.Repeat("x", 4<<20), `1:1: the file is longer than 4 MiB`},
		{"long front matter", article("summary: " + strings.Repeat("x", 256<<10) + "\n"), `1:1: the front matter is longer than 256 KiB`},
	})
}

func TestYAMLMistakes(t *testing.T) {
	t.Parallel()
	testMistakes(t, "content/articles/a.md", []mistake{
		{
			"second colon", article("summary: Doe: yes\n"),
			`5:13: a second ": " is not allowed in one value; put the value in quotes, or mend the indentation`,
		},
		{"at sign", article("summary: @jane\n"), `5:10: a value cannot begin with '@'; put the value in quotes`},
		{"percent sign", article("summary: %x\n"), `5:10: a value cannot begin with '%'; put the value in quotes`},
		{"tab", article("statements:\n\t- person: jane-doe\n"), `6:1: a tab cannot indent; indent with blanks`},
		{"open quotation mark", article("summary: \"Yes\n"), `5:10: a quotation mark is not closed; close it, or take it away`},
		{
			"text after a quotation", article("summary: \"Yes\" she said\n"),
			`5:16: a key is expected here; mend the indentation, or the quotes of the value: inside '…' write '' for an apostrophe`,
		},
		{"open list", article("topics: [a, b\n"), `5:9: the list is not closed with "]"; close it, or put the value in quotes`},
		{"open braces", strings.Replace(article(""), "}", "", 1), `4:9: the value is not closed with "}"; close it, or put the value in quotes`},
		{
			"line without key", article("Talks begin\nsummary: x\n"),
			`5:1: a ":" is missing after the key; write "key: value", or indent the line if it goes on with a value`,
		},
		{
			"list on the key's line", article("topics: - a\n"),
			`5:9: a list cannot begin here; begin the list on the next line, or put the value in quotes`,
		},
		{"unknown escape", article("summary: \"\\q\"\n"), `5:11: the front matter is not valid YAML: found unknown escape character`},
		{
			"alias", article("author: &joe Joe\nsummary: *joe\n"),
			`5:9: "&joe" is a YAML anchor, which front matter does not use; put text that begins with "&" in quotes`,
		},
		{
			"emphasis", article("summary: *Yes* she said\n"),
			`5:10: "*Yes*" is a YAML alias, which front matter does not use; put text that begins with "*" in quotes`,
		},
		{
			"explosion", article("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
			`5:4: "&a" is a YAML anchor, which front matter does not use; put text that begins with "&" in quotes`,
		},
		{
			"merge key", article("<<: {author: Joe}\n"),
			`5:1: "<<" is a YAML merge key, which front matter does not use; write out the keys that it should bring in`,
		},
		{
			"tag", article("summary: !!binary eA==\n"),
			`5:10: "!!binary" is a YAML tag, which front matter does not use; put text that begins with "!" in quotes`,
		},
		{
			"bare tag", article("summary: ! x\n"),
			`5:10: "!" is a YAML tag, which front matter does not use; put text that begins with "!" in quotes`,
		},
		{"brackets", article("topics: " + strings.Repeat("[", 100_000) + "\n"), `5:29: values are nested deeper than 20 levels`},
		{"indented hyphens", article("topics:\n  " + strings.Repeat("- ", 100_000) + "\n"), `6:41: values are nested deeper than 20 levels`},
		{"questions", article("topics:\n  " + strings.Repeat("? ", 100_000) + "\n"), `6:41: values are nested deeper than 20 levels`},
	})
}
