package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
)

// An event is the whole state for a browser. It is not what changed, so that a browser
// may miss any number of them.
type event struct {
	Pages    string         `json:"pages"`
	Styles   string         `json:"styles"`
	Problems []shownProblem `json:"problems"`
}

// events tells a browser the state, and again whenever it changes, until the browser
// goes or the server stops. A browser that reads slowly misses events in between.
func (h *handler) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	stream := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 500\n\n") // how soon to come back, in milliseconds
	for {
		s, changed := h.states.look()
		if s.builds > 0 {
			data, err := json.Marshal(eventOf(s))
			if err != nil {
				return
			}
			fmt.Fprintf(w, "data: %s\n\n", data)
		}
		if stream.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

// eventOf is the state for a browser. Without a site, the page itself shows what is wrong.
func eventOf(s state) event {
	e := event{Pages: s.pages, Styles: strconv.Itoa(s.styles), Problems: []shownProblem{}}
	if s.site != nil {
		e.Problems = shown(slices.Concat(s.problems, s.broken))
	}
	return e
}
