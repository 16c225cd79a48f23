package quote

import (
	"fmt"
	"strings"
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// people are plainly invented; their indexes are in the marked texts below.
func people() []Person {
	return []Person{
		{Name: "Jane Doe", Gender: "female", Roles: []Role{{Phrase: "Prime Minister of Utopia"}, {Phrase: "Utopian premier"}}},
		{Name: "Max Roe", Gender: "male", Roles: []Role{{Phrase: "Ruritanian foreign minister"}}},
		{Name: "Ute van der Berg", Gender: "female", Roles: []Role{{Phrase: "EU foreign policy chief"}, {Phrase: "EU High Representative"}}},
		{Name: "Ivan Petrovsky", Gender: "male", Roles: []Role{{Phrase: "Freedonian president"}}},
		{Name: "Kim Placeholder"},
	}
}

// TestFind shows texts with their quotations marked: {0 …} is said by person 0,
// {- …} by nobody of the list. What stands between quotation marks and is not
// marked is no quotation.
func TestFind(t *testing.T) {
	finder := Compile(people())
	for _, test := range []struct{ name, marked string }{
		{"post", "“{0 We will go},” Jane Doe said."},
		{"post, inverted", "“{0 We will go},” said Jane Doe."},
		{"post, inverted with a title", "“{0 We will go},” said Utopian Prime Minister Jane Doe on Monday."},
		{"post, inverted with an office of", "“{1 We will go},” said Ruritania’s Minister of Defence Max Roe."},
		{"post, apposition", "“{0 We will go},” Jane Doe, the premier of Utopia, told reporters."},
		{"post, relative clause", "“{0 We will go},” Jane Doe, who has met Ivan Petrovsky twice, told Max Roe."},
		{"post, name after the office", "“{1 We will go},” the minister of Ruritania, Max Roe, said."},
		{"post after a question", "“{0 Shall we go now?}” Jane Doe asked. “{0 We shall.}”"},
		{"ask, inverted", "“{0 Shall we go now?}” asked Jane Doe. “{1 Yes, at once!}” shouted Max Roe."},
		{"interrupted", "“{0 We will},” Jane Doe said, “{0 go there on Monday.}”"},
		{"sentence in the middle", "Ivan Petrovsky, Jane Doe said, “{0 does not want peace}”."},
		{"at the end, after a comma", "“{0 The first step}” is a mandate, Jane Doe said."},

		{"post, a verb nobody thought of", "“{0 We will go},” pontificated Jane Doe."},
		{"post, a verb with a particle", "“{0 We will go},” chimed in Jane Doe."},
		{"pre", "Jane Doe said: “{0 We will go.}”"},
		{"pre with that", "Jane Doe told Max Roe that “{0 we will go}”."},
		{"pre with a comma", "Jane Doe told reporters in Utopia on Monday, “{0 We will go.}”"},
		{"pre, fragment", "Jane Doe called the plan “{0 a gift to nobody}”."},
		{"pre, two cues", "Jane Doe urged all to “{0 speak with one voice}”, warning of “{0 a gift to nobody}”."},
		{"participle", "Jane Doe rejected the plan of Max Roe, calling it “{0 far too early}”."},
		{"participle behind an adverb", "What came of Max Roe privately saying “{1 stay away}” in Utopia?"},
		{"many, and what they are", "Critics in Utopia, many of them farmers, argue that Jane Doe is a “{- lost cause}”."},
		{"absolute participle", "Talks went on, with Max Roe telling reporters it was “{1 not the end}”."},
		{"relative", "He met Max Roe, who called it “{1 a good talk}”."},
		{"coordinated", "Jane Doe welcomed Max Roe and said it was “{0 a good talk}”."},
		{"day between", "Jane Doe on Tuesday said it was “{0 a good talk}”."},
		{"a word of another in the clause", "Jane Doe said Max Roe supports “{0 the wrong plan}”."},
		{"asked by reporters", "Asked whether to call Ivan Petrovsky, Jane Doe replied: “{0 Not now.}”"},

		{"according to", "“{0 It is time to talk},” according to Jane Doe."},
		{"according to, before", "According to Jane Doe, the plan was made “{0 in full view of all}”."},
		{"colon", "Jane Doe was blunt: “{0 It is time to talk.}”"},
		{"colon, label", "Jane Doe: “{0 It is time to talk.}”"},
		{"by", "The plan was described as “{1 a gift to nobody}” by Max Roe."},
		{"possessive", "Jane Doe spoke. In her words, “{0 silence is far worse}”."},
		{"in the words of", "In the words of Jane Doe, “{0 silence is far worse}”."},
		{"quoted as saying", "“{0 We will go},” Jane Doe was quoted as saying."},
		{"said to have told", "“{0 We will go},” Jane Doe is said to have told Max Roe."},
		{"as she put it", "“{0 You cannot negotiate alone},” as Jane Doe put it."},
		{"signature", "“{0 You cannot negotiate alone.}” — Jane Doe, premier"},
		{"signature on its own line", "“{0 You cannot negotiate alone.}”\n\n— Jane Doe, Utopia"},

		{"signatures in a list", "“{0 You cannot negotiate alone.}” – Jane Doe “{1 You cannot go alone.}” – Max Roe"},
		{"label of a translation", "Quote from Doe: “{0 We will not go there at all.}”\n\nQuote: “{0 It is too early to talk.}”\n\nDetails: Jane Doe spoke in Utopia."},
		{"answer in one sentence", "Asked by a reporter: “{- Is it time to go now, madam?}” Jane Doe answered: “{0 No.}”"},
		{"who, behind from", "A letter came from Jane Doe, who said it was “{0 a good talk}”."},
		{"answer to somebody", "“Is it time to go?” “{0 No},” Jane Doe replied."},
		{"same paragraph", "“{0 We will go},” Jane Doe said. “{0 There is no other way.}”"},
		{"same paragraph, before", "“{0 There is no other way.} ” “{0 We will go},” Jane Doe said."},
		{"over paragraphs", "“{0 We will go},” Jane Doe said. “{0 There is no way.}\n\n“{0 We will wait.}\n\n“{0 Then we will see.}”"},
		{"paragraph of its own", "“{0 We will go},” Jane Doe said.\n\n“{0 There is no other way to do it.}”"},
		{"led in by the paragraph before", "Jane Doe said:\n\n“{0 We will go.}”"},
		{"speech", "Jane Doe addressed the council.\n\n“{0 We will go.}\n\n“{0 And that is all.}”"},
		{"speech of an owner", "This is the full text of the address by Jane Doe.\n\n“{0 We will go there, all of us.}\n\n“{0 And that is all.}”"},
		{"speech before another", "Jane Doe addressed the council beside Max Roe.\n\n“{- We will go there, all of us.}\n\n“{- And that is all there is to say.}”"},
		{"no speech", "Jane Doe left the council.\n\n“{- We will go there, all of us.}\n\n“{- And that is all there is to say.}”"},
		{"led in by the sentence before", "Max Roe was not convinced. “{1 It is too early for all that.}”"},

		{"pronoun", "Jane Doe arrived late. “{0 We will go},” she said."},
		{"pronoun of another gender", "Jane Doe met Max Roe. “{1 We will go},” he said."},
		{"pronoun in one sentence", "When Jane Doe arrived, she said it was “{0 a good day}”."},
		{"pronoun and an unknown name", "Max Roe spoke. Then John Smith arrived. “{- We will go},” he said."},
		{"pronoun and somebody unnamed", "Max Roe spoke. A diplomat disagreed. “{- We will go},” he said."},
		{"two speakers", "Jane Doe and Max Roe said they “{- will go together}”."},
		{"they", "Jane Doe and Max Roe met. “{- We will go},” they said."},
		{"pronoun after several", "Max Roe and Ivan Petrovsky met. “{- We will go},” he said."},
		{"pronoun after several, one of the gender", "Max Roe and Jane Doe met. “{0 We will go},” she said."},
		{"whom", "Max Roe praised Ivan Petrovsky, whom he called “{1 a true friend}”."},
		{"role", "Jane Doe and Max Roe met. “{0 We will go},” the Utopian leader said."},
		{"role by country", "Jane Doe and Max Roe met. Ruritania’s foreign minister said it was “{1 a good talk}”."},
		{"head of state", "Ivan Petrovsky arrived. “{3 We will go},” said the Freedonian head of state."},
		{"role that nobody names", "The EU’s chief diplomat called it “{2 a good talk}”."},
		{"former is another", "Jane Doe spoke. The former Utopian premier called it “{- a bad talk}”."},
		{"indefinite", "Jane Doe spoke. A Utopian premier once called it “{- a bad talk}”."},
		{"title in the text", "Kim Placeholder, the chief negotiator, spoke. “{4 We will go},” the chief negotiator said."},

		{"spokesman", "A spokesman for Jane Doe said it was “{- not aware of any plan}”."},
		{"possessive is no subject", "Jane Doe’s office said it was “{- not aware of any plan}”."},
		{"compound is no subject", "The Jane Doe campaign said it was “{- not aware of any plan}”."},
		{"institution", "The Commission said it was “{- not aware of any plan}”, after Jane Doe spoke."},
		{"unknown name", "“{- We will go},” John Smith said. “{- Now or never, I say.}”"},
		{"namesake", "Jane Doe spoke. “{- We will go},” Richard Doe said."},
		{"document", "Jane Doe spoke. “{- We will go},” the statement said."},

		{"restrictive clause", "A man who knows Max Roe said: “{- He was shy as a boy.}”"},
		{"restrictive clause, verb nobody thought of", "The writer who shadowed Jane Doe noted that she was “{- calm as a pond}”."},
		{"clause with a subject of its own", "A man who Max Roe called “{1 a true friend}” left."},
		{"people described by a participle", "Reporters trailing Jane Doe shouted: “{- Will you go to Utopia now?}”"},
		{"people who, base form", "People who met Jane Doe say she is “{- calm as a pond}”."},
		{"those who, base form", "Those who have worked with Max Roe describe him as “{- a man in a hurry}”."},
		{"heard from", "Max Roe heard from Jane Doe that the plan was “{0 dead in the water}”."},
		{"learned from several", "Reporters learned from people near Jane Doe that the plan was “{- dead in the water}”."},
		{"whom somebody calls", "The man Max Roe calls “{1 my oldest friend}” said: “{- He is right, you know.}”"},
		{"quoted as saying, by somebody", "Max Roe quoted Jane Doe as saying that “{0 the door is open}”."},
		{"cited as saying, by an agency", "The agency cited Max Roe as saying it was “{1 over and done}”."},
		{"namesake outside the list", "Jane Doe’s cousin, Alice Doe, came too. “{- We are happy},” Doe said."},
		{"namesake named before", "Boris Petrovsky came. “{- We are happy},” Petrovsky said. Ivan Petrovsky left."},
		{"title of the other gender", "“{- He was shy as a boy},” Mrs. Roe said."},
		{"a stranger introduced", "Mr. Roe, a baker in Utopia, said it was “{- a good summer}”."},
		{"neither nor", "Neither Jane Doe nor Max Roe would say “{- sorry for all that}”."},
		{"cleft", "It was Jane Doe, not Max Roe, who said “{0 sorry for all that}” first."},
		{"never said", "Max Roe never said “{- sorry for all that}”."},
		{"refused to say", "Max Roe refused to say “{- sorry for all that}”."},
		{"supposed", "If Max Roe says “{- we will not go}”, the talks are over."},
		{"denied, and then said", "Max Roe did not stay, saying it was “{1 a bad summer}”."},
		{"claim of another", "Jane Doe dismissed Max Roe’s claim that Utopia was “{1 far behind them}”."},
		{"claim of another, a day between", "Jane Doe dismissed Max Roe’s remark on Monday that Utopia was “{1 far behind them}”."},
		{"claim that is a sentence", "Max Roe’s most daring claim is that the Utopian council is a “{1 witch hunt}”."},
		{"claim of who is spoken of", "Max Roe’s temper was discussed: Jane Doe was asked about his claim on Monday that it was “{- all over}”."},
		{"claim of nobody", "Jane Doe rejected accusations that Utopia was “{- far behind them}”."},
		{"letter of nobody", "Max Roe left after a letter telling him to leave his “{- playground for princes}”."},
		{"letter of one's own", "Max Roe sent a letter telling her to leave her “{1 playground for princes}”."},
		{"in the past", "Jane Doe, who has in the past described Max Roe as “{0 a true friend}”, left."},
		{"passive of nobody in a claim", "Max Roe suggested that the state of the Utopian roads could be blamed on “{1 a love of bridges}”."},
		{"leading participle", "Calling the plan “{0 a gift to nobody},” Jane Doe left."},
		{"leading preposition and participle", "In declaring Max Roe’s remarks as “{0 not serious}”, Jane Doe went far."},
		{"verb left out", "Jane Doe warned of “{0 a gift to nobody}”, and Max Roe of “{1 a step back}”."},
		{"set against another", "Europe must “{0 speak with one voice}”, Jane Doe argued, while Max Roe wants “{1 a special envoy}”."},
		{"set against another, reported", "Jane Doe argued that Max Roe wants “{0 a special envoy}”."},
		{"quoted, with a colon", "Jane Doe quoted Max Roe: “{1 The door is open.}”"},
		{"answer of somebody", "Max Roe’s answer to Jane Doe was clear: “{1 We will not go.}”"},
		{"reduced passive, agent behind", "The plan, called “{0 a gift to nobody}” by Jane Doe, was dropped by Max Roe."},
		{"reduced passive", "Jane Doe, described by Max Roe as “{1 the last of the calm}”, left."},
		{"reduced passive of nobody", "Jane Doe, once described as “{- the last of the calm}”, left."},
		{"two agents", "The plan was called “{1 the last of its kind}” by Max Roe and “{- a gift to nobody}” by Carla Noe."},
		{"by a person's office", "According to Jane Doe’s office, Max Roe is “{- a man of calm}”."},
		{"one and the other", "Jane Doe met two diplomats. One said: “{- It will do.}” The other said: “{- It will not.}”"},
		{"list with an insertion", "Max Roe, seated beside Ivan Petrovsky, and Jane Doe said they “{- will go together}”."},
		{"critics, base form", "Critics of Max Roe say he has “{- lost his way}”."},
		{"told by", "Max Roe was told by Jane Doe that it was “{0 too late for talks}”."},
		{"no full stop", "“{0 We will go},” said Jane Doe"},
		{"teaser", "Jane Doe spoke.\n\nREAD MORE: “Inside the long game of Utopia”\n\nMax Roe left."},
		{"answer of an object", "Max Roe left.\n\nJane Doe praised Ivan Petrovsky. He answered, “{1 I do my best.}”"},
		{"somebody unnamed rises", "Jane Doe spoke first. Then a farmer rose. “{- We are tired},” she said."},

		{"most", "Farmers rose; most said they were “{- very tired}”."},
		{"somebody whom nobody knows", "A man rose. He agrees that Utopia is a “{- lost cause}”."},
		{"epithet", "Jane Doe called Max Roe “{0 The Duke of Nothing}”."},
		{"name of a plan", "Jane Doe called the plan “Operation Dawn”."},
		{"gloss", "Jane Doe ended in Latin. She said “{0 pax sit in terra}”, Latin for “may peace be on earth for ever”."},
		{"purpose", "Farmers met to see if they could “look like Jane Doe”."},
		{"source", "It would cost a lot, according to the “Utopia for All” paper."},
		{"term", "Jane Doe spoke about the so-called “ripeness” of talks."},
		{"title of a work", "Jane Doe told “Good Morning Utopia” that she would go."},
		{"programme", "“{0 We will go},” Jane Doe said on “Utopia Today.” “{0 And we will stay.}”"},
		{"heading", "# “We will go now”, says Jane Doe\n\nJane Doe spoke."},

		{"headline", "Jane Doe: ‘We will go now’\n\nJane Doe spoke in Utopia."},
		{"headline in capitals", "Jane Doe: ‘We Will Not Go There Tomorrow.’\n\nJane Doe spoke in Utopia."},
		{"pull quote", "“{0 We will go},” Jane Doe said.\n\n“We will go there and stay”\n\nMax Roe spoke."},
		{"British", "‘{0 We will go},’ Jane Doe said. ‘{0 It’s the ministers’ plan, not ours},’ she added. ‘{0 They said “no” twice.}’"},
		{"single words in a list", "Max Roe called her “{1 brave}”, “{1 bold}” and “{1 calm}”."},
		{"a term beside a quotation", "“{0 We will go},” Jane Doe said. The “new deal” is hers."},
		{"epithet behind as", "Jane Doe referred to Max Roe as “{0 Uncle Max}”."},
		{"British, single words", "‘{0 We will go there},’ Jane Doe said. Max Roe said the plan was ‘{1 crazy}’ and described it as ‘{1 naive}’."},
		{"terms between single marks", "“{0 We will go},” Jane Doe said of the ‘big plan’."},
		{"fragment between single marks", "“{0 We will go},” Jane Doe said. Max Roe called it ‘{1 a big mistake}’."},
		{"guillemets", "«{0 We will go}», said Jane Doe. «{0 Never}», she added, «{0 will we do that}»."},
		{"Danish", "»{0 We will go now}«, said Jane Doe."},
		{"German", "„{0 We will go}“, said Jane Doe. „{0 It is over now}”, she added."},
		{"wires", "''{0 We will go},'' Jane Doe said. ``{0 It is over now},'' she added."},
		{"wrong way round", "”{0 We will go},“ Jane Doe said."},
		{"blanks inside", "\" {0 We will go} \", Jane Doe said."},
		{"dash", "“{0 We will go}” – Jane Doe said."},
		{"nested", "“{0 He told me “no” and left},” Jane Doe said."},
		{"lost mark", "“{0 We will go}, Jane Doe said.\n\n“{1 We will stay},” Max Roe said."},
		{"lost mark in a paragraph with others", "“{0 We will go}, Jane Doe said. “{0 And we will not stay.}”"},
		{"lost mark, and the line ends", "Jane Doe said: “{0 We will go there.}\nMax Roe said it was “{1 too late}”.\nMax Roe left."},
		{"lines without blank lines between", "“{0 We will go},” Jane Doe said.\n“{1 We will stay},” Max Roe said."},
		{"wrapped lines", "“{0 We will go. But\nwe will not stay},” Jane Doe\nsaid."},
		{"Markdown", "- “{0 We **will** go},” [Jane Doe](https://example.org/\"x\") said.\n- *Max Roe*: “{1 We will stay}”"},
		{"dateline", "UTOPIA CITY — Jane Doe took to the floor, saying it was “{0 a good day}”."},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := unmark(test.marked)
			if diff := cmp.Diff(test.marked, mark(text, finder.Find(text, news.Date{}).Quotes)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// mark marks the quotations of a text.
func mark(text string, quotes []Quote) string {
	var b strings.Builder
	last := 0
	for _, q := range quotes {
		who := "-"
		if q.Person >= 0 {
			who = fmt.Sprint(q.Person)
		}
		fmt.Fprintf(&b, "%s{%s %s}", text[last:q.Start], who, text[q.Start:q.End])
		last = q.End
	}
	return b.String() + text[last:]
}

// unmark takes the marks away.
func unmark(marked string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, rest, _ = strings.Cut(rest, " ")
		words, after, _ := strings.Cut(rest, "}")
		b.WriteString(words)
		marked = after
	}
}
