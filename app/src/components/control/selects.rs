//! Controls with many choices.

use leptos::prelude::*;

use super::boxes::{described_by, field_box};
use super::{FieldParts, Offered, Sheet};
use crate::words::Words;

pub(super) fn select(sheet: &Sheet, field: &str, options: &[String], parts: FieldParts) -> AnyView {
    let entry = |code: &String| {
        let chosen = (parts.text == *code).then_some("");
        view! { <option value=code.clone() selected=chosen>{sheet.option_words(field, code)}</option> }
    };
    let entries = options.iter().map(entry).collect_view().into_any();
    select_box(sheet.words, parts, entries)
}

pub(super) fn grouped_select(sheet: &Sheet, field: &str, parts: FieldParts) -> AnyView {
    let offered: Vec<&Offered> = sheet
        .offered
        .iter()
        .filter(|offered| offered.field == field)
        .collect();
    let mut groups: Vec<String> = offered.iter().map(|offered| offered.group.clone()).collect();
    groups.dedup();
    let entry = |offered: &&Offered| {
        let chosen = (parts.text == offered.code).then_some("");
        view! { <option value=offered.code.clone() selected=chosen>{offered.name.clone()}</option> }
    };
    let group = |label: String| {
        let own = offered
            .iter()
            .filter(|offered| offered.group == label)
            .map(entry)
            .collect_view();
        view! { <optgroup label=label>{own}</optgroup> }
    };
    let groups = groups.into_iter().map(group).collect_view().into_any();
    select_box(sheet.words, parts, groups)
}

pub(super) fn countries(words: Words, parts: FieldParts) -> AnyView {
    let mut countries: Vec<(String, &'static str)> = domain::identifier::Country::all()
        .map(|country| {
            (
                words.find(&format!("country-{}", country.as_str()), None),
                country.as_str(),
            )
        })
        .map(|(name, code)| {
            (
                name.map_or_else(|| code.to_owned(), std::borrow::Cow::into_owned),
                code,
            )
        })
        .collect();
    if words.language == domain::identity::Language::En {
        countries.sort();
    }
    let entry = |(name, code): (String, &'static str)| {
        let chosen = (parts.text == code).then_some("");
        view! { <option value=code selected=chosen>{name}</option> }
    };
    let entries = countries.into_iter().map(entry).collect_view().into_any();
    select_box(words, parts, entries)
}

pub(super) fn select_box(words: Words, parts: FieldParts, entries: AnyView) -> AnyView {
    let described = described_by(&parts);
    let invalid = parts.error.is_some().then_some("true");
    let select = view! {
        <select class="input w22" id=parts.id.clone() name=parts.name.clone() aria-invalid=invalid aria-describedby=described>
            <option value="">{words.say("choose")}</option>
            {entries}
        </select>
    };
    field_box(words, parts, select.into_any())
}
