"""Compares two readings in the form of reference.py, such as newsgraph's and spaCy's.

Prints texts and tokens compared, differing tokens by column, those that differ in
any column, and the first differences. Tokens are paired by place and form; those
without a partner count as differing in "token", all others are compared column by
column, heads by their place in the text. An empty senter column is not compared.
Ends with 1 if the share of differing tokens is above what is allowed.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

COLUMNS = ["space", "tag", "pos", "morph", "lemma", "head", "dep", "ent", "sent", "senter"]
SHOWN = 20

Place = tuple[int, str]  # start and form


class Text(NamedTuple):
    """A text's tokens: the columns of each by its place."""

    id: str
    tokens: dict[Place, list[str]]


class Difference(NamedTuple):
    """A column in which two readings of a token differ."""

    text: str
    place: Place
    column: str
    ours: str
    theirs: str


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours", type=Path, help="a reading, may be packed by gzip")
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--max-share", type=float, default=0.0, metavar="X",
                        help="share of tokens that may differ, 0.0005 for 0.05 %% (default 0)")
    options = parser.parse_args()

    texts = tokens = 0
    differences: list[Difference] = []
    for ours, theirs in pairs(read(options.ours), read(options.theirs)):
        texts += 1
        tokens += len(theirs.tokens)
        differences += compare(ours, theirs)
    share = report(texts, tokens, differences)
    sys.exit(1 if not tokens or share > options.max_share else 0)


def read(path: Path) -> Iterator[Text]:
    """Yield the texts of a reading, heads replaced by the start of the head."""
    open_ = gzip.open if path.suffix == ".gz" else open
    with open_(path, "rt", encoding="utf-8", newline="\n") as lines:
        name, table = None, []
        for number, line in enumerate(lines, 1):
            line = line.removesuffix("\n")
            if name is None and line.startswith("# id = "):
                name, table = line.removeprefix("# id = "), []
            elif name is not None and line:
                table.append(line.split("\t"))
                if len(table[-1]) != 2 + len(COLUMNS):
                    raise SystemExit(f"{path}:{number}: {len(table[-1])} columns, not {2 + len(COLUMNS)}")
            elif name is not None:
                yield text(name, table)
                name = None
            else:
                raise SystemExit(f'{path}:{number}: "# id = ID" should begin a text')
    if name is not None:
        raise SystemExit(f"{path}: the last text does not end; was its writing interrupted?")


def text(name: str, table: list[list[str]]) -> Text:
    """Return a text of its rows."""
    head = 2 + COLUMNS.index("head")
    starts = [row[0] for row in table]
    for row in table:
        row[head] = starts[int(row[head])]
    return Text(name, {(int(row[0]), row[1]): row[2:] for row in table})


def pairs(ours: Iterator[Text], theirs: Iterator[Text]) -> Iterator[tuple[Text, Text]]:
    """Yield the texts of both; they must be the same, in the same order."""
    for a, b in zip_longest(ours, theirs):
        if a is None or b is None or a.id != b.id:
            names = [x.id if x else "no more text" for x in (a, b)]
            raise SystemExit(f"not the same texts: {names[0]} in ours, {names[1]} in theirs")
        yield a, b


def compare(ours: Text, theirs: Text) -> Iterator[Difference]:
    """Yield what differs in a text, in its order."""
    for place in sorted(ours.tokens.keys() | theirs.tokens.keys()):
        a, b = ours.tokens.get(place), theirs.tokens.get(place)
        if a is None or b is None:
            yield Difference(theirs.id, place, "token", place[1] if a else "", place[1] if b else "")
            continue
        for column, x, y in zip(COLUMNS, a, b):
            if x != y and not (column == "senter" and "" in (x, y)):
                yield Difference(theirs.id, place, column, x, y)


def report(texts: int, tokens: int, differences: list[Difference]) -> float:
    """Print the figures and return the share of tokens that differ."""
    places = {(d.text, d.place) for d in differences}
    share = len(places) / max(tokens, 1)
    counts = Counter(d.column for d in differences)
    print(f"texts\t{texts}\ntokens\t{tokens}")
    for column in ["token", *COLUMNS]:
        print(f"differ in {column}\t{counts[column]}")
    print(f"differ\t{len(places)}\t{share:.4%}")
    for d in differences[:SHOWN]:
        print(f"{d.text}\tat {d.place[0]}\t{d.place[1]}\t{d.column}\t{d.ours or '-'}\t{d.theirs or '-'}")
    return share


if __name__ == "__main__":
    main()
