"""Runs the commands of bench/compare.sh in turns and prints their medians as Markdown tables."""

import importlib.util
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

OURS = "target/release/minutebook"
MUPDF = "import sys, pymupdf\nfor page in pymupdf.open(sys.argv[1]): sys.stdout.write(page.get_text())"
PLUMBER = """import sys, pdfplumber
for path in sys.argv[1:]:
    try:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text(), page.extract_tables()
                page.close()
    except Exception as error:
        print(path, error, file=sys.stderr)
"""


def run(command):
    """CPU seconds, seconds by the clock and peak memory in MB of a command and its children."""
    # What is started from here counts this process's memory as its own; from `time`, it does not.
    with tempfile.NamedTemporaryFile("r") as told:
        start = time.perf_counter()
        command = ["/usr/bin/time", "-f", "%M", "-o", told.name, *command]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        clock = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        peak = told.read().split("\n")[-2]
    return used.ru_utime + used.ru_stime, clock, int(peak) / 1024


def medians(commands, rounds):
    taken = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(run(command))
    return {name: [statistics.median(column) for column in zip(*runs)] for name, runs in taken.items()}


def side_by_side(command, rounds):
    """How much more two processes do at once than one after the other: what two cores of the machine give."""
    def clock(at_once):
        start = time.perf_counter()
        for child in [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(at_once)]:
            child.wait()
        return time.perf_counter() - start

    one, two = zip(*[(clock(1), clock(2)) for _ in range(rounds)])
    return 2 * statistics.median(one) / statistics.median(two)


def each_file(command, files):
    """A shell that runs a command on each file."""
    script = f'for f in "$@"; do {command} || true; done'
    return ["sh", "-c", script, "sh", *files]


def have(module):
    return importlib.util.find_spec(module) is not None


def table(title, times, ours, pages):
    print(f"\n{title}\n\n| | CPU time | pages a second | ours is … times as fast | clock | peak memory |\n|---|---|---|---|---|---|")
    base = times[ours][0]
    for name, (cpu, clock, peak) in times.items():
        ratio = "" if name == ours else f"{cpu / base:.2f}"
        print(f"| {name} | {cpu:.3f} s | {pages / cpu:,.0f} | {ratio} | {clock:.3f} s | {peak:.0f} MB |")


def main(pack, pages, rounds, folder):
    pages, rounds = int(pages), int(rounds)
    ours, on_all = "`minutebook extract`, one core", "`minutebook extract`, all cores"
    commands = {
        ours: [OURS, "extract", "--no-isolate", "--jobs", "1", pack],
        on_all: [OURS, "extract", "--no-isolate", pack],
        "inflate and tokenize alone (`hayro-syntax`)": ["target/release/examples/floor", pack],
        "`pdftotext -layout`": ["pdftotext", "-layout", pack, "-"],
    }
    if shutil.which("mutool"):
        commands["`mutool draw -F text`"] = ["mutool", "draw", "-q", "-F", "text", pack]
    if have("pymupdf"):
        commands["PyMuPDF `get_text`"] = [sys.executable, "-c", MUPDF, pack]
    times = medians(commands, rounds)
    if have("pdfplumber"):
        times |= medians({"pdfplumber `extract_text` + `extract_tables`": [sys.executable, "-c", PLUMBER, pack]}, 1)
    table(f"A pack of {pages:,} pages, medians of {rounds} rounds", times, ours, pages)
    cores = times[ours][1] / times[on_all][1]
    machine = side_by_side(commands["`pdftotext -layout`"], rounds)
    print(f"\nBy the clock, all cores over one: {cores:.2f}; two processes of pdftotext at once over one: {machine:.2f}.")

    files = sorted(str(path) for path in pathlib.Path(folder).glob("*.pdf"))
    if not files:
        print(f"\n{folder}: no PDFs, left out")
        return
    counts = subprocess.run(
        each_file('pdfinfo "$f" 2>/dev/null | sed -n "s/^Pages: *//p"', files), capture_output=True, text=True, check=True
    )
    pages = sum(map(int, counts.stdout.split()))
    ours = "`minutebook extract`, one process"
    commands = {
        ours: [OURS, "extract", "--no-isolate", "--jobs", "1", "--format", "ndjson", *files],
        "`pdftotext -layout`, a process a file": each_file('pdftotext -layout "$f" -', files),
    }
    if shutil.which("mutool"):
        commands["`mutool draw -F text`, a process a file"] = each_file('mutool draw -q -F text "$f"', files)
    times = medians(commands, rounds)
    if have("pdfplumber") and not os.environ.get("NO_PLUMBER"):
        times |= medians({"pdfplumber, one process": [sys.executable, "-c", PLUMBER, *files]}, 1)
    table(f"{len(files)} papers of many councils, {pages:,} pages, medians of {rounds} rounds", times, ours, pages)


if __name__ == "__main__":
    main(*sys.argv[1:])
