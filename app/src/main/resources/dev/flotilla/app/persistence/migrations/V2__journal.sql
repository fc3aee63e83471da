-- What applies do, written before and after every step. Plans are JSON in which secrets are references.
CREATE TABLE apply (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    stack TEXT NOT NULL,
    kind TEXT NOT NULL,
    on_failure TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    owner TEXT NOT NULL,
    pending INTEGER NOT NULL,
    plan TEXT NOT NULL
);
CREATE INDEX apply_by_stack ON apply (stack, number);
CREATE TABLE apply_step (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    apply TEXT NOT NULL REFERENCES apply (id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    made TEXT,
    code TEXT,
    message TEXT,
    hint TEXT
);
CREATE INDEX apply_step_by_apply ON apply_step (apply, number);
