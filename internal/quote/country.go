package quote

// country gives a country's name for its adjective, and one name for its many.
func country(w string) string {
	switch w {
	case "russian", "kremlin", "moscow":
		return "russia"
	case "french":
		return "france"
	case "german":
		return "germany"
	case "italian":
		return "italy"
	case "spanish":
		return "spain"
	case "polish":
		return "poland"
	case "finnish":
		return "finland"
	case "swedish":
		return "sweden"
	case "norwegian":
		return "norway"
	case "danish":
		return "denmark"
	case "dutch", "holland":
		return "netherlands"
	case "belgian":
		return "belgium"
	case "austrian":
		return "austria"
	case "swiss":
		return "switzerland"
	case "hungarian":
		return "hungary"
	case "czech":
		return "czechia"
	case "slovak":
		return "slovakia"
	case "slovenian":
		return "slovenia"
	case "croatian":
		return "croatia"
	case "serbian":
		return "serbia"
	case "romanian":
		return "romania"
	case "bulgarian":
		return "bulgaria"
	case "greek":
		return "greece"
	case "turkish", "turkiye":
		return "turkey"
	case "cypriot":
		return "cyprus"
	case "maltese":
		return "malta"
	case "portuguese":
		return "portugal"
	case "irish":
		return "ireland"
	case "british", "uk", "u.k.", "britain's":
		return "britain"
	case "american", "us", "u.s.", "america":
		return "usa"
	case "ukrainian", "kyiv":
		return "ukraine"
	case "estonian":
		return "estonia"
	case "latvian":
		return "latvia"
	case "lithuanian":
		return "lithuania"
	case "belarusian":
		return "belarus"
	case "georgian":
		return "georgia"
	case "armenian":
		return "armenia"
	case "moldovan":
		return "moldova"
	case "chinese", "beijing":
		return "china"
	case "indian":
		return "india"
	case "japanese":
		return "japan"
	case "israeli":
		return "israel"
	case "iranian":
		return "iran"
	case "canadian":
		return "canada"
	case "european", "eu", "e.u.", "bloc", "union":
		return "eu"
	case "defence":
		return "defense"
	}
	return w
}

// areaName is the English name of an area of content/people: ISO 3166-1 alpha-2
// codes of Europe and of those it talks to, and EU.
func areaName(code string) string {
	switch code {
	case "EU":
		return "eu"
	case "AL":
		return "albania"
	case "AT":
		return "austria"
	case "BE":
		return "belgium"
	case "BG":
		return "bulgaria"
	case "BY":
		return "belarus"
	case "CA":
		return "canada"
	case "CH":
		return "switzerland"
	case "CN":
		return "china"
	case "CY":
		return "cyprus"
	case "CZ":
		return "czechia"
	case "DE":
		return "germany"
	case "DK":
		return "denmark"
	case "EE":
		return "estonia"
	case "ES":
		return "spain"
	case "FI":
		return "finland"
	case "FR":
		return "france"
	case "GB":
		return "britain"
	case "GE":
		return "georgia"
	case "GR":
		return "greece"
	case "HR":
		return "croatia"
	case "HU":
		return "hungary"
	case "IE":
		return "ireland"
	case "IN":
		return "india"
	case "IT":
		return "italy"
	case "JP":
		return "japan"
	case "LT":
		return "lithuania"
	case "LU":
		return "luxembourg"
	case "LV":
		return "latvia"
	case "MD":
		return "moldova"
	case "MT":
		return "malta"
	case "NL":
		return "netherlands"
	case "NO":
		return "norway"
	case "PL":
		return "poland"
	case "PT":
		return "portugal"
	case "RO":
		return "romania"
	case "RS":
		return "serbia"
	case "RU":
		return "russia"
	case "SE":
		return "sweden"
	case "SI":
		return "slovenia"
	case "SK":
		return "slovakia"
	case "TR":
		return "turkey"
	case "UA":
		return "ukraine"
	case "US":
		return "usa"
	}
	return ""
}
