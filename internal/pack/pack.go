// Package pack writes plain values as bytes and reads them back, for what the
// program remembers between two runs. It is made for speed: a type is looked at
// once, numbers and lengths take few bytes, and the strings that come back are
// parts of what was read.
//
//	packer := pack.Of[[]record]()
//	b := packer.Append(nil, records)
//	rest, err := packer.Read(string(b), &records)
//
// The format has no names and no version: what is packed is read back by the
// same program or not at all, so keep a fingerprint of the program beside it.
//
// What is packed are strings, booleans, whole numbers, and structs, slices, arrays and
// pointers of what can be packed; a type may hold itself. Functions are left out. A type
// may pack itself, by the methods AppendBinary of its values and UnmarshalBinary of its
// pointers (package encoding); other structs have exported fields only.
package pack

import (
	"encoding"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
)

// errShort is what bytes say that end too early, or lie about a length.
var errShort = errors.New("packed bytes that are cut off or damaged")

// A codec packs one type. read takes a value from the beginning of a text and
// returns the rest.
type codec struct {
	append func(b []byte, v reflect.Value) []byte
	read   func(s string, v reflect.Value) (string, error)
}

// A Packer packs values of one type, which it has looked at once. It is safe for
// concurrent use.
type Packer[T any] struct{ codec *codec }

// Of is the Packer of a type. It panics where the type, or one within it, cannot be packed,
// such as an interface, a channel, a map or a float: that is a mistake of the program, which
// would otherwise remember less than it means to.
func Of[T any]() Packer[T] {
	types := make(types)
	of := reflect.TypeFor[T]()
	return Packer[T]{types.of(of, of.String())}
}

// Append packs the value at the end of b.
func (p Packer[T]) Append(b []byte, value T) []byte {
	return p.codec.append(b, reflect.ValueOf(&value).Elem())
}

// Read unpacks what Append packed, from the beginning of s, and returns what follows. The
// strings in the value keep all of s in memory.
func (p Packer[T]) Read(s string, value *T) (rest string, err error) {
	return p.codec.read(s, reflect.ValueOf(value).Elem())
}

// types are the codecs of one Packer, by type: one that holds itself is found again.
type types map[reflect.Type]*codec

// of is the codec of a type, which stands at a place in that of the Packer.
func (t types) of(of reflect.Type, at string) *codec {
	if c := t[of]; c != nil {
		return c
	}
	c := &codec{}
	t[of] = c
	switch {
	case reflect.PointerTo(of).Implements(reflect.TypeFor[encoding.BinaryUnmarshaler]()):
		if !of.Implements(reflect.TypeFor[encoding.BinaryAppender]()) {
			refuse("pack: %s: values of type %s have no method AppendBinary", at, of)
		}
		*c = binaryCodec()
	case of.Kind() == reflect.Slice:
		*c = sliceCodec(of, t.of(of.Elem(), at+"[]"))
	case of.Kind() == reflect.Array && of.Elem().Kind() == reflect.Uint8:
		*c = bytesCodec(of.Len())
	case of.Kind() == reflect.Array:
		*c = arrayCodec(of.Len(), t.of(of.Elem(), at+"[]"))
	case of.Kind() == reflect.Pointer:
		*c = pointerCodec(of, t.of(of.Elem(), at))
	case of.Kind() == reflect.Struct:
		*c = t.structCodec(of, at)
	default:
		*c = plainCodec(of, at)
	}
	return c
}

// refuse ends a program that wants to pack what cannot be packed.
func refuse(format string, args ...any) {
	panic(fmt.Sprintf(format, args...)) //nolint:forbidigo // the types of a program are no input: the first test that packs one ends here
}

