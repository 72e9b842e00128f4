"""Tells subjective sentences from objective ones by the plain method that is hard to beat: TF-IDF and logistic regression.

Reads the rows of two sets, {"id", "text", "label"}, of which the first is to train on, and prints a JSON object a line for
each row of the second: "id" and "label". `newsgraph eval voice --labels FILE` measures it.

The words and pairs of words are weighted by scikit-learn's TfidfVectorizer, the classes are given the same weight, all
else is as scikit-learn has it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, help="the set to train on, .jsonl.gz")
    parser.add_argument("test", type=Path, help="the set to label, .jsonl.gz")
    options = parser.parse_args()

    train, test = rows(options.train), rows(options.test)
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(class_weight="balanced", max_iter=1000))
    model.fit([row["text"] for row in train], [row["label"] for row in train])
    for row, label in zip(test, model.predict([row["text"] for row in test]), strict=True):
        print(json.dumps({"id": row["id"], "label": label}))


def rows(name: Path) -> list[dict[str, str]]:
    """Give the rows of a set."""
    with gzip.open(name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
