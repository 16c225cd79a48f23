// Package serve shows a site while it is being written: it watches the site's
// files, has the site built again when one changes, serves it from memory, and
// tells the browser.
//
//	files → watcher → loop → Options.Build → board → handler → browser
//
// # What comes in
//
// [Options.Build] makes a [Snapshot], a site in memory. This package knows nothing
// of articles or templates: it has paths that changed, and bytes to serve. It
// writes no file.
//
// # What a browser gets
//
// The site at its own base path, as a web server would give it, with a short script
// at the end of every page. The script listens to server-sent events (HTML Living
// Standard, section 9.2) at "/.digest/events". Each event tells the whole state:
// which build the pages are from, which the stylesheets are from, and what is to
// mend. The script compares that with the page it is in, and so it never matters
// which events it missed: it reloads the page and keeps the place, swaps
// stylesheets, or shows the mistakes over the last good page.
//
// # Who can reach it
//
// This computer only, unless [Options.Addr] names another address. Requests under a
// foreign host name are refused, since any web page could otherwise read drafts
// through a name that it points at this computer (DNS rebinding).
package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// A Snapshot is a site in memory. It does not change: another build makes another.
type Snapshot struct {
	// BasePath is the path of the site's address, without escapes: "/", or "/sub/digest/".
	BasePath string
	// File gives an output file by its path, "people/jane-doe/index.html". The error
	// is [fs.ErrNotExist] where there is none. It is called from many goroutines, and
	// for a while after the next build too; the bytes are not changed.
	File func(path string) ([]byte, error)
	// Until is when the site comes out otherwise by itself, because something of the
	// future comes due; zero for never.
	Until time.Time
	// Notes are lines for the editor, who is told those that the last site did not have.
	Notes []string
}

// Options say what to serve, and how.
type Options struct {
	// Addr is where to listen, "127.0.0.1:8080". Without a host it is 127.0.0.1;
	// port 0 is any free one.
	Addr string
	// Source is the site's folder.
	Source string
	// Watch are the names in Source that the site is made of, files and folders:
	// "content", "site.toml". They need not exist.
	Watch []string
	// Build makes the site. It is never called twice at once.
	//
	// changed are the paths that may have changed since the last snapshot: relative to
	// Source, with slashes, sorted. A folder stands for everything in it, and a path
	// may be gone. nil means that anything may have changed. What a failed build was
	// told, the next one is told again.
	//
	// When nothing changed after all, Build may return the same snapshot again: then no
	// page reloads. An error is shown over the last good site; a [diag.Errors] is shown
	// mistake by mistake.
	Build func(ctx context.Context, changed []string) (*Snapshot, error)
	// Ready, when set, is called once the first build is over, with the site's address.
	Ready func(url string)
	// Log, when set, is given lines for the editor. It is never called twice at once.
	Log func(line string)
	// Now, when set, tells how long builds take, and when what is of the future comes due.
	Now func() time.Time
}

// patience is how long requests may take to end when the server stops.
const patience = 2 * time.Second

// Run serves the site until ctx ends, and then returns nil. Everything that it
// started has ended by then.
func Run(ctx context.Context, o Options) error {
	o.Log = oneAtATime(o.Log)
	source, err := siteFolder(o.Source)
	if err != nil {
		return err
	}
	listener, err := listen(ctx, o.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	if warning := openTo(listener.Addr()); warning != "" {
		o.Log(warning)
	}
	// Watching begins before the first build reads a file, so that no change is lost.
	watcher, err := newWatcher(source, o.Watch, o.Log)
	if err != nil {
		return err
	}

	ctx, stop := context.WithCancel(ctx)
	states := newBoard()
	server := &http.Server{
		Handler:           &handler{states: states, host: newHostCheck(o.Addr, listener.Addr()), log: o.Log},
		BaseContext:       func(net.Listener) context.Context { return ctx }, // its end closes the event streams
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          slog.NewLogLogger(slog.NewTextHandler(lineWriter(o.Log), nil), slog.LevelError),
	}
	var parts sync.WaitGroup
	parts.Go(func() { watcher.run(ctx) })
	parts.Go(func() {
		l := loop{options: o, changes: watcher.changes, states: states, origin: origin(o.Addr, listener.Addr())}
		l.run(ctx)
	})
	parts.Go(func() {
		<-ctx.Done()
		shutDown(server)
	})
	err = server.Serve(listener) // ends when shut down
	stop()
	parts.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serving: %w", err)
}

// shutDown lets the running requests end, and cuts off those that do not.
func shutDown(server *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		server.Close()
	}
}

// siteFolder is the real path of the site's folder. fsnotify names what it sees by
// the path it was given, so it is made absolute and free of links here.
func siteFolder(name string) (string, error) {
	absolute, err := filepath.Abs(name)
	if err != nil {
		return "", fmt.Errorf("finding the site's folder: %w", err)
	}
	source, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return "", fmt.Errorf("opening the site's folder: %w", err)
	}
	if info, err := os.Stat(source); err != nil || !info.IsDir() {
		return "", fmt.Errorf("%q is not a folder; name the folder that holds site.toml", name)
	}
	return source, nil
}

func oneAtATime(log func(string)) func(string) {
	var busy sync.Mutex
	return func(line string) {
		if log == nil {
			return
		}
		busy.Lock()
		defer busy.Unlock()
		log(line)
	}
}

// A lineWriter gives what is written to it to a log, line by line.
type lineWriter func(string)

func (l lineWriter) Write(b []byte) (int, error) {
	l(strings.TrimSpace(string(b)))
	return len(b), nil
}
