package load

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/news"
	"digest/internal/scratch"
)

// A contentFile is a file to read: where it is and what it is about.
type contentFile struct {
	path, slug string
	kind       *contentKind
	linked     bool // a symbolic link leads to it
}

// A listing is what content/ holds.
type listing struct {
	files    []contentFile
	problems diag.List
	links    bool // some entries are symbolic links: what they lead to may change unseen
}

// A contentKind is a folder of content/ and what its files hold.
type contentKind struct {
	folder string
	// record makes an empty record for a file.
	record func(news.Origin) any
	// checkName says what is wrong with a slug, and what to do.
	checkName func(slug string) (message, hint string)
}

// contentKinds are the folders of content/, by name.
func contentKinds() []contentKind {
	return []contentKind{
		{"articles", func(o news.Origin) any { return &news.ArticleRecord{Origin: o} }, checkSlug},
		{"briefings", func(o news.Origin) any { return &news.BriefingRecord{Origin: o} }, checkWeek},
		{"events", func(o news.Origin) any { return &news.EventRecord{Origin: o} }, checkSlug},
		{"pages", func(o news.Origin) any { return &news.PageRecord{Origin: o} }, checkSlug},
		{"people", func(o news.Origin) any { return &news.PersonRecord{Origin: o} }, checkSlug},
		{"phases", func(o news.Origin) any { return &news.PhaseRecord{Origin: o} }, checkSlug},
		{"topics", func(o news.Origin) any { return &news.TopicRecord{Origin: o} }, checkSlug},
	}
}

const contentFolder = "content"

// scan lists the content files. What is neither read nor an editor's is a problem:
// an article that is silently left out is worse than one with a mistake. A site
// without content/ is a new site, as git keeps no empty folders.
func scan(fsys fs.FS) (listing, error) {
	var found listing
	entries, err := fs.ReadDir(fsys, contentFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	if info, linkErr := fs.Lstat(fsys, contentFolder); err != nil && linkErr == nil && info.Mode()&fs.ModeSymlink != 0 {
		found.problems.Add(diag.Problem{File: contentFolder, Message: "is a symbolic link that leaves the site", Hint: folderLinkHint})
		return found, nil
	}
	if err != nil {
		return found, unreadable(contentFolder, err)
	}
	kinds := contentKinds()
	for _, entry := range entries {
		if scratch.Name(entry.Name()) {
			continue
		}
		found.links = found.links || isLink(entry)
		kind, problem := folderKind(fsys, entry, kinds)
		if kind == nil {
			found.problems.Add(problem)
			continue
		}
		if err := found.scanFolder(fsys, kind, isLink(entry)); err != nil {
			return found, err
		}
	}
	return found, nil
}

func isLink(entry fs.DirEntry) bool { return entry.Type()&fs.ModeSymlink != 0 }

// folderKind says what an entry of content/ holds, or what is wrong with it.
func folderKind(fsys fs.FS, entry fs.DirEntry, kinds []contentKind) (*contentKind, diag.Problem) {
	name := path.Join(contentFolder, entry.Name())
	folders := make([]string, len(kinds))
	for i := range kinds {
		folders[i] = kinds[i].folder
	}
	mode, problem := fileMode(fsys, name, entry)
	if problem != "" {
		return nil, diag.Problem{File: name, Message: problem, Hint: linkHint}
	}
	if !mode.IsDir() {
		return nil, diag.Problem{
			File: name, Message: "is not read",
			Hint: "move it into one of the folders of content: " + strings.Join(folders, ", "),
		}
	}
	if i := slices.Index(folders, entry.Name()); i >= 0 {
		return &kinds[i], diag.Problem{}
	}
	hint := diag.DidYouMean(entry.Name(), folders)
	if hint == "" {
		hint = "the folders of content are " + strings.Join(folders, ", ")
	}
	return nil, diag.Problem{File: name, Message: "is not a folder that is read", Hint: hint}
}

// scanFolder lists the files of one kind, whose folder may be a link.
func (found *listing) scanFolder(fsys fs.FS, kind *contentKind, linked bool) error {
	folder := path.Join(contentFolder, kind.folder)
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return unreadable(folder, err)
	}
	found.files = slices.Grow(found.files, len(entries))
	for _, entry := range entries {
		if scratch.Name(entry.Name()) {
			continue
		}
		found.links = found.links || isLink(entry)
		file := contentFile{path: path.Join(folder, entry.Name()), kind: kind, linked: linked || isLink(entry)}
		message, hint := checkEntry(fsys, file.path, entry)
		if message != "" {
			found.problems.Add(diag.Problem{File: file.path, Message: message, Hint: hint})
			continue
		}
		file.slug = strings.TrimSuffix(entry.Name(), ".md")
		if message, hint := kind.checkName(file.slug); message != "" {
			found.problems.Add(diag.Problem{File: file.path, Message: message, Hint: hint})
		}
		found.files = append(found.files, file) // even under a bad name, to find the mistakes inside
	}
	return nil
}

// checkEntry says why an entry of a content folder cannot be read as content.
func checkEntry(fsys fs.FS, name string, entry fs.DirEntry) (message, hint string) {
	mode, problem := fileMode(fsys, name, entry)
	switch {
	case problem != "":
		return problem, linkHint
	case mode.IsDir():
		return "is not read: content folders have no sub-folders", "move its files up, to " + path.Dir(name)
	case !mode.IsRegular():
		return "is not read: it is not a regular file", ""
	case !strings.HasSuffix(name, ".md"):
		return "is not read: content files end in .md", ""
	}
	return "", ""
}

const folderLinkHint = "copy the folder into the site, or build the site that it is in"

const linkHint = "copy the file into the site, or link to a file of the site by a relative path"

// fileMode is the mode of what an entry is or links to, or what is wrong with a link.
func fileMode(fsys fs.FS, name string, entry fs.DirEntry) (mode fs.FileMode, problem string) {
	if !isLink(entry) {
		return entry.Type(), ""
	}
	info, err := fs.Stat(fsys, name)
	switch {
	case err == nil:
		return info.Mode(), ""
	case errors.Is(err, fs.ErrNotExist):
		return 0, "is a symbolic link to a file that does not exist"
	}
	return 0, "is a symbolic link that leaves the site"
}
