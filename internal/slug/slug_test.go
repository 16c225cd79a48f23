package slug_test

import (
	"regexp"
	"testing"

	"digest/internal/slug"
)

func TestOf(t *testing.T) {
	for _, tc := range []struct{ headline, want string }{
		{"Prévot doesn’t agree", "prevot-doesnt-agree"},
		{"Straße, Łódź & Århus", "strasse-lodz-arhus"},
		{"Nausėda, Kariņš, Šimonytė", "nauseda-karins-simonyte"},
		{"Совет ЕС: ещё один", "sovet-es-eshchyo-odin"},
		{"Їжак і Київ", "yizhak-i-kiyiv"},
		{"Η Ευρώπη του Μητσοτάκη", "i-eyropi-tou-mitsotaki"},
		{"欧洲", ""},
		{"", ""},
		{"one two three four five six seven eight nine ten eleven twelve thirteen", "one-two-three-four-five-six-seven-eight-nine-ten-eleven"},
		{"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff"},
	} {
		if got := slug.Of(tc.headline); got != tc.want {
			t.Errorf("Of(%q) = %q, want %q", tc.headline, got, tc.want)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Prévot’s “plan”")
	f.Add("İstanbul ǅ ﬁ")
	valid := regexp.MustCompile(`^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, headline string) {
		got := slug.Of(headline)
		if !valid.MatchString(got) || len(got) > 60 {
			t.Errorf("Of(%q) = %q", headline, got)
		}
		if again := slug.Of(got); again != got {
			t.Errorf("Of(%q) = %q, want it unchanged", got, again)
		}
	})
}
