//! Sentences for problems: each names the field and how to mend it.

use domain::casework::{Answers, Field, Kind, Page, Problem, item_field};
use fluent_bundle::FluentArgs;

use crate::islands::live_page::Sentence;
use crate::words::Words;

/// The anchor and id of a field's control.
pub fn anchor(field: &str) -> String {
    field.replace('.', "-")
}

/// The label of a field.
pub fn label(words: Words, page: &str, field: &str) -> String {
    let own = field.rsplit('.').next().unwrap_or(field);
    words.say(&format!("field-{page}-{own}")).into_owned()
}

/// What a problem of a page says.
pub fn sentence(words: Words, page: &Page, answers: &Answers, problem: &Problem) -> String {
    let own = problem.field.rsplit('.').next().unwrap_or(&problem.field);
    let mut arguments = FluentArgs::new();
    let label_page = if page.slots.iter().any(|slot| slot.name == problem.field) {
        "documents"
    } else {
        &page.name
    };
    arguments.set("label", label(words, label_page, &problem.field));
    for (name, value) in &problem.parameters {
        match value.parse::<i64>() {
            Ok(number) => arguments.set(*name, number),
            Err(_) => arguments.set(*name, value.clone()),
        }
    }
    let kind = page
        .question(&problem.field)
        .map(|field| kind_name(&field.kind, &answers.beside(&problem.field)));
    let code = problem.precise();
    let keys = [
        Some(format!("problem-{}-{own}-{code}", page.name)),
        kind.map(|kind| format!("problem-{kind}-{code}")),
        Some(format!("problem-{code}")),
    ];
    let found = keys
        .into_iter()
        .flatten()
        .find_map(|key| words.find(&key, Some(&arguments)));
    found.map_or_else(
        || words.say_with("problem-other", &arguments).into_owned(),
        std::borrow::Cow::into_owned,
    )
}

/// The sentences with which a page is checked in the browser: for each field all that its kind can say, with `{name}`
/// where a parameter will stand.
pub fn live_sentences(words: Words, page: &Page, answers: &Answers) -> Vec<Sentence> {
    let fields = page.fields.iter().flat_map(|field| match &field.kind {
        Kind::List { fields, .. } => fields
            .iter()
            .map(|inner| (item_field(&field.name, 0, ""), inner))
            .collect(),
        _ => vec![(String::new(), field)],
    });
    let of_field = |(list, field): (String, &Field)| {
        let full = format!("{list}{}", field.name);
        let say = |code: &&'static str, answers: &Answers| {
            // A wrong shape with a character would be told by that character.
            let told = PARAMETERS
                .iter()
                .filter(|name| **name != "character" || *code == "character");
            let problem = told.fold(Problem::new(&full, code), |problem, name| {
                problem.with(name, format!("{{{name}}}"))
            });
            Sentence {
                field: field.name.clone(),
                code: (*code).to_owned(),
                text: sentence(words, page, answers, &problem),
            }
        };
        let Kind::DocumentNumber { kind_field } = &field.kind else {
            return codes(&field.kind)
                .iter()
                .map(|code| say(code, answers))
                .collect::<Vec<_>>();
        };
        // Which document it is may still be chosen in the browser.
        let of_kind = |kind: String| {
            let mut chosen = answers.clone();
            chosen.set(format!("{list}{kind_field}"), kind.clone());
            let own = document_codes(&kind).iter().map(|code| say(code, &chosen));
            let named = own.map(|sentence| Sentence {
                code: format!("{kind}-{}", sentence.code),
                ..sentence
            });
            named.collect::<Vec<_>>()
        };
        kinds_of(page, &format!("{list}{kind_field}"))
            .into_iter()
            .flat_map(of_kind)
            .collect()
    };
    fields.flat_map(of_field).collect()
}

/// What can be wrong with the number of such a document: few hold a region, a birth date or a check character.
fn document_codes(kind: &str) -> &'static [&'static str] {
    match kind {
        "" => &["document_kind_first"],
        "resident_id" => &[
            "short",
            "long",
            "character",
            "shape",
            "region",
            "birth_date",
            "birth_range",
            "check",
        ],
        "hmt_residence" | "permanent_residence" => &[
            "short",
            "long",
            "character",
            "shape",
            "birth_date",
            "birth_range",
            "check",
        ],
        _ => &["short", "long", "character", "shape"],
    }
}

/// The kinds of document that a page offers; the empty one while none is chosen.
fn kinds_of(page: &Page, kind_field: &str) -> Vec<String> {
    let mut kinds = vec![String::new()];
    if let Some(Kind::Choice { options }) = page.question(kind_field).map(|field| &field.kind) {
        kinds.extend(options.iter().cloned());
    }
    kinds
}

/// The parameters that sentences may quote.
const PARAMETERS: [&str; 5] = ["expected", "found", "character", "max", "min"];

/// What can be wrong with an answer of a kind, besides being missing.
fn codes(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::PersonName => &["shape", "length"],
        Kind::Text { .. } => &["too_long"],
        Kind::Date { .. } => &[
            "shape",
            "no_such_day",
            "in_future",
            "too_early",
            "passed",
            "under_age",
        ],
        Kind::Mobile => &["short", "long", "character", "shape"],
        Kind::BankCard => &["short", "long", "character", "shape", "check", "trivial"],
        Kind::Email | Kind::Percent | Kind::AccountNumber | Kind::Share => &["shape"],
        Kind::Uscc => &["short", "long", "character", "shape", "region", "check"],
        Kind::CustomsCode => &["short", "long", "character", "shape", "region", "zone", "nature"],
        Kind::Amount { .. } => &["shape", "decimals", "zero", "too_large", "currency_first"],
        Kind::Orders { .. } => &["shape", "too_few"],
        Kind::Url => &["shape", "not_https", "too_long"],
        Kind::Money { .. } => &["shape", "decimals", "zero", "too_large"],
        Kind::HsCodes { .. } => &[
            "short",
            "long",
            "character",
            "shape",
            "chapter",
            "heading",
            "too_many",
        ],
        Kind::Country
        | Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::Tick
        | Kind::List { .. }
        | Kind::DocumentNumber { .. } => &[],
    }
}

/// The name of a kind in catalogues.
fn kind_name(kind: &Kind, answers: &Answers) -> String {
    match kind {
        Kind::PersonName => "person_name",
        Kind::Text { .. } => "text",
        Kind::DocumentNumber { kind_field } => return answers.text(kind_field).to_owned(),
        Kind::Date { .. } => "date",
        Kind::Email => "email",
        Kind::Mobile => "mobile",
        Kind::BankCard => "bank_card",
        Kind::AccountNumber => "account_number",
        Kind::Uscc => "uscc",
        Kind::CustomsCode => "customs_code",
        Kind::Country => "country",
        Kind::Url => "url",
        Kind::Money { .. } | Kind::Amount { .. } => "money",
        Kind::Share => "share",
        Kind::Percent => "percent",
        Kind::Orders { .. } => "orders",
        Kind::HsCodes { .. } => "hs_codes",
        Kind::Choice { .. } => "choice",
        Kind::Choices { .. } => "choices",
        Kind::Tick => "tick",
        Kind::List { .. } => "list",
    }
    .to_owned()
}
