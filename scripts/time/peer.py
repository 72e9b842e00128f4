"""Finds expressions of time in texts with dateparser, a widely used library (https://pypi.org/project/dateparser, BSD).

Reads the rows of TimeBank and AQUAINT, {"id", "text", "dct"}, and prints a JSON object a line: "id", and "times", a list
of {"type", "value", "start", "end"} in code points. `newsgraph eval time --times FILE` measures it.

dateparser gives dates and times of day, relative ones too, and says how exact each is: a day, a month, a year. It knows
neither durations nor sets. Of a date without a year it takes the last one, as is right for most of the news.

    pip install dateparser==1.5.0
    python peer.py timebank.jsonl.gz aquaint.jsonl.gz > times.jsonl
"""

from __future__ import annotations

import argparse
import gzip
import json
from datetime import datetime
from pathlib import Path

from dateparser.date import DateDataParser
from dateparser.search import search_dates

FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+", help="sets of texts, .jsonl.gz")
    for name in parser.parse_args().sets:
        with gzip.open(name, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                print(json.dumps({"id": row["id"], "times": times(row["text"], row["dct"])}), flush=True)


def times(text: str, published: str) -> list[dict]:
    """Give the expressions of a text, a line at a time."""
    settings = {
        "RELATIVE_BASE": datetime.fromisoformat(published[:10]),
        "PREFER_DATES_FROM": "past",
        "RETURN_TIME_AS_PERIOD": True,
    }
    one = DateDataParser(languages=["en"], settings=settings)
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        at = 0
        for words, date in search_dates(line, languages=["en"], settings=settings) or []:
            at = line.find(words, at)
            if at < 0:
                break
            period = one.get_date_data(words).period or "day"
            value = date.strftime(FORMATS.get(period, FORMATS["day"]))
            kind = "TIME" if period == "time" else "DATE"
            found.append({"type": kind, "value": value, "start": start + at, "end": start + at + len(words)})
            at += len(words)
        start += len(line)
    return found


if __name__ == "__main__":
    main()
