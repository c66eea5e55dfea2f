//! What officers choose from: reasons in two levels, and what can be asked for.

use std::borrow::Cow;

use domain::casework::Page;
use domain::forex::reason::{RefusalReason, SupplementReason};
use leptos::prelude::*;
use store::forex::desk::Target;
use strum::IntoEnumIterator;

use super::panel::target_words;
use crate::words::Words;

fn option(code: String, text: Cow<'static, str>, chosen: &str) -> impl IntoView + use<> {
    let is_chosen = chosen == code;
    view! { <option value=code selected=is_chosen>{text}</option> }
}

/// The reasons for a refusal: what each can mean exactly, and the reason itself.
pub(super) fn refusal_options(words: Words, chosen: &str, fits: impl Fn(RefusalReason) -> bool) -> AnyView {
    let group = |reason: RefusalReason| {
        let detail =
            |detail: &'static str| option(detail.to_owned(), words.say(&format!("refusal-{detail}")), chosen);
        let details = reason
            .details()
            .map(<&'static str>::from)
            .map(detail)
            .collect_view();
        let whole = option(reason.to_string(), words.say("desk-reason-whole"), chosen);
        view! { <optgroup label=words.say(&format!("refusal-{reason}"))>{details}{whole}</optgroup> }
    };
    let fitting = RefusalReason::iter().filter(|reason| fits(*reason));
    fitting.map(group).collect_view().into_any()
}

/// The reasons for a supplement that say enough by themselves.
pub(super) fn supplement_options(words: Words, chosen: &str) -> AnyView {
    let offered = SupplementReason::iter().filter(|reason| reason.speaks_for_itself());
    let entry = |reason: SupplementReason| {
        let text = words.say(&format!("supplement-reason-{reason}"));
        option(reason.to_string(), text, chosen)
    };
    offered.map(entry).collect_view().into_any()
}

/// What can be asked for on these pages, where `applies` says that there is such a thing.
pub(super) fn target_options<'a>(
    words: Words,
    pages: impl Iterator<Item = &'a Page>,
    chosen: &str,
    applies: impl Fn(&Target, &Page) -> bool,
) -> AnyView {
    let group = |page: &Page| {
        let entry = |own: Target| {
            let code = own.to_string();
            let (kind, name) = code.split_once(':').unwrap_or_default();
            let text = match own {
                Target::Page(_) => words.say("desk-supplement-page"),
                _ => target_words(words, kind, name).into(),
            };
            option(code, text, chosen)
        };
        let own = Target::of_page(page).into_iter().filter(|own| applies(own, page));
        let options = own.map(entry).collect_view();
        view! { <optgroup label=words.say_at_desk(&format!("page-{}", page.name))>{options}</optgroup> }
    };
    pages.map(group).collect_view().into_any()
}
