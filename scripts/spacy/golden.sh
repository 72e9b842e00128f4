#!/usr/bin/env bash
# Makes the golden readings again: what spaCy itself reads in the project's own texts.
set -euo pipefail

usage() {
  cat <<'U'
usage: scripts/spacy/golden.sh [DIR]

Writes {md-fp16,md-fp32,sm-fp32}.tsv.gz beside nlp/spacy/testdata/texts.jsonl. The
wheels are taken from DIR, or fetched into it: see models.sh.

environment:
  PYTHON   a Python with the packages of requirements.txt (default python3)
U
}

case ${1:-} in -*) usage; exit 2 ;; esac

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=$(cd "$here/../../nlp/spacy/testdata" && pwd)
python=${PYTHON:-python3}
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

"$here/models.sh" "$@" >"$temp/models"
{ read -r md && read -r sm; } <"$temp/models"

# make_golden NAME MODEL [OPTION]... packs without name and time, so that equal readings give equal files.
make_golden() {
  local name=$1
  shift
  "$python" "$here/reference.py" "$@" "$data/texts.jsonl" | gzip -9 -n >"$temp/$name"
  mv "$temp/$name" "$data/$name"
  echo "$data/$name"
}

make_golden md-fp16.tsv.gz "$md" --fp16
make_golden md-fp32.tsv.gz "$md"
make_golden sm-fp32.tsv.gz "$sm"
