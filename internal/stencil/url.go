package stencil

import "strings"

// urlFilter lets addresses pass that are safe to follow.
func urlFilter(_ *run, dst []byte, s string, kind content) ([]byte, bool) {
	if kind != address && !safeURL(s) {
		return append(dst, "#"+failsafe...), true
	}
	return append(dst, s...), true
}

// safeURL is true of addresses without a scheme, and with one that only leads
// somewhere.
func safeURL(s string) bool {
	colon := strings.IndexByte(s, ':')
	if colon < 0 || strings.IndexByte(s[:colon], '/') >= 0 {
		return true
	}
	scheme := s[:colon]
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// What becomes of a byte of an address.
const (
	kept     = iota
	reserved // kept in a whole address, not in a part of one
	percent  // kept in a whole address where it begins an escape
	escaped
)

// urlClasses says what becomes of each byte.
var urlClasses = func() (classes [256]uint8) {
	for c := range classes {
		b := byte(c)
		switch {
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', '0' <= b && b <= '9', strings.IndexByte("-._~", b) >= 0:
			classes[c] = kept
		case strings.IndexByte("!#$&*+,/:;=?@[]", b) >= 0:
			classes[c] = reserved
		case b == '%':
			classes[c] = percent
		default:
			classes[c] = escaped
		}
	}
	return classes
}()

// appendURL appends an address with what may not stand in one percent-encoded;
// whole addresses keep what gives them their structure.
func appendURL(dst []byte, s string, whole bool) []byte {
	const hex = "0123456789abcdef"
	written := 0
	for i := range len(s) {
		switch c := s[i]; urlClasses[c] {
		case kept:
			continue
		case reserved:
			if whole {
				continue
			}
		case percent:
			if whole && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				continue
			}
		}
		dst = append(append(dst, s[written:i]...), '%', hex[s[i]>>4], hex[s[i]&15])
		written = i + 1
	}
	return append(dst, s[written:]...)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// link is the whole way of an address into an attribute: filtered, normalized,
// escaped. Most addresses come out as they are.
func link(r *run, dst []byte, s string, kind content) ([]byte, bool) {
	if kind != address && !safeURL(s) {
		return append(dst, "#"+failsafe...), true
	}
	for i := range len(s) {
		c := s[i]
		if class := urlClasses[c]; class > reserved || c == '&' || c == '+' {
			r.spare[0] = appendURL(r.spare[0][:0], s, true)
			return appendReplaced(dst, asString(r.spare[0]), &htmlTable), true
		}
	}
	return append(dst, s...), true
}
