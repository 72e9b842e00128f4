"""Finds who is meant in texts by the plain rules that are hard to beat, on spaCy's reading.

Reads the rows of GUM's sets, {"id", "text"}, and prints a JSON object a line: "id", and "chains", a list of lists of
[first code point, one after the last]. `newsgraph eval coref --chains FILE` measures it.

The rules: names that spaCy takes for people or organizations mean the same if they are the same, without regard to
case and articles; one word of a person's name means the last person who has it in the name, a word of capitals the
last organization with these initials. He and she mean the nearest person before, a subject of the same or the last
sentence first; it and they the nearest organization. I, you and we, and descriptions, are left alone.

It stands in for coreferee and fastcoref, whose code can be installed by pip, but which fetch their trained weights from
elsewhere.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path

from spacy.tokens import Doc, Span, Token

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "spacy"))

import pipeline  # noqa: E402

PEOPLE = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
BODIES = {"it", "its", "itself", "they", "them", "their", "theirs", "themselves"}
SUBJECTS = {"nsubj", "nsubjpass"}


class Chain:
    """Somebody whom a text names, and where."""

    def __init__(self, label: str, words: list[str]) -> None:
        self.label, self.words = label, words
        self.places: list[Span] = []

    def named(self, words: list[str], text: str) -> bool:
        """Say whether a name may be this one's."""
        if words == self.words:
            return True
        if len(words) > 1:
            return False
        if self.label == "PERSON":
            return words[0] in self.words
        initials = "".join(word[0] for word in self.words if word not in ("of", "the", "and", "for"))
        return text.isupper() and len(initials) > 1 and words[0] == initials


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="a wheel, a directory, or newsgraph's compact form")
    parser.add_argument("sets", type=Path, nargs="+", help="sets of GUM, .jsonl.gz")
    options = parser.parse_args()

    nlp = pipeline.load(options.model)
    for name in options.sets:
        with gzip.open(name, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                found = [[[place.start_char, place.end_char] for place in chain.places] for chain in chains(nlp(row["text"]))]
                print(json.dumps({"id": row["id"], "chains": found}))


def chains(doc: Doc) -> list[Chain]:
    """Give the chains of a text."""
    found: list[Chain] = []
    names = {ent.start: ent for ent in doc.ents if ent.label_ in ("PERSON", "ORG")}
    for token in doc:
        if token.i in names:
            add_name(found, names[token.i])
        elif token.lower_ in PEOPLE:
            add_pronoun(found, token, "PERSON")
        elif token.lower_ in BODIES:
            add_pronoun(found, token, "ORG")
    return found


def add_name(found: list[Chain], ent: Span) -> None:
    """Put a name into its chain: that of the same name, or else the last that it fits."""
    tokens = [token for token in ent if token.lower_ not in ("the", "a", "an", "'s", "’s") and not token.is_space]
    words = [token.lower_ for token in tokens]
    if not words:
        return
    fitting = [chain for chain in found if chain.label == ent.label_ and chain.named(words, tokens[0].text)]
    fitting.sort(key=lambda chain: (chain.words == words, chain.places[-1].start))
    if not fitting:
        fitting.append(Chain(ent.label_, words))
        found.append(fitting[0])
    fitting[-1].places.append(ent.doc[tokens[0].i : tokens[-1].i + 1])


def add_pronoun(found: list[Chain], token: Token, label: str) -> None:
    """Put a pronoun into the chain of the nearest that it may mean, if there is one in this or the last sentence."""
    near = token.sent.start - 1
    begin = token.doc[near].sent.start if near >= 0 else 0
    best, best_rank = None, None
    for chain in found:
        for place in chain.places:
            if chain.label == label and place.start >= begin:
                rank = (place.root.dep_ in SUBJECTS, place.start)
                if best_rank is None or rank > best_rank:
                    best, best_rank = chain, rank
    if best:
        best.places.append(token.doc[token.i : token.i + 1])


if __name__ == "__main__":
    main()