func plainCodec(of reflect.Type, at string) codec {
	switch of.Kind() {
	case reflect.String:
		return codec{
			func(b []byte, v reflect.Value) []byte {
				return append(binary.AppendUvarint(b, uint64(v.Len())), v.String()...)
			},
			func(s string, v reflect.Value) (string, error) {
				n, s, err := length(s)
				if err != nil {
					return s, err
				}
				v.SetString(s[:n])
				return s[n:], nil
			},
		}
	case reflect.Bool:
		return codec{
			func(b []byte, v reflect.Value) []byte {
				if v.Bool() {
					return append(b, 1)
				}
				return append(b, 0)
			},
			func(s string, v reflect.Value) (string, error) {
				if s == "" {
					return s, errShort
				}
				v.SetBool(s[0] != 0)
				return s[1:], nil
			},
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return codec{
			func(b []byte, v reflect.Value) []byte { return binary.AppendVarint(b, v.Int()) },
			func(s string, v reflect.Value) (string, error) {
				u, s, err := number(s)
				i := int64(u>>1) ^ -int64(u&1) // as in binary.Varint
				if err == nil && v.OverflowInt(i) {
					err = errShort
				}
				v.SetInt(i)
				return s, err
			},
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return codec{
			func(b []byte, v reflect.Value) []byte { return binary.AppendUvarint(b, v.Uint()) },
			func(s string, v reflect.Value) (string, error) {
				u, s, err := number(s)
				if err == nil && v.OverflowUint(u) {
					err = errShort
				}
				v.SetUint(u)
				return s, err
			},
		}
	case reflect.Func:
		return codec{
			func(b []byte, _ reflect.Value) []byte { return b },
			func(s string, _ reflect.Value) (string, error) { return s, nil },
		}
	}
	refuse("pack: %s: values of type %s cannot be packed", at, of)
	return codec{}
}

// number takes a number from the beginning of a text, by [binary.Uvarint].
func number(s string) (uint64, string, error) {
	var u uint64
	for i := range min(len(s), binary.MaxVarintLen64) {
		b := s[i]
		if b < 0x80 {
			return u | uint64(b)<<(7*i), s[i+1:], nil
		}
		u |= uint64(b&0x7f) << (7 * i)
	}
	return 0, s, errShort
}

// length takes a length that what follows can hold, each part of which takes a byte.
func length(s string) (int, string, error) {
	n, rest, err := number(s)
	if err != nil || n > uint64(len(rest)) || n > math.MaxInt {
		return 0, s, errShort
	}
	return int(n), rest, nil
}

// binaryCodec packs what packs itself, with its length before it.
func binaryCodec() codec {
	return codec{
		func(b []byte, v reflect.Value) []byte {
			packed, _ := v.Interface().(encoding.BinaryAppender).AppendBinary(nil) // in memory it cannot fail
			return append(binary.AppendUvarint(b, uint64(len(packed))), packed...)
		},
		func(s string, v reflect.Value) (string, error) {
			n, s, err := length(s)
			if err != nil {
				return s, err
			}
			return s[n:], v.Addr().Interface().(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte(s[:n]))
		},
	}
}

func sliceCodec(of reflect.Type, element *codec) codec {
	return codec{
		func(b []byte, v reflect.Value) []byte {
			b = binary.AppendUvarint(b, uint64(v.Len()))
			for i := range v.Len() {
				b = element.append(b, v.Index(i))
			}
			return b
		},
		func(s string, v reflect.Value) (string, error) {
			n, s, err := length(s)
			if err != nil || n == 0 {
				return s, err
			}
			list := reflect.MakeSlice(of, n, n)
			for i := range n {
				if s, err = element.read(s, list.Index(i)); err != nil {
					return s, err
				}
			}
			v.Set(list)
			return s, nil
		},
	}
}

// bytesCodec packs an array of bytes as it is.
func bytesCodec(n int) codec {
	return codec{
		func(b []byte, v reflect.Value) []byte { return append(b, v.Bytes()...) },
		func(s string, v reflect.Value) (string, error) {
			if len(s) < n {
				return s, errShort
			}
			copy(v.Bytes(), s)
			return s[n:], nil
		},
	}
}

func arrayCodec(n int, element *codec) codec {
	return codec{
		func(b []byte, v reflect.Value) []byte {
			for i := range n {
				b = element.append(b, v.Index(i))
			}
			return b
		},
		func(s string, v reflect.Value) (string, error) {
			var err error
			for i := range n {
				if s, err = element.read(s, v.Index(i)); err != nil {
					return s, err
				}
			}
			return s, nil
		},
	}
}

func pointerCodec(of reflect.Type, to *codec) codec {
	return codec{
		func(b []byte, v reflect.Value) []byte {
			if v.IsNil() {
				return append(b, 0)
			}
			return to.append(append(b, 1), v.Elem())
		},
		func(s string, v reflect.Value) (string, error) {
			if s == "" {
				return s, errShort
			}
			if s[0] == 0 {
				return s[1:], nil
			}
			v.Set(reflect.New(of.Elem()))
			return to.read(s[1:], v.Elem())
		},
	}
}

func (t types) structCodec(of reflect.Type, at string) codec {
	fields := make([]*codec, of.NumField())
	for i := range fields {
		field := of.Field(i)
		if !field.IsExported() && field.Type.Kind() != reflect.Func {
			refuse("pack: %s.%s is not exported, and cannot be read back", at, field.Name)
		}
		fields[i] = t.of(field.Type, at+"."+field.Name)
	}
	return codec{
		func(b []byte, v reflect.Value) []byte {
			for i, field := range fields {
				b = field.append(b, v.Field(i))
			}
			return b
		},
		func(s string, v reflect.Value) (string, error) {
			var err error
			for i, field := range fields {
				if s, err = field.read(s, v.Field(i)); err != nil {
					return s, err
				}
			}
			return s, nil
		},
	}
}
