package cache

import (
	"encoding/binary"

	"digest/internal/fingerprint"
)

// A memory is packed by hand: it has ten thousands of paths, and every build reads them.
// Numbers are varints, lists and texts have their length before them, and maps are lists in
// any order.

// size is about how many bytes a memory takes, and seldom less.
func (m Memory) size() int {
	const fixed, perInput, perOutput = 512, 24, 24 + len(fingerprint.Sum{})
	n := fixed + len(m.Output) + len(m.Report) + len(m.Sums)*len(fingerprint.Sum{})
	for path := range m.Inputs {
		n += perInput + len(path)
	}
	for path, output := range m.Outputs {
		n += perOutput + len(path) + len(output.Contents)
	}
	for path := range m.Folders {
		n += perInput + len(path)
	}
	return n
}

func (m Memory) append(b []byte) []byte {
	for _, sum := range []fingerprint.Sum{m.Program, m.Frame, m.Articles} {
		b = append(b, sum[:]...)
	}
	b = binary.AppendVarint(binary.AppendVarint(b, m.Since), m.Until)
	b = appendText(appendText(b, m.Output), string(m.Report))
	b = binary.AppendUvarint(b, uint64(len(m.Sums)))
	for _, sum := range m.Sums {
		b = append(b, sum[:]...)
	}
	b = appendLooks(appendLooks(b, m.Inputs), m.Folders)
	b = binary.AppendUvarint(b, uint64(len(m.Outputs)))
	for path, output := range m.Outputs {
		b = append(appendText(b, path), output.Sum[:]...)
		b = output.Look.append(appendText(b, string(output.Contents)))
	}
	return b
}

func appendLooks(b []byte, looks map[string]Look) []byte {
	b = binary.AppendUvarint(b, uint64(len(looks)))
	for path, look := range looks {
		b = look.append(appendText(b, path))
	}
	return b
}

func (l Look) append(b []byte) []byte {
	b = binary.AppendVarint(binary.AppendVarint(b, l.Size), l.Changed)
	return binary.AppendUvarint(b, l.Inode)
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// unpack reads what append made, and nothing else.
func unpack(packed string) (m Memory, whole bool) {
	r := reader{rest: packed}
	m.Program, m.Frame, m.Articles = r.sum(), r.sum(), r.sum()
	m.Since, m.Until = r.signed(), r.signed()
	m.Output = r.part()
	if report := r.part(); report != "" {
		m.Report = []byte(report)
	}
	if n := r.count(len(fingerprint.Sum{})); n > 0 {
		m.Sums = make([]fingerprint.Sum, n)
		for i := range m.Sums {
			m.Sums[i] = r.sum()
		}
	}
	m.Inputs, m.Folders = r.looks(), r.looks()
	if n := r.count(1); n > 0 {
		m.Outputs = make(map[string]Output, n)
		for range n {
			path := r.part()
			m.Outputs[path] = Output{Sum: r.sum(), Contents: Contents(r.part()), Look: r.look()}
		}
	}
	return m, !r.short && r.rest == ""
}

// A reader takes a memory apart: paths are parts of it. At the end of one that is cut off it
// gives nothing any more.
type reader struct {
	rest  string
	short bool
}

func (r *reader) fail() {
	r.short, r.rest = true, ""
}

// number takes a number, by [binary.Uvarint].
func (r *reader) number() uint64 {
	var u uint64
	for i := range min(len(r.rest), binary.MaxVarintLen64) {
		b := r.rest[i]
		u |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return u
		}
	}
	r.fail()
	return 0
}

func (r *reader) signed() int64 {
	u := r.number()
	return int64(u>>1) ^ -int64(u&1) // as in binary.Varint
}

// count is the length of a list whose members take so many bytes, or more.
func (r *reader) count(each int) int {
	n := r.number()
	if n > uint64(len(r.rest)/each) {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *reader) part() string {
	n := r.count(1)
	part := r.rest[:n]
	r.rest = r.rest[n:]
	return part
}

func (r *reader) sum() (s fingerprint.Sum) {
	if copy(s[:], r.rest) < len(s) {
		r.fail()
		return fingerprint.Sum{}
	}
	r.rest = r.rest[len(s):]
	return s
}

func (r *reader) look() Look {
	return Look{Size: r.signed(), Changed: r.signed(), Inode: r.number()}
}

func (r *reader) looks() map[string]Look {
	n := r.count(1)
	if n == 0 {
		return nil
	}
	looks := make(map[string]Look, n)
	for range n {
		path := r.part()
		looks[path] = r.look()
	}
	return looks
}
