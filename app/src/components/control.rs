//! The controls of form pages: one for each kind of answer, drawn from the page description.

use domain::casework::{Answers, Field, Kind, Needed, Page, Problem, item_field};
use leptos::prelude::*;

use super::Icon;
use super::sentence::{anchor, sentence};
use crate::words::{Words, args};

/// A page of a journey with what was typed and what is wrong.
pub struct Sheet {
    /// The visitor's words.
    pub words: Words,
    /// The page.
    pub page: Page,
    /// What was typed.
    pub answers: Answers,
    /// What is wrong: (field, sentence).
    pub problems: Vec<(String, String)>,
    /// Choices that come from rows.
    pub offered: Vec<Offered>,
    /// Shows one more empty item of a list.
    pub add: bool,
}

/// A choice that comes from a row.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The field it belongs to.
    pub field: &'static str,
    /// The heading under which it stands.
    pub group: String,
    /// Its code.
    pub code: String,
    /// What people read.
    pub name: String,
}

impl Sheet {
    /// A page with these answers; `problems` are turned into sentences.
    pub fn new(words: Words, page: Page, answers: Answers, problems: &[Problem]) -> Self {
        let problems = problems
            .iter()
            .map(|problem| (problem.field.clone(), sentence(words, &page, &answers, problem)))
            .collect();
        Self {
            words,
            page,
            answers,
            problems,
            offered: Vec::new(),
            add: false,
        }
    }

    /// The same with choices that come from rows.
    #[must_use]
    pub fn offering(self, offered: Vec<Offered>) -> Self {
        Self { offered, ..self }
    }

    /// (anchor, sentence) for the summary at the top.
    pub fn summary(&self) -> Vec<(String, String)> {
        self.problems
            .iter()
            .map(|(field, sentence)| (anchor(field), sentence.clone()))
            .collect()
    }

    fn problem(&self, field: &str) -> Option<String> {
        self.problems
            .iter()
            .find(|(own, _)| own == field)
            .map(|(_, sentence)| sentence.clone())
    }

    fn option_words(&self, field: &str, code: &str) -> String {
        let offered = self
            .offered
            .iter()
            .find(|offered| offered.field == field && offered.code == code);
        offered.map_or_else(
            || choice_words(self.words, field, code),
            |offered| offered.name.clone(),
        )
    }
}

/// The words of a choice in the catalogues.
pub fn choice_words(words: Words, field: &str, code: &str) -> String {
    let key = if code.chars().all(|c| c.is_ascii_uppercase()) {
        format!("code-{code}")
    } else {
        format!("choice-{field}-{code}")
    };
    words
        .find(&key, None)
        .map_or_else(|| code.to_owned(), std::borrow::Cow::into_owned)
}

/// All fields of a page.
#[component]
pub fn PageFields(
    /// The page with its answers.
    sheet: Sheet,
) -> impl IntoView {
    let fields = sheet.page.fields.clone();
    fields
        .into_iter()
        .map(|field| page_field(&sheet, &field))
        .collect_view()
}

fn page_field(sheet: &Sheet, field: &Field) -> AnyView {
    if let Kind::List { fields, max, .. } = &field.kind {
        return list(sheet, &field.name, fields, *max);
    }
    one_field(sheet, field, &field.name, &sheet.answers)
}

/// One field of a page or of a list's item; `full` is the name under which it is posted.
fn one_field(sheet: &Sheet, field: &Field, full: &str, answers: &Answers) -> AnyView {
    let words = sheet.words;
    let key = format!("field-{}-{}", sheet.page.name, field.name);
    let parts = FieldParts {
        id: anchor(full),
        name: full.to_owned(),
        label: words.say(&key).into_owned(),
        hint: words
            .find(&format!("{key}.hint"), None)
            .map(std::borrow::Cow::into_owned),
        error: sheet.problem(full),
        optional: field.needed == Needed::Optional && !matches!(field.kind, Kind::Tick),
        text: answers.text(&field.name).to_owned(),
    };
    let control = control(sheet, field, parts);
    match &field.needed {
        Needed::When { field: other, is } => {
            let hidden = !field.needed.applies(answers);
            let other = full.strip_suffix(&field.name).unwrap_or_default().to_owned() + other;
            view! { <div data-when=other data-is=is.join("|") hidden=hidden>{control}</div> }.into_any()
        }
        _ => control,
    }
}

/// What all controls of a field share.
struct FieldParts {
    id: String,
    name: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    optional: bool,
    text: String,
}

fn control(sheet: &Sheet, field: &Field, parts: FieldParts) -> AnyView {
    match &field.kind {
        Kind::Choice { options } if !sheet.offered.iter().any(|offered| offered.field == field.name) => {
            if options.len() <= 7 {
                radios(sheet, &field.name, options, parts)
            } else {
                select(sheet, &field.name, options, parts)
            }
        }
        Kind::Choice { .. } => grouped_select(sheet, &field.name, parts),
        Kind::Choices { options, .. } => checkboxes(sheet, &field.name, options, parts),
        Kind::Tick => tick(parts),
        Kind::Country => countries(sheet.words, parts),
        Kind::Text {
            lines: true,
            chars_max,
        } => text_area(sheet.words, *chars_max, parts),
        kind => text_input(sheet.words, kind, parts),
    }
}

