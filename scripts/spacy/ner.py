"""Measures the names that spaCy finds, on the sets by which newsgraph measures its own.

Prints TSV: set, type, gold, predicted, correct, P, R, F (in percent). A text is read
whole, by itself and as it stands in the file: no quote or space is changed.

conllpp-2020, wikigold. Gold are the spans (start, end, type) of "entities", the types
being PER, ORG, LOC and MISC. Predicted are spaCy's entities, from the first code point
of the first token to the last of the last, their types mapped:

    PERSON -> PER
    ORG -> ORG
    GPE, LOC, FAC -> LOC
    NORP, EVENT, PRODUCT, WORK_OF_ART, LAW, LANGUAGE -> MISC

Entities of other types (dates, numbers) are left out. A predicted span is correct if
start, end and mapped type equal those of a gold span. "names" is PER, ORG and LOC
together, "all" all four: sums of counts, so micro averages.

gum-news. Gold are the mentions of "entities" that have a Wikipedia page and the type
person, place or organization, whose head token is a proper noun (PROPN), and that lie in
no longer mention which also has a Wikipedia page and one of the three types. A mention
without "start" begins at 0. Its head token is the first of the tokens inside it whose head
lies outside it or that is a root. "predicted" counts the gold mentions whose head token
begins inside an entity of spaCy's, whatever its type; "correct" counts those among them
where the entity's type is

    PERSON for person
    GPE, LOC or FAC for place
    ORG, NORP or GPE for organization

So predicted / gold is the share found, P = correct / predicted the share of these that
is of a right type, and R = correct / gold the share found and typed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

import pipeline

MAPPED = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}
RIGHT = {"person": {"PERSON"}, "place": {"GPE", "LOC", "FAC"}, "organization": {"ORG", "NORP", "GPE"}}

Span = tuple[int, int, str]  # start, end (excluded), type
Counts = dict[str, Counter]  # gold, predicted, correct, each by type


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="a wheel, a directory, or newsgraph's compact form")
    parser.add_argument("eval", type=Path, help="the folder of evaluation data, with ner and coref in it")
    parser.add_argument("--fp16", action="store_true", help="round the weights to half precision first")
    options = parser.parse_args()

    nlp = pipeline.load(options.model, options.fp16)
    print("set", "type", "gold", "predicted", "correct", "P", "R", "F", sep="\t")
    for name in ["conllpp-2020", "wikigold"]:
        counts = spans_of(nlp, pipeline.rows(options.eval / "ner" / f"{name}.jsonl.gz"))
        report(name, counts, {t: [t] for t in ["PER", "ORG", "LOC", "MISC"]}
               | {"names": ["PER", "ORG", "LOC"], "all": ["PER", "ORG", "LOC", "MISC"]})
    counts = heads_of(nlp, pipeline.rows(options.eval / "coref" / "gum-news.jsonl.gz"))
    report("gum-news", counts, {t: [t] for t in RIGHT} | {"all": list(RIGHT)})


def spans_of(nlp: Language, rows: Iterable[dict]) -> Counts:
    """Count exact spans."""
    counts = new_counts()
    for row in rows:
        gold = {(e["start"], e["end"], e["type"]) for e in row["entities"]}
        predicted = set(mapped(nlp(row["text"])))
        for name, spans in [("gold", gold), ("predicted", predicted), ("correct", gold & predicted)]:
            counts[name].update(type_ for _, _, type_ in spans)
    return counts


def mapped(doc: Doc) -> Iterator[Span]:
    """Yield the entities of a doc whose type the sets know."""
    for entity in doc.ents:
        if entity.label_ in MAPPED:
            yield entity.start_char, entity.end_char, MAPPED[entity.label_]


def heads_of(nlp: Language, rows: Iterable[dict]) -> Counts:
    """Count mentions by their heads."""
    counts = new_counts()
    for row in rows:
        doc = nlp(row["text"])
        for head, type_ in mentions(row):
            counts["gold"][type_] += 1
            label = label_at(doc, head)
            counts["predicted"][type_] += bool(label)
            counts["correct"][type_] += label in RIGHT[type_]
    return counts


def mentions(row: dict) -> Iterator[tuple[int, str]]:
    """Yield where the head of each gold mention begins, and its type."""
    spans = [(e.get("start", 0), e["end"], e["type"])
             for e in row["entities"] if "wikipedia" in e and e["type"] in RIGHT]
    for start, end, type_ in spans:
        outer = any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in spans)
        head = head_token(row["tokens"], start, end)
        if not outer and head and head[3] == "PROPN":
            yield head[0], type_


def head_token(tokens: list[list], start: int, end: int) -> list | None:
    """Return the token (start, end, lemma, pos, tag, head, relation) that heads a span."""
    for token in tokens:
        if start <= token[0] and token[1] <= end:
            head = tokens[token[5]] if token[5] >= 0 else None
            if head is None or head[0] < start or head[1] > end:
                return token
    return None


def label_at(doc: Doc, place: int) -> str:
    """Return the type of the entity at a code point, or ""."""
    for entity in doc.ents:
        if entity.start_char <= place < entity.end_char:
            return entity.label_
    return ""


def new_counts() -> Counts:
    """Return counts of nothing."""
    return {"gold": Counter(), "predicted": Counter(), "correct": Counter()}


def report(name: str, counts: Counts, lines: dict[str, list[str]]) -> None:
    """Print a line for each group of types."""
    for title, types in lines.items():
        gold, predicted, correct = (sum(counts[c][t] for t in types) for c in ["gold", "predicted", "correct"])
        p, r = 100 * correct / max(predicted, 1), 100 * correct / max(gold, 1)
        f = 2 * p * r / (p + r) if correct else 0.0
        print(name, title, gold, predicted, correct, f"{p:.2f}", f"{r:.2f}", f"{f:.2f}", sep="\t")


if __name__ == "__main__":
    main()
