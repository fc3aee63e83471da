-- The key that seals the values, wrapped by another one: which, says protection. The last three columns are of a passphrase.
CREATE TABLE vault_key (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  protection TEXT NOT NULL,
  name       TEXT NOT NULL,
  wrapped    BLOB NOT NULL,
  salt       TEXT,
  memory_kib INTEGER,
  passes     INTEGER,
  lanes      INTEGER
);

-- Secrets, each sealed and bound to its id; the table "secret" before it stays empty from the first sealing on.
CREATE TABLE sealed_secret (
  id     TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) WITHOUT ROWID;
