package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"digest/bench/corpus"
)

// A site is the corpus as one generator's source.
type site struct {
	name   string // "digest", "lean" or "hugo"
	size   int
	folder string
	probe  corpus.Probe
	file   string // the probe's
	plan   plan
}

// settings make the corpus a digest in the default theme.
const settings = `id = "tag:example.org,2026:bench"
title = "Bench digest"
description = "A synthetic corpus"
question = "Should the measure pass?"
base_url = "https://bench.example/"

[[positions]]
id = "engage"
label = "Yes"

[[positions]]
id = "conditional"
label = "On conditions"

[[positions]]
id = "oppose"
label = "No"
`

// prepare writes the sites of one size.
func (p plan) prepare(n int) ([]site, error) {
	c := corpus.New(n)
	var sites []site
	for _, name := range []string{"hugo", "digest", "lean"} {
		if !slices.Contains(p.only, name) || name == "hugo" && p.hugo == "" {
			continue
		}
		s := site{name: name, size: n, folder: filepath.Join(p.work, fmt.Sprintf("%s-%d", name, n)), probe: c.Probe(), plan: p}
		s.file = filepath.Join(s.folder, "content", "articles", s.probe.Article+".md")
		var err error
		switch name {
		case "digest":
			if err = os.MkdirAll(s.folder, 0o755); err == nil {
				err = os.WriteFile(filepath.Join(s.folder, "site.toml"), []byte(settings), 0o644)
			}
		default:
			err = os.CopyFS(s.folder, os.DirFS(filepath.Join("bench", name)))
		}
		if err != nil {
			return nil, fmt.Errorf("preparing %s (run this where go.mod is): %w", s.folder, err)
		}
		write := c.WriteDigest
		if name == "hugo" {
			write = c.WriteHugo
		}
		if err := write(s.folder); err != nil {
			return nil, fmt.Errorf("preparing %s: %w", s.folder, err)
		}
		sites = append(sites, s)
	}
	return sites, nil
}

// builds measures a cold build and, of a digest, builds after it: with nothing
// changed, with one body changed, with one title changed.
func (s site) builds(ctx context.Context, rep int, all *results) (err error) {
	output := filepath.Join(s.plan.work, fmt.Sprintf("out-%s-%d-%d", s.name, s.size, rep))
	if err := os.RemoveAll(filepath.Join(s.folder, ".digest")); err != nil { // a few files, of earlier rounds
		return err
	}
	original, err := os.ReadFile(s.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.WriteFile(s.file, original, 0o644)) }()
	settle()
	for _, step := range []struct {
		what string
		edit func([]byte) []byte
	}{
		{"cold", nil},
		{"again", nil},
		{"body", func(text []byte) []byte { return append(text, "\nA sentence more.\n"...) }},
		{"title", func(text []byte) []byte {
			return bytes.Replace(text, []byte(`title: "`), []byte(`title: "Corrected: `), 1)
		}},
	} {
		if step.what != "cold" && s.name == "hugo" {
			break // Hugo builds everything each time
		}
		if step.edit != nil {
			if err := os.WriteFile(s.file, step.edit(slices.Clone(original)), 0o644); err != nil {
				return err
			}
		}
		m, err := s.build(ctx, output)
		if err != nil {
			return err
		}
		if step.what == "cold" {
			if m.files, m.bytes, err = measureTree(output); err != nil {
				return err
			}
			settle()
		}
		all.add(key{s.name, s.size, step.what}, m)
	}
	return nil
}

// settle waits until what was written is old enough to be taken for settled: where the disk
// counts seconds, a file that changed within two of them is read again by the next build.
func settle() { time.Sleep(2100 * time.Millisecond) }

func (s site) build(ctx context.Context, output string) (measure, error) {
	if s.name == "hugo" {
		cache := filepath.Join(s.plan.work, fmt.Sprintf("hugo-cache-%d", s.size))
		return timed(exec.CommandContext(ctx, s.plan.hugo, "--quiet", "--source", s.folder, "--destination", output, "--cacheDir", cache))
	}
	return timed(exec.CommandContext(ctx, s.plan.digest, "build", "--source", s.folder, "--output", output))
}

// A measure is what one command took. Only what is known is set.
type measure struct {
	wall, cpu float64 // seconds
	peak      int64   // bytes
	files     int
	bytes     int64
}

// timed runs a command and measures it from outside.
func timed(cmd *exec.Cmd) (measure, error) {
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return measure{}, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out.String())
	}
	took := cmd.ProcessState
	return measure{
		wall: time.Since(start).Seconds(), cpu: (took.UserTime() + took.SystemTime()).Seconds(), peak: peak(took),
	}, nil
}

// measureTree counts the files of a folder and their bytes.
func measureTree(folder string) (files int, size int64, err error) {
	err = filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		files++
		size += info.Size()
		return nil
	})
	return files, size, err
}
