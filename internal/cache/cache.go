// Package cache remembers what the last build of a folder read and wrote, so that
// the next one need not do again what would come out the same.
//
// A [Memory] is a snapshot of the inputs (path and [Look] of every file that was read), and of the outputs (the fingerprint of the view each file
// was made of, and what the file looked like when it was put in place). It is a
// file of its own below .digest/, for each output folder one.
//
// A memory is a hint and never the truth: one that is missing, cut off, of another
// program or of another output only costs time. What it says of an output file
// counts only if that file still looks the same.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"digest/internal/fingerprint"
)

// An Output is a file that a build wrote.
type Output struct {
	// Sum is the fingerprint of what the file was made of.
	Sum fingerprint.Sum
	// Look is the file's when it was put in place.
	Look Look
}

// A Memory is what one build read and wrote.
type Memory struct {
	// Program is the identity of the program and the build's options: a memory of
	// another one is worth nothing.
	Program fingerprint.Sum
	// Inputs are the files that were read, by path relative to the site.
	Inputs map[string]Look
	// Since and Until bound the times, in seconds, at which the build comes out the
	// same without any edit: since it was made, until an article of the future
	// arrives. Until is 0 for never.
	Since, Until int64
	// Outputs are the files written, by path relative to the output.
	Outputs map[string]Output
	// Report is what the build told.
	Report []byte
}

// magic begins the file; a change of the format changes it.
const magic = "digest memory 2\n"

// Read reads a memory. One that cannot be read, for whatever reason, is empty.
func Read(file string) Memory {
	data, err := os.ReadFile(file)
	if err != nil || len(data) < len(magic)+sha256.Size || string(data[:len(magic)]) != magic {
		return Memory{}
	}
	sum, body := data[len(magic):len(magic)+sha256.Size], data[len(magic)+sha256.Size:]
	if [sha256.Size]byte(sum) != sha256.Sum256(body) {
		return Memory{}
	}
	var m Memory
	if gob.NewDecoder(bytes.NewReader(body)).Decode(&m) != nil {
		return Memory{}
	}
	return m
}

// Write writes a memory, whole or not at all.
func Write(file string, m Memory) error {
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(m); err != nil {
		return fmt.Errorf("packing the build's memory: %w", err)
	}
	sum := sha256.Sum256(body.Bytes())
	data := append(append([]byte(magic), sum[:]...), body.Bytes()...)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("writing the build's memory: %w", err)
	}
	beside := file + ".new"
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

// Forget removes a memory.
func Forget(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing the build's memory: %w", err)
	}
	return nil
}
