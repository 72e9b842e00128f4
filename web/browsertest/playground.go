package browsertest

import "net/url"

// RunQuery opens the playground at the address page, with a query and its
// variables (JSON, or "") in the fragment, waits until it is ready, clicks the
// button that runs the query, and returns the whole text of the result pane.
func (b *Browser) RunQuery(page, query, variables string) string {
	b.t.Helper()
	b.Navigate("about:blank") // else a playground that is open already would stay
	b.Navigate(page + "#" + url.Values{"query": {query}, "variables": {variables}}.Encode())
	b.WaitFor(`body[data-state="ready"]`)
	b.Click(".graphiql-execute-button")
	return b.Result()
}

// Result waits until a query that runs in the playground is answered and
// returns the whole text of the result pane, of which the page itself holds
// only the lines in view.
func (b *Browser) Result() string {
	b.t.Helper()
	const pane = `__MONACO.editor.getModels().find((model) => model.uri.path.endsWith("response.json")).getValue()`
	b.WaitUntil(`document.querySelector(".graphiql-execute-button[aria-label^=Execute]") && ` + pane)
	return Eval[string](b, pane)
}
