package publish_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"digest/internal/publish"
)

func Example() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	for _, text := range []string{"Jane Doe said no.", "Jane Doe said yes."} {
		stage, err := publish.Begin(filepath.Join(dir, "public"))
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, f := range []publish.File{
			{Path: "people/jane-doe/index.html", Data: []byte(text)},
			{Path: "index.html", Data: []byte("Who said what?"), Order: 1},
		} {
			if err := stage.Write(f); err != nil {
				fmt.Println(err, stage.Abort())
				return
			}
		}
		report, err := stage.Publish(context.Background())
		fmt.Printf("%+v %v\n", report, err)
	}
	// Output:
	// {Written:2 Unchanged:0 Removed:0 Bytes:31 Untouched:[]} <nil>
	// {Written:1 Unchanged:1 Removed:0 Bytes:18 Untouched:[]} <nil>
}
