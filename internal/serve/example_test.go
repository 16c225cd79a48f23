package serve_test

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"os"

	"digest/internal/serve"
)

// A site of one page, served until somebody has read it.
func ExampleRun() {
	source, err := os.MkdirTemp("", "site")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(source)

	ctx, stop := context.WithCancel(context.Background())
	err = serve.Run(ctx, serve.Options{
		Addr:   "127.0.0.1:0",
		Source: source,
		Watch:  []string{"content", "site.toml"},
		Build: func(_ context.Context, changed []string) (*serve.Snapshot, error) {
			return &serve.Snapshot{BasePath: "/debate/", File: func(path string) ([]byte, error) {
				if path != "index.html" {
					return nil, fs.ErrNotExist
				}
				return []byte("<p>Should the town build a second bridge?</p>"), nil
			}}, nil
		},
		Ready: func(url string) {
			defer stop()
			response, err := http.Get(url)
			if err != nil {
				fmt.Println(err)
				return
			}
			response.Body.Close()
			fmt.Println(response.Request.URL.Path, response.Status, response.Header.Get("Content-Type"))
		},
	})
	fmt.Println(err)
	// Output:
	// /debate/ 200 OK text/html; charset=utf-8
	// <nil>
}
