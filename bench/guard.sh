#!/usr/bin/env bash
# Counts the instructions of each pass on fixed inputs with callgrind, and compares them with bench/counts.txt.
#
#   bench/guard.sh check    fails where a pass takes over 5 % more than what is kept
#   bench/guard.sh update   keeps today's counts
#
# Instructions do not depend on what else the machine does. They are those of the development build, which the tests
# have built: what matters is one build beside the next. Another compiler or C library counts differently, and is not compared.
set -euo pipefail
cd "$(dirname "$0")/.."

archive='fixtures/archive/Wolds and Marsh Community Resilience Board/2022-06-13'
inputs=(
  "minutes.pdf|$archive/Printed minutes Monday 13-Jun-2022 10.00 Wolds and Marsh Community Resilience Board.pdf"
  "pack.pdf|$archive/Public reports pack Monday 13-Jun-2022 10.00 Wolds and Marsh Community Resilience Board.pdf"
  "page.html|$archive/Agenda and minutes.html"
)
passes=(open interpret layout recognise validate write whole)
kept=bench/counts.txt

count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no --toggle-collect='pass::measured*' \
    target/debug/examples/pass "$1" "$2" 2>&1 | awk '/Collected/ { print $NF }'
}

case ${1:-} in check | update) ;; *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;; esac
# What else the counts depend on: which of their routines the C library and others choose.
compiler="$(rustc --version), $(getconf GNU_LIBC_VERSION), $(grep -om1 avx2 /proc/cpuinfo || echo 'no avx2')"
if [ "$1" = check ] && ! grep -qxF "# $compiler" "$kept"; then
  echo "guard: the counts are of $(sed -n '1s/^# //p' "$kept"), this is $compiler: not compared"
  exit 0
fi
cargo build --quiet --example pass

counted=$(mktemp)
trap 'rm -f "$counted"' EXIT
echo "# $compiler" >"$counted"
for input in "${inputs[@]}"; do
  for pass in "${passes[@]}"; do
    case $pass:$input in open:*.html* | interpret:*.html* | layout:*.html*) continue ;; esac
    instructions=$(count "$pass" "${input#*|}")
    printf '%s %s %s\n' "$pass" "${input%%|*}" "${instructions:?valgrind has counted nothing}" >>"$counted"
  done
done
instructions=$(count start "${inputs[2]#*|}")
printf 'start %s %s\n' page.html "${instructions:?valgrind has counted nothing}" >>"$counted"

if [ "$1" = update ]; then
  cp "$counted" "$kept"
  cat "$kept"
  exit 0
fi
awk 'NR == FNR { if ($1 != "#") kept[$1 " " $2] = $3; next }
     $1 == "#" { next }
     {
       was = kept[$1 " " $2]
       if (!was) { printf "%-10s %-12s %14d  not kept yet: bench/guard.sh update\n", $1, $2, $3; worse = 1; next }
       change = ($3 / was - 1) * 100
       mark = change > 5 ? "REGRESSION" : change < -5 ? "faster: bench/guard.sh update keeps it" : ""
       if (change > 5) worse = 1
       printf "%-10s %-12s %14d %+7.1f %%  %s\n", $1, $2, $3, change, mark
     }
     END { exit worse }' "$kept" "$counted"
