package spacy

import (
	"fmt"
	"strings"
	"sync"
)

// The names and norms below are data of spaCy 3.8 (spacy/symbols.pyx and
// spacy/lang/norm_exceptions.py), Copyright (C) 2016-2024 ExplosionAI GmbH,
// 2016 spaCy GmbH, 2015 Matthew Honnibal, under the MIT license. A pipeline is
// trained with them and does not contain them.

// symbolIDs returns the strings that spaCy numbers by their place in a list
// instead of by their hash. The first is the empty string.
var symbolIDs = sync.OnceValue(func() map[string]uint64 {
	names := append([]string{""}, strings.Fields(symbolFlags)...)
	for i := len(names); i < 64; i++ {
		names = append(names, fmt.Sprintf("FLAG%d", i))
	}
	names = append(names, strings.Fields(symbolAttributes)...)
	for i := range 276 {
		names = append(names, fmt.Sprintf("DEPRECATED%03d", i+1))
	}
	names = append(names, strings.Fields(symbolRelations)...)
	ids := make(map[string]uint64, len(names))
	for i, name := range names {
		ids[name] = uint64(i)
	}
	return ids
})

const symbolFlags = `
IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER
LIKE_URL LIKE_NUM LIKE_EMAIL IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE
IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY`

const symbolAttributes = `
ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP
ENT_IOB ENT_TYPE HEAD SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ
DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE`

const symbolRelations = `
PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE
TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod
appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj
expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj
nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss
possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl
ENT_KB_ID MORPH ENT_ID IDX _`

// baseNorm returns the norm of a text that is written in several ways in any
// language, as quotes and dashes are, or "" if it has none of its own.
func baseNorm(text string) string {
	switch text {
	case "'s", "'S", "’s", "’S":
		return "'s"
	case "’", "‘", "´", "`":
		return "'"
	case "”", "“", "''", "``", "´´", "„", "»", "«", "‘‘", "’’":
		return `"`
	case "？":
		return "?"
	case "！":
		return "!"
	case "，":
		return ","
	case "；":
		return ";"
	case "：":
		return ":"
	case "。", "।":
		return "."
	case "…":
		return "..."
	case "—", "–", "--", "---", "——":
		return "-"
	case "€", "£", "¥", "฿", "US$", "C$", "A$", "₺", "₹", "৳", "₩", "Mex$", "₣", "E£":
		return "$"
	}
	return ""
}
