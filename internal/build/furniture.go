package build

import (
	"fmt"
	"io/fs"
	"path"

	"digest/internal/render"
	"digest/static"
	"digest/templates"
)

// A furniture is what a site has besides its content.
type furniture struct {
	theme *render.Theme
	files []staticFile
}

func furnish(fsys fs.FS) (furniture, error) {
	theme, err := themeOf(fsys)
	if err != nil {
		return furniture{}, err
	}
	files, err := filesOf(fsys)
	return furniture{theme, files}, err
}

// themeOf is the default theme with the site's own templates.
func themeOf(fsys fs.FS) (*render.Theme, error) {
	own, err := layer(fsys, "templates")
	if err != nil {
		return nil, err
	}
	return render.NewTheme(templates.FS, own)
}

// filesOf are the theme's static files with the site's own.
func filesOf(fsys fs.FS) ([]staticFile, error) {
	own, err := layer(fsys, "static")
	if err != nil {
		return nil, err
	}
	return staticFiles(static.FS, own)
}

// layer is a folder of the site, which need not be there.
func layer(fsys fs.FS, name string) (fs.FS, error) {
	if info, err := fs.Stat(fsys, name); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder; take it away, or make it one", name)
	}
	sub, err := fs.Sub(fsys, name)
	return folder{sub, fsys, name}, err
}

// A folder is one of the site's. Other than that of [fs.Sub] alone, it can say what a file is
// without opening it: a pipe would never open.
type folder struct {
	fs.FS
	site fs.FS
	name string
}

func (f folder) Stat(name string) (fs.FileInfo, error) {
	return fs.Stat(f.site, path.Join(f.name, name))
}

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }
