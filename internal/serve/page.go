package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"mime"
	"path"
	"strconv"
	"strings"

	"digest/internal/diag"
)

// isPage says whether a file is an HTML page.
func isPage(name string) bool { return path.Ext(name) == ".html" }

// contentType is the media type of a file. The types of a site's own files do not
// depend on what the computer knows; feeds come as XML, which browsers show.
func contentType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	switch ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".webmanifest":
		return "application/json"
	case ".xml", ".opml":
		return "application/xml; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".txt", ".md", "":
		return "text/plain; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".ico":
		return "image/x-icon"
	}
	if known := mime.TypeByExtension(ext); known != "" {
		return known
	}
	return "application/octet-stream"
}

// withScript puts the script at the end of a page, and says which build the page is
// from. A page without an end gets it too.
func withScript(page []byte, s state) []byte {
	tag := fmt.Sprintf("<script src=%q data-pages=%q data-styles=%q></script>",
		scriptPath, s.pages, strconv.Itoa(s.styles))
	at := bodyEnd(page)
	whole := make([]byte, 0, len(page)+len(tag))
	whole = append(whole, page[:at]...)
	whole = append(whole, tag...)
	return append(whole, page[at:]...)
}

// bodyEnd is where the last "</body" begins, in any case of letters, or the page's end.
func bodyEnd(page []byte) int {
	end := []byte("</body")
	for at := bytes.LastIndexByte(page, '<'); at >= 0; at = bytes.LastIndexByte(page[:at], '<') {
		if len(page)-at >= len(end) && bytes.EqualFold(page[at:at+len(end)], end) {
			return at
		}
	}
	return len(page)
}

//go:embed problem.html
var problemSource string

// A shownProblem is a problem in the parts that are shown apart.
type shownProblem struct {
	Place string `json:"place"`
	Text  string `json:"text"`
	Hint  string `json:"hint"`
}

func shown(problems []diag.Problem) []shownProblem {
	list := make([]shownProblem, len(problems))
	for i, p := range problems {
		list[i] = shownProblem{
			Place: strings.TrimSuffix(strings.TrimSuffix(diag.Problem{File: p.File, Line: p.Line, Column: p.Column}.String(), " "), ":"),
			Text:  diag.Problem{Key: p.Key, Message: p.Message}.String(),
			Hint:  p.Hint,
		}
	}
	return list
}

// problemPage is a page of the server's own, for when there is none of the site.
func problemPage(title string, problems []diag.Problem) []byte {
	var b bytes.Buffer
	page, err := template.New("problem.html").Parse(problemSource)
	if err == nil {
		err = page.Execute(&b, struct {
			Title    string
			Problems []shownProblem
		}{title, shown(problems)})
	}
	if err != nil { // the page is part of the program: its test would have failed
		return []byte(template.HTMLEscapeString(title))
	}
	return b.Bytes()
}
