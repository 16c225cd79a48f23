package plaintext_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer/found"
	"digest/internal/importer/plaintext"
	"digest/internal/importer/source"
	"digest/internal/news"
)

// first is a paragraph for texts whose first sentences do not matter.
const first = "Jane Doe asked the members on Monday to wait before they call anybody."

func TestParseBody(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"a paragraph a line", "One is here.\nTwo is here.\n", "One is here.\n\nTwo is here.\n"},
		{"hard-wrapped paragraph", "The members agreed on a plan which nobody had seen\nbefore it was put on the table, and which nobody\nhas seen since then.\n", "The members agreed on a plan which nobody had seen\nbefore it was put on the table, and which nobody\nhas seen since then.\n"},
		{"heading before sentences", first + "\nTo Wait or Not?\nNobody knows yet.", first + "\n\n## To Wait or Not?\n\nNobody knows yet.\n"},
		{"heading before a list", first + "\n\nThe members\n\n• One\n• Two\n\nMore follows.", first + "\n\n## The members\n\n- One\n- Two\n\nMore follows.\n"},
		{"a question with its answer", first + "\n\nDid you know?\nThe table is round.\n\nMore follows.", first + "\n\nDid you know?\nThe table is round.\n\nMore follows.\n"},
		{"exclamation is no heading", first + "\n\nWhat a day!\n\nMore follows.", first + "\n\nWhat a day!\n\nMore follows.\n"},
		{"many short lines are no headings", first + "\n\nOne\nTwo\nThree\nFour\n\nMore follows.", first + "\n\nOne\n\nTwo\n\nThree\n\nFour\n\nMore follows.\n"},
		{"bullet on its own line", first + "\n\n•\nOne thing\n•\nAnother thing\n", first + "\n\n- One thing\n- Another thing\n"},
		{"heading at the end", first + "\n\nMore to come\n", first + "\n"},
		{"credit at the end", first + "\n\n(Reporting by Jane Doe)\n", first + "\n\n(Reporting by Jane Doe)\n"},
		{"interface at the end", first + "\nShare this article\nLeave a Comment (12)\nRemind me later.", first + "\n"},
		{"interface words within a sentence", first + "\nShe said that readers leave a comment and share this.", first + "\n\nShe said that readers leave a comment and share this.\n"},
		{"label of an advertisement in the midst", first + "\n\nAdvertisement\n\nMore follows.", first + "\n\nMore follows.\n"},
		{"numbered list", first + "\n\n1. One thing\n2. Another thing\n\nMore follows.", first + "\n\n1. One thing\n2. Another thing\n\nMore follows.\n"},
		{"numbered sentences", first + "\n\n1) One is here.\n\n2) Two is here.", first + "\n\n1. One is here.\n2. Two is here.\n"},
		{"a number alone is no list", first + "\n\n1. One is here.\n\nMore follows.", first + "\n\n1\\. One is here.\n\nMore follows.\n"},
		{"marked quotation", first + "\n\n> Share this\n\n> “We wait,” she said.\n\nMore follows.", first + "\n\n> Share this\n>\n> “We wait,” she said.\n\nMore follows.\n"},
		{"interface words in the midst", first + "\nRead more\nNobody had read it.", first + "\n\n## Read more\n\nNobody had read it.\n"},
		{"interface words in a list", first + "\n\n• Read more\n• Subscribe", first + "\n\n- Read more\n- Subscribe\n"},
		{"interface words in a quotation", first + "\n\n“Read more”", first + "\n\n“Read more”\n"},
		{"headlines under an announcement", first + "\n\nYou may also like\n\nAnother story\n\nA third story", first + "\n"},
		{"repeated heading", first + "\n\nWhy now?\n\nOne is here.\n\nWhy now?\n\nTwo is here.", first + "\n\n## Why now?\n\nOne is here.\n\nTwo is here.\n"},
		{"repeated sentence stays", first + "\n\nNo.\n\nOne is here.\n\nNo.", first + "\n\nNo.\n\nOne is here.\n\nNo.\n"},
		{"symbols", first + "\n\n* * *\n\nMore follows.\n\n↺", first + "\n\nMore follows.\n"},
		{"a number in the midst is text", first + "\n\n42 %\n\nof members agree, a survey says.", first + "\n\n42 %\n\nof members agree, a survey says.\n"},
		{"spaces and invisible characters", "One\u00a0is\u200b here.\r\n\r\n\tTwo  is\u2009here.\u00ad", "One is here.\n\nTwo is here.\n"},
		{"quotes stay", "“One” is 'here', \"he\" said – «no».", "“One” is 'here', \"he\" said – «no».\n"},
		{"no spaces between words", "欧盟外交政策负责人周一表示，他们仍然需要等待。\n成员国尚未同意这一计划。", "欧盟外交政策负责人周一表示，他们仍然需要等待。\n\n成员国尚未同意这一计划。\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, parse(t, tc.text).Body); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseEscapes(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"3 * 4 is *not* 13.", `3 * 4 is \*not\* 13.`},
		{"draft_one and _this_ and __that__.", `draft_one and \_this\_ and \_\_that\_\_.`},
		{"“_this_” was said.", `“\_this\_” was said.`},
		{"# is a sign, #2 too.", `\# is a sign, #2 too.`},
		{"1. and 2) are numbers.", `1\. and 2) are numbers.`},
		{"> is greater.", `\> is greater.`},
		{"<b>bold</b> and 3 < 4.", `&lt;b>bold&lt;/b> and 3 < 4.`},
		{"[[Jane Doe]] and [a](b).", `\[\[Jane Doe]] and \[a](b).`},
		{"`code` is here.", "\\`code\\` is here."},
		{"AT&T writes &amp; and &copy;.", `AT&T writes \&amp; and \&copy;.`},
		{`C:\Users and \* here.`, `C:\Users and \\\* here.`},
		{"~~no~~ way.", `\~\~no\~\~ way.`},
	} {
		if got := strings.TrimSuffix(parse(t, tc.text).Body, "\n"); got != tc.want {
			t.Errorf("Parse(%q) = %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestParseMetadata(t *testing.T) {
	for _, tc := range []struct {
		name, head string
		want       found.Article
	}{
		{"headline and byline", "A Plan for Talks\n\nby Chief Editor", found.Article{Title: "A Plan for Talks", Author: "Chief Editor"}},
		{"headline that asks", "Who will go to the talks?", found.Article{Title: "Who will go to the talks?"}},
		{"a sentence is no headline", "The talks are over.", found.Article{}},
		{"dates", "A Plan for Talks\nMarch 4, 2026", found.Article{Title: "A Plan for Talks", Date: "2026-03-04"}},
		{"date with a label", "Published: 4 Mar 2026, 10:15", found.Article{Date: "2026-03-04"}},
		{"interface with a date", " date 2026-02-23 + ↺ − 16 px", found.Article{Date: "2026-02-23"}},
		{"a day that does not exist", "2026-02-31", found.Article{}},
		{"two ways to read it", "03/04/2026", found.Article{
			Notes: []string{`date: "03/04/2026" can be read as two days; set date_order for the outlet in site.toml, or give --date`},
		}},
		{"change of the page", "A Plan for Talks\nUpdated 4 March 2026", found.Article{Title: "A Plan for Talks", Updated: "2026-03-04"}},
		{"byline with a place", "A Plan for Talks\nBy Jane Doe, Brussels", found.Article{Title: "A Plan for Talks", Author: "Jane Doe"}},
		{"headline above the byline in a page", "Home\nMenu\nSearch\nLog in\nA Plan for Talks\nBy Jane Doe\nUpdated: 4 March 2026, 10:15\nShare", found.Article{Title: "A Plan for Talks", Author: "Jane Doe", Updated: "2026-03-04"}},
		{"headline above the change in a page", "Startseite\nMenü\nSuche\nEin Plan für Gespräche\nVon Max Moe\nStand: 04.03.2026, 10:15 Uhr\nTeilen", found.Article{Title: "Ein Plan für Gespräche", Author: "Max Moe", Updated: "2026-03-04"}},
		{"name without \"by\" in a page", "Home\nMenu\nSearch\nLog in\nA Plan for the Talks\nJane Doe, Brussels\n4 March 2026", found.Article{Title: "A Plan for the Talks", Author: "Jane Doe", Date: "2026-03-04"}},
		{"menu above the date in a page", "Home\nMenu\nSearch\nLog in\nWorld\n4 March 2026", found.Article{Date: "2026-03-04"}},
		{"two dates", "3 March 2026\n4 March 2026", found.Article{
			Notes: []string{"date: the lines above the text state 2026-03-03 and 2026-03-04; none was taken"},
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := parse(t, tc.head+"\n\n"+first)
			got = found.Article{Title: got.Title, Author: got.Author, Date: got.Date, Updated: got.Updated, Notes: got.Notes}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseRules(t *testing.T) {
	rules, err := source.Compile(news.ImportSource{
		CutAfter: []string{"^Dear readers"}, DropLine: []string{"caption$"}, DropBlock: []string{"^Tip:"},
	}, func(string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	text := first + "\n\nA caption\n\nTip: wait.\n\nMore follows.\n\nDear readers,\n\nGive.\n"
	articles, err := plaintext.Parse(found.Document{Text: text, Outlet: func(string) *source.Rules { return rules }})
	if err != nil {
		t.Fatal(err)
	}
	got := articles[0]
	want := []found.Dropped{
		{Line: 3, Rule: "drop_line caption$", Text: "A caption"},
		{Line: 5, Rule: "drop_block ^Tip:", Text: "Tip: wait."},
		{Line: 9, Rule: "cut_after ^Dear readers", Text: "Dear readers,"},
		{Line: 11, Rule: "cut_after ^Dear readers", Text: "Give."},
	}
	if diff := cmp.Diff(want, got.Dropped); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if want := first + "\n\nMore follows.\n"; got.Body != want {
		t.Errorf("Body = %q, want %q", got.Body, want)
	}
}

// A text most of whose sentences look like an interface's is left whole.
func TestParseDropsNothingWhenTooMuchWouldGo(t *testing.T) {
	const text = "One is here.\n\nYour email address will not be published, and nobody but us will ever see it.\n"
	got := parse(t, text)
	if got.Body != text || len(got.Dropped) > 0 {
		t.Errorf("Body = %q, Dropped = %v", got.Body, got.Dropped)
	}
	want := []string{"body: the rules would drop 15 of 18 words of sentences, so nothing was dropped; take the page's interface out by hand"}
	if diff := cmp.Diff(want, got.Notes); diff != "" {
		t.Error(diff)
	}
}

// Cleaning clean text changes nothing but spacing.
func TestParseIsIdempotent(t *testing.T) {
	parts := []string{
		first,
		"“We should talk,” she said. “Nobody else has said so.”",
		"## To Wait or Not?\n\nNobody knows yet what the members will do.",
		"- The council\n- The commission, which has asked twice",
		"The list has three names:",
		"BRUSSELS — The members met again.",
	}
	for i := range parts {
		for j := range parts {
			body := first + "\n\n" + parts[i] + "\n\n" + parts[j] + "\n\nThat is all for now.\n"
			if i == j && i == 2 {
				continue // a repeated heading is what goes
			}
			if strings.HasPrefix(parts[i], "- ") && strings.HasPrefix(parts[j], "- ") {
				continue // two lists become one
			}
			plain := strings.ReplaceAll(body, "## ", "")
			if diff := cmp.Diff(body, parse(t, plain).Body); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", "•", "• \n•\n", "a\n\nb?\n\nc.", "by \n by X\n", " date 2026-02-23 + ↺ − 16 px\n\nText here.", "\xff\xfe“\u200d",
		"Home\nMenu\nSearch\nSign in\n\nA sentence is here.\n\nComments\n\nNo.", "# * _ ` [ < & ~ \\ > 1.", "31 Feb 2026", "Sept 3 2026",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		articles, err := plaintext.Parse(found.Document{Text: text})
		if err != nil {
			return
		}
		got := articles[0]
		if !utf8.ValidString(got.Body) || !utf8.ValidString(got.Title) {
			t.Errorf("Parse(%q) is not UTF-8: %q", text, got.Body)
		}
		again, err := plaintext.Parse(found.Document{Text: text})
		if diff := cmp.Diff(articles, again); err != nil || diff != "" {
			t.Errorf("two runs differ: %v %s", err, diff)
		}
	})
}

func parse(t *testing.T, text string) found.Article {
	t.Helper()
	articles, err := plaintext.Parse(found.Document{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return articles[0]
}
