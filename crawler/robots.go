package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	maxRobots    = 512 << 10      // bytes of a robots.txt that are read; the rest does not count
	robotsExpire = 24 * time.Hour // after which it is fetched again
)

// robots keeps the robots.txt of every host and port asked.
type robots struct {
	product string // the name that groups may address us by
	client  *http.Client

	mu sync.Mutex
	m  map[string]*robotsFile
}

type robotsFile struct {
	done    chan struct{} // closed when the rest is known
	expires time.Time
	rules   rules
	err     error // why nothing may be fetched there in this run
}

// newRobots fetches through send, and so at the host's pace.
func newRobots(send func(*http.Request, int64, bool) (*answer, error), product string) *robots {
	r := &robots{product: product, m: map[string]*robotsFile{}}
	r.client = &http.Client{Transport: roundTripper(func(req *http.Request) (*http.Response, error) {
		a, err := send(req, maxRobots, false)
		if err != nil {
			return nil, err
		}
		return a.response(req, a.body[:min(len(a.body), maxRobots)]), nil
	})}
	r.client.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		if len(via) > 5 || checkAddress(req.URL) != nil {
			return http.ErrUseLastResponse // which allows all, as RFC 9309 has it
		}
		return nil
	}
	return r
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// rulesFor are the rules for a page. Of many that ask at once, one fetches.
func (r *robots) rulesFor(ctx context.Context, page *url.URL) (rules, error) {
	origin := page.Scheme + "://" + page.Host
	r.mu.Lock()
	file := r.m[origin]
	if file == nil || !file.expires.IsZero() && time.Now().After(file.expires) {
		file = &robotsFile{done: make(chan struct{})}
		r.m[origin] = file
		r.mu.Unlock()
		file.rules, file.err = r.fetch(ctx, origin+"/robots.txt")
		r.mu.Lock()
		file.expires = time.Now().Add(robotsExpire)
		r.mu.Unlock()
		close(file.done)
		return file.rules, file.err
	}
	r.mu.Unlock()
	select {
	case <-file.done:
		return file.rules, file.err
	case <-ctx.Done():
		return rules{}, ctx.Err()
	}
}

// fetch reads a robots.txt. Where there is none all is allowed; where it cannot
// be had nothing is (RFC 9309, section 2.3.1).
func (r *robots) fetch(ctx context.Context, address string) (rules, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return rules{}, err
	}
	res, err := r.client.Do(req)
	var refused *refusedError
	if errors.As(err, &refused) {
		return rules{}, refused
	}
	if err != nil {
		return rules{}, fmt.Errorf("%s cannot be read, so the host is left alone: %w", address, cause(err))
	}
	defer res.Body.Close()
	switch {
	case res.StatusCode >= 500:
		return rules{}, fmt.Errorf("the server answered %d for %s, so the host is left alone", res.StatusCode, address)
	case res.StatusCode > 299:
		return rules{}, nil
	}
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return rules{}, err
	}
	return parseRobots(string(text), r.product), nil
}

// cause is the error within what net/http says about a request.
func cause(err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// rules are what a robots.txt says to us (RFC 9309). The zero rules allow all.
type rules struct {
	paths []rule
	delay time.Duration // Crawl-delay, which the RFC leaves open; 0 if none
}

type rule struct {
	pattern string
	allow   bool
}

// parseRobots reads the rules for the crawler with a product name ("newsgraph"):
// those of the groups that name it, or else of the groups for all. Lines that
// make no sense are passed over, as the RFC asks.
func parseRobots(text, product string) rules {
	var own, all, none rules
	named := false                       // a group names us
	groups, inAgents := []*rules{}, true // those that the present lines belong to
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch {
		case !ok:
		case key == "user-agent":
			if !inAgents {
				groups, inAgents = nil, true
			}
			group := &none
			if value == "*" {
				group = &all
			} else if strings.EqualFold(productName(value), product) {
				group, named = &own, true
			}
			groups = append(groups, group)
		case key == "allow" || key == "disallow" || key == "crawl-delay":
			inAgents = false
			for _, group := range groups {
				group.add(key, value)
			}
		}
	}
	if named {
		return own
	}
	return all
}

// productName is the first word of a user agent, without its version.
func productName(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return agent
	}
	return agent[:end]
}

func (r *rules) add(key, value string) {
	switch {
	case value == "": // "Disallow:" forbids nothing
	case key == "crawl-delay":
		if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
			r.delay = max(r.delay, time.Duration(min(seconds, 1e6)*float64(time.Second)))
		}
	default:
		r.paths = append(r.paths, rule{escaped(value), key == "allow"})
	}
}

// allow reports whether a path with its query may be asked for: the longest
// pattern that fits decides, and of two alike the one that allows.
func (r *rules) allow(path string) bool {
	path = escaped(path)
	longest, allowed := -1, true
	for _, rule := range r.paths {
		n := len(rule.pattern)
		if n < longest || n == longest && !rule.allow || !fits(rule.pattern, path) {
			continue
		}
		longest, allowed = n, rule.allow
	}
	return allowed
}

// fits reports whether a pattern fits the beginning of path: * stands for any
// characters, and $ at the end for the end of path.
func fits(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	for i, part := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(rest, part)
		}
		if _, rest, ok = strings.Cut(rest, part); !ok {
			return false
		}
	}
	return !whole || rest == ""
}

// escaped writes a path in the one way in which robots.txt paths are compared:
// percent signs only before what must be written so, in upper-case.
func escaped(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		if c == '%' && i+2 < len(path) {
			if n, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err == nil {
				i += 2
				if c = byte(n); !isUnreserved(c) {
					fmt.Fprintf(&b, "%%%02X", c)
					continue
				}
			}
		}
		if c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isUnreserved reports whether c means the same in an address with and without
// a percent sign (RFC 3986, section 2.3).
func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
