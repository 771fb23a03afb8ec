#!/usr/bin/env python3
"""Holds the scores of the corpus to tests/floors.toml, and raises the floors.

    tests/floors.py check SCORE.json [FIXTURES.json]    fails where a field of a folder is below its floor
    tests/floors.py raise SCORE.json [FIXTURES.json]    lifts floors to the scores reached; none is ever lowered

SCORE.json is what ../shared/eval/score.py writes with --json over the corpus, FIXTURES.json the same over fixtures/, whose
fields count over all its folders.
"""
import json
import math
import pathlib
import sys
import tomllib

FLOORS = pathlib.Path(__file__).with_name("floors.toml")
HEAD = """\
# The least F1 that each field of each folder of the corpus, and of the fixtures, may score (tests/floors.py, .ci/run).
# Floors only rise: tests/floors.py raise SCORE.json lifts them to what has been reached.
"""
SLACK = 1e-9  # of binary fractions


def read_floors():
    return tomllib.loads(FLOORS.read_text()) if FLOORS.exists() else {}


def floored(score):
    """A score as a floor: three places, rounded down."""
    return math.floor(score * 1000 + SLACK) / 1000


def check(folders):
    below = [
        f"{folder}: {field} is {folders.get(folder, {}).get(field, 0):.4f}, its floor {floor}"
        for folder, fields in read_floors().items()
        if folder != "fixtures" or folder in folders
        for field, floor in fields.items()
        if folders.get(folder, {}).get(field, 0) + SLACK < floor
    ]
    print("\n".join(below) or "no score is below its floor")
    return 1 if below else 0


def raise_floors(folders):
    floors = read_floors()
    for folder, fields in folders.items():
        for field, score in fields.items():
            old = floors.setdefault(folder, {}).get(field, 0)
            floors[folder][field] = max(old, floored(score))
    lines = [HEAD]
    for folder in sorted(floors):
        lines.append(f"[{folder}]")
        lines += [f'"{field}" = {floors[folder][field]}' for field in sorted(floors[folder])]
        lines.append("")
    FLOORS.write_text("\n".join(lines))
    return 0


def main(arguments):
    modes = {"check": check, "raise": raise_floors}
    if len(arguments) not in (2, 3) or arguments[0] not in modes:
        print(__doc__, file=sys.stderr)
        return 2
    mode, *scores = arguments
    folders, *fixtures = [json.loads(pathlib.Path(score).read_text()) for score in scores]
    folders = folders["folders"]
    for score in fixtures:
        folders["fixtures"] = score["fields"]
    return modes[mode](folders)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
