package dates

import (
	"fmt"
	"strings"
)

// months are the names of the months, and their usual short forms, with the
// month's number. A form that means two months in two languages is left out.
var months = monthNumbers()

// names has a line a language, its months divided by "|".
const names = `
january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec
januar jänner jän|februar feber|märz mär mrz|april|mai|juni|juli|august|september|oktober okt|november|dezember dez
janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre|octobre|novembre|décembre déc
enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|noviembre|diciembre dic
gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre set|ottobre ott|novembre|dicembre
janeiro|fevereiro fev|março|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro
januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december
styczeń stycznia|luty lutego|marzec marca|kwiecień kwietnia|maj maja|czerwiec czerwca|lipiec lipca|sierpień sierpnia|wrzesień września|październik października|listopad listopada|grudzień grudnia
январь января янв|февраль февраля фев|март марта мар|апрель апреля апр|май мая|июнь июня июн|июль июля июл|август августа авг|сентябрь сентября сен|октябрь октября окт|ноябрь ноября ноя|декабрь декабря дек
січень січня|лютий лютого|березень березня|квітень квітня|травень травня|червень червня|липень липня|серпень серпня|вересень вересня|жовтень жовтня|листопад листопада|грудень грудня
ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie
januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|desember
januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta
jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember
janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī
sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio
leden ledna|únor února|březen března|duben dubna|květen května|červen června|červenec července|srpen srpna|září|říjen října|listopad listopadu|prosinec prosince
ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık
ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου μαίου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου|νοεμβρίου|δεκεμβρίου
januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november nopember|desember`

func monthNumbers() map[string]string {
	numbers := map[string]string{}
	for line := range strings.Lines(names) {
		for i, forms := range strings.Split(strings.TrimSpace(line), "|") {
			number := fmt.Sprintf("%02d", i+1)
			for form := range strings.FieldsSeq(forms) {
				had, twice := numbers[form]
				numbers[form] = number
				if twice && had != number {
					numbers[form] = "" // two languages disagree
				}
			}
		}
	}
	return numbers
}
