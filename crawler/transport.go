package crawler

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"newsgraph/archive"
)

// transport is the [http.RoundTripper] beneath colly. It does what colly leaves
// out: robots.txt, also for the targets of redirects; the pace per host; the
// address guard; limits of size and time; encodings and character sets. What
// it hands to colly is text in UTF-8; what came is in the visit that the
// request's context holds.
type transport struct {
	base      *http.Transport
	hosts     *hosts
	robots    *robots
	userAgent string
	maxBody   int64
	timeout   time.Duration
}

func newTransport(cfg *Config) *transport {
	t := &transport{
		base: &http.Transport{
			// No proxy, whatever the environment says: behind one the address
			// guard would see the proxy's address instead of the page's.
			Proxy:                  nil,
			DialContext:            cfg.Dial,
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    10 * time.Second,
			MaxResponseHeaderBytes: 64 << 10,
			MaxIdleConnsPerHost:    1,
			MaxIdleConns:           100,
			IdleConnTimeout:        90 * time.Second,
		},
		hosts:     newHosts(cfg.Delay),
		userAgent: cfg.userAgent(),
		maxBody:   cfg.MaxBody,
		timeout:   cfg.Timeout,
	}
	t.robots = newRobots(t.send, productName(cfg.UserAgent))
	return t
}

// close ends the connections that are kept open for more.
func (t *transport) close() { t.base.CloseIdleConnections() }

// visit is one page's journey through the transport.
type visit struct {
	asked  []string // addresses asked for, in order: the first, then where it was redirected to
	status int
	header http.Header
	body   []byte // as it came, content encoding undone
	kind   Kind
	known  string // where it was redirected to, if the run fetches that anyway
}

type visitKey struct{}

// RoundTrip fetches one page, or is redirected once.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	v := req.Context().Value(visitKey{}).(*visit)
	if err := v.ask(req.URL); err != nil {
		return nil, err
	}
	rules, err := t.robots.rulesFor(req.Context(), req.URL)
	if err != nil {
		return nil, err
	}
	if !rules.allow(pathAndQuery(req.URL)) {
		return nil, fmt.Errorf("%w %s does not allow %s to fetch it", errRobots, req.URL.Host, t.robots.product)
	}
	if err := t.hosts.slowDown(req.URL.Hostname(), rules.delay); err != nil {
		return nil, err
	}
	a, err := t.send(req, t.maxBody, true)
	if err != nil {
		return nil, err
	}
	v.status, v.header, v.body = a.status, a.header, nil
	if a.redirects() {
		return a.response(req, nil), nil
	}
	if err := a.check(t.maxBody); err != nil {
		return nil, err
	}
	v.body = a.body
	return v.response(a, req)
}

// ask notes an address that is asked for.
func (v *visit) ask(address *url.URL) error {
	u, err := resolve(address, address.String())
	if err != nil {
		return err
	}
	if s := u.String(); len(v.asked) == 0 || v.asked[len(v.asked)-1] != s {
		v.asked = append(v.asked, s)
	}
	return nil
}

// response is the page as colly gets it: text in UTF-8, marked as HTML only if
// it is. Compressed files stay as they are.
func (v *visit) response(a *answer, req *http.Request) (res *http.Response, err error) {
	text := a.body
	if !isGzip(a.body) {
		s, _ := archive.UTF8(a.body, a.header.Get("Content-Type"))
		text = []byte(s)
	}
	if v.kind, err = sniff(text); err != nil {
		return nil, err
	}
	res = a.response(req, text)
	res.Header.Set("Content-Type", "application/octet-stream; charset=utf-8")
	if v.kind == KindPage && a.isHTML() {
		res.Header.Set("Content-Type", "text/html; charset=utf-8")
	}
	return res, nil
}

// answer is a server's answer to one request. Its body is read only if the
// status is good.
type answer struct {
	status int
	header http.Header
	body   []byte // content encoding undone; at most one byte more than the limit
}

func (a *answer) redirects() bool {
	switch a.status {
	case 301, 302, 303, 307, 308:
		return a.header.Get("Location") != ""
	}
	return false
}

// check says why an answer is no page.
func (a *answer) check(limit int64) error {
	switch {
	case a.status < 200 || a.status > 299:
		return errors.New(strings.TrimSpace(fmt.Sprintf("the server answered %d %s", a.status, http.StatusText(a.status))))
	case int64(len(a.body)) > limit:
		return tooLarge(limit)
	case len(bytes.TrimSpace(a.body)) == 0:
		return errors.New("the server answered with an empty page")
	case !isText(a.mediaType()) && !isGzip(a.body):
		return notText(a.mediaType())
	}
	return nil
}

func tooLarge(limit int64) error {
	return fmt.Errorf("the page is larger than %.4g MiB", float64(limit)/(1<<20))
}

func notText(mediaType string) error {
	return fmt.Errorf("it is %s: neither a page nor a feed nor a sitemap", mediaType)
}

// declaredType is the Content-Type without parameters; "" where the server does
// not say.
func (a *answer) declaredType() string {
	kind, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
	return strings.ToLower(strings.TrimSpace(kind))
}

