//! Why a use case did not happen.

use sea_orm::DbErr;

use crate::crypto::{Broken, PasswordError};
use crate::database::is_transient;

/// Why a use case did not happen. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the asker may not know of it.
    #[error("not found")]
    NotFound,
    /// Somebody changed it after it was read.
    #[error("changed by somebody else meanwhile")]
    Stale,
    /// The act is not possible in the state the thing is in.
    #[error("not possible in this state")]
    NotNow,
    /// The draft was thrown away by its owner.
    #[error("thrown away")]
    Discarded,
    /// The maker of a proposal may not check it.
    #[error("the maker may not check")]
    FourEyes,
    /// Too many tries; so many seconds must pass.
    #[error("too many tries")]
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The database, or the queue for passwords, cannot take it now.
    #[error("not available now")]
    Unavailable,
    /// A row does not decode: it was changed by hand, or it is a bug.
    #[error("a row does not decode: {0}")]
    Corrupt(String),
    /// The database failed.
    #[error("database")]
    Database(#[source] DbErr),
    /// Files failed.
    #[error("files")]
    Files(#[from] object_store::Error),
}

impl Error {
    /// A row that does not decode; says which column of which table.
    pub(crate) fn corrupt(what: impl std::fmt::Display) -> Self {
        Self::Corrupt(what.to_string())
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if is_transient(&error) {
            Self::Unavailable
        } else {
            Self::Database(error)
        }
    }
}

impl From<Broken> for Error {
    fn from(broken: Broken) -> Self {
        Self::corrupt(broken)
    }
}

impl From<PasswordError> for Error {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => Self::Unavailable,
            PasswordError::Failed => Self::corrupt(error),
        }
    }
}

impl From<domain::forex::status::NotNow> for Error {
    fn from(_: domain::forex::status::NotNow) -> Self {
        Self::NotNow
    }
}

impl From<domain::forex::account::NotNow> for Error {
    fn from(_: domain::forex::account::NotNow) -> Self {
        Self::NotNow
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::corrupt(error)
    }
}

impl From<strum::ParseError> for Error {
    fn from(error: strum::ParseError) -> Self {
        Self::corrupt(error)
    }
}
