//! Posted forms.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use domain::casework::Answers;

use crate::failure::Failure;

/// A posted form: names and texts in the order in which they were sent.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
    /// The body as it came, for keeping it over a sign-in and for comparing repeats.
    pub body: Bytes,
}

impl Form {
    /// The trimmed text of a field; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The text of a field as typed, for passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.pairs
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, text)| text)
    }

    /// All texts sent under this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, text)| text.as_str())
    }

    /// Whether a field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(field, _)| field == name)
    }

    /// Puts a text in the place of what was sent.
    pub fn set(&mut self, name: &str, text: &str) {
        self.pairs.retain(|(field, _)| field != name);
        self.pairs.push((name.to_owned(), text.to_owned()));
    }

    /// Everything that was sent as answers; several texts under one name are choices.
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        for (name, text) in &self.pairs {
            answers.add_choice(name, text);
        }
        answers
    }

    /// Reads a body of type `application/x-www-form-urlencoded`.
    pub fn read(body: Bytes) -> Option<Self> {
        let pairs = serde_urlencoded::from_bytes(&body).ok()?;
        Some(Self { pairs, body })
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let is_form = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(Failure::Unreadable);
        }
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
                Failure::TooLarge
            } else {
                Failure::Unreadable
            }
        })?;
        Self::read(body).ok_or(Failure::Unreadable)
    }
}
