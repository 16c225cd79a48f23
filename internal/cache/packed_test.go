package cache

import (
	"testing"

	"digest/internal/fingerprint"

	"github.com/google/go-cmp/cmp"
)

func full() Memory {
	return Memory{
		Program: fingerprint.Sum{1}, Output: "/srv/public", Frame: fingerprint.Sum{2}, Articles: fingerprint.Sum{3}, Since: -4, Until: 5,
		Report: []byte("{}"), Sums: []fingerprint.Sum{{6}, {7}},
		Inputs:  map[string]Look{"a.md": {Size: -1}},
		Folders: map[string]Look{".": {Size: 1, Changed: -1, Inode: 1<<64 - 1}},
		Outputs: map[string]Output{"a": {Sum: fingerprint.Sum{8}, Contents: "\x01", Look: Look{Size: 9}}},
	}
}

// Whatever the bytes, unpacking ends, and what it takes for whole can be packed again.
func FuzzUnpack(f *testing.F) {
	whole := full().append(nil)
	for _, seed := range []string{string(whole), string(whole[:len(whole)/2]), string(Memory{}.append(nil)), ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, packed string) {
		m, ok := unpack(packed)
		if !ok {
			return
		}
		again, ok := unpack(string(m.append(nil)))
		if diff := cmp.Diff(m, again); !ok || diff != "" {
			t.Errorf("packed again, whole = %v (-want +got):\n%s", ok, diff)
		}
	})
}

func TestUnpackRefusesParts(t *testing.T) {
	t.Parallel()
	whole := string(full().append(nil))
	for i := range whole {
		if _, ok := unpack(whole[:i]); ok {
			t.Errorf("the first %d of %d bytes are taken for whole", i, len(whole))
		}
	}
	if _, ok := unpack(whole + "\x00"); ok {
		t.Error("a byte too many is not seen")
	}
}
