package cache_test

import (
	"fmt"
	"os"
	"path/filepath"

	"digest/internal/cache"
)

// A build writes down what it made; the next one reads it.
func Example() {
	dir, err := os.MkdirTemp("", "site")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, ".digest", "build-1")

	fmt.Println(len(cache.Read(file).Outputs), "outputs before the first build")
	err = cache.Write(file, cache.Memory{Outputs: map[string]cache.Output{"index.html": {Look: cache.Look{Size: 120}}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(cache.Read(file).Outputs), "output after it")
	// Output:
	// 0 outputs before the first build
	// 1 output after it
}
