#!/usr/bin/env python3
"""Measures table finders on the ICDAR 2013 set (PDF, -reg.xml and -str.xml of each document).

    python3 bench/tables/icdar.py --set DIR --minutebook target/release/minutebook

Finders: minutebook, pdfplumber (by lines; by text), camelot (lattice; stream;
network; hybrid). One that is not
installed is left out and said so. See README.md beside this file for what is measured.
"""

import argparse
import json
import re
import subprocess
import sys
import time
import unicodedata
import warnings
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# A found region and a true one are the same table from this overlap (area shared over area joined).
SAME_REGION = 0.5
# Edges of a finder's cells that differ by no more (points) are one.
SAME_EDGE = 1.5


@dataclass
class Cell:
    """Text at a stretch of rows and columns, both counted from 0, ends included."""

    rows: tuple
    columns: tuple
    text: str


@dataclass
class Region:
    """A table's part on one page. The box is in points from the page's top left corner."""

    page: int
    box: tuple
    cells: list = field(default_factory=list)


# The set


def truth(folder, name):
    """The true regions of a document, with their cells."""
    heights = page_heights(folder / f"{name}.pdf")
    boxes, cells = {}, {}
    for table in ET.parse(folder / f"{name}-reg.xml").getroot().iter("table"):
        for part in table.iter("region"):
            box = part.find("bounding-box").attrib
            page = int(part.get("page"))
            x0, x1 = sorted((float(box["x1"]), float(box["x2"])))
            y0, y1 = sorted((float(box["y1"]), float(box["y2"])))
            key = (table.get("id"), part.get("id"), page)
            boxes[key] = (x0, heights[page] - y1, x1, heights[page] - y0)
    for table in ET.parse(folder / f"{name}-str.xml").getroot().iter("table"):
        for part in table.iter("region"):
            key = (table.get("id"), part.get("id"), int(part.get("page")))
            cells[key] = [true_cell(cell) for cell in part.iter("cell")]
    if set(boxes) != set(cells):
        sys.exit(f"{name}: regions and structures are not of the same tables")
    return [Region(key[2], boxes[key], cells[key]) for key in sorted(boxes, key=str)]


def true_cell(cell):
    def stretch(kind):
        start = int(cell.get(f"start-{kind}"))
        return start, max(start, int(cell.get(f"end-{kind}") or start))

    return Cell(stretch("row"), stretch("col"), cell.findtext("content") or "")


def page_heights(path):
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return {page.page_number: float(page.height) for page in pdf.pages}


def page_letters(path):
    """The middles of the letters of each page: what regions are compared by."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return {
            page.page_number: [
                ((c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2)
                for c in page.chars
                if c["text"].strip()
            ]
            for page in pdf.pages
        }


# The finders


def minutebook(program):
    def find(path):
        command = [program, "show", "--stage", "tables", "--format", "json", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"{path.name}: {done.stderr.strip()}", file=sys.stderr)
            return []
        return [region for table in json.loads(done.stdout) for region in split_pages(table)]

    return find


def split_pages(table):
    """A table of several pages as one region a page, as the set has it."""
    regions = []
    for place in table["at"]:
        page, box = place["page"], tuple(place["box"])
        cells, number = [], 0
        for row in table["rows"]:
            here = [
                cell
                for cell in row["cells"]
                if any(p["page"] == page and inside(p["box"], box) for p in cell["at"])
            ]
            for cell in here:
                rows = (number, number + cell["row_span"] - 1)
                columns = (cell["column"], cell["column"] + cell["column_span"] - 1)
                cells.append(Cell(rows, columns, cell["text"]))
            number += bool(here)
        regions.append(Region(page, box, cells))
    return regions


def inside(box, outer):
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def by_pdfplumber(strategy):
    import pdfplumber

    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}

    def find(path):
        regions = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                for table in page.find_tables(settings):
                    boxes = [cell for row in table.rows for cell in row.cells if cell]
                    texts = [
                        text
                        for row, line in zip(table.rows, table.extract())
                        for cell, text in zip(row.cells, line)
                        if cell
                    ]
                    cells = boxes_to_cells(boxes, texts)
                    regions.append(Region(page.page_number, tuple(table.bbox), cells))
        return regions

    return find


def boxes_to_cells(boxes, texts):
    """Boxes of cells as stretches of rows and columns: a box may span several."""
    xs, ys = (edges(boxes, side) for side in (0, 1))

    def at(list_, value):
        return min(range(len(list_)), key=lambda i: abs(list_[i] - value))

    return [
        Cell(
            (at(ys, box[1]), max(at(ys, box[1]), at(ys, box[3]) - 1)),
            (at(xs, box[0]), max(at(xs, box[0]), at(xs, box[2]) - 1)),
            text or "",
        )
        for box, text in zip(boxes, texts)
    ]


def edges(boxes, side):
    found = []
    for value in sorted(v for box in boxes for v in (box[side], box[side + 2])):
        if not found or value - found[-1] > SAME_EDGE:
            found.append(value)
    return found


def by_camelot(flavour):
    import camelot

    def find(path):
        heights = page_heights(path)
        regions = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                tables = camelot.read_pdf(str(path), pages="all", flavor=flavour)
            except Exception as error:  # its own failures are a result: no table
                print(f"camelot {flavour}, {path.name}: {error}", file=sys.stderr)
                return []
        for table in tables:
            x0, y0, x1, y1 = table._bbox
            height = heights[int(table.page)]
            box = (min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1))
            regions.append(Region(int(table.page), box, camelot_cells(table.cells)))
        return regions

    return find


def camelot_cells(grid):
    """Positions without an edge between them are one cell, as its own text flow has it."""
    rows, columns = len(grid), len(grid[0]) if grid else 0
    group = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(key):
        while group[key] != key:
            key = group[key]
        return key

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not (grid[r][c].right or grid[r][c + 1].left):
                group[root((r, c + 1))] = root((r, c))
            if r + 1 < rows and not (grid[r][c].bottom or grid[r + 1][c].top):
                group[root((r + 1, c))] = root((r, c))
    members = {}
    for key in group:
        members.setdefault(root(key), []).append(key)
    cells = []
    for keys in members.values():
        rs, cs = [r for r, _ in keys], [c for _, c in keys]
        text = " ".join(grid[r][c].text for r, c in sorted(keys))
        cells.append(Cell((min(rs), max(rs)), (min(cs), max(cs)), text))
    return cells


# The measures


def folded(text):
    """Text as the set's own tool compares it: no accents, no white space, ASCII alone."""
    text = unicodedata.normalize("NFKD", text)
    return re.sub(r"\s+", "", text.encode("ascii", "ignore").decode())


