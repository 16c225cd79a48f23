package export

import (
	"bytes"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"digest/internal/news"
)

// eventsICS is the events as iCalendar, RFC 5545. All are whole days, for an
// event's end is not known; a time of day stands in the description. Events
// whose days are not known are left out: a calendar cannot show "in May".
//
// A calendar without an event is not valid by the letter (section 3.6), but
// clients read it, and whoever subscribed to it must find it.
func (e exporter) eventsICS(w io.Writer) error {
	var c calendar
	title := e.site.Settings.Title
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//digest//events//EN")
	c.text("NAME", title) // RFC 7986, section 5.1
	c.text("X-WR-CALNAME", title)
	c.line("URL", e.at.Site) // RFC 7986, section 5.5
	for _, v := range e.site.Events {
		if start, end, ok := wholeDays(v.Date); ok {
			e.writeEvent(&c, v, start, end)
		}
	}
	c.line("END", "VCALENDAR")
	_, err := c.buffer.WriteTo(w)
	return err
}

// writeEvent writes one event, from its first day to the day after its last.
func (e exporter) writeEvent(c *calendar, v *news.Event, start, end time.Time) {
	const date = "20060102"
	c.line("BEGIN", "VEVENT")
	c.text("UID", v.Slug+"@"+e.calendarID())
	// DTSTAMP is when the entry was made, which only a clock would know. The
	// event's own day is of the data, and so the same in every build.
	c.line("DTSTAMP", start.Format(date)+"T000000Z")
	c.line("DTSTART;VALUE=DATE", start.Format(date))
	c.line("DTEND;VALUE=DATE", end.Format(date)) // exclusive: section 3.6.1
	c.text("SUMMARY", v.Title)
	if lines := eventDescription(v); lines != "" {
		c.text("DESCRIPTION", lines)
	}
	if v.Location != "" {
		c.text("LOCATION", v.Location)
	}
	if len(v.Topics) > 0 {
		names := make([]string, len(v.Topics))
		for i, t := range v.Topics {
			names[i] = escapeText(t.Name)
		}
		c.line("CATEGORIES", strings.Join(names, ","))
	}
	if address := e.at.Event(v); address != "" {
		c.line("URL", address)
	}
	if v.Date.Approximate() || v.Date.Uncertain() {
		c.line("STATUS", "TENTATIVE")
	}
	c.line("TRANSP", "TRANSPARENT") // subscribers stay free on that day
	c.line("END", "VEVENT")
}

// eventDescription is what has no property of its own: the time of day, and the
// page that the editor gives. It never holds the body.
func eventDescription(v *news.Event) string {
	var lines []string
	if v.Date.HasTime() {
		lines = append(lines, v.Date.ISO())
	}
	if v.URL != "" {
		lines = append(lines, v.URL)
	}
	return strings.Join(lines, "\n")
}

// calendarID makes UIDs unique in the world: the site's id, which outlives its
// domain, or the host where there is none.
func (e exporter) calendarID() string {
	if id := e.site.Settings.ID; id != "" {
		return id
	}
	site, err := url.Parse(e.at.Site)
	if err != nil {
		return e.at.Site
	}
	return site.Host
}

// wholeDays are the first day of d and the day after its last, if both are known.
func wholeDays(d news.Date) (start, end time.Time, ok bool) {
	from, to := ends(d)
	if !d.Interval() {
		to = from
	}
	if !from.IsDay() || !to.IsDay() {
		return start, end, false
	}
	return civilDay(from), civilDay(to).AddDate(0, 0, 1), true
}

// civilDay is the day where the event is, whatever the offset of its time.
func civilDay(d news.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

// A calendar collects content lines (RFC 5545, section 3.1).
type calendar struct{ buffer bytes.Buffer }

// text writes a property whose value is TEXT (section 3.3.11).
func (c *calendar) text(name, value string) { c.line(name, escapeText(value)) }

// line writes a property whose value needs no escapes: a date, a URL, a keyword.
func (c *calendar) line(name, value string) {
	// A line break that a value brought along would begin a property of its own.
	value = strings.ReplaceAll(clean(value), "\n", " ")
	c.buffer.WriteString(fold(name + ":" + value))
	c.buffer.WriteString("\r\n")
}

// escapeText writes the signs that have a meaning in lists and parameters, and
// line breaks, as RFC 5545, section 3.3.11 demands.
func escapeText(s string) string {
	return textEscapes.Replace(clean(s))
}

// textEscapes is made once, for making it takes longer than using it.
var textEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// fold breaks a content line, given without its end, so that no line is longer
// than 75 octets, the space that begins a continuation included (RFC 5545,
// section 3.1). It does not cut a rune, which the RFC allows and clients do not
// forgive.
func fold(line string) string {
	const limit = 75
	if len(line) <= limit {
		return line
	}
	var b strings.Builder
	b.Grow(len(line) + len(line)/limit*4)
	for room := limit; len(line) > room; room = limit - len(" ") {
		cut := room
		for cut > room-utf8.UTFMax && !utf8.RuneStart(line[cut]) {
			cut--
		}
		b.WriteString(line[:cut])
		b.WriteString("\r\n ")
		line = line[cut:]
	}
	b.WriteString(line)
	return b.String()
}
