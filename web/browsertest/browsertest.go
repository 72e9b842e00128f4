// Package browsertest lets a test look at pages through a real browser: a
// headless Chromium, one for each test. Besides what the test asks for itself,
// it fails if a page writes an error to the console, leaves an exception
// uncaught, or asks anything from a host that the test did not navigate to.
package browsertest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long one step may take. It is long, as a machine that runs
// many tests at once is slow to start a browser and to draw.
const patience = time.Minute

// Browser is a running Chromium with one tab, which shows 1280 by 800 pixels.
// A method that cannot do its work ends the test.
type Browser struct {
	t     *testing.T
	ctx   context.Context // of the tab
	watch watch
}

// Open starts a browser, which ends with the test. A page asks for fonts and
// such at any time, so a server that it shows must be started before the
// browser, and so end after it. Where there is no Chromium the test is skipped,
// or fails if NEWSGRAPH_REQUIRE names "chromium".
// NEWSGRAPH_CHROMIUM names a Chromium that is not on the PATH.
func Open(t *testing.T) *Browser {
	t.Helper()
	b := &Browser{t: t}
	options := slices.Concat(chromedp.DefaultExecAllocatorOptions[:], []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(findChromium(t)),
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.ProxyServer("127.0.0.1:9"), // a closed door for the browser's own services; loopback needs no proxy
	})
	// Not from t.Context, which ends before the clean-up that needs the browser.
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator, chromedp.WithListener(b.watch.event))
	t.Cleanup(cancel)
	b.ctx = ctx
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	t.Cleanup(b.report)
	return b
}

// findChromium returns the program to run, or ends the test.
func findChromium(t *testing.T) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	if name := os.Getenv("NEWSGRAPH_CHROMIUM"); name != "" {
		names = []string{name}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	message := fmt.Sprintf("no Chromium (looked for %s): install one, or set NEWSGRAPH_CHROMIUM to its path", strings.Join(names, ", "))
	if slices.Contains(strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","), "chromium") {
		t.Fatal(message)
	}
	t.Skip(message)
	return ""
}

// report fails the test for what its pages did wrong.
func (b *Browser) report() {
	// Events come in order, so after an answer to this all earlier ones are in.
	run(b, "wait for the browser", chromedp.Evaluate[int]("0"))
	for _, problem := range b.watch.problems() {
		b.t.Error(problem)
	}
}

// run takes one step, within patience. The doing says what it is, for the error.
func run[T any](b *Browser, doing string, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		for _, problem := range b.watch.problems() {
			b.t.Log(problem) // often the reason
		}
		b.t.Fatalf("%s: %v", doing, err)
	}
	return value
}

// Navigate opens a page and waits until it has loaded. The page's host is from
// then on one that pages may ask. Where only the fragment differs from the
// address shown, the page stays and is told of the change.
func (b *Browser) Navigate(address string) {
	b.t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		b.t.Fatalf("navigate: %v", err)
	}
	b.watch.allow(u.Host)
	run(b, "navigate to "+address, chromedp.Navigate(address))
}

// WaitFor waits until an element that the CSS selector matches is visible.
func (b *Browser) WaitFor(selector string) {
	b.t.Helper()
	run(b, "wait for "+selector, chromedp.WaitVisible(chromedp.CSS(selector)))
}

// WaitUntil waits until a JavaScript expression is true, as JavaScript counts it.
func (b *Browser) WaitUntil(expression string) {
	b.t.Helper()
	run(b, "wait until "+expression, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(patience)))
}

// Text waits for the first element that the CSS selector matches and returns
// its text as shown.
func (b *Browser) Text(selector string) string {
	b.t.Helper()
	return run(b, "read the text of "+selector, chromedp.Text(chromedp.CSS(selector)))
}

// Click waits for the first element that the CSS selector matches and clicks it.
func (b *Browser) Click(selector string) {
	b.t.Helper()
	run(b, "click "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// Screenshot writes what the tab shows to a PNG file.
func (b *Browser) Screenshot(path string) {
	b.t.Helper()
	png := run(b, "take a screenshot", chromedp.CaptureScreenshot())
	if err := os.WriteFile(path, png, 0o644); err != nil {
		b.t.Fatalf("write a screenshot: %v", err)
	}
}

// Eval returns the value of a JavaScript expression; it waits for a promise.
// (A function, as methods cannot have type parameters.)
func Eval[T any](b *Browser, expression string) T {
	b.t.Helper()
	return run(b, "evaluate "+expression, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}
