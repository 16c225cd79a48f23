package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"time"
)

// How long to wait for a page, and how often to ask for it.
const (
	patience = 20 * time.Minute
	pause    = 2 * time.Millisecond
)

// edits measures how long the program's own server takes from an edit to the page
// that shows it: a body on the article's page, a title on that of a person.
func (s site) edits(ctx context.Context, reps int, all *results) (err error) {
	if s.name == "lean" {
		return nil
	}
	address, err := freeAddress()
	if err != nil {
		return err
	}
	original, err := os.ReadFile(s.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.WriteFile(s.file, original, 0o644)) }()
	stop, err := s.serve(address)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stop()) }()
	article := "http://" + address + "/articles/" + s.probe.Article + "/"
	person := "http://" + address + "/people/" + s.probe.Person + "/"
	for _, page := range []string{article, person} { // as an editor looks before writing
		if _, err := until(ctx, page, "</html>"); err != nil {
			return fmt.Errorf("the server of %s: %w", s.name, err)
		}
	}
	time.Sleep(time.Second)
	for rep := range reps {
		for _, edit := range []struct {
			what, page string
			change     func(token string) []byte
		}{
			{"save body", article, func(token string) []byte { return fmt.Appendf(bytes.Clone(original), "\nAdded %s.\n", token) }},
			{"save title", person, func(token string) []byte {
				return bytes.Replace(original, []byte(`title: "`), []byte(`title: "`+token+" "), 1)
			}},
		} {
			token := fmt.Sprintf("token%d%s", rep, edit.what[5:])
			if err := os.WriteFile(s.file, edit.change(token), 0o644); err != nil {
				return err
			}
			wall, err := until(ctx, edit.page, token)
			if err != nil {
				return fmt.Errorf("%s of %s: %w", edit.what, s.name, err)
			}
			all.add(key{s.name, s.size, edit.what}, measure{wall: wall})
			time.Sleep(time.Second + time.Duration(rep)*130*time.Millisecond) // out of step with any timer
		}
	}
	return nil
}

// serve starts the program's server; stop ends it.
func (s site) serve(address string) (stop func() error, err error) {
	cmd := exec.Command(s.plan.digest, "serve", "--source", s.folder, "--addr", address)
	if s.name == "hugo" {
		host, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		cmd = exec.Command(s.plan.hugo, "server", "--quiet", "--source", s.folder, "--bind", host, "--port", port)
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return func() error {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			return errors.Join(err, cmd.Process.Kill())
		}
		_ = cmd.Wait() // how a server says that it was interrupted is its own affair
		return nil
	}, nil
}

// freeAddress is an address of this machine where nobody listens.
func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// until asks for a page until it holds a text, and gives the seconds that it took.
func until(ctx context.Context, page, text string) (float64, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	start := time.Now()
	for {
		if body, err := get(ctx, page); err == nil && bytes.Contains(body, []byte(text)) {
			return time.Since(start).Seconds(), nil
		}
		select {
		case <-ctx.Done():
			return 0, fmt.Errorf("%s never had %q: %w", page, text, ctx.Err())
		case <-time.After(pause):
		}
	}
}

func get(ctx context.Context, page string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, page, http.NoBody)
	if err != nil {
		return nil, err
	}
	// As a browser asks for a page, which some servers tell from other requests.
	request.Header.Set("Accept", "text/html")
	request.Header.Set("Sec-Fetch-Mode", "navigate")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}
