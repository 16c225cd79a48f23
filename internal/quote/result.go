package quote

// result turns the attributions into quotations.
func (a *article) result() Result {
	r := Result{Mentions: a.mentions, Unknown: a.unknown}
	for i := range a.quotes {
		q := &a.quotes[i]
		s := a.stretches[q.stretch]
		if i > 0 && a.isInterrupted(&a.quotes[i-1], q) {
			a.stretches[q.stretch].group = a.stretches[a.quotes[i-1].stretch].group
			s = a.stretches[q.stretch]
		}
		out := Quote{
			Start: s.start, End: s.end, Open: a.open(s), Close: a.close(s), Person: -1, Rule: q.rule, CueStart: -1, Confidence: q.confidence,
			Review: q.review || s.unclosed || s.lost || q.confidence < .7, Group: s.group, Paragraph: q.paragraph,
		}
		if q.who.kind == refPerson {
			out.Person = q.who.index
		}
		if q.cue >= 0 {
			out.Cue, out.CueStart = a.word(a.seq[q.cue]), int(a.seq[q.cue].start)
		}
		if q.dropped {
			r.Dropped = append(r.Dropped, out)
		} else {
			r.Quotes = append(r.Quotes, out)
		}
	}
	return r
}

// isInterrupted reports whether two stretches are one quotation that the narrator
// interrupts: "Q," she said, "Q".
func (a *article) isInterrupted(first, second *attribution) bool {
	return first.cue >= 0 && first.cue == second.cue && first.at < first.cue && first.cue < second.at &&
		!a.seq[second.at].has(flgUpper)
}

// open is where the mark begins that opens a stretch; close where the one ends that
// closes it. Where there is none, the stretch itself begins or ends there.
func (a *article) open(s stretch) int {
	if t := a.tokens[s.from]; t.kind == kndMark {
		return int(t.start)
	}
	return s.start
}

func (a *article) close(s stretch) int {
	if t := a.tokens[s.to-1]; t.kind == kndMark && !s.unclosed {
		return int(t.end)
	}
	return s.end
}
