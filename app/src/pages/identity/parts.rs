//! What the pages of signing in share: their frame, where to go on, and sentences about what is wrong.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::identity::{AccountKind, PASSWORD_MAX, PASSWORD_MIN_PUBLIC, PASSWORD_MIN_STAFF};
use leptos::prelude::*;
use store::identity::session::NewSession;
use store::identity::{Browser, NewPassword, kept};

use super::cookies::Secret;
use crate::components::{ErrorSummary, Notice, Tone};
use crate::failure::Failure;
use crate::shell::{Page, see_other};
use crate::visit::Visit;
use crate::words::{Words, args};

/// What is wrong with a form: (field, sentence).
pub(super) type Problems = Vec<(&'static str, String)>;

/// The sentence for a field, if something is wrong with it.
pub(super) fn error(problems: &Problems, field: &str) -> Option<String> {
    problems
        .iter()
        .find(|(own, _)| *own == field)
        .map(|(_, sentence)| sentence.clone())
}

/// A page with one form. With problems it is the answer 422, and its title says so.
pub(super) fn form_page<V: IntoView>(
    visit: &Visit,
    key: &str,
    problems: &Problems,
    body: impl FnOnce() -> V,
) -> Response {
    form_page_below(visit, (), key, problems, body)
}

/// The same page with the way up to the page above it.
pub(super) fn form_page_below<V: IntoView>(
    visit: &Visit,
    up: impl IntoView,
    key: &str,
    problems: &Problems,
    body: impl FnOnce() -> V,
) -> Response {
    let words = visit.words;
    let heading = words.say(key);
    let summary = problems
        .iter()
        .map(|(field, sentence)| ((*field).to_owned(), sentence.clone()))
        .collect();
    let page = if problems.is_empty() {
        Page::new(heading.clone())
    } else {
        Page::new(format!("{}{heading}", words.say("title-error"))).status(StatusCode::UNPROCESSABLE_ENTITY)
    };
    let lede = words
        .find(&format!("{key}.lede"), None)
        .map(|text| view! { <p class="lede">{text}</p> });
    page.render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                {up}
                <ErrorSummary words=words problems=summary/>
                <div class="head"><h1>{heading}</h1>{lede}</div>
                {body()}
            </div></div>
        }
    })
}

/// Where to go on: a path of this site and nothing else.
pub(super) fn local(path: &str) -> Option<&str> {
    let is_local =
        path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']);
    is_local.then_some(path)
}

/// The way to the page `path`, which leads `back` afterwards.
pub(super) fn with_back(path: &str, back: Option<&str>) -> String {
    match back.and_then(local) {
        Some(back) => {
            let query = serde_urlencoded::to_string([("back", back)]).unwrap_or_default();
            format!("{path}?{query}")
        }
        None => path.to_owned(),
    }
}

/// The `back` of the page's own address.
pub(super) fn back(visit: &Visit) -> Option<String> {
    back_of(visit.uri.query()?)
}

/// The `back` of a query.
pub(super) fn back_of(query: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).ok()?;
    let back = pairs.into_iter().find(|(name, _)| name == "back")?.1;
    local(&back).map(str::to_owned)
}

/// The browser of a request, with the name in which its owner will know it again.
pub(super) struct Client {
    known: Option<String>,
    name: String,
}

impl Client {
    pub(super) fn of(visit: &Visit, headers: &HeaderMap) -> Self {
        let agent = headers
            .get(header::USER_AGENT)
            .and_then(|agent| agent.to_str().ok())
            .unwrap_or_default();
        Self {
            known: Secret::Device.read(&visit.site, headers),
            name: device_name(agent),
        }
    }

    pub(super) fn browser(&self) -> Browser<'_> {
        Browser {
            known: self.known.as_deref(),
            name: &self.name,
        }
    }
}

/// Program and system in two words; the rest of what browsers say about themselves helps nobody.
fn device_name(agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let program = first(&[
        ("MicroMessenger", "WeChat"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [program, system]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The answer to somebody who is in: the cookies, and the way to where they wanted to go.
pub(super) async fn welcome(
    visit: &Visit,
    opened: &NewSession,
    back: Option<&str>,
) -> Result<Response, Failure> {
    let site = &visit.site;
    let has_kept = kept::find(&site.store, opened.account).await?.is_some();
    let way = match back.and_then(local) {
        _ if opened.must_enrol => "/account/second-factor",
        _ if has_kept => "/kept",
        Some(back) => back,
        None => "/account/start",
    };
    let response = Secret::Session.set(site, see_other(way), &opened.token);
    let response = match &opened.known {
        Some(known) => Secret::Device.set(site, response, known),
        None => response,
    };
    Ok(Secret::Step.clear(site, response))
}

/// The same page again, because of too many tries: what was typed is kept, and it says how long to wait.
pub(super) fn too_many(
    words: Words,
    failure: Failure,
    page: impl FnOnce(String) -> Response,
) -> Result<Response, Failure> {
    let Failure::TooMany { seconds } = failure else {
        return Err(failure);
    };
    let minutes = seconds.div_ceil(60);
    let arguments = args([("seconds", seconds.into()), ("minutes", minutes.into())]);
    let key = if seconds < 100 {
        "problem-too-many-seconds"
    } else {
        "problem-too-many-minutes"
    };
    let mut response = page(words.say_with(key, &arguments).into_owned());
    *response.status_mut() = failure.status();
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(response)
}

/// The page whose words a field for a new password has: staff need a longer one.
pub(super) fn password_words(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Staff => "new_staff",
        AccountKind::Public => "new",
    }
}

/// Reads a new password, or says what is wrong with it.
pub(super) fn read_password(words: Words, kind: AccountKind, typed: &str) -> Result<NewPassword, String> {
    let min = match kind {
        AccountKind::Staff => PASSWORD_MIN_STAFF,
        AccountKind::Public => PASSWORD_MIN_PUBLIC,
    };
    let arguments = args([("min", min.into()), ("max", PASSWORD_MAX.into())]);
    NewPassword::parse(typed, kind).map_err(|code| {
        words
            .say_with(&format!("problem-password-{code}"), &arguments)
            .into_owned()
    })
}

/// A page that says that something is done, and leads on.
pub(super) fn done_page<V: IntoView>(visit: &Visit, key: &str, way: impl FnOnce() -> V) -> Response {
    let words = visit.words;
    let heading = words.say(key);
    let (told, text) = (
        words.say(&format!("{key}-heading")),
        words.say(&format!("{key}-text")),
    );
    Page::new(heading.clone()).render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                <Notice tone=Tone::Ok heading=told><p>{text}</p></Notice>
                {way()}
            </div></div>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{device_name, local, with_back};

    #[test]
    fn only_paths_of_this_site_lead_on() {
        for (path, is_local) in [
            ("/cases", true),
            ("/cases?page=2", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false),
            ("cases", false),
            ("/a\r\nSet-Cookie: x", false),
            ("", false),
        ] {
            assert_eq!(local(path).is_some(), is_local, "{path:?}");
        }
        assert_eq!(
            with_back("/sign-in", Some("/cases?a=1&b=2")),
            "/sign-in?back=%2Fcases%3Fa%3D1%26b%3D2"
        );
        assert_eq!(with_back("/sign-in", Some("//evil")), "/sign-in");
    }

    #[test]
    fn devices_are_named_in_two_words() {
        let chrome =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
        assert_eq!(device_name(chrome), "Chrome · Windows");
        assert_eq!(
            device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Safari/605.1 MicroMessenger/8.0"),
            "WeChat · iPhone"
        );
        assert_eq!(device_name("curl/8"), "");
    }
}
