//! The page around every page, and how a view becomes a response.

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::identity::{AccountKind, Language};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::components::{Icon, JustDone, SessionNote};
use crate::visit::{Theme, Visit};
use crate::words::args;

/// A page to be rendered.
pub struct Page {
    title: String,
    status: StatusCode,
    place: Place,
    wide_top: bool,
}

/// The part of the site that the navigation marks as current.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// None of the parts below.
    #[default]
    Elsewhere,
    /// Forex accounts.
    Forex,
    /// One's own cases.
    Cases,
    /// Notices.
    Notices,
    /// Help and contact.
    Help,
    /// Checking a receipt.
    Verify,
    /// The officers' queue.
    Desk,
    /// Running the installation.
    Admin,
}

impl Page {
    /// A page with this title, status 200.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            status: StatusCode::OK,
            place: Place::Elsewhere,
            wide_top: false,
        }
    }

    /// The same at another place of the site.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The same with another status.
    #[must_use]
    pub fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The same with a main part that begins at the very top and spans the whole width.
    #[must_use]
    pub fn wide_top(self) -> Self {
        Self {
            wide_top: true,
            ..self
        }
    }

    /// Renders the page; `body` is called where islands can find their context.
    pub fn render<V: IntoView>(self, visit: &Visit, body: impl FnOnce() -> V) -> Response {
        let status = self.status;
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let html = owner.with(|| shell(self, visit, body()).to_html());
        owner.unset_with_forced_cleanup();
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        (
            status,
            [(header::CONTENT_TYPE, kind)],
            format!("<!doctype html>{html}"),
        )
            .into_response()
    }
}

/// Sends the browser to another page of ours after a form was taken.
pub fn see_other(path: &str) -> Response {
    axum::response::Redirect::to(path).into_response()
}

fn shell(page: Page, visit: &Visit, body: impl IntoView) -> impl IntoView {
    let words = visit.words;
    let title = format!("{} - {}", page.title, words.say("brand-name"));
    let assets = visit.site.assets.clone();
    let theme = visit.look.theme.map(|theme| theme.to_string());
    let elder = visit.look.elder.then_some("");
    // What is not there must look the same at any time.
    let session = (page.status != StatusCode::NOT_FOUND).then(|| view! { <SessionNote visit=visit/> });
    let just_done = (page.status == StatusCode::OK).then(|| view! { <JustDone visit=visit/> });
    let main_class = if page.wide_top { "bleed" } else { "" };
    view! {
        <html lang=words.tag() data-theme=theme data-elder=elder>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <title>{title}</title>
                <meta name="theme-color" content="#06303e"/>
                <meta name="format-detection" content="telephone=no"/>
                <link rel="icon" href=assets.favicon.clone() type="image/svg+xml"/>
                <link rel="stylesheet" href=assets.css/>
                <script type="module" src=assets.start></script>
            </head>
            <body>
                <a class="skip" href="#main">{words.say("skip-to-main")}</a>
                {header(visit, page.place, page.wide_top)}
                <main id="main" tabindex="-1" class=main_class>{just_done}{body}</main>
                {session}
                {footer(visit)}
            </body>
        </html>
    }
}

fn header(visit: &Visit, place: Place, wide_top: bool) -> impl IntoView {
    let words = visit.words;
    let is_staff = visit
        .who
        .as_ref()
        .is_some_and(|who| who.kind == AccountKind::Staff);
    let tagline = words.say(if is_staff { "brand-desk" } else { "brand-tagline" });
    let workplace = acting_for(visit).map(|name| format!(" · {name}"));
    let (outer, inner) = if wide_top {
        ("phase-deep", "wrap")
    } else {
        ("", "wrap")
    };
    let phase = if visit.site.demonstration {
        view! {
            <span class="tag warn none">{words.say("phase-demonstration")}</span>
            <span>{words.say("phase-demonstration-text")}" "<a href="/demo">{words.say("phase-demonstration-link")}</a></span>
        }
        .into_any()
    } else {
        view! {
            <span class="tag info none">{words.say("phase-trial")}</span>
            <span>{words.say("phase-trial-text")}" "<a href="/help#feedback">{words.say("phase-trial-link")}</a></span>
        }
        .into_any()
    };
    view! {
        <header>
            {top_bar(visit)}
            <div class="site"><div class="wrap">
                <a class="brand" href="/">
                    <img src=visit.site.assets.favicon.clone() alt="" width="40" height="40"/>
                    <span><b>{words.say("brand-name")}</b><span>{tagline}{workplace}</span></span>
                </a>
                <nav class="nav" aria-label=words.say("nav-label")>{navigation(visit, place, is_staff)}</nav>
            </div></div>
            <div class=outer><div class=inner><div class="phase">{phase}</div></div></div>
        </header>
    }
}

/// For whom the visitor acts now, where that is not plain.
fn acting_for(visit: &Visit) -> Option<String> {
    let words = visit.words;
    let who = visit.who.as_ref()?;
    if let Some(place) = who.workplace() {
        return Some(words.pick(&place.name_zh, &place.name_en).to_owned());
    }
    let is_choosing = who.lost.is_none() && who.kind == AccountKind::Public && who.has_a_choice();
    is_choosing.then(|| words.say("workplace-oneself").into_owned())
}

/// Path and query of the page, to come back to.
fn here(visit: &Visit) -> String {
    visit
        .uri
        .path_and_query()
        .map_or_else(|| visit.uri.path().to_owned(), ToString::to_string)
}

