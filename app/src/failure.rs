//! What a person is told when a request cannot be answered as asked.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why there is no page. It names no person and quotes no input; the page around it is made in the visitor's language
/// by [`crate::pages::failure`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It does not exist, or this visitor may not know that it does.
    NotFound,
    /// The request did not come from our own pages.
    Forbidden,
    /// The address exists, but not for this method.
    WrongMethod,
    /// The case moved on while the page was open.
    Stale,
    /// The act is not possible in the state the case is in.
    NotNow,
    /// The draft was deleted while a page of it stood open.
    Discarded,
    /// The maker of a proposal may not check it.
    FourEyes,
    /// The body is larger than allowed.
    TooLarge,
    /// The form could not be read.
    Unreadable,
    /// Too many tries; come back after so many seconds.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The database or a queue cannot take the request now.
    Unavailable,
    /// Something broke on our side. The cause goes to the log under the number of an incident, and nowhere else.
    Internal(Arc<str>),
}

impl Failure {
    /// The status code.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Stale | Self::NotNow | Self::Discarded | Self::FourEyes => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of its words.
    pub fn key(&self) -> &'static str {
        match self {
            // Both say that there is nothing to see at this address.
            Self::NotFound | Self::WrongMethod => "failure-not-found",
            Self::Forbidden => "failure-forbidden",
            Self::Stale => "failure-stale",
            Self::NotNow => "failure-not-now",
            Self::Discarded => "failure-discarded",
            Self::FourEyes => "failure-four-eyes",
            Self::TooLarge => "failure-too-large",
            Self::Unreadable => "failure-unreadable",
            Self::TooMany { .. } => "failure-too-many",
            Self::Unavailable => "failure-unavailable",
            Self::Internal(_) => "failure-internal",
        }
    }

    /// After how many seconds it is worth trying again; `None` when trying again alone helps nobody.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooMany { seconds } => Some((*seconds).max(1)),
            Self::Unavailable => Some(5),
            _ => None,
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        match error {
            E::NotFound => Self::NotFound,
            E::Stale => Self::Stale,
            E::NotNow => Self::NotNow,
            E::Discarded => Self::Discarded,
            E::FourEyes => Self::FourEyes,
            E::TooMany { seconds } => Self::TooMany { seconds },
            E::Unavailable => Self::Unavailable,
            E::Corrupt(_) | E::Database(_) | E::Files(_) => Self::Internal(with_sources(&error).into()),
        }
    }
}

/// An error with everything that led to it, in one line.
fn with_sources(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

/// A bare response that carries the failure; a layer around all routes dresses it as a page.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
