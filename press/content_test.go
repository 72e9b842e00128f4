package press

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// contentFiles are the article files by name.
func contentFiles(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("content/*/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("content files: %v, %d found", err, len(names))
	}
	texts := map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(data)
	}
	return texts
}

// sources are the words of content/sources.txt by the name of their source.
func sources(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("content/sources.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for entry := range strings.SplitSeq(string(data), "\n\n") {
		name, rest, _ := strings.Cut(strings.TrimSpace(entry), "\n")
		if strings.HasPrefix(name, "//") {
			continue
		}
		for line := range strings.Lines(rest) {
			if !strings.HasPrefix(line, "//") {
				known[name] += plain(line)
			}
		}
	}
	return known
}

// plain is s with ASCII quotation marks and without what may differ in a quotation: case, and the marks at its end.
func plain(s string) string {
	s = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(s)
	return strings.ToLower(strings.Trim(s, " ,.\n"))
}

// quoted finds direct speech: between double quotation marks, or between single
// ones where they are curly (a closing one is not followed by a letter).
var quoted = regexp.MustCompile(`“([^”]*)”|"([^"]*)"|‘(.*?)’(?:[^\pL]|$)`)

// quotations are the word-for-word quotations in a block of a content file.
func quotations(chunk string) []string {
	b, ok := parseBlock(chunk)
	if !ok {
		return nil
	}
	if b.Kind == BlockQuote || b.Kind == Embed {
		return []string{b.Text}
	}
	var found []string
	for _, m := range quoted.FindAllStringSubmatch(b.Text, -1) {
		found = append(found, m[1]+m[2]+m[3])
	}
	return found
}

// named are the sources that the comments of a block name.
func named(chunk string) []string {
	var names []string
	for line := range strings.Lines(chunk) {
		if name, ok := strings.CutPrefix(line, "// source: "); ok {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return names
}

func TestQuotationsHaveSources(t *testing.T) {
	known, used := sources(t), map[string]bool{}
	for file, text := range contentFiles(t) {
		for chunk := range strings.SplitSeq(text, "\n\n") {
			var words string
			for _, name := range named(chunk) {
				if known[name] == "" {
					t.Errorf("%s: source %q is not in sources.txt", file, name)
				}
				used[name] = true
				words += " ... " + known[name]
			}
			found := quotations(chunk)
			for _, q := range found {
				if !strings.Contains(words, plain(q)) {
					t.Errorf("%s: no source beside the block has the words %q", file, q)
				}
			}
			if len(found) == 0 && words != "" {
				t.Errorf("%s: a source but no quotation: %.60q", file, chunk)
			}
		}
	}
	for name := range known {
		if !used[name] {
			t.Errorf("sources.txt: %q is never quoted", name)
		}
	}
}

func TestQuotations(t *testing.T) {
	for _, test := range []struct{ chunk, want string }{
		{"He said “no,” twice: “no.”", "no,|no."},
		{`"As is," he said.`, "As is,"},
		{"‘We’re the users’ friends’, it said", "We’re the users"}, // a plural's apostrophe ends it: such words are to be avoided
		{"‘It’s TikTok’s,’ he said", "It’s TikTok’s,"},
		{"// \"in a comment\"\nThe app’s owner", ""},
		{"> A block", "A block"},
		{"[post http://a.example] X, May 7\nWords", "Words"},
	} {
		if got := strings.Join(quotations(test.chunk), "|"); got != test.want {
			t.Errorf("quotations(%q) = %q, want %q", test.chunk, got, test.want)
		}
	}
}

func TestLengths(t *testing.T) {
	size := 0
	for file, text := range contentFiles(t) {
		size += len(text)
		s, err := parse(text)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		words := 0
		for _, b := range s.Paragraphs {
			words += len(strings.Fields(b.Text))
		}
		if words < 250 || words > 500 {
			t.Errorf("%s: %d words, want 250 to 500", file, words)
		}
		if s.Section == "" || s.Summary == "" || len(s.Authors) == 0 {
			t.Errorf("%s: section, summary or authors missing", file)
		}
	}
	if size > 250_000 {
		t.Errorf("content has %d bytes, want at most 250,000", size)
	}
}

func TestParse(t *testing.T) {
	s, err := parse("headline: H\npath: /p\ndate: 2020-08-07\n\nOne [two](/2) & *three*.\n\n// a comment\n\n* a\n\n* b\n\n[figure] Cap\n\n## Head\n\n> Block\n\n[post http://x.example/1] X, May 7\nPost 💬\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []Block{{Paragraph, "One two & three.", ""}, {ListItem, "a", ""}, {ListItem, "b", ""}, {Caption, "Cap", ""},
		{Heading, "Head", ""}, {BlockQuote, "Block", ""}, {Embed, "Post 💬", "http://x.example/1"}}
	if len(s.Paragraphs) != len(want) {
		t.Fatalf("got %v, want %v", s.Paragraphs, want)
	}
	for i, b := range s.Paragraphs {
		if b != want[i] {
			t.Errorf("block %d = %v, want %v", i, b, want[i])
		}
	}
	if got, want := string(s.Body[0].HTML), `One <a href="/2">two</a> &amp; <em>three</em>.`; got != want {
		t.Errorf("HTML = %s, want %s", got, want)
	}
	if !s.Body[1].First || s.Body[1].Last || s.Body[2].First || !s.Body[2].Last {
		t.Error("the ends of the list are not marked")
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"headline: H":         "no blank line",
		"headline: H\n\nbody": "required",
		"headlin: H\n\nbody":  `unknown key "headlin"`,
		"headline: H\npath: /p\ndate: last Tuesday\n\nbody": "cannot parse",
	} {
		if _, err := parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("parse(%q): error %v, want %q", text, err, want)
		}
	}
}
