package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// licenses tell a license by words of its text, lower case and with single blanks. The first that fits is taken: the
// MPL speaks of the GPL, and three clauses contain two. Those with allowed false would put newsgraph under their terms.
// The MPL does so for its own files only, which stay as they are and public.
var licenses = []struct {
	name    string
	words   []string
	allowed bool
}{
	{"MPL-2.0", []string{"mozilla public license", "secondary licenses"}, true},
	{"AGPL", []string{"gnu affero general public license"}, false},
	{"LGPL", []string{"gnu lesser general public license"}, false},
	{"GPL", []string{"gnu general public license"}, false},
	{"Apache-2.0", []string{"apache license", "version 2.0"}, true},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "neither the name"}, true},
	{"BSD-2-Clause", []string{"redistribution and use in source and binary forms"}, true},
	{"ISC", []string{"permission to use, copy, modify, and", "distribute this software for any purpose"}, true},
	{"MIT", []string{"permission is hereby granted, free of charge"}, true},
	{"Unlicense", []string{"this is free and unencumbered software released into the public domain"}, true},
	{"public domain", []string{"dedicated to the public domain"}, true},
}

// identify names the license of a text, "" if it is none of those known, and tells whether newsgraph may use it.
func identify(text string) (name string, allowed bool) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, l := range licenses {
		if !slices.ContainsFunc(l.words, func(w string) bool { return !strings.Contains(text, w) }) {
			return l.name, l.allowed
		}
	}
	return "", false
}

// mainLicense is the file that must hold a license: others may hold one, or just say something of a picture.
var mainLicense = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying)(\.\w+)?$`)

// quotesOthers are files that pass on the notices of others, used or not; they are passed on in turn, but not judged.
var quotesOthers = regexp.MustCompile(`(?i)(3rd|third)-?party|notice`)

// license names the licenses of a module, or says why they cannot be accepted.
func (m module) license() (string, error) {
	var names []string
	known := false
	for _, f := range m.files {
		if quotesOthers.MatchString(f.name) {
			continue
		}
		name, allowed := identify(f.text)
		if name != "" && !allowed {
			return "", fmt.Errorf("%s is under the %s (%s), which newsgraph cannot pass on", m.path, name, f.name)
		}
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
		known = known || name != "" && mainLicense.MatchString(f.name)
	}
	if !known {
		return "", fmt.Errorf("%s has no license file that is known; read it and add it to scripts/notice/license.go", m.path)
	}
	return strings.Join(names, ", "), nil
}

var copyrightLine = regexp.MustCompile(`(?im)^[\s*#/-]*(copyright\s+(?:\(c\)|©|\d{4}).*)$`)

// copyrights returns the lines of the license files that say whose a module is, each once.
func (m module) copyrights() []string {
	var lines []string
	for _, f := range m.files {
		if quotesOthers.MatchString(f.name) && !strings.HasPrefix(strings.ToLower(f.name), "notice") {
			continue
		}
		for _, match := range copyrightLine.FindAllStringSubmatch(f.text, -1) {
			line := strings.Join(strings.Fields(match[1]), " ")
			if !slices.Contains(lines, line) && !strings.Contains(line, "[yyyy]") {
				lines = append(lines, line)
			}
		}
	}
	return lines
}
