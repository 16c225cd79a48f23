package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"go.yaml.in/yaml/v4"

	"digest/internal/diag"
	"digest/internal/fingerprint"
	"digest/internal/news"
	"digest/internal/progress"
)

// Longer files are mistakes, or attacks: a press article has some kilobytes, its
// front matter less, and YAML takes many times its size in memory.
const (
	maxFile        = 4 << 20
	maxFrontMatter = 256 << 10
	maxSettings    = 256 << 10
)

// A document is what one content file holds: a pointer to a record, or nil
// where the file could not be read at all, and the mistakes in it.
type document struct {
	record   any
	problems diag.List
	// head is the fingerprint of all that is not the words of an article: its title, its
	// summary and its body.
	head fingerprint.Sum
}

// A reader reads content files. It is not changed by reading.
type reader struct {
	fsys    fs.FS
	schemas schemas
	zone    *time.Location
	// store leaves the bodies of articles in their files.
	store bool
	// bodies, with store, holds them for a while, and hasher makes fingerprints of records.
	bodies *bodies
	hasher *fingerprint.Hasher
	watch  *progress.Watch
}

// read reads one file, through buffer, which it returns for the next file.
func (r reader) read(file contentFile, buffer []byte) (document, []byte, error) {
	defer r.watch.Step()
	text, err := readFile(r.fsys, file.path, maxFile, buffer)
	if errors.Is(err, errTooLong) {
		record := file.kind.record(news.Origin{File: file.path, Slug: file.slug})
		d := document{record: record}
		d.problems.Add(diag.Problem{File: file.path, Line: 1, Column: 1, Message: tooLong("the file", maxFile)})
		return d, buffer, nil
	}
	if err != nil {
		return document{}, buffer, unreadable(file.path, err)
	}
	return r.parse(file, text), text, nil
}

// parse makes a document of a file's text, of which it keeps nothing.
func (r reader) parse(file contentFile, text []byte) document {
	parts, problem := split(text)
	record := file.kind.record(news.Origin{File: file.path, Slug: file.slug, BodyLine: parts.bodyLine})
	d := decoder{schemas: r.schemas, zone: r.zone, file: file.path}
	var root *yaml.Node
	if problem == nil {
		root, problem = parseYAML(parts.frontMatter)
	}
	if problem != nil {
		d.add(*problem)
		return document{record: record, problems: d.problems}
	}
	d.decode(root, record)
	sum := headOf(file.path, text)
	if article, ok := record.(*news.ArticleRecord); ok && r.store {
		sum = r.headWithoutWords(article)
		article.Wording = wordingOf(article)
		article.Stored = r.stored(file.path, parts.body)
	} else {
		setBody(record, string(parts.body))
	}
	check(record, reporter{decoder: &d})
	d.place(root)
	return document{record: record, problems: d.problems, head: sum}
}

// unreadable is the error of a file or folder that the system does not give away.
func unreadable(path string, err error) error {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err // it names the path once more
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("reading %s: %w; let the user who runs digest read it", path, err)
	}
	return fmt.Errorf("reading %s: %w", path, err)
}

// setBody gives a record its Markdown.
func setBody(record any, body string) {
	switch record := record.(type) {
	case *news.ArticleRecord:
		record.Body = body
	case *news.PersonRecord:
		record.Body = body
	case *news.TopicRecord:
		record.Body = body
	case *news.PhaseRecord:
		record.Body = body
	case *news.EventRecord:
		record.Body = body
	case *news.BriefingRecord:
		record.Body = body
	case *news.PageRecord:
		record.Body = body
	}
}

var errTooLong = errors.New("is too long")

func tooLong(what string, limit int) string {
	if limit >= 1<<20 {
		return fmt.Sprintf("%s is longer than %d MiB", what, limit>>20)
	}
	return fmt.Sprintf("%s is longer than %d KiB", what, limit>>10)
}

// readFile reads a file of at most limit bytes into buffer, or into a longer one
// when it has to, and returns that part. The error is errTooLong for a longer file.
func readFile(fsys fs.FS, name string, limit int, buffer []byte) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	buffer = buffer[:0]
	if info, err := file.Stat(); err == nil && info.Size() < int64(limit) {
		buffer = slices.Grow(buffer, int(info.Size())+1) // one more, to see the end without growing
	}
	for {
		if len(buffer) > limit {
			return buffer, errTooLong
		}
		if len(buffer) == cap(buffer) {
			buffer = slices.Grow(buffer, 4096)
		}
		n, err := file.Read(buffer[len(buffer):cap(buffer)])
		buffer = buffer[:len(buffer)+n]
		if errors.Is(err, io.EOF) {
			return buffer, nil
		}
		if err != nil {
			return buffer, err
		}
	}
}
