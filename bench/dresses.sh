#!/usr/bin/env bash
# Scores the program over papers of the layout machine (fixtures/dresses), by every axis of their dress.
#
#   bench/dresses.sh [COUNT [SEED [KIND [ENGINES]]]]     1,000 logs of seed 1 by every engine that the machine has
#   bench/dresses.sh 200 7 minutes
#   bench/dresses.sh 40 3 tables html,reportlab
#
# Python packages stand in target/dresses-venv, where they are installed if it is not there; fixtures/dresses/README.md
# lists the programs. MIN=0.9 fails where a smaller share of rows is wholly right. Papers: target/dresses/KIND-SEED;
# the whole score: score.json in it.
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-1000} seed=${2:-1} kind=${3:-logs} engines=${4:-}
out=target/dresses/$kind-$seed
venv=target/dresses-venv
cmd=${CMD:-target/release/minutebook extract}

if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet -r fixtures/dresses/requirements.txt
fi
[ -n "${CMD:-}" ] || cargo build --release --quiet --bin minutebook
rm -rf "$out"
"$venv/bin/python" fixtures/dresses/make.py --seed "$seed" --count "$count" --kind "$kind" --out "$out" ${engines:+--engines "$engines"}
"$venv/bin/python" fixtures/dresses/score.py "$out" --cmd "$cmd" --json "$out/score.json" --worst 10 ${MIN:+--min "$MIN"}
