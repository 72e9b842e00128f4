"""Prints how spaCy itself reads texts, token by token, to compare newsgraph with.

Output, in UTF-8, for each text: a line "# id = ID", a line a token, and an empty
line. The columns, parted by tabs:

    start    code points before the token in the text
    form     the token; backslash, tab, line feed, carriage return as \\\\ \\t \\n \\r
    space    1 if a single space follows, which belongs to no token, else 0
    tag      fine-grained part of speech
    pos      part of speech of Universal Dependencies
    morph    features, as in Number=Sing|Person=3
    lemma    written like form
    head     index in the text, from 0, of the token that this one depends on; a root is its own
    dep      relation to it
    ent      B-TYPE, I-TYPE or O
    sent     1 if a sentence begins here, else 0
    senter   1 if the senter, run alone, lets a sentence begin here, else 0;
             empty if it was not run

What the pipeline does not say is empty.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

import pipeline

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="a wheel, a directory, or newsgraph's compact form")
    parser.add_argument("texts", type=Path, nargs="+",
                        help='.jsonl or .jsonl.gz, a row {"id": …, "text": …} a text; another file is one text')
    parser.add_argument("--fp16", action="store_true", help="round the weights to half precision first")
    parser.add_argument("--skip-senter", action="store_true", help="leave the last column empty")
    options = parser.parse_args()

    nlp = pipeline.load(options.model, options.fp16)
    with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n") as out:
        for path in options.texts:
            for name, text in pipeline.texts(path):
                out.write(f"# id = {name}\n")
                out.writelines(reading(nlp, text, not options.skip_senter))
                out.write("\n")


def reading(nlp: Language, text: str, with_senter: bool) -> Iterator[str]:
    """Yield the lines of a text's tokens."""
    senter = sentence_starts(nlp, text) if with_senter and "senter" in nlp.component_names else None
    for token in nlp(text):
        yield "\t".join([*columns(token), senter[token.i] if senter else ""]) + "\n"


def sentence_starts(nlp: Language, text: str) -> list[str]:
    """Return for each token whether the senter, run alone, lets a sentence begin there."""
    doc: Doc = nlp.get_pipe("senter")(nlp.make_doc(text))
    return [flag(token.is_sent_start) for token in doc]


def columns(token: Token) -> list[str]:
    """Return all columns but the last."""
    entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
    return [
        str(token.idx), token.text.translate(ESCAPES), flag(token.whitespace_),
        token.tag_, token.pos_, str(token.morph), token.lemma_.translate(ESCAPES),
        str(token.head.i), token.dep_, entity, flag(token.is_sent_start),
    ]


def flag(truth: object) -> str:
    """Return 1 or 0."""
    return "1" if truth else "0"


if __name__ == "__main__":
    main()
