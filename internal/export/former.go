package export

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"iter"

	"digest/internal/news"
)

// A Former is a file as it was written of a site in which nothing was different but titles
// and summaries of articles.
type Former struct {
	// In gives the whole file.
	In io.Reader
	// Reworded says of which articles these may be others now.
	Reworded func(*news.Article) bool
}

// errFormer is what the file of another site gives, as far as it shows.
var errFormer = errors.New("the file is not what it was made of: build again with --force")

// A record is a row of a table or a line of a list, made when it is wanted.
type record[T any] struct {
	of   *news.Article // the only one whose title or summary it shows, or nil
	make func() T
}

// Records are those of a file, one by one.
type records[T any] iter.Seq[record[T]]

// each gives the records to who does not know their type.
func (r records[T]) each(do func(of *news.Article, value func() any)) {
	for one := range r {
		do(one.of, func() any { return one.make() })
	}
}

// made are records without articles.
func made[T any](values iter.Seq[T]) records[T] {
	return func(yield func(record[T]) bool) {
		for v := range values {
			if !yield(record[T]{make: func() T { return v }}) {
				return
			}
		}
	}
}

// again gives what writes a file once more, with the records of its former that still hold.
func (e exporter) again(write func(exporter, io.Writer) error) func(io.Writer, Former) error {
	return func(out io.Writer, f Former) error {
		const size = 32 << 10
		e.former = &former{in: bufio.NewReaderSize(f.In, size), reworded: f.Reworded}
		return cmp.Or(write(e, out), e.former.err)
	}
}

// A former is a Former while its successor is written, part by part beside it; nil is none.
// The first error stays, and means that the successor is not whole.
type former struct {
	in       *bufio.Reader
	part     []byte // the one that is to be written next, with its line break
	reworded func(*news.Article) bool
	err      error
}

// holds says whether the record of an article is as it was.
func (f *former) holds(of *news.Article) bool { return f != nil && of != nil && !f.reworded(of) }

// line goes on to the next line.
func (f *former) line() {
	if f != nil {
		f.part = f.part[:0]
		f.more()
	}
}

// row goes on to the next row of a table (RFC 4180): a line break in quotes does not end it.
func (f *former) row() {
	if f == nil {
		return
	}
	f.part = f.part[:0]
	for quotes, more := 0, true; more; {
		end := len(f.part)
		f.more()
		quotes += bytes.Count(f.part[end:], []byte(`"`))
		more = quotes%2 != 0 && f.err == nil
	}
}

// more adds a line to the part.
func (f *former) more() {
	for {
		some, err := f.in.ReadSlice('\n')
		f.part = append(f.part, some...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF):
			f.fail(errFormer)
		case err != nil:
			f.fail(err)
		}
		return
	}
}

func (f *former) fail(err error) { f.err = cmp.Or(f.err, err) }

// end is for when the successor is whole.
func (f *former) end() {
	if f == nil {
		return
	}
	if _, err := f.in.Peek(1); err == nil {
		f.fail(errFormer) // it goes on
	}
}
