package crawler

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// DialPublic connects like [net.Dialer] but refuses every address that is not
// public: loopback, private and link-local networks, multicast, and what else
// the IANA special-purpose registries keep apart. It judges the address that is
// dialed, after the name has been resolved, so neither a redirect nor a name
// server that changes its answer leads the crawler into the network it runs in.
func DialPublic(ctx context.Context, network, address string) (net.Conn, error) {
	d := newDialer()
	d.Control = func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !isPublic(to.Addr()) {
			return &refusedError{address}
		}
		return nil
	}
	return d.DialContext(ctx, network, address)
}

func newDialer() *net.Dialer {
	return &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
}

// refusedError says that an address is not public.
type refusedError struct{ address string }

func (e *refusedError) Error() string {
	host, _, err := net.SplitHostPort(e.address)
	if err != nil {
		host = e.address
	}
	return fmt.Sprintf("%s is a private or local address, which the crawler reaches only with --allow-private", host)
}

// special are the networks that nobody serves news from, from the IANA IPv4 and
// IPv6 special-purpose address registries (RFC 6890) and RFC 3068, 4193, 5737,
// 6598, 9637.
var special = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
	"224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

var (
	globalIPv6 = netip.MustParsePrefix("2000::/3")     // all that is given out for use on the Internet
	nat64      = netip.MustParsePrefix("64:ff9b::/96") // holds an IPv4 address (RFC 6052)
)

func prefixes(list ...string) []netip.Prefix {
	var p []netip.Prefix
	for _, s := range list {
		p = append(p, netip.MustParsePrefix(s))
	}
	return p
}

// isPublic reports whether a is an address on the public Internet. An IPv4
// address within an IPv6 one is judged as itself.
func isPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	if a.Is6() && !globalIPv6.Contains(a) {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return a.IsValid()
}
