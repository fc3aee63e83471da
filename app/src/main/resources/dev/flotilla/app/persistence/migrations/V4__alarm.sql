-- What the monitor raised. Numbers rise for ever, also when the last alarms are gone.
CREATE TABLE alarm (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  rule     TEXT NOT NULL,
  severity TEXT NOT NULL,
  subject  TEXT NOT NULL,
  nodes    TEXT NOT NULL,
  why      TEXT NOT NULL,
  raised   INTEGER NOT NULL,
  ended    INTEGER,
  flapping INTEGER NOT NULL,
  seen     INTEGER NOT NULL
);

-- Nodes of which no alarms are wanted, and until when (ms since the epoch).
CREATE TABLE mute (
  node  TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) WITHOUT ROWID;