// mediaType is the declared type if that is text, or else what the bytes look
// like: compressed sitemaps come under many names.
func (a *answer) mediaType() string {
	if kind := a.declaredType(); isText(kind) {
		return kind
	}
	kind, _, _ := strings.Cut(http.DetectContentType(a.body), ";")
	return kind
}

// isText reports whether pages, feeds or sitemaps come as a media type.
func isText(mediaType string) bool {
	return strings.HasPrefix(mediaType, "text/") || strings.HasSuffix(mediaType, "xml") || strings.HasSuffix(mediaType, "json")
}

// isMedia reports whether a media type is surely none of text.
func isMedia(mediaType string) bool {
	family, _, _ := strings.Cut(mediaType, "/")
	return family == "image" || family == "audio" || family == "video" || family == "font" || mediaType == "application/pdf"
}

func (a *answer) isHTML() bool {
	kind := a.mediaType()
	return kind == "text/html" || kind == "application/xhtml+xml"
}

// response is a as an HTTP response whose body is not encoded any more.
func (a *answer) response(req *http.Request, body []byte) *http.Response {
	header := a.header.Clone()
	header.Del("Content-Encoding")
	header.Del("Content-Length")
	return &http.Response{
		Status: strconv.Itoa(a.status) + " " + http.StatusText(a.status), StatusCode: a.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
		Uncompressed: true, // or colly would unpack .xml.gz without limit
		Request:      req,
	}
}

// send makes one request when the host's turn comes, and reads the answer: at
// most limit bytes and one more, which tells that there are too many. A strict
// one is an error as soon as it is known to be no page.
func (t *transport) send(req *http.Request, limit int64, strict bool) (*answer, error) {
	host := req.URL.Hostname()
	if err := t.hosts.begin(req.Context(), host); err != nil {
		return nil, err
	}
	a, err := t.exchange(req, limit, strict)
	var failed *hostError
	t.hosts.end(host, errors.As(err, &failed) || a != nil && isBusy(a.status), retryAfter(a))
	return a, err
}

func isBusy(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable
}

// retryAfter is how long a busy server asks to wait; 0 if it does not say.
func retryAfter(a *answer) time.Duration {
	if a == nil || !isBusy(a.status) {
		return 0
	}
	value := a.header.Get("Retry-After")
	if seconds, err := strconv.Atoi(value); err == nil {
		return time.Duration(min(max(seconds, 0), 1e6)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return time.Until(at)
	}
	return 0
}

func (t *transport) exchange(req *http.Request, limit int64, strict bool) (*answer, error) {
	ctx, cancel := context.WithTimeout(req.Context(), t.timeout)
	defer cancel()
	out := req.Clone(ctx)
	out.Header.Set("User-Agent", t.userAgent)
	out.Header.Set("Accept-Encoding", "gzip")
	res, err := t.base.RoundTrip(out)
	if err != nil {
		return nil, t.explain(req, err)
	}
	defer res.Body.Close()
	a := &answer{status: res.StatusCode, header: res.Header}
	if a.redirects() || a.status > 299 {
		return a, nil
	}
	if strict && res.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	if kind := a.declaredType(); strict && isMedia(kind) {
		return nil, notText(kind)
	}
	if a.body, err = readBody(res, limit); err != nil {
		return nil, t.explainBody(ctx, req, err)
	}
	return a, nil
}

// readBody reads a body and undoes its content encoding. Both what is sent and
// what it unfolds to are limited.
func readBody(res *http.Response, limit int64) ([]byte, error) {
	sent := bufio.NewReader(io.LimitReader(res.Body, limit+1))
	encoding := strings.Join(res.Header.Values("Content-Encoding"), ",")
	if _, err := sent.Peek(1); err == io.EOF || encoding == "" {
		return io.ReadAll(sent)
	}
	plain, err := archive.Decode(sent, encoding)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(plain, limit+1))
}

// hostError is a failure of a host, rather than of one page on it.
type hostError struct{ error }

func (e *hostError) Unwrap() error { return e.error }

// explain puts an error of the network into words for people.
func (t *transport) explain(req *http.Request, err error) error {
	var refused *refusedError
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case req.Context().Err() != nil:
		return req.Context().Err()
	case errors.As(err, &refused):
		return refused
	case errors.As(err, &timeout) && timeout.Timeout():
		return &hostError{fmt.Errorf("%s gave no complete answer in time, which is %v at most", req.URL.Host, t.timeout)}
	case errors.As(err, &dns) && dns.IsNotFound:
		return &hostError{fmt.Errorf("there is no host named %s", req.URL.Hostname())}
	}
	return &hostError{fmt.Errorf("no answer from %s: %w", req.URL.Host, err)}
}

// explainBody does so for what goes wrong after the header has come.
func (t *transport) explainBody(ctx context.Context, req *http.Request, err error) error {
	if ctx.Err() != nil {
		return t.explain(req, ctx.Err())
	}
	return fmt.Errorf("the answer breaks off or cannot be unpacked: %w", err)
}

func pathAndQuery(u *url.URL) string {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	return path
}
