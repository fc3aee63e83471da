-- How nodes in containers of the fleet are to run, and their configurations. Lists are lines.
CREATE TABLE node_setup (
  name        TEXT PRIMARY KEY,
  position    INTEGER NOT NULL,
  host        TEXT,
  address     TEXT,
  image       TEXT NOT NULL,
  network     TEXT NOT NULL,
  restart     TEXT NOT NULL,
  mounts      TEXT NOT NULL,
  ports       TEXT NOT NULL,
  environment TEXT NOT NULL,
  config      TEXT
) WITHOUT ROWID;
