package corpus

import "strings"

// The vocabulary. The words are ordinary, so that texts are as hard to read for a
// machine as real ones: names, quotations, numbers, links and emphasis.
var (
	given = strings.Fields(`Adela Benno Clio Darius Edda Faisal Gunnar Hetty Ilse Jonas Kirsi Leandro Maija Nilo Oona
		Petra Quirin Ruben Saskia Tariq Ursula Viggo Wilma Xenia Yannick Zdenka Åsa Björg Çelik Dóra Émile Füsun Gábor
		Håkon Iñigo Jürgen Květa Łucja Márta Niño`)
	family = strings.Fields(`Aldermoor Birchwell Cantrell Dunmoor Eastholm Farrowby Glenister Hartsworth Inglestone Jessop
		Kettleby Longstaff Merriweather Netherby Oxley Penhallow Quarrington Ravensdale Silverthorn Tolland Underhill
		Vantongeren Wexcombe Yarborough Zeller Ambrož Brøndby Châtelet Döring Echevarría`)
	roles = []string{
		"party leader", "economist", "mayor", "minister for energy", "professor of law", "union president", "senator",
		"columnist", "judge", "commissioner", "chief executive", "campaign director",
	}
	countries = strings.Fields(`Austria Brazil Canada Denmark Estonia France Germany Hungary India Japan Kenya Mexico`)
	subjects  = strings.Fields(`agriculture broadcasting carbon-tax courts defence education elections energy fisheries
		health-care housing inflation labour local-government migration pensions research trade transport water`)
	papers = []string{
		"The Quay Gazette", "Upland Courier", "Wire of the Isles", "The Daily Plough", "Signal and Lamp", "The Weekly Assize",
		"Metropolitan Sun", "The Causeway", "Evening Compass", "Tribune of the North", "The Ledgerman", "Harbour Standard",
	}
	adjectives = strings.Fields(`ambitious annual binding contested costly delayed draft federal final modest narrow new
		public regional revised rural sweeping temporary unpopular urgent urban voluntary`)
	things = strings.Fields(`amendment audit bill budget charter coalition committee deficit forecast framework grid hearing
		inquiry levy mandate moratorium petition quota rebate reform report ruling scheme settlement subsidy tariff treaty vote`)
	groups = strings.Fields(`analysts campaigners councillors employers exporters farmers hospitals households investors judges
		landlords lawmakers mayors ministers negotiators regulators researchers teachers tenants unions voters`)
	did = strings.Fields(`abandoned amended approved backed challenged criticised defended delayed endorsed extended narrowed
		postponed published questioned rejected reviewed revived suspended withdrew`)
	when = []string{
		"after three days of talks", "ahead of the regional vote", "as the figures did not add up", "before the summer recess",
		"despite earlier promises", "in spite of loud opposition", "on the advice of the audit office", "over the objections of the treasury",
		"under pressure from the back benches", "with almost no notice",
	}
	where = []string{
		"across the border", "at the party conference", "in Brussels", "in the capital", "in the coastal provinces",
		"in the lower house", "in the north", "on the trading floor",
	}
)
