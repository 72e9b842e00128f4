// Package web serves the pages of newsgraph to browsers: a home page and the
// playground, a GraphiQL with examples. All they need is embedded, so a page
// asks nothing from any host but the one that it came from, and a policy in the
// headers holds it to that.
package web
