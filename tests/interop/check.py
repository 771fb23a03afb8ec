#!/usr/bin/env python3
"""Reads a backfill's database and exports with readers that are not minutebook's.

    tests/interop/check.py OUT EXPORTS

OUT is the output folder of a backfill; EXPORTS holds what `export` made of it: csv/, meetings.ndjson,
calendar.ics, popolo.json, ocd/. Readers that are not installed are skipped, and said so. Python's own
csv, json and sqlite3 always run; the others are on PyPI (icalendar, everypolitician-popolo, pupa,
datasette) and npm (ical.js: set ICAL_JS to the folder that holds its node_modules).

Exit status: 0 all that ran is well, 1 a reader found something.
"""

import asyncio
import csv
import glob
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

FAILED = []


def said(reader, message):
    print(f"{reader}: {message}")


def failed(reader, message):
    FAILED.append(reader)
    print(f"{reader}: FAILED: {message}")


def expect(reader, holds, message):
    if not holds:
        failed(reader, message)


def check_sqlite(out):
    """Another build of SQLite than the one that wrote the file."""
    name = f"sqlite3 {sqlite3.sqlite_version}"
    db = sqlite3.connect(f"file:{out}/minutebook.db?mode=ro", uri=True)
    expect(name, db.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity_check")
    expect(name, db.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign_key_check")
    views = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    for view in views:
        db.execute(f"SELECT * FROM {view}").fetchall()
    try:
        found = db.execute("SELECT count(*) FROM search WHERE search MATCH 'report*'").fetchone()[0]
    except sqlite3.OperationalError:
        found = "no"
    said(name, f"sound; {len(views)} views read; full text finds {found} rows for report*")
    return db


def check_csv(folder, db):
    files = cells = apostrophes = 0
    for path in sorted(glob.glob(f"{folder}/*.csv")):
        table = pathlib.Path(path).stem
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file, strict=True))
        query = db.execute(f'SELECT * FROM "{table}"')
        header, rows = rows[0], rows[1:]
        expect("csv", header == [column[0] for column in query.description], f"{table}: header")
        stored = query.fetchall()
        expect("csv", len(rows) == len(stored), f"{table}: {len(rows)} rows, not {len(stored)}")
        for row, wanted in zip(rows, stored):
            expect("csv", len(row) == len(header), f"{table}: a row of {len(row)} cells")
            for cell, value in zip(row, wanted):
                cells += 1
                text = "" if value is None else str(value)
                if cell == "'" + text:
                    apostrophes += 1
                elif cell != text and not (isinstance(value, float) and float(cell) == value):
                    failed("csv", f"{table}: {cell!r} is not {value!r}")
                if cell[:1] in "=+-@\t\r" and cell and not cell.lstrip("+-").replace(".", "").isdigit():
                    failed("csv", f"{table}: a spreadsheet would run {cell!r}")
        files += 1
    said("csv", f"{files} files, {cells} cells as in the database, {apostrophes} with an apostrophe")


def check_ndjson(path, db):
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    meetings = db.execute("SELECT count(*) FROM meetings").fetchone()[0]
    expect("json", len(records) == meetings, f"{len(records)} lines, not {meetings}")
    said("json", f"{len(records)} meetings, one a line")


def check_icalendar(path, db):
    try:
        import icalendar
    except ImportError:
        return said("icalendar", "skipped, not installed")
    calendar = icalendar.Calendar.from_ical(pathlib.Path(path).read_bytes())
    events, todos = calendar.walk("VEVENT"), calendar.walk("VTODO")
    errors = [error for part in calendar.walk() for error in part.errors]
    expect("icalendar", not errors, f"{errors[:3]}")
    uids = [part["UID"] for part in events + todos]
    expect("icalendar", len(set(uids)) == len(uids), "a UID stands twice")
    for part in events + todos:
        expect("icalendar", "DTSTAMP" in part and "SUMMARY" in part, f"{part['UID']} lacks a property")
    for event in events:
        start = event.decoded("DTSTART")
        if hasattr(start, "utcoffset"):
            expect("icalendar", str(start.tzinfo) == "Europe/London", f"zone of {start}")
    lives = db.execute("SELECT count(*) FROM action_lives").fetchone()[0]
    expect("icalendar", len(todos) == lives, f"{len(todos)} to-dos, not {lives}")
    statuses = sorted({str(todo["STATUS"]) for todo in todos})
    said("icalendar", f"{len(events)} events, {len(todos)} to-dos ({', '.join(statuses)}), no errors")


