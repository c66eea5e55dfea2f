//! What a firm says about itself once, and confirms in each process.

use std::collections::BTreeMap;

use time::Date;

use super::facts::{self, COUNTED};
use crate::casework::{Answers, Field, Kind, Page, Problem, item_field, share_points};
use crate::identity::document;

/// A hundred percent, in basis points.
const WHOLE_POINTS: u32 = 10_000;

/// What the profile calls a fact of the legal representative, whose own page calls it without this.
const REPRESENTATIVE: &str = "representative_";

/// The profile as one page. The credit code is none of its questions: it was given when the firm was registered.
pub fn page() -> Page {
    let mut fields = licence();
    fields.extend(representative());
    fields.extend(facts::owners());
    fields.push(Field::optional("customs_code", Kind::CustomsCode));
    fields.extend(facts::registration());
    Page::of("firm_profile", fields)
}

/// Everything wrong with a profile.
pub fn check(answers: &Answers, today: Date) -> Vec<Problem> {
    let mut problems = page().check(answers, today);
    problems.extend(too_many_shares(answers));
    problems
}

/// What a profile answers on the pages of an application: where a page has a question of the same name.
pub fn begins<'a>(profile: &Answers, pages: impl IntoIterator<Item = &'a Page>) -> BTreeMap<String, Answers> {
    let answered = |page: &Page| {
        let answers = answers_of(profile, page);
        (!answers.is_empty()).then(|| (page.name.clone(), answers))
    };
    pages.into_iter().filter_map(answered).collect()
}

fn answers_of(profile: &Answers, page: &Page) -> Answers {
    let named = |(name, text): (&str, &str)| {
        let own = match page.name.as_str() {
            "representative" => name.strip_prefix(REPRESENTATIVE)?,
            _ => name,
        };
        Some((own.to_owned(), text.to_owned()))
    };
    page.accept(&profile.iter().filter_map(named).collect())
}

fn licence() -> Vec<Field> {
    let mut fields = vec![
        facts::name(),
        Field::optional("name_en", Kind::line(facts::NAME_CHARS_MAX)),
        facts::form(),
    ];
    fields.extend(facts::addresses());
    fields.push(facts::established());
    fields.extend(facts::capital());
    fields.push(facts::scope());
    fields
}

fn representative() -> [Field; 4] {
    let number = document::number("representative_document_kind");
    [
        Field::always("representative_name", Kind::PersonName).personal(),
        Field::always("representative_document_kind", Kind::one_of(document::KINDS)),
        Field::always("representative_number", number).sensitive(),
        Field::always("representative_mobile", Kind::Mobile).sensitive(),
    ]
}

/// No kind of share can be given away more than whole.
fn too_many_shares(answers: &Answers) -> Option<Problem> {
    let text = |index, field: &str| answers.text(&item_field("owners", index, field)).to_owned();
    let points = |kind: &str| -> u32 {
        let of_kind = (0..answers.list_len("owners")).filter(|index| text(*index, "control") == kind);
        of_kind
            .filter_map(|index| share_points(&text(index, "share")))
            .sum()
    };
    let is_named = answers.text("way") == "named";
    let over = COUNTED.iter().any(|kind| points(kind) > WHOLE_POINTS);
    (is_named && over).then(|| Problem::new("owners", "shares_over"))
}
