package publish_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"digest/internal/publish"
)

// thousand are the files of a site of middle size: pages of 12 KB in folders.
func thousand(variant byte) []publish.File {
	files := make([]publish.File, 1000)
	for i := range files {
		data := bytes.Repeat([]byte{variant}, 12<<10)
		files[i] = publish.File{Path: fmt.Sprintf("articles/%d/index.html", i), Data: data}
	}
	return files
}

func benchmark(b *testing.B, output func(i int) string, files func(i int) []publish.File) {
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		stage, err := publish.Begin(output(i))
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range files(i) {
			if err := stage.Write(f); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := stage.Publish(b.Context()); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkCold(b *testing.B) {
	dir, files := b.TempDir(), thousand('a')
	benchmark(b, func(i int) string { return filepath.Join(dir, fmt.Sprint(i)) }, func(int) []publish.File { return files })
}

func BenchmarkUnchanged(b *testing.B) {
	dir, files := b.TempDir(), thousand('a')
	benchmark(b, func(int) string { return filepath.Join(dir, "public") }, func(int) []publish.File { return files })
}

func BenchmarkChanged(b *testing.B) {
	dir, variants := b.TempDir(), [][]publish.File{thousand('a'), thousand('b')}
	benchmark(b, func(int) string { return filepath.Join(dir, "public") }, func(i int) []publish.File { return variants[i%2] })
}
