#!/usr/bin/env bash
# Times `minutebook extract` against `pdftotext -layout` on a pack of about 1,000 pages, in one run.
#
#   bench/compare.sh [PDF [PAGES]]
#
# PDF is joined with itself until it has PAGES pages (default: the corpus's pack of 36 pages, 1,000).
# Prints pages a second by CPU time (user + system) and by the clock, and peak memory.
# Needs qpdf, pdftotext, hyperfine and /usr/bin/time.
set -euo pipefail
cd "$(dirname "$0")/.."

pdf=${1:-../shared/corpus/variants/pack_word.pdf}
pages=${2:-1000}
work=target/bench
mkdir -p "$work"
pack=$work/pack.pdf

cargo build --release --quiet
each=$(qpdf --show-npages "$pdf")
copies=$(((pages + each - 1) / each))
inputs=()
for ((i = 0; i < copies; i++)); do inputs+=("$pdf" 1-z); done
qpdf --empty --pages "${inputs[@]}" -- "$pack"
total=$(qpdf --show-npages "$pack")

ours="target/release/minutebook extract $pack"
one="target/release/minutebook extract --jobs 1 $pack"
theirs="pdftotext -layout $pack -"
hyperfine --warmup 1 --runs 5 --ignore-failure --export-json "$work/times.json" \
  --command-name 'minutebook extract' "$ours" \
  --command-name 'minutebook extract --jobs 1' "$one" \
  --command-name 'pdftotext -layout' "$theirs" >/dev/null

peak() { /usr/bin/time -f '%M' -o "$work/peak" "$@" >/dev/null 2>&1 || true; tail -n 1 "$work/peak"; }
memory="$(peak $ours) $(peak $one) $(peak $theirs)"

python3 - "$work/times.json" "$total" $memory <<'PY'
import json, sys
path, pages, *peaks = sys.argv[1:]
pages = int(pages)
print(f"{pages} pages, {'median of 5 runs':>18}  pages/s by CPU  pages/s by clock  peak MB")
for run, peak in zip(json.load(open(path))["results"], peaks):
    cpu = run["user"] + run["system"]
    print(f"{run['command']:32}  {pages / cpu:14.0f}  {pages / run['median']:16.0f}  {int(peak) / 1024:7.0f}")
PY
