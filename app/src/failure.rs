//! What a person is told when a request cannot be answered as asked.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why there is no page. It names no person and quotes no input; the page around it is made in the visitor's language
/// by [`crate::pages::failure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It does not exist, or this visitor may not know that it does.
    NotFound,
    /// The request did not come from our own pages.
    Forbidden,
    /// The case moved on while the page was open.
    Stale,
    /// The act is not possible in the state the case is in.
    NotNow,
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
    /// Something broke on our side.
    Internal {
        /// The number under which the cause stands in the log.
        incident: uuid::Uuid,
    },
}

impl Failure {
    /// A fault of ours: the cause goes to the log under a number, and nowhere else.
    pub fn internal(site: &crate::site::Site, cause: &dyn std::fmt::Display) -> Self {
        let incident = site.store.new_uuid();
        tracing::error!(%incident, %cause, "a request failed");
        Self::Internal { incident }
    }

    /// The status code.
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Stale | Self::NotNow | Self::FourEyes => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotFound => "failure-not-found",
            Self::Forbidden => "failure-forbidden",
            Self::Stale => "failure-stale",
            Self::NotNow => "failure-not-now",
            Self::FourEyes => "failure-four-eyes",
            Self::TooLarge => "failure-too-large",
            Self::Unreadable => "failure-unreadable",
            Self::TooMany { .. } => "failure-too-many",
            Self::Unavailable => "failure-unavailable",
            Self::Internal { .. } => "failure-internal",
        }
    }
}

/// A bare response that carries the failure; a layer around all routes dresses it as a page.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
