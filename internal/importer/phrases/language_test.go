package phrases_test

import (
	"testing"

	"golang.org/x/text/encoding/charmap"

	"digest/internal/importer/phrases"
)

// samples are sentences of a news text, by language.
var samples = map[string]string{
	"en": "The envoys said on Monday that there is no plan for the talks, and that they will wait until the members have met.",
	"de": "Die Gesandten haben am Montag gesagt, dass es für die Gespräche noch keinen Plan gibt und dass sie auf die Mitglieder warten.",
	"fr": "Les émissaires ont dit lundi que les pourparlers ne sont pas prévus et qu'une réunion des membres est à l'étude dans la ville.",
	"pl": "Wysłannicy powiedzieli w poniedziałek, że nie ma planu na rozmowy i że spotkanie jest możliwe, ale nie przed końcem roku.",
	"lt": "Pasiuntiniai pirmadienį sakė, kad derybų plano dar nėra ir kad susitikimas yra galimas, bet ne iki metų pabaigos, kaip ir buvo.",
	"ru": "Посланники сказали в понедельник, что плана переговоров нет и что встреча возможна, но не до конца года, как это и было.",
	"da": "Udsendingene sagde mandag, at der ikke er en plan for samtalerne, og at de har ventet på det, som blev aftalt af medlemmerne.",
}

func TestLanguage(t *testing.T) {
	list := phrases.Read()
	for want, text := range samples {
		if got := list.Language(text); got != want {
			t.Errorf("Language(%q) = %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"", "A plan", "Xyzzy plugh foo bar baz qux quux corge grault garply waldo fred."} {
		if got := list.Language(text); got != "" {
			t.Errorf("Language(%q) = %q, want none", text, got)
		}
	}
}

// The right code page reads best.
func TestPlausibility(t *testing.T) {
	list := phrases.Read()
	for language, page := range map[string]*charmap.Charmap{
		"fr": charmap.Windows1252, "pl": charmap.Windows1250, "lt": charmap.Windows1257, "ru": charmap.Windows1251,
	} {
		data, err := page.NewEncoder().String(samples[language])
		if err != nil {
			t.Fatal(err)
		}
		best := list.Plausibility(samples[language])
		for _, other := range []*charmap.Charmap{charmap.Windows1252, charmap.Windows1250, charmap.Windows1257, charmap.Windows1251} {
			text, err := other.NewDecoder().String(data)
			if err != nil {
				t.Fatal(err)
			}
			if got := list.Plausibility(text); other != page && got >= best {
				t.Errorf("%s as %v: %d, want less than %d", language, other, got, best)
			}
		}
	}
}
