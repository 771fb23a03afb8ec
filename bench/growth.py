#!/usr/bin/env python3
"""Looks for texts that take longer than they are long: pieces of papers, repeated in every place of a document.

    bench/growth.py [BINARY [TIMES]]

Each document is made with its piece TIMES (2,000) times and with four times as many. Printed are those that then take more
than seven times as long, or over three seconds. Nothing printed is what should be.
"""
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

BINARY = sys.argv[1] if len(sys.argv) > 1 else "target/release/minutebook"
TIMES = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
SECONDS = 8

PIECES = """a, |Cllr A Marl, |Ann Marl (b), |(b c) |( |[b] |• a |1. |- |– a |: |; | and Ann |for |A. B. |http://a.b/c |a@b.cc |12 May |
12 May 2024 |10.30 am |12/5/|RESOLVED that |(a) b |Agenda Item 1 |Action: AB || a |Head of Law, Marl Council |
Head of Law (Marl Council |Marl Council |0116 496 0000 |pages 3 - 9 |to |Chair |in the chair |Mr |* |** |_a_ |`|<b>|&amp;|é|a-|
e.g. |\\|Head of Law - Marl |The meeting closed at 3 pm |Next meeting: 3 May 2025 |Present: |Apologies: """
HEAD = "# Minutes of the Board\n\nHeld on 5 May 2024\n\n"
ROW = "| No | Date | Action | Owner | Comments | Status |\n|---|---|---|---|---|---|\n"

PLACES = {
    "present": lambda t: f"{HEAD}Present: Ann Marl {t}\n\n1. Apologies\n\nNone.\n",
    "lines": lambda t: HEAD + "Present:\n\n" + t.replace(" ", "\n") + "\n\n1. Apologies\n\nNone.\n",
    "item": lambda t: f"{HEAD}Present: Ann Marl\n\n1. Apologies\n\n{t}\n\nRESOLVED: that {t}\n",
    "heading": lambda t: f"# Minutes of the {t}\n\nHeld on 5 May 2024 {t}\n\n## 1. {t}\n\nNext meeting: {t}\n",
    "report": lambda t: f"# Report to the Board\n\nReport of the {t}\n\n## Purpose of report\n\n1. {t}\n\n"
    f"## Recommendations\n\n2. {t}\n\n## Officer to contact\n\nAnn Marl {t}\nEmail: a@b.cc\n",
    "log": lambda t: f"# Action log\n\n{ROW}| 1 | {t} | {t} | {t} | {t} | Open |\n",
    "page": lambda t: f"<html><body><h1>Minutes of the Board, 5 May 2024</h1><p>Present: {t}</p>"
    f"<table><tr><td>1.</td><td>{t}</td></tr></table></body></html>",
}


def seconds(path: Path) -> float:
    """CPU time of one document; infinite where it is too long to wait for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [BINARY, "extract", "--no-isolate", "--jobs", "1", str(path)]
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return float("inf")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for place, make in PLACES.items():
            path = Path(folder, "page.html" if place == "page" else "paper.md")
            for piece in [p for line in PIECES.splitlines() for p in line.split("|") if p.strip()]:
                path.write_text(make(piece * TIMES))
                once = seconds(path)
                if once < 0.1:
                    continue
                path.write_text(make(piece * TIMES * 4))
                longer = seconds(path)
                if longer > 3 or longer > 7 * once:
                    print(f"{place:8} {piece!r:30} {once:.2f} s -> {longer:.2f} s", flush=True)


main()