def relations(cells):
    """The adjacency relations of Göbel et al.: each text with its nearest neighbour to the right
    and below; blank cells have none and are looked past."""
    cells = [(i, cell, folded(cell.text)) for i, cell in enumerate(cells)]
    cells = [entry for entry in cells if entry[2]]
    at = {}
    for i, cell, text in cells:
        for row in range(cell.rows[0], cell.rows[1] + 1):
            for column in range(cell.columns[0], cell.columns[1] + 1):
                at.setdefault((row, column), (i, text))
    found = set()
    for way, (fixed, moving) in (("right", (0, 1)), ("down", (1, 0))):
        lines = {}
        for key in at:
            lines.setdefault(key[fixed], []).append(key)
        for keys in lines.values():
            keys.sort(key=lambda key: key[moving])
            for a, b in zip(keys, keys[1:]):
                if at[a][0] != at[b][0]:
                    found.add((at[a][0], at[b][0], at[a][1], at[b][1], way))
    return Counter((a, b, way) for _, _, a, b, way in found)


def area(box):
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def overlap(a, b):
    if a.page != b.page:
        return 0.0
    box = (
        max(a.box[0], b.box[0]),
        max(a.box[1], b.box[1]),
        min(a.box[2], b.box[2]),
        min(a.box[3], b.box[3]),
    )
    shared = area(box) if box[2] > box[0] and box[3] > box[1] else 0.0
    joined = area(a.box) + area(b.box) - shared
    return shared / joined if joined else 0.0


def pairs(true, found):
    """True and found regions, one to one, the largest overlap first."""
    rated = [(overlap(t, f), i, j) for i, t in enumerate(true) for j, f in enumerate(found)]
    out, used_true, used_found = [], set(), set()
    for rate, i, j in sorted(rated, key=lambda e: (-e[0], e[1], e[2])):
        if rate > 0 and i not in used_true and j not in used_found:
            out.append((i, j, rate))
            used_true.add(i)
            used_found.add(j)
    return out


def share(part, whole):
    return part / whole if whole else 1.0


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(true, found, letters):
    """What is counted of one document."""
    within = lambda region: {
        (region.page, i)
        for i, (x, y) in enumerate(letters.get(region.page, []))
        if region.box[0] - 1 <= x <= region.box[2] + 1 and region.box[1] - 1 <= y <= region.box[3] + 1
    }
    in_true, in_found = [within(t) for t in true], [within(f) for f in found]
    all_true, all_found = set().union(*in_true), set().union(*in_found)
    matched = pairs(true, found)
    complete = sum(in_true[i] <= in_found[j] for i, j, _ in matched)
    pure = sum(in_found[j] <= in_true[i] and bool(in_found[j]) for i, j, _ in matched)
    wanted = [relations(t.cells) for t in true]
    given = [relations(f.cells) for f in found]
    right = sum((wanted[i] & given[j]).total() for i, j, _ in matched)
    same = [(i, j) for i, j, rate in matched if rate >= SAME_REGION]
    return {
        "tables": len(true),
        "found": len(found),
        "same": len(same),
        "complete": complete,
        "pure": pure,
        "letters": len(all_true),
        "letters found": len(all_found),
        "letters right": len(all_true & all_found),
        "relations": sum(w.total() for w in wanted),
        "relations found": sum(g.total() for g in given),
        "relations right": right,
        "relations of found tables": sum(wanted[i].total() for i, _ in same),
        "relations given there": sum(given[j].total() for _, j in same),
        "relations right there": sum((wanted[i] & given[j]).total() for i, j in same),
        "by table": [
            {
                "page": t.page,
                "box": [round(v) for v in t.box],
                "overlap": round(max([r for i, _, r in matched if i == k] or [0.0]), 2),
                "relations": wanted[k].total(),
                "given": sum(given[j].total() for i, j, _ in matched if i == k),
                "right": sum((wanted[i] & given[j]).total() for i, j, _ in matched if i == k),
            }
            for k, t in enumerate(true)
        ],
        "extra": [
            {"page": f.page, "box": [round(v) for v in f.box]}
            for j, f in enumerate(found)
            if j not in {j for _, j, _ in matched}
        ],
    }


