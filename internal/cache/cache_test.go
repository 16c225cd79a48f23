package cache_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"digest/internal/cache"
	"digest/internal/fingerprint"

	"github.com/google/go-cmp/cmp"
)

// memory is one with something in every field.
func memory() cache.Memory {
	return cache.Memory{
		Program: fingerprint.Sum{1, 2, 3},
		Inputs:  map[string]cache.Look{"site.toml": {Size: 3, Changed: 4, Inode: 5}, "content/": {}, "content/new.md": {Size: -1}},
		Since:   6, Until: -7,
		Output: "/srv/public", Frame: fingerprint.Sum{12}, Articles: fingerprint.Sum{13},
		Outputs: map[string]cache.Output{"a/index.html": {Sum: fingerprint.Sum{8}, Contents: "\x00\x01", Look: cache.Look{Size: 9, Changed: -10, Inode: 1<<64 - 1}}},
		Sums:    []fingerprint.Sum{{14}, {15}},
		Folders: map[string]cache.Look{".": {Size: 11}},
		Report:  []byte(`{"articles":1}`),
	}
}

func write(tb testing.TB, m cache.Memory) (file string) {
	tb.Helper()
	file = filepath.Join(tb.TempDir(), ".digest", "build-1")
	if err := cache.Write(file, m); err != nil {
		tb.Fatal(err)
	}
	return file
}

func TestReadGivesWhatWasWritten(t *testing.T) {
	t.Parallel()
	file := write(t, memory())
	if diff := cmp.Diff(memory(), cache.Read(file)); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
	second := cache.Memory{Report: []byte("second")}
	if err := cache.Write(file, second); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(second, cache.Read(file)); diff != "" {
		t.Errorf("Read after the second Write (-want +got):\n%s", diff)
	}
}

// What is not whole is nothing: no bit of it can be another, and no byte can be missing.
func TestHarmedMemoryIsEmpty(t *testing.T) {
	t.Parallel()
	file := write(t, memory())
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(cache.Memory{}, cache.Read(file)); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", what, diff)
		}
	}
	for i := range whole {
		check("cut off", whole[:i])
		flipped := append([]byte(nil), whole...)
		flipped[i] ^= 1 << (i % 8)
		check("a bit flipped", flipped)
	}
	check("longer", append(append([]byte(nil), whole...), 0))
	check("of an earlier version", []byte(strings.Replace(string(whole), "digest memory 6", "digest memory 4", 1)))
}

func TestMissingMemoryIsEmpty(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, file := range []string{filepath.Join(folder, "none", "build-1"), folder} {
		if diff := cmp.Diff(cache.Memory{}, cache.Read(file)); diff != "" {
			t.Errorf("Read(%q) (-want +got):\n%s", file, diff)
		}
	}
}

// A memory that cannot be written leaves nothing, and the error says where.
func TestWriteFails(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	inTheWay := filepath.Join(folder, ".digest")
	if err := os.WriteFile(inTheWay, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err := cache.Write(filepath.Join(inTheWay, "build-1"), memory())
	if err == nil || !strings.HasPrefix(err.Error(), "writing the build's memory: ") || strings.Contains(err.Error(), "\n") {
		t.Errorf("Write below a file: %v", err)
	}
	taken := filepath.Join(folder, "build-2")
	if err := os.MkdirAll(filepath.Join(taken, "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := cache.Write(taken, memory()); err == nil {
		t.Error("Write in the place of a folder: no error")
	}
	if left, err := filepath.Glob(filepath.Join(folder, "*.new")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// A look tells of every way in which a file changes.
func TestLookAt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, other := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	old := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	lay := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	look := func() cache.Look {
		t.Helper()
		info, err := os.Lstat(file)
		if err != nil {
			t.Fatal(err)
		}
		return cache.LookAt(info)
	}
	lay(file, "one")
	first := look()
	if again := look(); again != first {
		t.Errorf("of a file left alone: %v, then %v", first, again)
	}
	if err := os.Chtimes(file, old, old.Add(200*365*24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if look() == first {
		t.Error("a later time of modification does not show")
	}
	lay(file, "longer")
	if look() == first {
		t.Error("another size does not show")
	}
	lay(file, "one")
	first = look()
	lay(other, "two")
	if err := os.Rename(other, file); err != nil {
		t.Fatal(err)
	}
	if first.Inode != 0 && look() == first {
		t.Error("another file of the same size and time does not show")
	}
}

// Whatever is on the disk, reading it ends, and only what was written counts.
func FuzzRead(f *testing.F) {
	whole, err := os.ReadFile(write(f, memory()))
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{string(whole), string(whole[:60]), "", "digest memory 6\n", "digest memory 5\n" + strings.Repeat("\xff", 200)} {
		f.Add([]byte(seed))
	}
	file := filepath.Join(f.TempDir(), "build-1")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		got := cache.Read(file)
		if nothing := cmp.Equal(got, cache.Memory{}); !nothing && !cmp.Equal(got, memory()) {
			t.Errorf("garbage gives %+v", got)
		}
	})
}

// BenchmarkRead reads the memory of 10,000 articles.
func BenchmarkRead(b *testing.B) {
	m := cache.Memory{Inputs: make(map[string]cache.Look), Outputs: make(map[string]cache.Output)}
	for i := range 25_000 {
		name := "articles/2026-05-28-a-headline-of-some-length-" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + time.Unix(int64(i), 0).UTC().Format("150405")
		m.Inputs["content/"+name+".md"] = cache.Look{Size: int64(i), Changed: int64(i) << 30, Inode: uint64(i) << 10}
		m.Outputs[name+"/index.html"] = cache.Output{Sum: fingerprint.Sum{byte(i), byte(i >> 8)}, Look: cache.Look{Size: int64(i), Changed: int64(i) << 30}}
	}
	file := write(b, m)
	b.ReportAllocs()
	for b.Loop() {
		if len(cache.Read(file).Outputs) == 0 {
			b.Fatal("nothing was read")
		}
	}
}
