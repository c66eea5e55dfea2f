//! Controls that are typed into.

use domain::casework::Kind;
use leptos::prelude::*;

use super::FieldParts;
use super::boxes::{described_by, field_box};
use crate::words::Words;

/// How a kind is typed: (type, inputmode, autocomplete, width class, unit).
pub(super) fn typing(
    kind: &Kind,
) -> (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
) {
    match kind {
        Kind::PersonName => ("text", "text", "name", "w22", None),
        Kind::DocumentNumber { .. } | Kind::AccountNumber | Kind::Uscc | Kind::CustomsCode => {
            ("text", "text", "off", "w22 num", None)
        }
        Kind::Date { .. } => ("text", "text", "off", "w16", None),
        Kind::Email => ("email", "email", "email", "w22", None),
        Kind::Mobile => ("tel", "tel", "tel", "w16", None),
        Kind::BankCard => ("text", "numeric", "cc-number", "w22 num", None),
        Kind::Amount { .. } => ("text", "decimal", "off", "w16", None),
        Kind::Share => ("text", "decimal", "off", "w4", Some("unit-percent")),
        Kind::Url => ("url", "url", "url", "", None),
        Kind::Money { .. } => ("text", "decimal", "off", "", Some("unit-USD")),
        Kind::Orders { .. } => ("text", "numeric", "off", "w4", Some("unit-orders")),
        Kind::Percent => ("text", "numeric", "off", "w4", Some("unit-percent")),
        _ => ("text", "text", "off", "", None),
    }
}

pub(super) fn text_input(words: Words, kind: &Kind, parts: FieldParts) -> AnyView {
    let (kind, mode, complete, width, unit) = typing(kind);
    let described = described_by(&parts);
    let invalid = parts.error.is_some().then_some("true");
    let input = view! {
        <input class=format!("input {width}") id=parts.id.clone() name=parts.name.clone() type=kind inputmode=mode
            autocomplete=complete spellcheck="false" value=parts.text.clone() aria-invalid=invalid aria-describedby=described/>
    };
    let input = match unit {
        Some(unit) => view! { <div class="affix">{input}<span>{words.say(unit)}</span></div> }.into_any(),
        None => input.into_any(),
    };
    field_box(words, parts, input)
}

pub(super) fn text_area(words: Words, chars_max: usize, parts: FieldParts) -> AnyView {
    let described = described_by(&parts);
    let invalid = parts.error.is_some().then_some("true");
    let area = view! {
        <textarea class="input" id=parts.id.clone() name=parts.name.clone() rows="4" maxlength=(chars_max * 2).to_string()
            aria-invalid=invalid aria-describedby=described>{parts.text.clone()}</textarea>
    };
    field_box(words, parts, area.into_any())
}
