package card

import (
	"encoding/binary"
	"hash/crc32"
)

// The pictures are written here, and not by image/png, because it packs two pixels
// into a byte one by one, and does not know which rows are empty: it takes six times
// as long. TestPNG reads what is written with image/png.

const signature = "\x89PNG\r\n\x1a\n"

// png is the picture as a file.
func (e *easel) png() ([]byte, error) {
	depth := byte(8)
	if len(e.palette) <= 16 {
		depth = 4
	}
	e.packed.Reset()
	e.zip.Reset(&e.packed)
	var row [1 + Width]byte // its first byte says that the row is not filtered
	length := 1 + Width*int(depth)/8
	for y := range Height {
		line := e.pixels[y*Width : (y+1)*Width]
		switch {
		case !e.dirty[y]:
			clear(row[:])
		case depth == 8:
			copy(row[1:], line)
		default:
			packed := row[1:length]
			for i := range packed {
				packed[i] = line[2*i]<<4 | line[2*i+1]
			}
		}
		if _, err := e.zip.Write(row[:length]); err != nil {
			return nil, err
		}
	}
	if err := e.zip.Close(); err != nil {
		return nil, err
	}
	const indexed = 3 // the colour type
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, Width), Height)
	header = append(header, depth, indexed, 0, 0, 0)
	palette := make([]byte, 0, 3*maxColors)
	for _, c := range e.palette {
		palette = append(palette, c.R, c.G, c.B)
	}
	b := make([]byte, 0, len(signature)+4*12+len(header)+len(palette)+e.packed.Len())
	b = append(b, signature...)
	b = appendChunk(b, "IHDR", header)
	b = appendChunk(b, "PLTE", palette)
	b = appendChunk(b, "IDAT", e.packed.Bytes())
	return appendChunk(b, "IEND", nil), nil
}

func appendChunk(b []byte, kind string, data []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	from := len(b)
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[from:]))
}
