#!/usr/bin/env bash
# Measures newsgraph and spaCy on the same text, in turn, on one core each.
set -euo pipefail

usage() {
  cat <<'U'
usage: scripts/spacy/bench.sh [--runs N] NEWSGRAPH MODEL [TEXT]

Prints the tokens per CPU second of each run, the medians and their ratio. The two take
turns, so that what else the machine does meets both.

NEWSGRAPH  the program
MODEL      what spaCy loads: a wheel (see models.sh) or a directory
TEXT       what both read: .jsonl, a row {"text": ...} a text
           (default nlp/spacy/testdata/texts.jsonl)
--runs N   runs of each (default 3)

environment:
  PYTHON   a Python with the packages of requirements.txt (default python3)
U
}

misused() { usage >&2; exit 2; }

runs=3
case ${1:-} in
  --runs) [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || misused; runs=$2; shift 2 ;;
  -h | --help) usage; exit ;;
  -*) misused ;;
esac
[ $# = 2 ] || [ $# = 3 ] || misused

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
newsgraph=$1 model=$2 text=${3:-$here/../../nlp/spacy/testdata/texts.jsonl}
export OMP_NUM_THREADS=1 BLIS_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
one_core=()
if command -v taskset >/dev/null; then one_core=(taskset -c 0); fi

# speed runs a command and prints the number after "tokens/cpu-second", which both programs print.
speed() {
  local out
  out=$("${one_core[@]}" "$@") || { echo "bench.sh: $1 failed" >&2; return 1; }
  sed -n 's|^.*tokens/cpu-second[^0-9]*\([0-9][0-9]*\).*$|\1|p' <<<"$out" | grep -m 1 . ||
    { echo "bench.sh: $1 printed no tokens/cpu-second" >&2; return 1; }
}

ours() { speed "$newsgraph" bench nlp --text "$text"; }
theirs() { speed "${PYTHON:-python3}" "$here/bench.py" "$model" "$text"; }

# median prints the middle one of the numbers it is given, of an even count the lower of the two.
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

a=() b=()
printf 'run\tnewsgraph\tspaCy\n'
for ((run = 1; run <= runs; run++)); do
  x=$(ours)
  y=$(theirs)
  a+=("$x") b+=("$y")
  printf '%d\t%s\t%s\n' "$run" "$x" "$y"
done
a_median=$(median "${a[@]}") b_median=$(median "${b[@]}")
printf 'median\t%s\t%s\n' "$a_median" "$b_median"
awk -v a="$a_median" -v b="$b_median" 'BEGIN { printf "ratio\t%.2f\n", a / b }'
