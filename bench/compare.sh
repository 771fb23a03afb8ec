#!/usr/bin/env bash
# Times `minutebook extract` (the whole record, checked, as JSON) against tools that write bare text, in one run.
#
#   bench/compare.sh [PDF [PAGES [RUNS [FOLDER]]]]
#
# 1. A pack of PAGES pages (1,000), joined from copies of PDF: ours on one core and on all, the floor (inflate and tokenize
#    alone, examples/floor.rs), pdftotext, mutool, PyMuPDF, pdfplumber. RUNS rounds (9) in turns, so that whatever else the
#    machine does hits all alike; medians of CPU time (user + system), the clock and peak memory.
# 2. All PDFs of FOLDER (../shared/corpus/unlabelled): ours in one process, the others a process a file; pdfplumber once.
#
# Needs qpdf, pdftotext, GNU time and Python; of mutool, PyMuPDF and pdfplumber those that are installed take part.
set -euo pipefail
cd "$(dirname "$0")/.."

pdf=${1:-../shared/corpus/variants/pack_word.pdf}
pages=${2:-1000}
runs=${3:-9}
folder=${4:-../shared/corpus/unlabelled}
work=target/bench
mkdir -p "$work"
pack=$work/pack.pdf

cargo build --release --quiet --bin minutebook --example floor
each=$(qpdf --show-npages "$pdf")
inputs=()
for ((i = 0; i < (pages + each - 1) / each; i++)); do inputs+=("$pdf" 1-z); done
qpdf --empty --pages "${inputs[@]}" -- "$pack"

exec python3 bench/compare.py "$pack" "$(qpdf --show-npages "$pack")" "$runs" "$folder"
