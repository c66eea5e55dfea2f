//! Label, hint and error around controls.

use leptos::prelude::*;

use super::FieldParts;
use crate::components::{Icon, SourceLink};
use crate::words::Words;

/// Label, hint and error around one control.
pub(super) fn field_box(words: Words, parts: FieldParts, control: AnyView) -> AnyView {
    let class = if parts.error.is_some() {
        "field wrong"
    } else {
        "field"
    };
    let error = error_line(&parts);
    let hint_id = format!("{}-hint", parts.id);
    view! {
        <div class=class>
            <label class="label" for=parts.id>{parts.label}{optional_mark(words, parts.optional)}</label>
            {parts.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {error}
            {control}
        </div>
    }
    .into_any()
}

/// Legend, hint and error around several controls.
pub(super) fn group_box(words: Words, parts: FieldParts, class: &'static str, controls: AnyView) -> AnyView {
    let outer = if parts.error.is_some() {
        "field wrong"
    } else {
        "field"
    };
    let described = described_by(&parts);
    let error = error_line(&parts);
    let hint_id = format!("{}-hint", parts.id);
    view! {
        <fieldset class=outer aria-describedby=described>
            <legend class="legend">{parts.label}{optional_mark(words, parts.optional)}</legend>
            {parts.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {error}
            <div class=class>{controls}</div>
        </fieldset>
    }
    .into_any()
}

pub(super) fn optional_mark(words: Words, optional: bool) -> impl IntoView {
    optional.then(|| view! { " "<span class="opt">{words.say("optional")}</span> })
}

/// Always there, so that a check in the browser has a place to speak; empty while all is well. The rule behind a sentence
/// stands within it, so that another sentence takes its place too.
pub(super) fn error_line(parts: &FieldParts) -> impl IntoView + use<> {
    let id = format!("{}-error", parts.id);
    let hidden = parts.error.is_none();
    let source = parts
        .source
        .clone()
        .map(|source| view! { " "<SourceLink source=source/> });
    view! { <p class="err" id=id hidden=hidden><Icon name="alert"/><span>{parts.error.clone()}{source}</span></p> }
}

/// The ids of what describes a control: its hint and its place for errors.
pub(super) fn described_by(parts: &FieldParts) -> String {
    match parts.hint {
        Some(_) => format!("{0}-hint {0}-error", parts.id),
        None => format!("{}-error", parts.id),
    }
}
