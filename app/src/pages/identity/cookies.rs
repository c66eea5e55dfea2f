//! The cookies of sign-in and preferences.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use crate::site::Site;
use crate::visit::cookie;

const QUARTER_SECONDS: u32 = 90 * 24 * 60 * 60;
const YEAR_SECONDS: u32 = 365 * 24 * 60 * 60;
/// A step is over long before.
const STEP_SECONDS: u32 = 15 * 60;

/// The token of the session in a request's cookie.
pub fn session_token(site: &Site, headers: &HeaderMap) -> Option<String> {
    Secret::Session.read(site, headers)
}

/// Makes the browser forget who was signed in. That it is known to others stays: a family shares a computer.
pub(in crate::pages) fn forget_session(site: &Site, response: Response) -> Response {
    [Secret::Session, Secret::Step]
        .into_iter()
        .fold(response, |response, secret| secret.clear(site, response))
}

/// The secret cookies. Over https their prefix keeps other hosts and plain connections out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Secret {
    /// The session.
    Session,
    /// The browser, known for 90 days.
    Device,
    /// A step on the way in.
    Step,
}

impl Secret {
    fn name(self, site: &Site) -> String {
        let name = match self {
            Self::Session => "sid",
            Self::Device => "device",
            Self::Step => "step",
        };
        match port(site) {
            _ if is_https(site) => format!("__Host-{name}"),
            // Cookies ignore ports: two installations on one machine would take each other's.
            Some(port) => format!("{name}-{port}"),
            None => name.to_owned(),
        }
    }

    /// What the browser brought.
    pub(super) fn read(self, site: &Site, headers: &HeaderMap) -> Option<String> {
        cookie(headers, &self.name(site))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    /// Gives the browser this text to keep.
    pub(super) fn set(self, site: &Site, response: Response, text: &str) -> Response {
        let age = match self {
            // It ends with the browser, and before that with the session itself.
            Self::Session => String::new(),
            Self::Device => format!("; Max-Age={QUARTER_SECONDS}"),
            Self::Step => format!("; Max-Age={STEP_SECONDS}"),
        };
        append(
            response,
            &format!("{}={text}{age}{}", self.name(site), attributes(site)),
        )
    }

    /// Makes the browser forget it.
    pub(super) fn clear(self, site: &Site, response: Response) -> Response {
        append(
            response,
            &format!("{}=; Max-Age=0{}", self.name(site), attributes(site)),
        )
    }
}

/// A cookie that says how pages should look; nobody is recognised by it.
pub(super) fn prefer(site: &Site, response: Response, name: &str, value: &str) -> Response {
    append(
        response,
        &format!("{name}={value}; Max-Age={YEAR_SECONDS}{}", attributes(site)),
    )
}

fn attributes(site: &Site) -> &'static str {
    if is_https(site) {
        "; Path=/; HttpOnly; SameSite=Lax; Secure"
    } else {
        "; Path=/; HttpOnly; SameSite=Lax"
    }
}

/// The port in the public address, if it names one.
fn port(site: &Site) -> Option<&str> {
    let (_, port) = site.public_url.rsplit_once(':')?;
    port.bytes().all(|byte| byte.is_ascii_digit()).then_some(port)
}

fn is_https(site: &Site) -> bool {
    site.public_url.starts_with("https:")
}

fn append(mut response: Response, line: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
