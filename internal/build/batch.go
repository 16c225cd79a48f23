package build

import (
	"encoding/binary"
	"io"
	"slices"
	"sync/atomic"

	"digest/internal/crew"
	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/pack"
)

// batchSize is how many articles are packed in one piece, at most. Several pieces are unpacked
// side by side, and one whose articles all stay is not packed again.
const batchSize = 256

// A remembered is an article, and what was found in its texts by the people of the build.
type remembered struct {
	Kept  load.Kept
	Finds *link.Finds
}

// A recalledBatch is one piece of what the last build remembered.
type recalledBatch struct {
	packed   string
	articles []remembered
}

// begins says whether articles begin with those of a batch, to the pointer: nothing of them has
// changed then. With a small one they do not: its articles are to be packed with others.
func (b recalledBatch) begins(articles []remembered) bool {
	n := len(b.articles)
	return n >= batchSize/2 && n <= len(articles) && slices.Equal(b.articles, articles[:n])
}

// packBatches writes articles in pieces, each with its length before it. A piece of the last
// build whose articles are all there is written as it is.
func packBatches(w io.Writer, last []recalledBatch, articles []remembered) error {
	known := make(map[remembered]recalledBatch, len(last)) // by the first article
	for _, b := range last {
		if len(b.articles) > 0 {
			known[b.articles[0]] = b
		}
	}
	packer := pack.Of[[]remembered]()
	var b []byte
	for len(articles) > 0 {
		same := known[articles[0]]
		piece, n := same.packed, len(same.articles)
		if !same.begins(articles) {
			n = 1
			for n < min(batchSize, len(articles)) && !known[articles[n]].begins(articles[n:]) {
				n++
			}
			b = packer.Append(b[:0], articles[:n])
			piece = string(b)
		}
		articles = articles[n:]
		if _, err := w.Write(binary.AppendUvarint(b[:0], uint64(len(piece)))); err != nil {
			return err
		}
		if _, err := io.WriteString(w, piece); err != nil {
			return err
		}
	}
	return nil
}

// unpackBatches reads what packBatches wrote; false when it is damaged.
func unpackBatches(packed string, jobs int) (batches []recalledBatch, whole bool) {
	text := pack.Of[string]()
	for packed != "" {
		var piece recalledBatch
		var err error
		if packed, err = text.Read(packed, &piece.packed); err != nil {
			return nil, false
		}
		batches = append(batches, piece)
	}
	packer := pack.Of[[]remembered]()
	var damaged atomic.Bool
	crew.Work(jobs, len(batches), func(_, i int) bool {
		b := &batches[i]
		if rest, err := packer.Read(b.packed, &b.articles); err != nil || rest != "" {
			damaged.Store(true)
		}
		return !damaged.Load()
	})
	return batches, !damaged.Load()
}