def check_ical_js(path):
    """Mozilla's reader; strict about folding and escapes."""
    modules = os.environ.get("ICAL_JS")
    if not modules or not shutil.which("node"):
        return said("ical.js", "skipped, not installed (ICAL_JS is not set)")
    script = pathlib.Path(__file__).with_name("ical.mjs").resolve()
    # A module is looked for beside the script that asks for it.
    copy = pathlib.Path(modules) / "check-ical.mjs"
    shutil.copy(script, copy)
    try:
        run = subprocess.run(["node", str(copy), str(pathlib.Path(path).resolve())], capture_output=True, text=True)
    finally:
        copy.unlink()
    if run.returncode:
        failed("ical.js", run.stderr.strip())
    else:
        said("ical.js", run.stdout.strip())


def check_popolo(path):
    try:
        from popolo_data.importer import Popolo
    except ImportError:
        return said("popolo_data", "skipped, not installed")
    popolo = Popolo.from_filename(path)
    with open(path, encoding="utf-8") as file:
        raw = json.load(file)
    for kind in ("persons", "organizations", "memberships", "events"):
        expect("popolo_data", len(getattr(popolo, kind)) == len(raw[kind]), kind)
    for membership in popolo.memberships:
        expect("popolo_data", membership.person is not None, "a membership has no person")
    known = {thing["id"] for kind in raw.values() for thing in kind}
    expect("popolo_data", len(known) == sum(map(len, raw.values())), "an id stands twice")
    for kind in raw.values():
        for thing in kind:
            for key in ("organization_id", "parent_id", "person_id", "motion_id"):
                expect("popolo_data", thing.get(key) is None or thing[key] in known, f"{key} of {thing['id']}")
    counts = ", ".join(f"{len(things)} {kind}" for kind, things in raw.items())
    said("popolo_data", f"{counts}; every reference is met")


def check_ocd(folder):
    """The scrapers' own schemas, as they check what they have scraped."""
    try:
        import datetime
        import jsonschema
        from pupa.scrape.base import FormatChecker
        from pupa.scrape.schemas import event, jurisdiction, organization, vote_event
    except ImportError:
        return said("pupa", "skipped, not installed")
    schemas = {
        "event": event.schema,
        "jurisdiction": jurisdiction.schema,
        "organization": organization.schema,
        "vote_event": vote_event.schema,
    }
    types = jsonschema.Draft3Validator.TYPE_CHECKER.redefine(
        "datetime", lambda _, value: isinstance(value, (datetime.date, datetime.datetime))
    ).redefine("date", lambda _, value: isinstance(value, datetime.date))
    validator = jsonschema.validators.extend(jsonschema.Draft3Validator, type_checker=types)
    counts, ids, referred = {}, set(), set()
    for path in sorted(glob.glob(f"{folder}/*.json")):
        kind = next(kind for kind in schemas if pathlib.Path(path).name.startswith(kind + "_"))
        with open(path, encoding="utf-8") as file:
            value = json.load(file)
        for error in validator(schemas[kind], format_checker=FormatChecker()).iter_errors(value):
            failed("pupa", f"{pathlib.Path(path).name}: {error.json_path}: {error.message}")
        unknown = set(value) - set(schemas[kind]["properties"]) - {"_id", "id"}
        expect("pupa", not unknown, f"{pathlib.Path(path).name}: pupa knows no {unknown}")
        counts[kind] = counts.get(kind, 0) + 1
        ids.add(value["_id"])
        referred.update(filter(None, [value.get("parent_id"), value.get("organization")]))
        referred.update(
            entity["vote_event_id"] for item in value.get("agenda", []) for entity in item["related_entities"]
        )
    expect("pupa", referred <= ids, f"no object has {sorted(referred - ids)[:3]}")
    said("pupa", ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) + "; every reference is met")


def check_datasette(out):
    try:
        from datasette.app import Datasette
    except ImportError:
        return said("datasette", "skipped, not installed")

    async def ask():
        datasette = Datasette([f"{out}/minutebook.db"])
        pages = {}
        for path in (
            "/minutebook",
            "/minutebook/v_actions_open",
            "/minutebook/v_resolutions?_facet=kind",
            "/minutebook/texts?_search=report",
            "/minutebook/meetings/1",
        ):
            pages[path] = (await datasette.client.get(path)).status_code
        found = (await datasette.client.get("/minutebook/texts.json?_search=report&_shape=array")).json()
        return pages, len(found)

    pages, found = asyncio.run(ask())
    expect("datasette", set(pages.values()) == {200}, f"{pages}")
    expect("datasette", found > 0, "its search box finds nothing")
    said("datasette", f"{len(pages)} pages shown; its search box finds {found} texts")


def main():
    out, exports = sys.argv[1:3]
    db = check_sqlite(out)
    check_csv(f"{exports}/csv", db)
    check_ndjson(f"{exports}/meetings.ndjson", db)
    check_icalendar(f"{exports}/calendar.ics", db)
    check_ical_js(f"{exports}/calendar.ics")
    check_popolo(f"{exports}/popolo.json")
    check_ocd(f"{exports}/ocd")
    check_datasette(out)
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
