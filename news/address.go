package news

import (
	"net/url"
	"strings"
)

// Address is an address of the web in the one form in which addresses are
// compared: scheme and host in lower case, the host without dots at its end,
// no port that goes without saying, no user name, no "." and ".." in the path,
// "/" for an empty path, no fragment. What is no address of the web (urn:…)
// stays as it is.
func Address(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return address
	}
	host := strings.TrimRight(strings.ToLower(strings.TrimSuffix(u.Host, ":"+u.Port())), ".")
	if host == "" {
		return address
	}
	if port := u.Port(); port != "" && port != map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		host += ":" + port
	}
	u = u.ResolveReference(u) // undoes "." and ".."
	if u.Path == "" {
		u.Path = "/"
	}
	u.Host, u.User, u.Fragment, u.RawFragment, u.ForceQuery = host, nil, "", "", false
	return u.String()
}
