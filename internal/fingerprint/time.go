package fingerprint

import (
	"encoding/binary"
	"reflect"
	"time"
)

// timeType is written by its moment and offset: a time.Time holds a pointer to
// its zone, which two runs of a program have in different places.
var timeType = reflect.TypeFor[time.Time]()

func writeTime(_ *trail, b []byte, v reflect.Value) ([]byte, error) {
	t := v.Interface().(time.Time)
	_, offset := t.Zone()
	b = binary.AppendVarint(b, t.Unix())
	b = binary.AppendVarint(b, int64(t.Nanosecond()))
	return binary.AppendVarint(b, int64(offset)), nil
}
