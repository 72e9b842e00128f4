package newsgraph_test

import (
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

type rule struct{ packages, imports string }

// allowed says which packages of newsgraph may import which others. It is policy: change it only on purpose, and keep
// ARCHITECTURE.md in step. Names are patterns as in path.Match; the
// first line that fits counts; "**" is everything.
var allowed = []rule{
	{"scripts/kb", "news"},
	{"scripts/link", "kb news nlp nlp/spacy nlp/spacy/en"},
	{"scripts/voice", "kb news nlp nlp/spacy nlp/spacy/en"},
	{"news archive web web/browsertest press graph/neo4j/neo4jtest scripts/*", ""},
	{"crawler", "archive"},
	{"extract kb graph", "news"},
	{"nlp", "news nlp/spacy"},
	{"eval", "graph news nlp nlp/spacy"},
	{"nlp/spacy", "nlp/spacy/internal/kernel"},
	{"nlp/spacy/en nlp/spacy/internal/kernel", ""},
	{"scripts/spacy/compact", "nlp/spacy"},
	{"graph/graphtest", "graph graph/mem news"}, // mem is the oracle of the suite
	{"graph/*", "graph news"},
	{"ingest", "archive extract graph news nlp"},
	{"server server/internal/*", "graph news server/internal/*"},
	{"cmd/*", "**"},
	{".", ""}, // the tests of the whole, such as this one
}

// alsoInTests is what the tests of every package may import besides: stores to fill, pages and names to read.
const alsoInTests = "news graph graph/graphtest graph/mem graph/neo4j/neo4jtest kb nlp/spacy nlp/spacy/en press web/browsertest"

// owners says which packages, their tests included, may import a package from outside the standard library, or one below
// it: who is to blame for a dependency.
var owners = map[string]string{
	"github.com/99designs/gqlgen":            "server server/internal/*",
	"github.com/chromedp":                    "web/browsertest",
	"github.com/compose-spec/compose-go/v2":  ".",
	"github.com/RadhiFadlillah/whatlanggo":   "extract",
	"github.com/dlclark/regexp2":             "nlp/spacy",
	"github.com/gocolly/colly/v2":            "crawler",
	"github.com/gofrs/flock":                 "archive graph/neo4j/neo4jtest kb",
	"github.com/gogs/chardet":                "archive",
	"github.com/markusmobius/go-dateparser":  "extract",
	"github.com/markusmobius/go-htmldate":    "extract",
	"github.com/markusmobius/go-trafilatura": "extract",
	"github.com/mmcdole/gofeed":              "crawler",
	"github.com/neo4j/neo4j-go-driver/v5":    "graph/neo4j graph/neo4j/neo4jtest",
	"github.com/prometheus/client_golang":    "server",
	"github.com/tinylib/msgp/msgp":           "nlp/spacy",
	"github.com/vektah/gqlparser/v2":         "server server/internal/*",
	"golang.org/x/net/html":                  "archive crawler extract",
	"golang.org/x/net/publicsuffix":          "crawler extract",
	"golang.org/x/sys/cpu":                   "nlp/spacy/internal/kernel",
	"golang.org/x/sys/unix":                  "kb",
	"golang.org/x/term":                      "cmd/newsgraph",
	"golang.org/x/text":                      "archive extract",
	"modernc.org/sqlite":                     "graph/sqlite",
}

// TestImports parses the imports itself: what the go command reads is unknown to the cache of test results, so that a
// test which asks it would not run again when an import changes.
func TestImports(t *testing.T) {
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch base := filepath.Base(name); {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.ContainsAny(base[:1], "._") || base == "testdata" || base == "node_modules"):
			return fs.SkipDir
		case strings.HasSuffix(base, ".go"):
			return checkFile(t, filepath.ToSlash(name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// checkFile reports the imports of one file that are not allowed. Files outside of any build are left alone.
func checkFile(t *testing.T, name string) error {
	dir, base := path.Split(name)
	if built, err := build.Default.MatchFile(filepath.FromSlash(dir), base); err != nil || !built {
		return err
	}
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		return err
	}
	pkg := path.Clean(dir)
	i := slices.IndexFunc(allowed, func(a rule) bool { return matches(a.packages, pkg) })
	if i < 0 {
		t.Errorf("%s: package %s is not in the table of allowed imports; add it to allowed in deps_test.go", name, pkg)
		return nil
	}
	imports := allowed[i].imports
	if strings.HasSuffix(base, "_test.go") {
		imports += " " + alsoInTests
	}
	for _, spec := range f.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		if complaint := check(pkg, imported, imports); complaint != "" {
			t.Errorf("%s imports %s: %s", name, imported, complaint)
		}
	}
	return nil
}

// check says what is wrong with an import by a package that may import these of ours, or "".
func check(pkg, imported, imports string) string {
	if ours, ok := strings.CutPrefix(imported, "newsgraph/"); ok {
		if ours == pkg || matches(imports, ours) {
			return ""
		}
		return "of newsgraph it may import only: " + imports + " (see allowed in deps_test.go)"
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return "" // the standard library
	}
	for p := imported; p != "."; p = path.Dir(p) {
		if owner, ok := owners[p]; ok && matches(owner, pkg) {
			return ""
		} else if ok {
			return "only these may: " + owner + " (see owners in deps_test.go)"
		}
	}
	return "it belongs to no package; add it to owners in deps_test.go, with one package to blame if it can be"
}

// matches tells whether a package is among those that a list of patterns names.
func matches(patterns, pkg string) bool {
	return slices.ContainsFunc(strings.Fields(patterns), func(pattern string) bool {
		ok, err := path.Match(pattern, pkg)
		return err == nil && ok || pattern == "**"
	})
}
