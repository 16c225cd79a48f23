package build_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"digest/internal/build"
)

// BenchmarkColdBuild builds sites into folders that are not there yet, as on a
// machine that has nothing but the sources. Beside time and allocations it
// reports the articles in a second, the size of the site, and, on Linux, the
// most memory that the process held.
func BenchmarkColdBuild(b *testing.B) {
	for _, articles := range []int{1000, 10_000} {
		b.Run(strconv.Itoa(articles), func(b *testing.B) {
			source := b.TempDir()
			generate(b, source, articles, 200, 20)
			b.ReportAllocs()
			forgetPeak()
			var size int64
			for i := 0; b.Loop(); i++ {
				report, err := build.Site(b.Context(), build.Options{
					Source: source, Output: filepath.Join(source, fmt.Sprintf("public-%d", i)),
					Jobs: runtime.GOMAXPROCS(0), Now: now(),
				})
				if err != nil {
					b.Fatal(err)
				}
				size = report.Bytes
			}
			b.ReportMetric(float64(articles*b.N)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(size)/1e6, "site-MB")
			if peak, known := peakMemory(); known {
				b.ReportMetric(float64(peak)/1e6, "peak-MB")
			}
		})
	}
}

// BenchmarkRebuild builds a site again of which nothing changed.
func BenchmarkRebuild(b *testing.B) {
	source := b.TempDir()
	generate(b, source, 1000, 200, 20)
	o := build.Options{Source: source, Output: filepath.Join(source, "public"), Jobs: runtime.GOMAXPROCS(0), Now: now()}
	b.ReportAllocs()
	if _, err := build.Site(b.Context(), o); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := build.Site(b.Context(), o); err != nil {
			b.Fatal(err)
		}
	}
}

// forgetPeak lets the peak begin at what is held now (proc(5), clear_refs).
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // not on other systems
}

// peakMemory is the most that the process held in memory, in bytes (proc(5), status).
func peakMemory() (bytes int, known bool) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, false
	}
	_, line, _ := strings.Cut(string(status), "VmHWM:")
	line, _, _ = strings.Cut(line, "kB")
	kilobytes, err := strconv.Atoi(strings.TrimSpace(line))
	return kilobytes << 10, err == nil
}
