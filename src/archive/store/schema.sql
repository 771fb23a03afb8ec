-- minutebook.db: the meetings, papers and actions of a backfill. docs/database.md tells how to use it.
--
-- How the tables hang together:
--
--   bodies 1─n meetings 1─n items 1─n paragraphs, resolutions, votes 1─n vote_names
--                       1─n agenda_items, attendance, reports 1─n recommendations
--                       1─n actions 1─n action_owners        (one row of one meeting's log)
--   bodies 1─n action_lives 1─n actions, action_changes      (one action through all meetings)
--   documents 1─n files, diagnostics; every row that was read names its document and its place
--
-- In every table that was read from papers:
--   document_id  the document that the row stands in
--   page         the page of a PDF, counted from 1 in the file; null for other formats
--   place        the same in full, as JSON: [{"page": 3, "box": [x0, y0, x1, y1]}, …] in points from the
--                top left, [{"node": "AI45754/td[2]/p[9]"}] or [{"line": 14}]
--   position     the order in which the paper has it, counted from 1 within its parent
--
-- Dates are ISO 8601 (or YYYY-MM where a paper gives only a month), times HH:MM on the 24-hour clock,
-- yes and no 1 and 0. What a paper does not say is null.

-- What wrote the database.
CREATE TABLE about (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- ── the archive ───────────────────────────────────────────────────────────────────────────────────

-- One row a document that was met: the same bytes met twice are one.
CREATE TABLE documents (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL,             -- the file's name without its folders
  sha256       TEXT NOT NULL UNIQUE,      -- documents/<sha256>.json is its record
  outcome      TEXT NOT NULL CHECK (outcome IN ('read', 'nothing', 'failed')),
  reason       TEXT,                      -- of a failure: document, text, budget, time, memory, crash, io
  message      TEXT,                      -- of a failure, or of a paper in which nothing was found
  bytes        INTEGER NOT NULL,
  media_type   TEXT,
  pages        INTEGER,
  url          TEXT,                      -- as the document gives it, else as its sidecar does
  producer     TEXT,                      -- the program that made the file
  text_layer   TEXT CHECK (text_layer IN ('good', 'suspect', 'unusable', 'none')),
  authority    TEXT,
  gss          TEXT,
  moderngov_site         TEXT,
  moderngov_committee_id TEXT,
  moderngov_meeting_id   TEXT,
  errors       INTEGER NOT NULL,          -- how many diagnostics of each severity it has
  warnings     INTEGER NOT NULL,
  infos        INTEGER NOT NULL,
  tool         TEXT NOT NULL              -- the version of minutebook that read it
);

-- Where each document was met.
CREATE TABLE files (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES documents (id),
  path         TEXT NOT NULL,             -- below the archive
  url          TEXT,                      -- this and what follows is what a sidecar or the name says
  title        TEXT,
  authority    TEXT,
  body         TEXT,
  date         TEXT,
  moderngov_site         TEXT,
  moderngov_committee_id TEXT,
  moderngov_meeting_id   TEXT,
  moderngov_file_id      TEXT             -- of an attachment (s112219) or a pack (g5318)
);

-- The text of every page of every document that could be read, whether or not anything was found in it:
-- a line a paragraph or row of a table, running heads and feet left out, and what a reader does not see.
CREATE TABLE pages (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES documents (id),
  page         INTEGER,                   -- counted from 1 in the file; null for formats without pages
  text         TEXT NOT NULL
);

-- What was read of documents and went to no meeting, and why.
CREATE TABLE unassembled (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES documents (id),
  part         TEXT NOT NULL CHECK (part IN ('papers', 'minutes')),
  reason       TEXT NOT NULL CHECK (reason IN ('no_body', 'no_date', 'no_body_and_no_date', 'two_meetings',
               'contested', 'outside_dates')),
  body         TEXT,                      -- as the document names it
  date         TEXT
);

-- Files of the archive that are no documents.
CREATE TABLE passed_over (
  id     INTEGER PRIMARY KEY,
  path   TEXT NOT NULL,
  reason TEXT NOT NULL
);

-- What could not be read in a document, or is doubtful. `minutebook explain CODE` tells more.
CREATE TABLE diagnostics (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES documents (id),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL,
  severity     TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  message      TEXT NOT NULL,
  page         INTEGER,
  place        TEXT NOT NULL
);

-- ── bodies and meetings ───────────────────────────────────────────────────────────────────────────

-- Boards, committees and councils; one that was renamed is one row.
CREATE TABLE bodies (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL,             -- as the latest meeting's papers print it
  authority    TEXT,                      -- the council or partnership, as its latest paper names it
  gss          TEXT,
  folder       TEXT NOT NULL UNIQUE       -- below meetings/: <authority>/<body_id>
);

CREATE TABLE meetings (
  id           INTEGER PRIMARY KEY,
  body_id      INTEGER NOT NULL REFERENCES bodies (id),
  body         TEXT NOT NULL,             -- as the meeting's own papers print it
  date         TEXT NOT NULL,
  start_time   TEXT,
  end_time     TEXT,
  venue        TEXT,
  status       TEXT CHECK (status IN ('cancelled', 'postponed', 'adjourned', 'abandoned', 'inquorate')),
  minutes_status TEXT CHECK (minutes_status IN ('confirmed', 'draft', 'revised')),
  public       INTEGER,                   -- how many members of the public were there
  log_incomplete INTEGER NOT NULL CHECK (log_incomplete IN (0, 1)), -- its action log has text that no row has
  url          TEXT,                      -- of the paper that gives the minutes, else the agenda, else any
  record       TEXT NOT NULL UNIQUE       -- the meeting record below meetings/
);

-- The documents that speak of a meeting, and which parts of it they have.
CREATE TABLE meeting_sources (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  document_id  INTEGER NOT NULL REFERENCES documents (id),
  position     INTEGER NOT NULL,
  path         TEXT NOT NULL,
  url          TEXT,
  gives        TEXT NOT NULL,             -- the parts taken from it, by commas: agenda, attendance, items, …
  also         TEXT NOT NULL              -- the parts that it has too, compared and not taken
);

-- Where two documents of a meeting differ, beyond typography.
CREATE TABLE disagreements (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  position     INTEGER NOT NULL,
  field        TEXT NOT NULL,
  taken_document_id INTEGER REFERENCES documents (id),
  taken_value  TEXT,                      -- JSON
  taken_page   INTEGER,
  taken_place  TEXT NOT NULL,
  other_document_id INTEGER REFERENCES documents (id),
  other_value  TEXT,                      -- JSON
  other_page   INTEGER,
  other_place  TEXT NOT NULL
);

-- Who came, and who sent apologies. A name is as printed, no identity: one person may stand under several.
CREATE TABLE attendance (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  position     INTEGER NOT NULL,
  name         TEXT NOT NULL,
  listed_under TEXT NOT NULL
               CHECK (listed_under IN ('present', 'in_attendance', 'officers', 'others', 'apologies', 'absent')),
  affiliation  TEXT,                      -- the whole of what stands beside the name
  role         TEXT,
  organisation TEXT,
  substitute_for TEXT,
  remote       INTEGER CHECK (remote IN (0, 1)),
  arrived      TEXT,                      -- as printed
  departed     TEXT,                      -- as printed
  chair        INTEGER NOT NULL CHECK (chair IN (0, 1)),
  vice_chair   INTEGER NOT NULL CHECK (vice_chair IN (0, 1)),
  moderngov_member_id TEXT,
  item_number  TEXT,                      -- of the item of business that tells of the person; null under a heading
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

-- Dates announced for coming meetings.
CREATE TABLE future_meetings (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  position     INTEGER NOT NULL,
  date         TEXT NOT NULL,
  start_time   TEXT,
  note         TEXT,
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

-- ── agenda ────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE agenda_items (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  position     INTEGER NOT NULL,
  number       TEXT,
  title        TEXT NOT NULL,
  notes        TEXT,                      -- the lines under the title
  first_page   INTEGER,                   -- the printed page numbers of its papers
  last_page    INTEGER,
  moderngov_item_id TEXT,
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

-- ── minutes ───────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE items (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  position     INTEGER NOT NULL,
  number       TEXT,                      -- the minute's own
  agenda_number TEXT,                     -- the agenda's, where the minutes are numbered on their own
  title        TEXT NOT NULL,
  notes        TEXT,                      -- the agenda's text for the item
  incomplete   TEXT,                      -- why the text is not all there; null where it is
  incomplete_url TEXT,                    -- where the whole text is
  moderngov_item_id TEXT,
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

CREATE TABLE paragraphs (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  item_id      INTEGER NOT NULL REFERENCES items (id),
  position     INTEGER NOT NULL,
  label        TEXT,
  text         TEXT NOT NULL,
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

-- One row an operative clause.
CREATE TABLE resolutions (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  item_id      INTEGER NOT NULL REFERENCES items (id),
  position     INTEGER NOT NULL,
  label        TEXT,
  text         TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('resolved', 'recommended', 'agreed', 'decision')),
  proposer     TEXT,                      -- as printed
  seconder     TEXT,
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

CREATE TABLE votes (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  item_id      INTEGER NOT NULL REFERENCES items (id),
  position     INTEGER NOT NULL,
  subject      TEXT,
  outcome      TEXT,                      -- as printed
  proposer     TEXT,                      -- as printed
  seconder     TEXT,
  votes_for    INTEGER,
  votes_against INTEGER,
  abstentions  INTEGER,
  not_voting   INTEGER,
  unanimous    INTEGER CHECK (unanimous IN (0, 1)),         -- 1 where words say so
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

-- Who voted how, in a recorded vote.
CREATE TABLE vote_names (
  id           INTEGER PRIMARY KEY,
  vote_id      INTEGER NOT NULL REFERENCES votes (id),
  position     INTEGER NOT NULL,
  vote         TEXT NOT NULL CHECK (vote IN ('for', 'against', 'abstain', 'not_voting')),
  name         TEXT NOT NULL
);

-- The papers linked to an item of the agenda, or of the minutes.
CREATE TABLE attachments (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  agenda_item_id INTEGER REFERENCES agenda_items (id),
  item_id      INTEGER REFERENCES items (id),
  position     INTEGER NOT NULL,
  title        TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('main', 'additional', 'supplement', 'restricted')),
  url          TEXT,
  size_text    TEXT,
  moderngov_attachment_id TEXT,
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL,
  CHECK ((agenda_item_id IS NULL) <> (item_id IS NULL))
);

-- ── reports ───────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE reports (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  position     INTEGER NOT NULL,
  item_number  TEXT,                      -- of the agenda item that it belongs to
  title        TEXT,
  meeting_date TEXT,                      -- as the report gives it
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

CREATE TABLE recommendations (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  report_id    INTEGER NOT NULL REFERENCES reports (id),
  position     INTEGER NOT NULL,
  label        TEXT,
  text         TEXT NOT NULL,
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

-- Whom to ask: about a report, or (report_id null) about the meeting.
CREATE TABLE contacts (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  report_id    INTEGER REFERENCES reports (id),
  position     INTEGER NOT NULL,
  name         TEXT,
  role         TEXT,
  organisation TEXT,
  email        TEXT,
  telephone    TEXT,
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

-- ── actions ───────────────────────────────────────────────────────────────────────────────────────

-- One action through all logs of its body: the rows of `actions` that are one, as `minutebook history`
-- pairs them.
CREATE TABLE action_lives (
  id           INTEGER PRIMARY KEY,
  body_id      INTEGER NOT NULL REFERENCES bodies (id),
  key          TEXT NOT NULL,             -- the meeting it was first seen at, and its number there
  number       TEXT,                      -- this and what follows, to status, in its latest words
  part         INTEGER,
  action       TEXT,
  owners       TEXT,                      -- joined by "; "
  raised       TEXT,
  due          TEXT,
  status       TEXT,
  state        TEXT CHECK (state IN ('open', 'done', 'not_done', 'paused')),
  comments     TEXT,
  first_seen   TEXT NOT NULL,             -- the first and the last meeting whose log has it
  last_seen    TEXT NOT NULL,
  "end"        TEXT NOT NULL CHECK ("end" IN
               ('open', 'done', 'not_done', 'dropped_open', 'dropped_unknown', 'split', 'merged')),
  ended        TEXT,                      -- the meeting at which it was closed or went
  days_open    INTEGER,                   -- counted at meetings, never at today's date
  days_since_change INTEGER,
  times_changed INTEGER NOT NULL,
  times_deferred INTEGER NOT NULL,
  UNIQUE (body_id, key)
);

-- Actions that became others: one split into several, several merged into one.
CREATE TABLE action_links (
  from_id      INTEGER NOT NULL REFERENCES action_lives (id),
  into_id      INTEGER NOT NULL REFERENCES action_lives (id),
  PRIMARY KEY (from_id, into_id)
) WITHOUT ROWID;

-- One row of one meeting's action log, or one action that its minutes note.
CREATE TABLE actions (
  id           INTEGER PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),
  life_id      INTEGER REFERENCES action_lives (id),        -- null where noted
  position     INTEGER NOT NULL,
  number       TEXT,
  part         INTEGER,
  kind         TEXT NOT NULL CHECK (kind IN ('log', 'noted', 'plan')), -- noted beside the text of minutes
                                          -- ("ACTION: AB"): no log carries it on, and nothing says what became of it
  section      TEXT,                      -- the banner or the table's title that it stands under
  action       TEXT,
  raised       TEXT,
  due          TEXT,
  status       TEXT,                      -- as printed, lower case, or the cell's colour
  state        TEXT CHECK (state IN ('open', 'done', 'not_done', 'paused')), -- null where nothing tells
  state_from   TEXT CHECK (state_from IN ('status', 'colour', 'mark', 'section', 'due', 'comments')),
  closed       INTEGER NOT NULL CHECK (closed IN (0, 1)),   -- done, or not to be done
  comments     TEXT,
  extra        TEXT NOT NULL,             -- JSON: columns that have no key of their own, by header
  printed      TEXT NOT NULL,             -- JSON: the cells as printed, by header
  inherited    TEXT NOT NULL,             -- JSON: the keys whose value came from the row above
  document_id  INTEGER REFERENCES documents (id),
  page         INTEGER,
  place        TEXT NOT NULL
);

CREATE TABLE action_owners (
  id           INTEGER PRIMARY KEY,
  action_id    INTEGER NOT NULL REFERENCES actions (id),
  position     INTEGER NOT NULL,
  owner        TEXT NOT NULL              -- a person or a post, as printed
);

-- What became of an action from one meeting's log to the next; unchanged rows are left out.
CREATE TABLE action_changes (
  id           INTEGER PRIMARY KEY,
  life_id      INTEGER NOT NULL REFERENCES action_lives (id),
  meeting_id   INTEGER NOT NULL REFERENCES meetings (id),   -- the later of the two
  before_id    INTEGER REFERENCES actions (id),             -- the row in the earlier log
  after_id     INTEGER REFERENCES actions (id),             -- the row in the later log
  state        TEXT NOT NULL CHECK (state IN
               ('first_seen', 'added', 'returned', 'renumbered', 'changed', 'closed', 'reopened',
                'dropped_open', 'dropped_unknown', 'dropped_closed', 'split', 'merged')),
  deferred     INTEGER NOT NULL CHECK (deferred IN (0, 1)), -- whether it was put off
  similarity   REAL                                         -- 0 to 1, of the two rows
);

-- The fields in which the two rows differ.
CREATE TABLE action_change_fields (
  id           INTEGER PRIMARY KEY,
  change_id    INTEGER NOT NULL REFERENCES action_changes (id),
  position     INTEGER NOT NULL,
  field        TEXT NOT NULL,             -- raised, due, action, owners, comments, status, or "extra: HEADER"
  before       TEXT,
  after        TEXT,
  grew         INTEGER NOT NULL CHECK (grew IN (0, 1))      -- comments that only grew
);

-- ── after the rows ────────────────────────────────────────────────────────────────────────────────
-- What follows runs once every row is in.

CREATE INDEX files_document ON files (document_id);
CREATE INDEX pages_document ON pages (document_id);
CREATE INDEX unassembled_document ON unassembled (document_id);
CREATE INDEX diagnostics_document ON diagnostics (document_id);
CREATE INDEX diagnostics_code ON diagnostics (code);
CREATE INDEX meetings_body_date ON meetings (body_id, date);
CREATE INDEX meetings_date ON meetings (date);
CREATE INDEX meeting_sources_meeting ON meeting_sources (meeting_id);
CREATE INDEX meeting_sources_document ON meeting_sources (document_id);
CREATE INDEX disagreements_meeting ON disagreements (meeting_id);
CREATE INDEX attendance_meeting ON attendance (meeting_id);
CREATE INDEX attendance_name ON attendance (name);
CREATE INDEX future_meetings_meeting ON future_meetings (meeting_id);
CREATE INDEX agenda_items_meeting ON agenda_items (meeting_id);
CREATE INDEX items_meeting ON items (meeting_id);
CREATE INDEX paragraphs_item ON paragraphs (item_id);
CREATE INDEX resolutions_item ON resolutions (item_id);
CREATE INDEX resolutions_meeting ON resolutions (meeting_id);
CREATE INDEX votes_item ON votes (item_id);
CREATE INDEX vote_names_vote ON vote_names (vote_id);
CREATE INDEX attachments_meeting ON attachments (meeting_id);
CREATE INDEX attachments_agenda_item ON attachments (agenda_item_id) WHERE agenda_item_id IS NOT NULL;
CREATE INDEX attachments_item ON attachments (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX reports_meeting ON reports (meeting_id);
CREATE INDEX recommendations_report ON recommendations (report_id);
CREATE INDEX contacts_meeting ON contacts (meeting_id);
CREATE INDEX actions_meeting ON actions (meeting_id);
CREATE INDEX actions_life ON actions (life_id);
CREATE INDEX action_owners_action ON action_owners (action_id);
CREATE INDEX action_owners_owner ON action_owners (owner);
CREATE INDEX action_changes_life ON action_changes (life_id);
CREATE INDEX action_changes_meeting ON action_changes (meeting_id);
CREATE INDEX action_change_fields_change ON action_change_fields (change_id);

-- ── full text ─────────────────────────────────────────────────────────────────────────────────────

-- Everything that can be searched, one row a text. Its tables share one run of ids, so a rowid here is
-- the id in the table that `kind` names, and belongs to one row only.
CREATE VIEW texts AS
            SELECT id AS rowid, 'agenda_items' AS kind, meeting_id, title AS text, notes AS more FROM agenda_items
  UNION ALL SELECT id, 'items', meeting_id, title, notes FROM items
  UNION ALL SELECT id, 'paragraphs', meeting_id, text, NULL FROM paragraphs
  UNION ALL SELECT id, 'resolutions', meeting_id, text, NULL FROM resolutions
  UNION ALL SELECT id, 'votes', meeting_id, subject, outcome FROM votes
  UNION ALL SELECT id, 'reports', meeting_id, title, NULL FROM reports
  UNION ALL SELECT id, 'recommendations', meeting_id, text, NULL FROM recommendations
  UNION ALL SELECT id, 'actions', meeting_id, action, comments FROM actions;

-- The index: words by their English stems, accents folded. It keeps no copy of the text: it reads the
-- rows of `texts` by their ids.
--   SELECT kind, rowid, meeting_id, snippet(search, -1, '[', ']', '…', 12)
--     FROM search WHERE search MATCH 'flood AND warden*' ORDER BY rank LIMIT 20;
CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, meeting_id UNINDEXED, text, more,
  content="texts", content_rowid="rowid",
  tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO search (search) VALUES ('rebuild');
INSERT INTO search (search) VALUES ('optimize');

-- The same over every page of every paper; a rowid here is the id of a row of `pages`.
--   SELECT v.path, v.page, v.date, snippet(search_pages, 0, '[', ']', '…', 12)
--     FROM search_pages JOIN v_pages v ON v.page_id = search_pages.rowid
--    WHERE search_pages MATCH 'burglary' ORDER BY rank LIMIT 20;
CREATE VIRTUAL TABLE search_pages USING fts5 (
  text, content="pages", content_rowid="id", tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO search_pages (search_pages) VALUES ('rebuild');
INSERT INTO search_pages (search_pages) VALUES ('optimize');

-- ── views: what most people open first ────────────────────────────────────────────────────────────

CREATE VIEW v_meetings AS
SELECT m.id AS meeting_id, b.authority, b.name AS body, m.date, m.start_time, m.venue, m.minutes_status,
       (SELECT count(*) FROM agenda_items a WHERE a.meeting_id = m.id) AS agenda_items,
       (SELECT count(*) FROM attendance a WHERE a.meeting_id = m.id AND a.listed_under = 'present') AS present,
       (SELECT count(*) FROM items i WHERE i.meeting_id = m.id) AS items,
       (SELECT count(*) FROM resolutions r WHERE r.meeting_id = m.id) AS resolutions,
       (SELECT count(*) FROM actions a WHERE a.meeting_id = m.id) AS actions,
       m.log_incomplete,
       (SELECT count(*) FROM disagreements d WHERE d.meeting_id = m.id) AS disagreements,
       m.url
  FROM meetings m JOIN bodies b ON b.id = m.body_id
 ORDER BY b.authority, b.name, m.date, m.start_time;

-- Every clause that was resolved, recommended, agreed or decided, with its place.
CREATE VIEW v_resolutions AS
SELECT r.id AS resolution_id, b.authority, b.name AS body, m.date, i.number AS item_number, i.title AS item,
       r.kind, r.label, r.text, r.proposer, r.seconder,
       d.url || coalesce('#page=' || r.page, '') AS url, d.name AS document, d.sha256, r.page, r.place
  FROM resolutions r
  JOIN items i ON i.id = r.item_id
  JOIN meetings m ON m.id = r.meeting_id
  JOIN bodies b ON b.id = m.body_id
  LEFT JOIN documents d ON d.id = r.document_id
 ORDER BY r.id;

CREATE VIEW v_votes AS
SELECT v.id AS vote_id, b.authority, b.name AS body, m.date, i.number AS item_number, i.title AS item,
       v.subject, v.outcome, v.proposer, v.seconder, v.votes_for, v.votes_against, v.abstentions, v.not_voting,
       v.unanimous,
       (SELECT count(*) FROM vote_names n WHERE n.vote_id = v.id) AS names,
       d.url || coalesce('#page=' || v.page, '') AS url, d.name AS document, d.sha256, v.page, v.place
  FROM votes v
  JOIN items i ON i.id = v.item_id
  JOIN meetings m ON m.id = v.meeting_id
  JOIN bodies b ON b.id = m.body_id
  LEFT JOIN documents d ON d.id = v.document_id
 ORDER BY v.id;

CREATE VIEW v_attendance AS
SELECT a.id AS attendance_id, b.authority, b.name AS body, m.date, a.name, a.listed_under, a.affiliation, a.role,
       a.organisation, a.substitute_for, a.remote, a.arrived, a.departed, a.chair, a.vice_chair,
       d.url || coalesce('#page=' || a.page, '') AS url, d.name AS document, d.sha256, a.page, a.place
  FROM attendance a
  JOIN meetings m ON m.id = a.meeting_id
  JOIN bodies b ON b.id = m.body_id
  LEFT JOIN documents d ON d.id = a.document_id
 ORDER BY a.id;

-- How often each printed name stands in a body's attendance. Two spellings are two rows.
CREATE VIEW v_attendance_by_person AS
SELECT b.authority, b.name AS body, a.name,
       count(DISTINCT m.id) AS meetings,
       sum(a.listed_under = 'present') AS present,
       sum(a.listed_under IN ('in_attendance', 'officers', 'others')) AS in_attendance,
       sum(a.listed_under = 'apologies') AS apologies,
       sum(a.listed_under = 'absent') AS absent,
       sum(a.chair) AS chaired,
       min(m.date) AS first, max(m.date) AS last
  FROM attendance a
  JOIN meetings m ON m.id = a.meeting_id
  JOIN bodies b ON b.id = m.body_id
 GROUP BY b.id, a.name
 ORDER BY b.authority, b.name, a.name;

-- The actions that are open in each body's latest log, as that log has them.
CREATE VIEW v_actions_open AS
SELECT l.id AS life_id, b.authority, b.name AS body, l.number, l.part, l.action, l.owners, l.raised, l.due, l.status,
       l.comments, l.first_seen, l.last_seen, l.days_open, l.days_since_change, l.times_deferred,
       d.url || coalesce('#page=' || a.page, '') AS url, d.name AS document, d.sha256, a.page, a.place
  FROM action_lives l
  JOIN bodies b ON b.id = l.body_id
  JOIN actions a ON a.id = (SELECT max(id) FROM actions WHERE life_id = l.id)
  LEFT JOIN documents d ON d.id = a.document_id
 WHERE l."end" = 'open'
 ORDER BY l.id;

-- The actions that left a log though they were open, or may have been (`"end"`): `ended` is the meeting whose log lacks them.
CREATE VIEW v_actions_dropped AS
SELECT l.id AS life_id, b.authority, b.name AS body, l.number, l.part, l.action, l.owners, l.raised, l.due, l.status,
       l.comments, l.first_seen, l.last_seen, l."end", l.ended, l.days_open,
       d.url || coalesce('#page=' || a.page, '') AS url, d.name AS document, d.sha256, a.page, a.place
  FROM action_lives l
  JOIN bodies b ON b.id = l.body_id
  JOIN actions a ON a.id = (SELECT max(id) FROM actions WHERE life_id = l.id)
  LEFT JOIN documents d ON d.id = a.document_id
 WHERE l."end" IN ('dropped_open', 'dropped_unknown')
 ORDER BY l.id;

-- The actions that minutes note beside their text, and no log carries on.
CREATE VIEW v_actions_noted AS
SELECT a.id AS action_id, b.authority, b.name AS body, m.date, a.number, a.action,
       (SELECT group_concat(owner, '; ') FROM (SELECT owner FROM action_owners WHERE action_id = a.id ORDER BY position))
         AS owners,
       a.due, d.url || coalesce('#page=' || a.page, '') AS url, d.name AS document, d.sha256, a.page, a.place
  FROM actions a
  JOIN meetings m ON m.id = a.meeting_id
  JOIN bodies b ON b.id = m.body_id
  LEFT JOIN documents d ON d.id = a.document_id
 WHERE a.kind = 'noted'
 ORDER BY a.id;

-- What changed from log to log, one row a field that differs (or one row where none does).
CREATE VIEW v_action_changes AS
SELECT c.id AS change_id, b.authority, b.name AS body, m.date, c.state, coalesce(a.number, p.number) AS number,
       coalesce(a.action, p.action) AS action, f.field, f.before, f.after, f.grew, c.deferred, c.similarity,
       d.url || coalesce('#page=' || coalesce(a.page, p.page), '') AS url, d.name AS document, d.sha256,
       coalesce(a.page, p.page) AS page, coalesce(a.place, p.place) AS place
  FROM action_changes c
  JOIN meetings m ON m.id = c.meeting_id
  JOIN bodies b ON b.id = m.body_id
  LEFT JOIN actions p ON p.id = c.before_id
  LEFT JOIN actions a ON a.id = c.after_id
  LEFT JOIN documents d ON d.id = coalesce(a.document_id, p.document_id)
  LEFT JOIN action_change_fields f ON f.change_id = c.id
 ORDER BY c.id, f.position;

-- Where two papers of a meeting differ: what was taken, and what the other has.
CREATE VIEW v_disagreements AS
SELECT g.id AS disagreement_id, b.authority, b.name AS body, m.date, g.field,
       g.taken_value, t.name AS taken_document, g.taken_page, g.taken_place,
       g.other_value, o.name AS other_document, g.other_page, g.other_place
  FROM disagreements g
  JOIN meetings m ON m.id = g.meeting_id
  JOIN bodies b ON b.id = m.body_id
  LEFT JOIN documents t ON t.id = g.taken_document_id
  LEFT JOIN documents o ON o.id = g.other_document_id
 ORDER BY g.id;

-- Every text with the meeting that it belongs to.
CREATE VIEW v_texts AS
SELECT t.rowid, t.kind, b.authority, b.name AS body, m.date, t.text, t.more, m.url
  FROM texts t
  JOIN meetings m ON m.id = t.meeting_id
  JOIN bodies b ON b.id = m.body_id;

-- Every page with its paper, and the meeting that the paper is of; of one that speaks of several, the first.
CREATE VIEW v_pages AS
SELECT p.id AS page_id, p.document_id, d.name AS document, f.path, p.page, b.authority, b.name AS body, m.date,
       coalesce(d.url, f.url) || coalesce('#page=' || p.page, '') AS url, d.sha256, p.text
  FROM pages p
  JOIN documents d ON d.id = p.document_id
  JOIN files f ON f.id = (SELECT min(id) FROM files WHERE document_id = d.id)
  LEFT JOIN meeting_sources s ON s.id = (SELECT min(id) FROM meeting_sources WHERE document_id = d.id)
  LEFT JOIN meetings m ON m.id = s.meeting_id
  LEFT JOIN bodies b ON b.id = m.body_id;

-- Every paper: the meeting that it is of, or why it is of none.
CREATE VIEW v_papers AS
SELECT d.id AS document_id, d.name AS document, f.path, d.media_type, d.pages, d.outcome, b.authority,
       coalesce(b.name, u.body) AS body, coalesce(m.date, u.date) AS date, s.gives,
       CASE WHEN d.outcome <> 'read' THEN d.message ELSE u.reason END AS no_meeting_for,
       d.errors, d.warnings, coalesce(d.url, f.url) AS url, d.sha256
  FROM documents d
  JOIN files f ON f.id = (SELECT min(id) FROM files WHERE document_id = d.id)
  LEFT JOIN meeting_sources s ON s.document_id = d.id
  LEFT JOIN meetings m ON m.id = s.meeting_id
  LEFT JOIN bodies b ON b.id = m.body_id
  LEFT JOIN unassembled u ON u.document_id = d.id AND s.id IS NULL
 ORDER BY f.path, m.date;

-- Papers that gave no record, and why.
CREATE VIEW v_documents_unread AS
SELECT d.id AS document_id, d.outcome, d.reason, d.message, d.name, f.path, coalesce(d.url, f.url) AS url, d.sha256
  FROM documents d
  JOIN files f ON f.id = (SELECT min(id) FROM files WHERE document_id = d.id)
 WHERE d.outcome <> 'read'
 ORDER BY d.outcome, d.reason, f.path;

ANALYZE;
