// Package static embeds the files that a build copies as they are: the
// stylesheet, the scripts and the icon.
//
// A site's own static/NAME takes the place of the file of the same name; its
// other files are copied beside them. Go files are not: this one is how the
// default theme gets into the program.
package static

import "embed"

// FS holds the theme's static files.
//
//go:embed css js icon.svg
var FS embed.FS
