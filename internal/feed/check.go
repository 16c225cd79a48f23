package feed

import (
	"fmt"
	"net/url"
	"regexp"
)

// webURL parses an absolute http or https address.
func webURL(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || !isWeb(u) || address != token(address) {
		return nil, fmt.Errorf("%q is not an absolute http or https address; write it as \"https://example.org/page/\"", address)
	}
	return u, nil
}

// normalise replaces an address by its escaped form, which RSS requires. An empty
// one stays empty.
func normalise(address *string) error {
	if *address == "" {
		return nil
	}
	u, err := webURL(*address)
	if err != nil {
		return err
	}
	*address = u.String()
	return nil
}

func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// checkID holds an id against RFC 4287, 4.2.6: an absolute IRI. It is compared
// character by character, so that it is refused rather than mended.
func checkID(id string) error {
	u, err := url.Parse(id)
	if err != nil || u.Scheme == "" || id != token(id) {
		return fmt.Errorf("the id %q is not a URI; write it as \"tag:example.org,2026:digest/slug\"", id)
	}
	return nil
}

// languageTag is the shape of a BCP 47 tag (RFC 5646, section 2.1).
var languageTag = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)

func checkLanguage(tag string) error {
	if tag != "" && !languageTag.MatchString(tag) {
		return fmt.Errorf("the language %q is not a BCP 47 tag; write it as \"en\" or \"pt-BR\"", tag)
	}
	return nil
}
