package plan

import (
	"encoding/json"
	"testing"
)

// FuzzJSONText: texts become what encoding/json makes of them.
func FuzzJSONText(f *testing.F) {
	for _, s := range []string{"", "plain", `"q\`, "</script>&", "\x00\b\f\n\r\t\x1f\x7f", "\u2028\u2029", "\xff\xc3", "\ufffd", "ü€😀", "\xed\xa0\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := appendJSONText(nil, s); string(got) != string(want) {
			t.Errorf("%q becomes %s, want %s", s, got, want)
		}
	})
}
