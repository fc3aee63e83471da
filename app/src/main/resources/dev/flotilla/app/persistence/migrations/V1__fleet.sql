-- The wished fleet: what the user may edit, undo and redo.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO meta VALUES ('revision', '0'), ('fleet-name', 'New fleet');

CREATE TABLE host (
  id              TEXT PRIMARY KEY,
  position        INTEGER NOT NULL,
  name            TEXT NOT NULL,
  engine          TEXT NOT NULL,
  tls_dir         TEXT,
  address         TEXT,
  datacenter      TEXT,
  status          TEXT NOT NULL,
  cpus            REAL,
  memory_bytes    INTEGER,
  reserve_percent INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE host_label (
  host  TEXT NOT NULL REFERENCES host(id) ON DELETE CASCADE,
  key   TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (host, key)
) WITHOUT ROWID;

-- Where cards lie on the canvas, in its units.
CREATE TABLE spot (
  host TEXT PRIMARY KEY REFERENCES host(id) ON DELETE CASCADE,
  x    REAL NOT NULL,
  y    REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE stack (
  name     TEXT PRIMARY KEY,
  file     TEXT NOT NULL,
  strategy TEXT
) WITHOUT ROWID;

CREATE TABLE stack_pin (
  stack   TEXT NOT NULL REFERENCES stack(name) ON DELETE CASCADE,
  service TEXT NOT NULL,
  host    TEXT NOT NULL,
  PRIMARY KEY (stack, service)
) WITHOUT ROWID;

-- What the window remembers; each value is JSON.
CREATE TABLE setting (
  key  TEXT PRIMARY KEY,
  json TEXT NOT NULL
) WITHOUT ROWID;

-- The only place of plain secrets, and of the key by which values are compared.
CREATE TABLE secret (
  id    TEXT PRIMARY KEY,
  plain BLOB NOT NULL
) WITHOUT ROWID;
