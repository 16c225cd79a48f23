package news

import (
	"encoding/binary"
	"errors"
)

// packedPoint is how many bytes a packed point takes.
const packedPoint = 11

// AppendBinary packs the date for [encoding.BinaryAppender]: nothing for no date, one
// point or two. It cannot fail.
func (d Date) AppendBinary(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	b = d.from.append(b)
	if d.to != (point{}) {
		b = d.to.append(b)
	}
	return b, nil
}

// UnmarshalBinary unpacks what AppendBinary packed. It trusts the bytes to be of the
// same program, and refuses only those of another length.
func (d *Date) UnmarshalBinary(b []byte) error {
	*d = Date{}
	switch len(b) {
	case 0:
	case packedPoint:
		d.from.read(b)
	case 2 * packedPoint:
		d.from.read(b)
		d.to.read(b[packedPoint:])
	default:
		return errors.New("a packed date of the wrong length")
	}
	return nil
}

func (p point) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint16(b, uint16(p.year))
	b = binary.LittleEndian.AppendUint16(b, uint16(p.offset))
	return append(b, byte(p.form), byte(p.qualifier), p.month, p.day, p.hour, p.minute, p.second)
}

func (p *point) read(b []byte) {
	*p = point{
		year:   int16(binary.LittleEndian.Uint16(b)),
		offset: int16(binary.LittleEndian.Uint16(b[2:])),
		form:   form(b[4]), qualifier: qualifier(b[5]),
		month: b[6], day: b[7], hour: b[8], minute: b[9], second: b[10],
	}
}
