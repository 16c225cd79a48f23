package cli

import (
	"bytes"
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"io"
	"os"
)

// program tells this version of the program from others, or is empty where the system does not
// tell which file it is.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	return identity(file)
}

// identity is the id that Go's linker wrote into a program: a hash of all that it was made of.
// Where there is none, it is the hash of the whole file, which takes a while.
func identity(program io.ReaderAt) string {
	if id := notedID(program); id != "" {
		return id
	}
	if id := quotedID(program); id != "" {
		return id
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, whole(program)); err != nil {
		return ""
	}
	return hex.EncodeToString(hash.Sum(nil))
}

func whole(program io.ReaderAt) io.Reader { return io.NewSectionReader(program, 0, 1<<62) }

// notedID is where ELF keeps the id: in a note, whose text follows the lengths of its owner's
// name and of the text, a number, and the name in four bytes (cmd/internal/buildid of Go).
func notedID(program io.ReaderAt) string {
	file, err := elf.NewFile(program)
	if err != nil {
		return ""
	}
	section := file.Section(".note.go.buildid")
	if section == nil {
		return ""
	}
	const head = 16
	note, err := section.Data()
	if err != nil || len(note) <= head || string(note[12:head]) != "Go\x00\x00" {
		return ""
	}
	size := file.ByteOrder.Uint32(note[4:])
	return string(note[head:][:min(int(size), len(note)-head)])
}

// quotedID is where other formats have it: near the beginning of the program's code.
func quotedID(program io.ReaderAt) string {
	const beginning = 64 << 10
	head, err := io.ReadAll(io.LimitReader(whole(program), beginning))
	if err != nil {
		return ""
	}
	_, rest, _ := bytes.Cut(head, []byte(`Go build ID: "`))
	id, _, found := bytes.Cut(rest, []byte(`"`))
	if !found {
		return ""
	}
	return string(id)
}
