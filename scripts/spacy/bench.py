"""Measures how fast spaCy reads texts: prints "tokens/cpu-second N".

The texts are read once to warm up; then again, one after the other, until 5 seconds of
the process's own time have passed. Loading is not counted. Tokens are spaCy's, white
space and punctuation among them.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import pipeline

SECONDS = 5.0


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="a wheel, a directory, or newsgraph's compact form")
    parser.add_argument("text", type=Path, help=".jsonl or .jsonl.gz, a row a text; another file is one text")
    options = parser.parse_args()

    nlp = pipeline.load(options.model)
    texts = [text for _, text in pipeline.texts(options.text)]

    def read() -> int:
        return sum(len(nlp(text)) for text in texts)

    if not read():
        raise SystemExit(f"{options.text}: no token in it")
    tokens, begun = 0, time.process_time()
    while (spent := time.process_time() - begun) < SECONDS:
        tokens += read()
    print(f"tokens/cpu-second {tokens / spent:.0f}")


if __name__ == "__main__":
    main()
