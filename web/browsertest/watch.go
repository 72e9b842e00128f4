package browsertest

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watch notes what pages do wrong. Its zero value is ready for use.
type watch struct {
	mu     sync.Mutex
	hosts  []string // that pages may ask
	asked  []string // addresses that pages asked
	errors []string
}

// allow adds a host, as host or host:port, to those that pages may ask.
func (w *watch) allow(host string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hosts = append(w.hosts, host)
}

func (w *watch) note(list *[]string, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	*list = append(*list, text)
}

// event takes note of one event of the tab.
func (w *watch) event(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		w.note(&w.asked, e.Request.URL)
	case *runtime.EventExceptionThrown:
		w.note(&w.errors, "uncaught exception: "+exceptionText(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			w.note(&w.errors, "console error: "+argumentsText(e.Args))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			w.note(&w.errors, fmt.Sprintf("console error: %s (%s)", e.Entry.Text, e.Entry.URL))
		}
	}
}

func exceptionText(e *runtime.ExceptionDetails) string {
	if e.Exception != nil && e.Exception.Description != "" {
		return e.Exception.Description // with the stack
	}
	return fmt.Sprintf("%s (%s:%d)", e.Text, e.URL, e.LineNumber+1)
}

// argumentsText is what console.error was called with.
func argumentsText(arguments []*runtime.RemoteObject) string {
	var words []string
	for _, a := range arguments {
		if a.Description != "" {
			words = append(words, a.Description)
		} else {
			words = append(words, string(a.Value)) // JSON
		}
	}
	return strings.Join(words, " ")
}

// problems returns the errors, and the requests to hosts not allowed, so far.
func (w *watch) problems() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	problems := slices.Clone(w.errors)
	for _, address := range w.asked {
		if u, err := url.Parse(address); err != nil || u.Host != "" && !slices.Contains(w.hosts, u.Host) {
			problems = append(problems, "request to another host: "+address)
		}
	}
	return problems
}
