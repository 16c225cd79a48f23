package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
)

// A key is what was measured: a site's name and size, and what was done with it.
type key struct {
	site string
	size int
	what string
}

// results are the measures of all rounds.
type results struct {
	order []key
	of    map[key][]measure
}

func (r *results) add(k key, m measure) {
	if r.of == nil {
		r.of = make(map[key][]measure)
	}
	if _, known := r.of[k]; !known {
		r.order = append(r.order, k)
	}
	r.of[k] = append(r.of[k], m)
}

// median is the median of each figure of a key's rounds; known is false without any.
func (r *results) median(k key) (m measure, known bool) {
	rounds := r.of[k]
	if len(rounds) == 0 {
		return measure{}, false
	}
	return measure{
		wall: middle(rounds, func(m measure) float64 { return m.wall }), cpu: middle(rounds, func(m measure) float64 { return m.cpu }),
		peak:  middle(rounds, func(m measure) int64 { return m.peak }),
		files: rounds[0].files, bytes: rounds[0].bytes,
	}, true
}

func middle[T cmp.Ordered](rounds []measure, figure func(measure) T) T {
	figures := make([]T, len(rounds))
	for i, m := range rounds {
		figures[i] = figure(m)
	}
	slices.Sort(figures)
	return figures[len(figures)/2]
}

// print writes what was measured, and then the ratios with their bars.
func (r *results) print(out io.Writer, sizes []int) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "articles\tsite\tmeasure\twall s\tcpu s\tpeak MB\tfiles\tMB\t")
	for _, k := range r.order {
		m, _ := r.median(k)
		fmt.Fprintf(w, "%d\t%s\t%s\t%.3f\t%s\t%s\t%s\t%s\t\n", k.size, k.site, k.what, m.wall,
			some(m.cpu, "%.2f"), some(float64(m.peak)/1e6, "%.0f"), some(float64(m.files), "%.0f"), some(float64(m.bytes)/1e6, "%.1f"))
	}
	w.Flush()
	fmt.Fprintln(out)
	w = tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "articles\tmeasure\tis\tbar\t")
	for _, size := range sizes {
		for _, b := range bars(r, size, sizes[0]) {
			verdict := "met"
			if b.is > b.most {
				verdict = "missed"
			}
			fmt.Fprintf(w, "%d\t%s\t%s\t≤ %s\t%s\n", size, b.what, fmt.Sprintf(b.format, b.is), fmt.Sprintf(b.format, b.most), verdict)
		}
	}
	w.Flush()
}

// some is a figure, or nothing where it is not known.
func some(figure float64, format string) string {
	if figure == 0 {
		return ""
	}
	return fmt.Sprintf(format, figure)
}

// A bar is a figure and the most that it should be.
type bar struct {
	what     string
	is, most float64
	format   string
}

// bars are the bars of one size, as far as what they compare was measured: ratios to
// Hugo, to the cold build, and, where the size is not the smallest, to that one.
func bars(r *results, size, smallest int) []bar {
	const (
		ratio = "%.3f"
		times = "%.1f times"
		ms    = "%.0f ms"
		mb    = "%.0f MB"
	)
	var found []bar
	compare := func(what string, k, against key, most float64, format string, figure func(measure) float64) {
		m, measured := r.median(k)
		base, compared := r.median(against)
		if measured && compared {
			found = append(found, bar{what, figure(m) / figure(base), most, format})
		}
	}
	limit := func(what string, k key, most float64, format string, figure func(measure) float64) {
		if m, measured := r.median(k); measured {
			found = append(found, bar{what, figure(m), most, format})
		}
	}
	cpu, wall := func(m measure) float64 { return m.cpu }, func(m measure) float64 { return m.wall }
	peak := func(m measure) float64 { return float64(m.peak) / 1e6 }
	hugo, cold := key{"hugo", size, "cold"}, key{"digest", size, "cold"}
	compare("cold build, default theme, to Hugo: cpu", cold, hugo, 1.0/3, ratio, cpu)
	compare("cold build, lean theme, to Hugo: cpu", key{"lean", size, "cold"}, hugo, 1.0/6, ratio, cpu)
	compare("cold build, lean theme, to Hugo: wall", key{"lean", size, "cold"}, hugo, 1.0/6, ratio, wall)
	for _, again := range []struct {
		name, what string
		most       float64
	}{
		{"again, nothing changed", "again", .04},
		{"one body changed", "body", .06},
		{"one title changed", "title", .10},
	} {
		k := key{"digest", size, again.what}
		compare(again.name+", to the cold build: wall", k, cold, again.most, ratio, wall)
		compare(again.name+", to the cold build: cpu", k, cold, again.most, ratio, cpu)
	}
	if size == smallest {
		limit("cold build, default theme: peak memory", cold, 200, mb, peak)
		limit("serve: saved body to its article", key{"digest", size, "save body"}, 60, ms, func(m measure) float64 { return 1000 * m.wall })
		limit("serve: saved title to the person's page", key{"digest", size, "save title"}, 150, ms, func(m measure) float64 { return 1000 * m.wall })
		return found
	}
	most := 1.1 * float64(size) / float64(smallest)
	compare("growth of the cold build: wall", cold, key{"digest", smallest, "cold"}, most, times, wall)
	compare("growth of the cold build: cpu", cold, key{"digest", smallest, "cold"}, most, times, cpu)
	compare("growth of the build again: wall", key{"digest", size, "again"}, key{"digest", smallest, "again"}, most, times, wall)
	limit("cold build, default theme: peak memory", cold, 1600, mb, peak)
	return found
}
