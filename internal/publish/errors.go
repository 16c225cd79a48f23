package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// explain says what could not be done to which path, and what to do about it. The
// system's own words come last, without the path that they repeat.
func explain(doing, name string, err error) error {
	if cause, ok := errors.AsType[*fs.PathError](err); ok {
		err = cause.Err
	}
	if cause, ok := errors.AsType[*os.LinkError](err); ok {
		err = cause.Err
	}
	hint := ""
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		hint = "; free some space and build again"
	case errors.Is(err, syscall.EROFS):
		hint = "; name an output folder on a disk that can be written"
	case errors.Is(err, syscall.EXDEV):
		hint = "; it is a disk of its own: name a folder in it"
	case errors.Is(err, syscall.ENOTDIR):
		hint = "; a part of it is a file: name another folder"
	case errors.Is(err, fs.ErrPermission):
		hint = "; allow writing there, or name another output folder"
	}
	return fmt.Errorf("%s %q: %w%s", doing, name, err, hint)
}
