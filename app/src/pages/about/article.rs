//! Pages that are mostly text: a list of what is there, then one section for each part.

use axum::response::Response;
use fluent_bundle::FluentArgs;
use leptos::prelude::*;

use super::rules::in_force;
use crate::components::HelpCard;
use crate::components::rule::values;
use crate::shell::{Page, Place};
use crate::visit::Visit;
use crate::words::Words;

/// One part of a text page. Its text stands in the catalogues under `<page>-<name>`, its title in the attribute
/// `heading`, the words of its link in `link`.
pub(super) struct Part {
    name: &'static str,
    link: Option<&'static str>,
    below: Option<AnyView>,
}

impl Part {
    /// A part that is text alone.
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            link: None,
            below: None,
        }
    }

    /// The same with a link below the text.
    pub(super) fn to(self, path: &'static str) -> Self {
        Self {
            link: Some(path),
            ..self
        }
    }

    /// The same with something else below the text.
    pub(super) fn below(self, view: AnyView) -> Self {
        Self {
            below: Some(view),
            ..self
        }
    }
}

/// The page `name`; its title and first sentence stand under `<name>-title` and `<name>-lede`.
pub(super) fn article(visit: &Visit, name: &'static str, parts: Vec<Part>) -> Response {
    let words = visit.words;
    let title = words.say(&format!("{name}-title"));
    let lede = words.say(&format!("{name}-lede"));
    let quoted = values(&in_force(visit));
    let place = if name == "help" {
        Place::Help
    } else {
        Place::Elsewhere
    };
    Page::new(title.clone()).at(place).render(visit, || {
        view! {
            <div class="wrap">
                <div class="head"><h1>{title}</h1><p class="lede">{lede}</p></div>
                <div class="case">
                    <div class="stack-l narrow">{contents(words, name, &parts)}{sections(words, name, parts, &quoted)}</div>
                    <div class="side"><HelpCard words=words/></div>
                </div>
            </div>
        }
    })
}

fn contents(words: Words, page: &str, parts: &[Part]) -> impl IntoView + use<> {
    let line = |part: &Part| {
        let href = format!("#{}", part.name);
        view! { <li><a href=href>{words.say(&format!("{page}-{}.heading", part.name))}</a></li> }
    };
    view! {
        <nav aria-label=words.say("article-contents")>
            <ul class="bullets">{parts.iter().map(line).collect_view()}</ul>
        </nav>
    }
}

/// The texts may quote the rules that hold today.
fn sections(words: Words, page: &str, parts: Vec<Part>, quoted: &FluentArgs<'_>) -> impl IntoView + use<> {
    let section = |part: Part| {
        let key = format!("{page}-{}", part.name);
        let link = part
            .link
            .map(|path| view! { <p><a href=path>{words.say(&format!("{key}.link"))}</a></p> });
        view! {
            <section class="stack" aria-labelledby=part.name>
                <h2 id=part.name>{words.say(&format!("{key}.heading"))}</h2>
                {prose(&words.say_with(&key, quoted))}
                {link}
                {part.below}
            </section>
        }
    };
    parts.into_iter().map(section).collect_view()
}

/// A text of the catalogues as paragraphs and lists: an empty line ends a block, a block of lines that begin with a
/// dash is a list.
pub(in crate::pages) fn prose(text: &str) -> impl IntoView + use<> {
    text.split("\n\n").map(block).collect_view()
}

fn block(text: &str) -> AnyView {
    if !text.starts_with("- ") {
        return view! { <p>{text.to_owned()}</p> }.into_any();
    }
    let item = |line: &str| view! { <li>{line.trim_start_matches("- ").to_owned()}</li> };
    view! { <ul class="bullets">{text.lines().map(item).collect_view()}</ul> }.into_any()
}
