// Command notice writes NOTICE, which lists what the program is made of and under which licenses, and
// THIRD_PARTY_LICENSES, which holds the texts of these licenses, since most of them ask to be passed on with a binary.
//
//	go run ./scripts/notice          writes both files
//	go run ./scripts/notice -check   fails if they are not up to date
//
// It fails on a module without a license, with one that it does not know, and with one that would bind newsgraph itself
// (such as the GPL). Data and other material than Go modules stand in data.txt, kept by hand.
package main

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
)

//go:embed data.txt
var data string

func main() {
	log.SetFlags(0)
	log.SetPrefix("notice: ")
	check := flag.Bool("check", false, "compare with the files instead of writing them")
	pkg := flag.String("pkg", "./cmd/newsgraph", "the program to list the modules of")
	flag.Parse()
	if err := run(*pkg, *check); err != nil {
		log.Fatal(err)
	}
}

func run(pkg string, check bool) error {
	modules, err := linked(pkg)
	if err != nil {
		return err
	}
	list, err := notice(modules)
	if err != nil {
		return err
	}
	for name, content := range map[string]string{"NOTICE": list, "THIRD_PARTY_LICENSES": texts(modules)} {
		if err := put(name, []byte(content), check); err != nil {
			return err
		}
	}
	return nil
}

// put writes a file, or checks that it has this content already.
func put(name string, content []byte, check bool) error {
	if !check {
		return os.WriteFile(name, content, 0o644)
	}
	old, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(old, content) {
		return fmt.Errorf("%s is out of date; run: go run ./scripts/notice", name)
	}
	return nil
}

// notice is the text of NOTICE.
func notice(modules []module) (string, error) {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(data) + "\n\nGo modules linked into the program (license texts: THIRD_PARTY_LICENSES)\n")
	for _, m := range modules {
		license, err := m.license()
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "\n%s\n    %s\n", strings.TrimSpace(m.path+" "+m.version), license)
		for _, line := range m.copyrights() {
			fmt.Fprintf(&b, "    %s\n", line)
		}
	}
	return b.String(), nil
}

// texts is the text of THIRD_PARTY_LICENSES: every license file once, under the names of those who share it.
func texts(modules []module) string {
	owners := map[string][]string{}
	var order []string
	for _, m := range modules {
		for _, f := range m.files {
			text := tidy(f.text)
			if owners[text] == nil {
				order = append(order, text)
			}
			owners[text] = append(owners[text], m.path+": "+f.name)
		}
	}
	var b strings.Builder
	b.WriteString("The licenses of the modules in NOTICE, each text once. Written by: go run ./scripts/notice\n")
	for _, text := range order {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), strings.Join(owners[text], "\n"), text)
	}
	return b.String()
}

// tidy makes texts that differ in line ends, trailing blanks and framing empty lines only the same.
func tidy(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\r\f\ufeff")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