fn top_bar(visit: &Visit) -> impl IntoView {
    let words = visit.words;
    let here = here(visit);
    let (other, tag, other_name) = match words.language {
        Language::Zh => ("en", "en", "English"),
        Language::En => ("zh", "zh-CN", "中文"),
    };
    let elder = visit.look.elder;
    let account = match &visit.who {
        Some(who) => {
            let name = who
                .name
                .clone()
                .unwrap_or_else(|| words.say("account-own").into_owned());
            let switch = who
                .has_a_choice()
                .then(|| view! { <a href="/account/workplace">{words.say("workplace-switch")}</a> });
            view! { {switch}<a href="/account"><Icon name="user"/>{name}</a> }.into_any()
        }
        None => view! { <a href="/sign-in"><Icon name="user"/>{words.say("sign-in")}</a> }.into_any(),
    };
    view! {
        <div class="top"><div class="wrap"><div class="row between">
            <span class="zone">{words.say("zone-name")}</span>
            <div class="row">
                <form action="/preferences" method="post">
                    <input type="hidden" name="back" value=here.clone()/>
                    <button name="lang" value=other lang=tag><Icon name="globe"/>{other_name}</button>
                </form>
                <form action="/preferences" method="post">
                    <input type="hidden" name="back" value=here/>
                    <button name="elder" value=if elder { "0" } else { "1" } aria-pressed=if elder { "true" } else { "false" }>
                        <Icon name="text"/>{words.say("elder-mode")}
                    </button>
                </form>
                {account}
            </div>
        </div></div></div>
    }
}

fn navigation(visit: &Visit, place: Place, is_staff: bool) -> impl IntoView {
    let administers = visit.who.as_ref().is_some_and(|who| who.actor.administers());
    let audits = visit.who.as_ref().is_some_and(|who| who.actor.audits());
    let parts: &[(Place, &str, &str)] = if administers {
        &[
            (Place::Admin, "/admin", "nav-admin"),
            (Place::Notices, "/notices", "nav-notices"),
            (Place::Verify, "/verify", "nav-verify"),
            (Place::Help, "/help", "nav-help"),
        ]
    } else if audits {
        &[
            (Place::Admin, "/admin/audit", "nav-audit"),
            (Place::Notices, "/notices", "nav-notices"),
            (Place::Verify, "/verify", "nav-verify"),
            (Place::Help, "/help", "nav-help"),
        ]
    } else if is_staff {
        &[
            (Place::Desk, "/desk", "nav-desk"),
            (Place::Notices, "/notices", "nav-notices"),
            (Place::Verify, "/verify", "nav-verify"),
            (Place::Help, "/help", "nav-help"),
        ]
    } else if visit.who.is_some() {
        &[
            (Place::Forex, "/forex", "nav-forex"),
            (Place::Cases, "/cases", "nav-cases"),
            (Place::Notices, "/notices", "nav-notices"),
            (Place::Verify, "/verify", "nav-verify"),
            (Place::Help, "/help", "nav-help"),
        ]
    } else {
        &[
            (Place::Forex, "/forex", "nav-forex"),
            (Place::Verify, "/verify", "nav-verify"),
            (Place::Help, "/help", "nav-help"),
        ]
    };
    let link = |(own, path, key): &(Place, &'static str, &'static str)| {
        let current = (*own == place).then_some("true");
        let unread = (*own == Place::Notices && place != Place::Notices).then(|| unread(visit));
        view! { <li><a href=*path aria-current=current>{visit.words.say(key)}{unread}</a></li> }
    };
    view! { <ul>{parts.iter().map(link).collect_view()}</ul> }
}

/// How many notices were not read; on their own page all have been.
fn unread(visit: &Visit) -> Option<impl IntoView + use<>> {
    let count = visit.who.as_ref().map_or(0, |who| who.unread);
    (count > 0).then(|| {
        let text = visit
            .words
            .say_with("nav-unread", &args([("count", count.into())]));
        view! { " "<span class="tag info none"><span aria-hidden="true">{count}</span><span class="vh">{text}</span></span> }
    })
}

fn footer(visit: &Visit) -> impl IntoView {
    let words = visit.words;
    let here = here(visit);
    let about = [
        ("/accessibility", "about-accessibility"),
        ("/privacy", "about-privacy"),
        ("/terms", "about-terms"),
        ("/rules", "about-rules"),
    ];
    let link = |(path, key): (&'static str, &str)| view! { <li><a href=path>{words.say(key)}</a></li> };
    let themes = [
        ("auto", None, "theme-auto"),
        ("light", Some(Theme::Light), "theme-light"),
        ("dark", Some(Theme::Dark), "theme-dark"),
    ];
    let theme = |(value, theme, key): (&'static str, Option<Theme>, &str)| {
        let pressed = if visit.look.theme == theme {
            "true"
        } else {
            "false"
        };
        view! { <li><button name="theme" value=value aria-pressed=pressed>{words.say(key)}</button></li> }
    };
    view! {
        <footer class="foot"><div class="wrap">
            <div class="grid">
                <div>
                    <h2>{words.say("footer-phone")}</h2>
                    <p>{words.say("footer-phone-forex")}<a href="tel:057412345">"0574-12345"</a><br/>{words.say("footer-phone-hours")}</p>
                </div>
                <div><h2>{words.say("footer-about")}</h2><ul>{about.map(link).collect_view()}</ul></div>
                <div>
                    <h2>{words.say("footer-look")}</h2>
                    <form action="/preferences" method="post">
                        <input type="hidden" name="back" value=here/>
                        <ul>{themes.map(theme).collect_view()}</ul>
                    </form>
                </div>
            </div>
            <hr/>
            <p>{words.say("footer-owner")}</p>
        </div></footer>
    }
}
