//! The years that the calendar knows.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use store::plumbing::calendar::{KnownYear, known_years};

use super::parts::{Room, asked, operator, page};
use crate::components::{Notice, Tag, Tone};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where the years are listed.
pub(super) const PATH: &str = "/admin/calendar";

/// `GET /admin/calendar`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    operator(&visit)?;
    let calendar = site.store.calendar();
    let missing = calendar.missing_on(visit.today());
    let lines = known_years(&site.store).await?;
    let lines = lines.into_iter().map(|year| {
        let (off, make_up) = calendar.exceptions(year.year);
        line(words, year, (off.len(), make_up.len()))
    });
    let lines = lines.collect_view();
    let notice = notice(words, &asked(&visit, "loaded"), missing);
    Ok(page(
        &visit,
        Room::Calendar,
        words.say("admin-calendar").into_owned(),
        || {
            view! {
                <div class="narrow stack">
                    {notice}
                    <p class="lede">{words.say("calendar-text")}</p>
                    <ul class="tasks">{lines}</ul>
                    <p><a class="btn" href=format!("{PATH}/new")>{words.say("calendar-add")}</a></p>
                </div>
            }
        },
    ))
}

/// What was just loaded, or what is missing.
fn notice(words: Words, loaded: &str, missing: Option<i32>) -> Option<impl IntoView + use<>> {
    let year: Option<i32> = loaded.parse().ok();
    let (tone, key, year) = match (year, missing) {
        (Some(year), _) => (Tone::Ok, "calendar-loaded", year),
        (None, Some(year)) => (Tone::Warn, "calendar-missing", year),
        (None, None) => return None,
    };
    let arguments = args([("year", year.to_string().into())]);
    let text = words.say(&format!("{key}-text"));
    Some(view! { <Notice tone=tone heading=words.say_with(key, &arguments)><p>{text}</p></Notice> })
}

fn line(words: Words, year: KnownYear, (off, make_up): (usize, usize)) -> impl IntoView {
    let source = year
        .source
        .unwrap_or_else(|| words.say("calendar-built-in").into_owned());
    let counts = args([("off", off.into()), ("made_up", make_up.into())]);
    let invented = year
        .invented
        .then(|| view! { <Tag tone=Tone::Warn text=words.say("calendar-invented")/> });
    view! {
        <li>
            <div><b>{year.year}</b><span class="hint">{source}</span></div>
            <span class="small dim">{words.say_with("calendar-counts", &counts)}</span>
            {invented}
            <a class="small" href=format!("{PATH}/new?year={}", year.year)>{words.say("calendar-correct")}<span class="vh">" "{year.year}</span></a>
        </li>
    }
}
