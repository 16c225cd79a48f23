// Package cache remembers what the last build of a folder read and wrote, so that
// the next one need not do again what would come out the same.
//
// A [Memory] is a snapshot of the inputs (path and [Look] of every file that was read), and
// of the outputs (the fingerprint of the view each file was made of, and what the file
// looked like when it was put in place). It is a file of its own below .digest/, for each
// output folder one, with a second file beside it for what is remembered of the articles.
//
// A memory is a hint and never the truth: one that is missing, cut off, of another
// program or of another output only costs time. What it says of an output file
// counts only if that file still looks the same.
package cache

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"digest/internal/fingerprint"
)

// An Output is a file that a build wrote.
type Output struct {
	// Sum is the fingerprint of what the file was made of.
	Sum fingerprint.Sum
	// Contents are what the file shows besides the rest of the site: the words of
	// articles, each or all as one.
	Contents Contents
	// Look is the file's when it was put in place.
	Look Look
}

// A Memory is what one build read and wrote.
type Memory struct {
	// Program is the identity of the program and the build's options: a memory of
	// another one is worth nothing.
	Program fingerprint.Sum
	// Output is the folder that was written, as an absolute path.
	Output string
	// Inputs are the files that were read, by path relative to the site; folders, with a slash
	// at the end; and links, with an @.
	Inputs map[string]Look
	// Since and Until bound the times, in seconds, at which the build comes out the
	// same without any edit: since it was made, until an article of the future
	// arrives. Until is 0 for never.
	Since, Until int64
	// Outputs are the files written, by path relative to the output.
	Outputs map[string]Output
	// Sums are what the Contents of Outputs stand for.
	Sums []fingerprint.Sum
	// Folders are those that the outputs are in, "." among them: a folder looks different
	// when something was put into it, or taken away.
	Folders map[string]Look
	// Frame is the fingerprint of all that outputs were made of but for contents: while
	// it is the same, an output changes only if one of its contents did.
	Frame fingerprint.Sum
	// Articles is the fingerprint of the articles' file, which belongs to this memory
	// and to no other.
	Articles fingerprint.Sum
	// Report is what the build told.
	Report []byte
}

// Left says whether a file or folder of the output looks as the build left it.
func (m Memory) Left(name string, info fs.FileInfo) bool {
	was, known := m.Folders[name]
	if !info.IsDir() {
		was, known = m.Outputs[name].Look, info.Mode().IsRegular()
	}
	return known && was == LookAt(info)
}

// magic begins the file; a change of the format changes it.
const magic = "digest memory 6\n"

// Read reads a memory. One that cannot be read, for whatever reason, is empty.
func Read(file string) Memory {
	head := make([]byte, len(magic)+sha256.Size)
	body, sum, err := readText(file, head)
	if err != nil || string(head) != magic+string(sum) {
		return Memory{}
	}
	m, whole := unpack(body)
	if !whole {
		return Memory{}
	}
	return m
}

// Write writes a memory, whole or not at all.
func Write(file string, m Memory) error {
	head := len(magic) + sha256.Size
	data := append(make([]byte, 0, head+m.size()), magic...)
	data = m.append(data[:head])
	sum := sha256.Sum256(data[head:])
	copy(data[len(magic):], sum[:])
	return replace(file, data)
}

// Remove takes a memory away with what is beside it, as far as it can.
func Remove(file string) {
	for _, name := range []string{file, file + DraftEnd, articlesFile(file), Draft{file: articlesFile(file)}.beside()} {
		_ = os.Remove(name) // it may not be there
	}
}

// articlesFile is beside a memory's.
func articlesFile(file string) string { return file + ".articles" }

// ReadArticles reads what was remembered of the articles with a memory; it is empty
// where that is gone, or another's.
func ReadArticles(file string, m Memory) string {
	text, sum, err := readText(articlesFile(file), nil)
	if err != nil || fingerprint.Sum(sum[:len(fingerprint.Sum{})]) != m.Articles {
		return ""
	}
	return text
}

// readText reads a file, its head first, and sums up what follows with SHA-256. The text
// is there once, since parts of it are kept.
func readText(file string, head []byte) (text string, sum []byte, err error) {
	in, err := os.Open(file)
	if err != nil {
		return "", nil, err
	}
	defer in.Close()
	if _, err := io.ReadFull(in, head); err != nil {
		return "", nil, err
	}
	var b strings.Builder
	if info, err := in.Stat(); err == nil {
		b.Grow(int(info.Size()))
	}
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(&b, hash), in)
	return b.String(), hash.Sum(nil), err
}

// A Draft is what is to be remembered of the articles, written to the disk but not in
// place: a build writes it while it goes on, and nobody reads it before it ended well.
type Draft struct {
	// Sum is what a memory knows it by.
	Sum  fingerprint.Sum
	file string
}

// DraftArticles writes what is to be remembered of the articles, bit by bit. Either Keep
// or Drop ends the draft.
func DraftArticles(file string, write func(io.Writer) error) (d Draft, err error) {
	d.file = articlesFile(file)
	defer func() {
		if err != nil {
			d.Drop()
			err = fmt.Errorf("writing the build's memory: %w", err)
		}
	}()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return d, err
	}
	out, err := os.Create(d.beside())
	if err != nil {
		return d, err
	}
	sum := sha256.New()
	buffered := bufio.NewWriterSize(io.MultiWriter(out, sum), 1<<16)
	err = write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	d.Sum = fingerprint.Sum(sum.Sum(nil)[:len(d.Sum)])
	return d, errors.Join(err, out.Close())
}

// DraftEnd ends the names of files that are not in place yet.
const DraftEnd = ".new"

func (d Draft) beside() string { return d.file + DraftEnd }

// Keep puts the draft in place.
func (d Draft) Keep() error {
	if err := os.Rename(d.beside(), d.file); err != nil {
		d.Drop()
		return fmt.Errorf("writing the build's memory: %w", err)
	}
	return nil
}

// Drop takes the draft away, if it is there: the zero Draft is none, and one that was kept is
// none any more.
func (d Draft) Drop() {
	if d.file != "" {
		_ = os.Remove(d.beside()) // what is left is overwritten by the next draft
	}
}

// replace writes a file, whole or not at all.
func replace(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("writing the build's memory: %w", err)
	}
	beside := file + DraftEnd
	err := os.WriteFile(beside, data, 0o644)
	if err == nil {
		err = os.Rename(beside, file)
	}
	if err != nil {
		_ = os.Remove(beside) // it may not be there; what counts is why the memory is not
		return fmt.Errorf("writing the build's memory: %w", err)
	}
	return nil
}
