package build

import (
	"errors"
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
// without opening it: a pipe would never open. Its errors say what to do, and leave the
// path to whoever asks, who knows it from the site on.
type folder struct {
	fs.FS
	site fs.FS
	name string
}

func (f folder) Stat(name string) (fs.FileInfo, error) {
	name = path.Join(f.name, name)
	info, err := fs.Stat(f.site, name)
	if err == nil {
		return info, nil
	}
	if link, lstatErr := fs.Lstat(f.site, name); lstatErr == nil && link.Mode()&fs.ModeSymlink != 0 {
		return nil, fmt.Errorf("is a link that cannot be followed (%w); copy what it leads to into the site, or take it away", cause(err))
	}
	return nil, why(err)
}

func (f folder) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	return file, why(err)
}

func (f folder) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(f.FS, name)
	return data, why(err)
}

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	return entries, why(err)
}

// cause is an error of the system without the path, of which it knows only the end.
func cause(err error) error {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		return inner.Err
	}
	return err
}

// why is what an author can do about an error of the system.
func why(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w; let the user who runs digest read it", cause(err))
	}
	return cause(err)
}