/// How a kind is typed: (type, inputmode, autocomplete, width class, unit).
fn typing(
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
        Kind::DocumentNumber { .. } => ("text", "text", "off", "w22 num", None),
        Kind::Date { .. } => ("text", "text", "off", "w16", None),
        Kind::Email => ("email", "email", "email", "w22", None),
        Kind::Mobile => ("tel", "tel", "tel", "w16", None),
        Kind::BankCard => ("text", "numeric", "cc-number", "w22 num", None),
        Kind::Url => ("url", "url", "url", "", None),
        Kind::Money { .. } => ("text", "decimal", "off", "", Some("unit-USD")),
        Kind::Percent => ("text", "numeric", "off", "w4", Some("unit-percent")),
        _ => ("text", "text", "off", "", None),
    }
}

fn text_input(words: Words, kind: &Kind, parts: FieldParts) -> AnyView {
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

fn text_area(words: Words, chars_max: usize, parts: FieldParts) -> AnyView {
    let described = described_by(&parts);
    let invalid = parts.error.is_some().then_some("true");
    let area = view! {
        <textarea class="input" id=parts.id.clone() name=parts.name.clone() rows="4" maxlength=(chars_max * 2).to_string()
            aria-invalid=invalid aria-describedby=described>{parts.text.clone()}</textarea>
    };
    field_box(words, parts, area.into_any())
}

fn select(sheet: &Sheet, field: &str, options: &[String], parts: FieldParts) -> AnyView {
    let entry = |code: &String| {
        let chosen = (parts.text == *code).then_some("");
        view! { <option value=code.clone() selected=chosen>{sheet.option_words(field, code)}</option> }
    };
    let entries = options.iter().map(entry).collect_view().into_any();
    select_box(sheet.words, parts, entries)
}

fn grouped_select(sheet: &Sheet, field: &str, parts: FieldParts) -> AnyView {
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

fn countries(words: Words, parts: FieldParts) -> AnyView {
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

fn select_box(words: Words, parts: FieldParts, entries: AnyView) -> AnyView {
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

fn radios(sheet: &Sheet, field: &str, options: &[String], parts: FieldParts) -> AnyView {
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

fn checkboxes(sheet: &Sheet, field: &str, options: &[String], parts: FieldParts) -> AnyView {
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
    let class = if options.len() > 3 {
        "choices across"
    } else {
        "choices"
    };
    group_box(sheet.words, parts, class, cards)
}

struct Card {
    kind: &'static str,
    id: String,
    name: String,
    checked: bool,
}

fn choice_card(sheet: &Sheet, field: &str, code: &str, card: Card) -> impl IntoView + use<> {
    let hint = sheet.words.find(&format!("choice-{field}-{code}.hint"), None);
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

fn tick(parts: FieldParts) -> AnyView {
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

/// Label, hint and error around one control.
fn field_box(words: Words, parts: FieldParts, control: AnyView) -> AnyView {
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
fn group_box(words: Words, parts: FieldParts, class: &'static str, controls: AnyView) -> AnyView {
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

fn optional_mark(words: Words, optional: bool) -> impl IntoView {
    optional.then(|| view! { " "<span class="opt">{words.say("optional")}</span> })
}

/// Always there, so that a check in the browser has a place to speak; empty while all is well.
fn error_line(parts: &FieldParts) -> impl IntoView + use<> {
    let id = format!("{}-error", parts.id);
    let hidden = parts.error.is_none();
    view! { <p class="err" id=id hidden=hidden><Icon name="alert"/><span>{parts.error.clone()}</span></p> }
}

fn described_by(parts: &FieldParts) -> Option<String> {
    let hint = parts.hint.is_some().then(|| format!("{}-hint", parts.id));
    let error = Some(format!("{}-error", parts.id));
    Some([hint, error].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn list(sheet: &Sheet, name: &str, fields: &[Field], max: usize) -> AnyView {
    let words = sheet.words;
    let count = (sheet.answers.list_len(name) + usize::from(sheet.add)).clamp(1, max);
    let item = |index: usize| {
        let answers = sheet.answers.item(name, index);
        let number = args([("number", (index + 1).into())]);
        let own = fields
            .iter()
            .map(|field| one_field(sheet, field, &item_field(name, index, &field.name), &answers));
        let remove = (count > 1).then(|| {
            view! {
                <button class="btn text slim" name="do" value=format!("remove-{index}")>
                    {words.say_with(&format!("list-{name}-remove"), &number)}
                </button>
            }
        });
        view! {
            <fieldset class="card mt" id=format!("{name}-{index}")>
                <legend class="legend">{words.say_with(&format!("list-{name}-item"), &number)}</legend>
                <div>{own.collect_view()}{remove}</div>
            </fieldset>
        }
    };
    let problem = sheet.problem(name).map(|sentence| {
        view! { <p class="err" id=anchor(name)><Icon name="alert"/><span>{sentence}</span></p> }
    });
    let add = (count < max).then(|| {
        view! { <p class="mt"><button class="btn second" name="do" value="add">{words.say(&format!("list-{name}-add"))}</button></p> }
    });
    view! { <div class="field">{problem}{(0..count).map(item).collect_view()}{add}</div> }.into_any()
}

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
    let key = format!("field-{page}-{name}");
    let parts = FieldParts {
        id: name.to_owned(),
        name: name.to_owned(),
        label: words.say(&key).into_owned(),
        hint: words
            .find(&format!("{key}.hint"), None)
            .map(std::borrow::Cow::into_owned),
        error,
        optional,
        text,
    };
    if kind == "textarea" {
        return text_area(words, 1_000, parts);
    }
    let described = described_by(&parts);
    let invalid = parts.error.is_some().then_some("true");
    let input = view! {
        <input class=format!("input {width}") id=name name=name type=kind autocomplete=complete spellcheck="false"
            value=parts.text.clone() aria-invalid=invalid aria-describedby=described/>
    };
    field_box(words, parts, input.into_any())
}
