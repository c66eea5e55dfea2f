//! Controls with a few choices: the whole card is the label.

use leptos::prelude::*;

use super::boxes::{described_by, error_line, group_box};
use super::{FieldParts, Sheet, choice_key};

pub(super) fn radios(sheet: &Sheet, field: &str, options: &[String], parts: FieldParts) -> AnyView {
    let (id, name, text) = (parts.id.clone(), parts.name.clone(), parts.text.clone());
    let option = |(index, code): (usize, &String)| {
        // The summary of problems links to the first choice.
        let own_id = if index == 0 {
            id.clone()
        } else {
            format!("{id}-{index}")
        };
        choice_card(
            sheet,
            field,
            code,
            Card {
                kind: "radio",
                id: own_id,
                name: name.clone(),
                checked: text == *code,
            },
        )
    };
    let cards = options.iter().enumerate().map(option).collect_view().into_any();
    group_box(sheet.words, parts, "choices", cards)
}

pub(super) fn checkboxes(sheet: &Sheet, field: &str, options: &[String], parts: FieldParts) -> AnyView {
    let chosen: Vec<String> = parts.text.split(',').map(|code| code.trim().to_owned()).collect();
    let (id, name) = (parts.id.clone(), parts.name.clone());
    let option = |(index, code): (usize, &String)| {
        let own_id = if index == 0 {
            id.clone()
        } else {
            format!("{id}-{index}")
        };
        let checked = chosen.contains(code);
        choice_card(
            sheet,
            field,
            code,
            Card {
                kind: "checkbox",
                id: own_id,
                name: name.clone(),
                checked,
            },
        )
    };
    let cards = options.iter().enumerate().map(option).collect_view().into_any();
    let class = match options.len() {
        0..=3 => "choices",
        4..=7 => "choices across",
        _ => "choices many",
    };
    group_box(sheet.words, parts, class, cards)
}

pub(super) struct Card {
    kind: &'static str,
    id: String,
    name: String,
    checked: bool,
}

pub(super) fn choice_card(sheet: &Sheet, field: &str, code: &str, card: Card) -> impl IntoView + use<> {
    let hint = sheet
        .words
        .find(&format!("{}.hint", choice_key(field, code)), None);
    let hint_id = format!("{}-hint", card.id);
    let described = hint.is_some().then(|| hint_id.clone());
    view! {
        <label class="choice">
            <input type=card.kind id=card.id name=card.name value=code.to_owned() checked=card.checked aria-describedby=described/>
            <b>{sheet.option_words(field, code)}</b>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
        </label>
    }
}

pub(super) fn tick(parts: FieldParts) -> AnyView {
    let class = if parts.error.is_some() {
        "field wrong"
    } else {
        "field"
    };
    let described = described_by(&parts);
    let checked = parts.text == "yes";
    view! {
        <div class=class>
            {error_line(&parts)}
            <label class="choice">
                <input type="checkbox" id=parts.id.clone() name=parts.name value="yes" checked=checked aria-describedby=described/>
                <b>{parts.label}</b>
                {parts.hint.map(|hint| view! { <span class="hint" id=format!("{}-hint", parts.id)>{hint}</span> })}
            </label>
        </div>
    }
    .into_any()
}
