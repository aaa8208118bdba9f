PRAGMA user_version = 1;

CREATE TABLE server (name TEXT NOT NULL) STRICT;

CREATE TABLE accounts (
    user_id TEXT PRIMARY KEY,
    password_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
    user_id TEXT NOT NULL REFERENCES accounts,
    device_id TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    PRIMARY KEY (user_id, device_id)
) STRICT, WITHOUT ROWID;

-- `expires` is in seconds since the Unix epoch.
CREATE TABLE login_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash BLOB NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES accounts,
    expires REAL NOT NULL
) STRICT;

-- The sessions of user-interactive authentication. `user_id` is NULL if the purpose is registration.
CREATE TABLE authentications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_hash BLOB NOT NULL UNIQUE,
    user_id TEXT REFERENCES accounts,
    expires REAL NOT NULL
) STRICT;
