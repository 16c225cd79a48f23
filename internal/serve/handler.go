package serve

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"digest/internal/diag"
)

// Where the server's own files are. A site has no hidden files, and so none of these.
// They stay where they are when an editor changes the site's base path.
const (
	ownPath    = "/.digest/"
	eventsPath = ownPath + "events"
	scriptPath = ownPath + "live.js"
)

//go:embed live.js
var script []byte

// A handler answers requests from the newest state.
type handler struct {
	states *board
	host   hostCheck
	log    func(line string)
	good   gallery
}

// ServeHTTP answers one request.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cross-Origin-Resource-Policy", "same-origin") // other sites' pages cannot embed drafts
	if !h.host.allows(r.Host) {
		http.Error(w, fmt.Sprintf("digest serve does not answer to the name %q; open http://localhost… or the address it was given with --addr", r.Host),
			http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "digest serve only shows the site: use GET or HEAD", http.StatusMethodNotAllowed)
		return
	}
	switch r.URL.Path {
	case eventsPath:
		header.Set("Connection", "close") // else Chromium waits five seconds for the end of a stream that it let go of
		h.events(w, r)
	case scriptPath:
		serveFile(w, r, "live.js", script)
	default:
		if s, ok := h.ready(r); ok {
			h.site(w, r, s)
		}
	}
}

// ready gives the state, once the first build is over; false when the request ended before.
func (h *handler) ready(r *http.Request) (state, bool) {
	for {
		s, changed := h.states.look()
		if s.builds > 0 {
			return s, true
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return state{}, false
		}
	}
}

// site answers with a file of the site, as a web server would.
func (h *handler) site(w http.ResponseWriter, r *http.Request, s state) {
	if s.site == nil {
		servePage(w, r, s, http.StatusInternalServerError, problemPage("This site has never been built", s.problems))
		return
	}
	base := s.site.BasePath
	if r.URL.Path+"/" == base || r.URL.Path == "/" && base != "/" {
		redirect(w, r, base)
		return
	}
	name, ok := fileName(base, r.URL.Path)
	data, err := read(s.site, name, ok)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := read(s.site, path.Join(name, "index.html"), ok); err == nil {
			redirect(w, r, r.URL.Path+"/")
			return
		}
		notFound(w, r, s)
		return
	}
	switch {
	case err != nil:
		h.broken(w, r, s, name, problems(err))
	case isPage(name):
		h.good.put(name, data)
		servePage(w, r, s, http.StatusOK, data)
	default:
		serveFile(w, r, name, data)
	}
}

// broken answers for a file that could not be made, and has every browser told. A page is
// shown as it was last good.
func (h *handler) broken(w http.ResponseWriter, r *http.Request, s state, name string, found []diag.Problem) {
	if h.states.broke(s.site, found) {
		for _, p := range found {
			h.log(p.String())
		}
	}
	page := h.good.page(name)
	if page == nil {
		page = problemPage("This page could not be made", found)
	}
	servePage(w, r, s, http.StatusInternalServerError, page)
}

// fileName is the output file that a path of the site asks for. It is false where
// there can be none, as for every path that would lead out of the site.
func fileName(base, urlPath string) (string, bool) {
	name, ok := strings.CutPrefix(urlPath, base)
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name, ok && fs.ValidPath(name) && !strings.ContainsAny(name, "\\\x00")
}

func read(site *Snapshot, name string, ok bool) ([]byte, error) {
	if !ok {
		return nil, fs.ErrNotExist
	}
	return site.File(name)
}

// redirect sends the browser to another path of the site. It is for now only: the
// site may change, and browsers remember what is permanent.
func redirect(w http.ResponseWriter, r *http.Request, urlPath string) {
	to := url.URL{Path: urlPath, RawQuery: r.URL.RawQuery}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, to.String(), http.StatusFound)
}

// notFound answers with the site's own page for that.
func notFound(w http.ResponseWriter, r *http.Request, s state) {
	page, err := s.site.File("404.html")
	if err != nil {
		page = problemPage("Not found", []diag.Problem{{Message: "the site has no page at " + r.URL.Path}})
	}
	servePage(w, r, s, http.StatusNotFound, page)
}

// servePage answers with an HTML page that listens to changes. Pages are not cached:
// the script in them says which build they are from.
func servePage(w http.ResponseWriter, r *http.Request, s state, status int, page []byte) {
	page = withScript(page, s)
	header := w.Header()
	header.Set("Content-Type", contentType("index.html"))
	header.Set("Content-Length", strconv.Itoa(len(page)))
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(page) //nolint:errcheck // the browser went away
	}
}

// serveFile answers with a file as it is, or says that the browser has it already.
func serveFile(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	header := w.Header()
	header.Set("Content-Type", contentType(name))
	header.Set("Cache-Control", "no-cache") // ask every time
	header.Set("ETag", fmt.Sprintf(`"%.12x"`, sha256.Sum256(data)))
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}
