package feed

const (
	letters  = "abcdefghijklmnopqrstuvwxyz"
	capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits   = "0123456789"
)

var (
	// stays are the characters of one byte that an HTML text holds as they are.
	stays = charset("\t\n !#$%()*+,-./:;=?@[\\]^_`{|}~" + letters + capitals + digits)
	// hostChars and pathChars are those of an address that no reading of it changes.
	hostChars = charset("-." + letters + digits)
	pathChars = charset("-._~/" + letters + capitals + digits)
)

// chars are a set of characters of one byte.
type chars [256]bool

func charset(members string) *chars {
	var set chars
	for i := range len(members) {
		set[members[i]] = true
	}
	return &set
}

// holds says whether all characters of a text are in the set.
func (set *chars) holds(text []byte) bool {
	for _, c := range text {
		if !set[c] {
			return false
		}
	}
	return true
}
