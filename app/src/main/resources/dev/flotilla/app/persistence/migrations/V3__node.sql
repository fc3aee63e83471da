-- Nodes that the user added to be watched; those in containers of the fleet are found by their containers.
CREATE TABLE node (
  name           TEXT PRIMARY KEY,
  position       INTEGER NOT NULL,
  host           TEXT NOT NULL,
  heartbeat_port INTEGER NOT NULL,
  comms_port     INTEGER NOT NULL,
  control_port   INTEGER NOT NULL,
  http           TEXT,
  kind           TEXT NOT NULL,
  period_ms      INTEGER NOT NULL,
  tolerance_ms   INTEGER NOT NULL,
  node_id        TEXT
) WITHOUT ROWID;
