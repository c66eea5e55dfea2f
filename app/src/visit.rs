//! One request as the pages see it: who asks, in which language and look, at what time.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use axum::response::Response;
use domain::access::Actor;
use domain::identity::Language;
use store::identity::SignedIn;
use time::{Date, OffsetDateTime, UtcOffset};

use crate::failure::Failure;
use crate::shell::see_other;
use crate::site::Site;
use crate::words::Words;

/// The zone's own time: China has one, without daylight saving.
pub const ZONE: UtcOffset = time::macros::offset!(+8);

/// One request as the pages see it.
#[derive(Clone)]
pub struct Visit {
    /// The installation.
    pub site: Site,
    /// The words of the visitor's language.
    pub words: Words,
    /// How the visitor wants pages to look.
    pub look: Look,
    /// Who is signed in.
    pub who: Option<Arc<SignedIn>>,
    /// The time of the request.
    pub now: OffsetDateTime,
    /// Path and query of the page.
    pub uri: Uri,
}

/// How a visitor wants pages to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `light` or `dark` when chosen; the system's otherwise.
    pub theme: Option<Theme>,
    /// Large type, strong contrast, large targets.
    pub elder: bool,
}

/// A chosen theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Visit {
    /// Reads language and look from the request; `who` comes from the session.
    pub fn new(site: Site, headers: &HeaderMap, uri: Uri, who: Option<Arc<SignedIn>>) -> Self {
        let now = site.now();
        let words = Words::of(language(headers, &uri, who.as_deref()));
        let look = Look {
            theme: cookie(headers, "theme").and_then(|text| text.parse().ok()),
            elder: cookie(headers, "elder") == Some("1"),
        };
        Self {
            site,
            words,
            look,
            who,
            now,
            uri,
        }
    }

    /// Today in the zone.
    pub fn today(&self) -> Date {
        self.now.to_offset(ZONE).date()
    }

    /// Who acts; pages behind a door for signed-in people have one.
    pub fn actor(&self) -> Result<&Actor, Failure> {
        self.who.as_ref().map(|who| &who.actor).ok_or(Failure::NotFound)
    }

    /// The page that asks for a fresh factor and leads `back` afterwards; `None` when one was given minutes ago.
    pub fn step_up(&self, back: &str) -> Result<Option<Response>, Failure> {
        let fresh = self.signed_in()?.is_stepped_up(self.now);
        Ok((!fresh).then(|| see_other(&format!("/step-up?back={back}"))))
    }

    /// Who is signed in.
    pub fn signed_in(&self) -> Result<&SignedIn, Failure> {
        self.who.as_deref().ok_or(Failure::NotFound)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or(Failure::NotFound)
    }
}

/// The text of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    let mut pairs = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, text)| text)
}

/// The language: what the address asks for, what was chosen, what the account or the browser prefers, Chinese.
fn language(headers: &HeaderMap, uri: &Uri, who: Option<&SignedIn>) -> Language {
    let asked = uri
        .query()
        .and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("lang=")));
    let chosen = asked.or_else(|| cookie(headers, "lang")).and_then(by_tag);
    let preferred = || {
        headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|line| line.to_str().ok())
            .and_then(accepted)
    };
    chosen
        .or_else(|| who.map(|who| who.language))
        .or_else(preferred)
        .unwrap_or(Language::Zh)
}

fn by_tag(tag: &str) -> Option<Language> {
    match tag.trim().get(..2)?.to_ascii_lowercase().as_str() {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    }
}

fn accepted(line: &str) -> Option<Language> {
    line.split(',').find_map(|part| by_tag(part.split(';').next()?))
}
