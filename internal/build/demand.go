package build

import (
	"errors"
	"io/fs"
	"slices"

	"digest/internal/diag"
	"digest/internal/load"
	"digest/internal/news"
)

// unreadable says that site.toml is missing, or no TOML.
func unreadable(problems diag.List) bool {
	return slices.ContainsFunc(problems.Sorted(), func(p diag.Problem) bool {
		return p.File == load.SettingsFile && p.Key == ""
	})
}

// demandBaseURL reports a missing base_url, without which feeds and canonical
// links have no addresses. Only a build needs it. One that is misspelled, or has
// a wrong type, has been reported already.
func demandBaseURL(settings news.Settings, problems *diag.List) {
	const key = "base_url"
	if settings.BaseURL != "" {
		return
	}
	for _, p := range problems.Sorted() {
		if p.File == load.SettingsFile && diag.Nearest(p.Key, []string{key}) != "" {
			return
		}
	}
	problems.Add(diag.Problem{
		File: load.SettingsFile, Key: key, Message: "is required to build the site",
		Hint: `write where the site will live, like "https://example.org/debate/", or give it with --base-url`,
	})
}

// demandContent reports a missing content folder: without it every page of the
// last build would be removed, because of a slip in a name.
func demandContent(fsys fs.FS, problems *diag.List) {
	const folder = "content"
	if _, err := fs.Stat(fsys, folder); errors.Is(err, fs.ErrNotExist) {
		problems.Add(diag.Problem{
			File: folder, Message: "is missing: a site has its articles, people and pages in this folder",
			Hint: "make it, or name the site's folder with --source",
		})
	}
}

// placed looks the lines and columns of problems up and makes them an error.
func placed(fsys fs.FS, problems diag.List) error {
	list := load.Place(fsys, problems)
	return list.Err()
}
