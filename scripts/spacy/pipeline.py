"""What the scripts beside this one share: loading a pipeline, and texts."""

from __future__ import annotations

import gzip
import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy
import spacy
from spacy.language import Language
from thinc.api import Model


def load(model: Path, fp16: bool = False) -> Language:
    """Load a pipeline from a directory, a wheel or newsgraph's compact form.

    The compact form is a zip of the same files in which weights and vectors
    are stored in half precision. spaCy computes in single precision in any
    case; fp16 rounds the weights of another form to half precision first, so
    that both give the same.
    """
    if model.is_dir():
        return _load(model, fp16)
    with tempfile.TemporaryDirectory() as temp:
        with zipfile.ZipFile(model) as archive:
            archive.extractall(temp)
        return _load(Path(temp), fp16)


def _load(folder: Path, fp16: bool) -> Language:
    configs = sorted(folder.rglob("config.cfg"), key=lambda path: len(path.parts))
    if not configs:
        raise SystemExit(f"{folder}: no config.cfg in it, so it is no pipeline of spaCy's")
    root = configs[0].parent
    strings = root / "vocab" / "strings.json"
    if not strings.exists():  # the compact form leaves it out; what is needed of it is in the other files
        strings.write_text("[]", encoding="utf-8")
    nlp = spacy.load(root)
    _set_precision(nlp, fp16)
    return nlp


def _set_precision(nlp: Language, fp16: bool) -> None:
    """Make all weights and vectors single precision, by way of half precision if fp16."""

    def single(a: numpy.ndarray) -> numpy.ndarray:
        return (a.astype("<f2") if fp16 else a).astype("<f4")

    for _, component in nlp.components:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                for name in node.param_names:
                    if node.has_param(name):
                        node.set_param(name, single(node.get_param(name)))
    if nlp.vocab.vectors.size:
        nlp.vocab.vectors.data = single(nlp.vocab.vectors.data)


def rows(path: Path) -> Iterator[dict]:
    """Yield the objects of a file of JSON lines, which may be packed by gzip."""
    open_ = gzip.open if path.suffix == ".gz" else open
    with open_(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield id and text of each row of a file of JSON lines; any other file is one text."""
    if ".jsonl" not in path.suffixes:
        yield path.name, path.read_text(encoding="utf-8")
        return
    for number, row in enumerate(rows(path), 1):
        if "text" not in row:
            raise SystemExit(f"{path}, row {number}: no text in it")
        yield str(row.get("id", number)), row["text"]
