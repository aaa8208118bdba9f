//! The error of starting a server.

use std::{fmt, io};

use pathlore_axum::RouteConflict;

use crate::identifiers::{InvalidIdentifier, ServerName};

/// The error returned when a server cannot be started.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServerError {
    /// The server cannot listen on the address.
    Listen(io::Error),
    /// The address is not a valid server name.
    ServerName(InvalidIdentifier),
    /// The database cannot be opened.
    Database(rusqlite::Error),
    /// The database is not one of this version of the server.
    ForeignDatabase,
    /// The database belongs to a server of this name.
    OtherServerName(ServerName),
    /// Two endpoints have the same method and path.
    Route(RouteConflict),
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(_) => f.write_str("cannot listen on the address"),
            Self::ServerName(_) => {
                f.write_str("the address cannot be used as the server name; specify a server name")
            }
            Self::Database(_) => f.write_str("cannot open the database"),
            Self::ForeignDatabase => f.write_str(
                "the database is not one of this version of the server; choose another file",
            ),
            Self::OtherServerName(name) => {
                write!(f, "the database belongs to the server `{name}`; use this server name")
            }
            Self::Route(_) => f.write_str("two endpoints have the same route"),
        }
    }
}

impl std::error::Error for ServerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(error) => Some(error),
            Self::ServerName(error) => Some(error),
            Self::Database(error) => Some(error),
            Self::Route(error) => Some(error),
            Self::ForeignDatabase | Self::OtherServerName(_) => None,
        }
    }
}

impl From<io::Error> for ServerError {
    fn from(error: io::Error) -> Self {
        Self::Listen(error)
    }
}

impl From<InvalidIdentifier> for ServerError {
    fn from(error: InvalidIdentifier) -> Self {
        Self::ServerName(error)
    }
}

impl From<RouteConflict> for ServerError {
    fn from(error: RouteConflict) -> Self {
        Self::Route(error)
    }
}

impl From<rusqlite::Error> for ServerError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}
