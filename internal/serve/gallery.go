package serve

import (
	"slices"
	"sync"
)

// A gallery keeps pages as they were when they could be made last, of the few that were
// asked for last. The zero value is empty, ready to use.
type gallery struct {
	busy  sync.Mutex
	pages map[string][]byte
	names []string // those asked for last at the end
}

func (g *gallery) put(name string, page []byte) {
	const most = 64 // more than anybody has open
	g.busy.Lock()
	defer g.busy.Unlock()
	if g.pages == nil {
		g.pages = make(map[string][]byte)
	}
	if i := slices.Index(g.names, name); i >= 0 {
		g.names = slices.Delete(g.names, i, i+1)
	}
	g.names = append(g.names, name)
	g.pages[name] = page
	if len(g.names) > most {
		delete(g.pages, g.names[0])
		g.names = slices.Delete(g.names, 0, 1)
	}
}

// page is a page as it was put last, or nil.
func (g *gallery) page(name string) []byte {
	g.busy.Lock()
	defer g.busy.Unlock()
	return g.pages[name]
}
