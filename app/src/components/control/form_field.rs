//! A field outside of a journey's page.

use leptos::prelude::*;

use super::FieldParts;
use super::boxes::{described_by, field_box};
use super::inputs::text_area;
use super::selects::select_box;
use crate::words::Words;

/// One text field outside of a journey's page: sign-in, search, reasons.
#[component]
pub fn FormField(
    /// The visitor's words.
    words: Words,
    /// The field's name; its words stand under `field-<page>-<name>`.
    name: &'static str,
    /// The page whose words it has.
    page: &'static str,
    /// What was typed.
    #[prop(into, optional)]
    text: String,
    /// The sentence of what is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// The input's type; `textarea` for several lines.
    #[prop(default = "text")]
    kind: &'static str,
    /// The most characters of several lines.
    #[prop(default = 1_000)]
    chars_max: usize,
    /// What browsers may fill in.
    #[prop(default = "off")]
    complete: &'static str,
    /// Width class.
    #[prop(default = "w22")]
    width: &'static str,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let parts = FieldParts {
        optional,
        text,
        ..said(words, page, name, error)
    };
    if kind == "textarea" {
        return text_area(words, chars_max, parts);
    }
    let described = described_by(&parts);
    let invalid = parts.error.is_some().then_some("true");
    let input = view! {
        <input class=format!("input {width}") id=name name=name type=kind autocomplete=complete spellcheck="false"
            value=parts.text.clone() aria-invalid=invalid aria-describedby=described/>
    };
    field_box(words, parts, input.into_any())
}

/// One choice outside of a journey's page.
#[component]
pub fn FormSelect(
    /// The visitor's words.
    words: Words,
    /// The field's name; its words stand under `field-<page>-<name>`.
    name: &'static str,
    /// The page whose words it has.
    page: &'static str,
    /// What can be chosen, after nothing.
    options: AnyView,
    /// The sentence of what is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let parts = FieldParts {
        optional,
        ..said(words, page, name, error)
    };
    select_box(words, parts, options)
}

fn said(words: Words, page: &str, name: &str, error: Option<String>) -> FieldParts {
    let key = format!("field-{page}-{name}");
    FieldParts {
        id: name.to_owned(),
        name: name.to_owned(),
        label: words.say(&key).into_owned(),
        hint: words
            .find(&format!("{key}.hint"), None)
            .map(std::borrow::Cow::into_owned),
        error,
        source: None,
        optional: false,
        text: String::new(),
    }
}