def summary(documents):
    """The figures of all documents: sums, and the mean over documents as the set's authors have it."""
    total = lambda key: sum(d[key] for d in documents)
    tables = (share(total("same"), total("found")), share(total("same"), total("tables")))

    def mean(right, given, wanted):
        precision = [share(d[right], d[given]) if d[given] else 0.0 for d in documents]
        recall = [share(d[right], d[wanted]) for d in documents]
        p, r = (sum(v) / len(documents) for v in (precision, recall))
        return [round(v, 3) for v in (p, r, f1(p, r))]

    p = share(total("relations right"), total("relations found"))
    r = share(total("relations right"), total("relations"))
    p_there = share(total("relations right there"), total("relations given there"))
    r_there = share(total("relations right there"), total("relations of found tables"))
    return {
        "tables": [round(v, 3) for v in (*tables, f1(*tables))],
        "complete": total("complete"),
        "pure": total("pure"),
        "letters": mean("letters right", "letters found", "letters"),
        "structure": mean("relations right", "relations found", "relations"),
        "structure, all relations": [round(v, 3) for v in (p, r, f1(p, r))],
        "structure of found tables": [round(v, 3) for v in (p_there, r_there, f1(p_there, r_there))],
        "true": total("tables"),
        "found": total("found"),
    }


def finders(options):
    wanted = options.only.split(",") if options.only else None
    makers = {
        "minutebook": lambda: minutebook(options.minutebook),
        "pdfplumber lines": lambda: by_pdfplumber("lines"),
        "pdfplumber text": lambda: by_pdfplumber("text"),
        "camelot lattice": lambda: by_camelot("lattice"),
        "camelot stream": lambda: by_camelot("stream"),
        "camelot network": lambda: by_camelot("network"),
        "camelot hybrid": lambda: by_camelot("hybrid"),
    }
    out = {}
    for name, make in makers.items():
        if wanted and name.split()[0] not in wanted:
            continue
        try:
            out[name] = make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--set", type=Path, required=True, help="folder of the set")
    parser.add_argument("--minutebook", default="target/release/minutebook", help="the program")
    parser.add_argument("--only", help="finders, separated by commas (minutebook,pdfplumber,camelot)")
    parser.add_argument("--json", type=Path, help="write all figures here")
    parser.add_argument("-v", action="store_true", help="print minutebook's figures table by table")
    options = parser.parse_args()
    names = sorted(p.name[: -len("-str.xml")] for p in options.set.glob("*-str.xml"))
    if not names:
        sys.exit(f"{options.set}: no -str.xml there")
    true = {name: truth(options.set, name) for name in names}
    letters = {name: page_letters(options.set / f"{name}.pdf") for name in names}
    results = {}
    for finder, find in finders(options).items():
        start = time.perf_counter()
        found = {name: find(options.set / f"{name}.pdf") for name in names}
        seconds = time.perf_counter() - start
        documents = {name: measure(true[name], found[name], letters[name]) for name in names}
        results[finder] = {
            "summary": summary(list(documents.values())),
            "seconds": round(seconds, 2),
            "documents": documents,
        }
    show(results, options.v)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n")


def show(results, verbose):
    if verbose:
        for name, document in results.get("minutebook", {}).get("documents", {}).items():
            for table in document["by table"]:
                print(f"{name:8} p{table['page']} {str(table['box']):24} overlap {table['overlap']:.2f}"
                      f"  right {table['right']:4} of {table['relations']:4}, given {table['given']:4}")
            for extra in document["extra"]:
                print(f"{name:8} p{extra['page']} {str(extra['box']):24} is no table")
    columns = ["tables", "letters", "structure", "structure, all relations", "structure of found tables"]
    print("| finder | found | " + " | ".join(columns) + " | complete | pure |")
    print("|---" * (len(columns) + 4) + "|")
    for finder, result in results.items():
        s = result["summary"]
        figures = [" / ".join(f"{v:.3f}" for v in s[c]) for c in columns]
        print(f"| {finder} | {s['found']} | " + " | ".join(figures) + f" | {s['complete']} | {s['pure']} |")


if __name__ == "__main__":
    main()
