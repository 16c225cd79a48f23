// Package templates embeds the default theme: html/template files, one a page,
// in the frame of base.html. Files whose names begin with "_" are partials.
//
// A site's own templates/NAME takes the place of the file of the same name. What
// each template sees is documented on the view structs of package plan, and what each
// partial shows in the comment at its head; docs/templates.md is made of both.
package templates

import "embed"

// FS holds the theme's templates.
//
//go:embed *.html
var FS embed.FS
