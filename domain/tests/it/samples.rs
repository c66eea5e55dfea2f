//! The journeys, filled in: for each field a text that is accepted, and texts that are not.

use std::collections::BTreeMap;

use crate::vectors;
use domain::{
    casework::{Answers, Draft, Field, Journey, Kind, Page, item_field},
    forex::ApplicantKind,
    identity::document,
};

// Beside this file, from whichever crate it is read.
#[path = "refusals.rs"]
mod refusals;

pub(crate) use refusals::refused;

pub(crate) const RESIDENT: &str = "330203190001010005";
pub(crate) const BRANCH: &str = "NB-HAISHU";

pub(crate) const FIRM: &str = "91330201TEXT000259";
pub(crate) const SOLE_TRADER: &str = "92330203TEXT00033X";

/// Everybody who applies, the individual first.
pub(crate) const KINDS: [ApplicantKind; 3] = [
    ApplicantKind::Individual,
    ApplicantKind::SoleTrader,
    ApplicantKind::Firm,
];

/// The journey of an individual.
pub(crate) fn journey() -> Journey {
    journey_of(ApplicantKind::Individual)
}

pub(crate) fn journey_of(applicant: ApplicantKind) -> Journey {
    applicant.journey(vec![BRANCH.to_owned(), "NB-YINZHOU".to_owned()])
}

/// The pages of all journeys, each once.
pub(crate) fn every_page() -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for applicant in KINDS {
        for page in journey_of(applicant).pages() {
            if !pages.contains(page) {
                pages.push(page.clone());
            }
        }
    }
    pages
}

pub(crate) fn page(name: &str) -> Page {
    page_of(ApplicantKind::Individual, name)
}

pub(crate) fn page_of(applicant: ApplicantKind, name: &str) -> Page {
    journey_of(applicant)
        .page(name)
        .expect("a page of the journey")
        .clone()
}

pub(crate) fn answers(pairs: &[(&str, &str)]) -> Answers {
    let pair = |(field, text): &(&str, &str)| ((*field).to_owned(), (*text).to_owned());
    pairs.iter().map(pair).collect()
}

/// A page filled in as a resident would, or a firm of residents; it answers what any journey asks there.
#[expect(clippy::too_many_lines, reason = "a table of answers")]
pub(crate) fn filled(page: &str) -> Answers {
    answers(match page {
        "identity" => &[
            ("document_kind", "resident_id"),
            ("name", "王小明"),
            ("number", RESIDENT),
            ("issued_on", "2016-04-15"),
            ("expires_on", "2036-04-15"),
            ("occupation", "个体经营"),
        ],
        "contact" => &[
            ("mobile", "13000000000"),
            ("email", "seller@example.com"),
            ("address", "宁波市海曙区示例路1号"),
            ("tax_residency", "china_only"),
        ],
        "shops" => &[
            ("shops.0.platform", "amazon"),
            ("shops.0.name", "Ningbo Kitchen"),
            ("shops.0.store_id", "A1B2C3"),
            ("shops.0.url", "https://amazon.example/shops/A1B2C3"),
            ("shops.0.opened_on", "2024-05-01"),
        ],
        "business" => &[
            ("goods", "home,kitchen"),
            ("hs_codes", "610910,3304990029"),
            ("markets", "DE,US"),
            ("modes", "9610,9710"),
            ("customs_code", "3302960001"),
            ("turnover", "120000.00"),
            ("average_order", "25.50"),
            ("returns_share", "3"),
            ("channel", "bank"),
            ("sample_orders", "12"),
        ],
        "account" => &[
            ("branch", BRANCH),
            ("currencies", "EUR,USD"),
            ("purpose", "goods"),
            ("statement_language", "zh"),
        ],
        "card" => &[
            ("card_number", "6200000000000005"),
            ("card_holder", "王小明"),
            ("card_bank", "示例银行宁波分行"),
        ],
        "cny_account" => &[
            ("cny_number", "39105010400012345"),
            ("cny_holder", "宁波示例贸易有限公司"),
            ("cny_bank", "示例银行宁波分行"),
        ],
        "licence" => &[
            ("licence_name", "宁波示例贸易有限公司"),
            ("form", "limited"),
            ("uscc", FIRM),
            ("licence_status", "in_operation"),
            ("established_on", "2018-03-01"),
            ("capital_currency", "CNY"),
            ("capital", "5000000.00"),
            ("scope", "货物进出口；日用百货销售"),
            ("registered_address", "宁波市鄞州区示例路8号"),
            ("business_address", "宁波市鄞州区示例路8号"),
        ],
        "registration" => &[
            ("list_status", "registered"),
            ("class", "a"),
            ("taxpayer", "general"),
        ],
        "representative" => &[
            ("name", "王小明"),
            ("document_kind", "resident_id"),
            ("number", RESIDENT),
            ("issued_on", "2016-04-15"),
            ("term", "dated"),
            ("expires_on", "2036-04-15"),
            ("mobile", "13000000000"),
        ],
        "handler" => &[
            ("who", "other"),
            ("name", "李小红"),
            ("document_kind", "resident_id"),
            ("number", "330206190003150019"),
            ("issued_on", "2016-04-15"),
            ("term", "dated"),
            ("expires_on", "2036-04-15"),
            ("mobile", "15000000002"),
            ("email", "finance@example.com"),
        ],
        "owners" => &[
            ("way", "named"),
            ("owners.0.name", "王小明"),
            ("owners.0.document_kind", "resident_id"),
            ("owners.0.number", RESIDENT),
            ("owners.0.control", "shares"),
            ("owners.0.share", "60.00"),
        ],
        "documents" => &[],
        "declarations" => &[
            ("truth", "yes"),
            ("real_trade", "yes"),
            ("consent_identity", "yes"),
            ("consent_card", "yes"),
            ("consent_people", "yes"),
            ("licence_trade", "yes"),
            ("consent_bank", "yes"),
            ("bank_decides", "yes"),
        ],
        other => panic!("no page {other}"),
    })
}

/// The whole application of an individual, ready to be handed in.
pub(crate) fn complete() -> Draft {
    complete_of(ApplicantKind::Individual)
}

/// The whole application of such an applicant, ready to be handed in.
pub(crate) fn complete_of(applicant: ApplicantKind) -> Draft {
    let journey = journey_of(applicant);
    let own = |page: &Page| (page.name.clone(), filled(&page.name));
    let mut draft = Draft {
        pages: journey.pages().map(own).collect(),
        ..Draft::default()
    };
    if applicant == ApplicantKind::SoleTrader {
        let licence = with(&filled("licence"), "uscc", SOLE_TRADER);
        draft.pages.insert("licence".to_owned(), licence);
    }
    let slots = journey.pages().flat_map(|page| &page.slots);
    let needed = slots.filter(|slot| slot.min > 0 && slot.applies(&draft));
    let documents: BTreeMap<String, usize> = needed.map(|slot| (slot.name.clone(), slot.min)).collect();
    draft.documents = documents;
    draft
}

/// The page's own answers with one field changed.
pub(crate) fn with(answers: &Answers, field: &str, typed: &str) -> Answers {
    let mut changed = answers.clone();
    changed.set(field, typed);
    changed
}

/// The answers with which every field of the page that can apply does so, one set for each way to fill it in.
pub(crate) fn ways(page: &Page) -> Vec<Answers> {
    let own = filled(&page.name);
    match page.name.as_str() {
        "identity" => document::KINDS
            .iter()
            .map(|kind| of_document(&own, kind))
            .collect(),
        "representative" => vec![of_document(&own, "foreign_passport"), for_life(&own), own],
        "handler" => vec![
            with(&of_document(&own, "foreign_passport"), "email", ""),
            with(&own, "who", "representative"),
            own,
        ],
        "registration" => vec![with(&own, "list_status", "exempt_small"), own],
        "licence" => vec![
            with(&with(&own, "capital_currency", "JPY"), "capital", "9000000"),
            own,
        ],
        "owners" => ways_to_own(&own),
        "contact" => {
            let abroad = with(&own, "tax_countries", "新加坡，税号 S0000000A");
            vec![own, with(&abroad, "tax_residency", "other")]
        }
        "business" => {
            let through = with(&own, "institution", "示例支付有限公司");
            vec![own, with(&through, "channel", "payment_institution")]
        }
        "shops" => {
            let second = own.item("shops", 0);
            let named = second
                .iter()
                .map(|(field, text)| (item_field("shops", 1, field), text.to_owned()));
            let first = own
                .iter()
                .map(|(field, text)| (field.to_owned(), text.to_owned()));
            vec![own.clone(), first.chain(named).collect()]
        }
        _ => vec![own],
    }
}

fn for_life(own: &Answers) -> Answers {
    with(&with(own, "expires_on", ""), "term", "long_term")
}

fn ways_to_own(own: &Answers) -> Vec<Answers> {
    let undertaking = answers(&[("way", "undertaking"), ("natural_only", "yes")]);
    let managed = with(&with(own, "owners.0.control", "management"), "owners.0.share", "");
    let abroad = with(own, "owners.0.document_kind", "foreign_passport");
    let abroad = with(&abroad, "owners.0.number", "X0000001");
    let abroad = with(&abroad, "owners.0.issuing_country", "DE");
    vec![undertaking, managed, abroad, own.clone()]
}

fn of_document(own: &Answers, kind: &str) -> Answers {
    let number = &vectors::load().identifiers[kind].valid[0].input;
    let mut answers = with(&with(own, "document_kind", kind), "number", number);
    for (field, text) in [
        ("issuing_country", "DE"),
        ("nationality", "FR"),
        ("birth_date", "1990-02-28"),
        ("sex", "female"),
    ] {
        answers.set(field, text);
    }
    answers
}

/// A question as it stands on a page that is filled in one way.
pub(crate) struct Question {
    /// The name under which it is posted; of a list under its first item.
    pub(crate) name: String,
    pub(crate) field: Field,
    /// Whether it is asked at all.
    pub(crate) applies: bool,
    /// The answers beside it: those of the page, or of the list's item.
    pub(crate) beside: Answers,
}

/// Every question of a page that is filled in this way.
pub(crate) fn questions(page: &Page, way: &Answers) -> Vec<Question> {
    let of_field = |field: &Field| {
        let applies = field.needed.applies(way);
        let Kind::List { fields, .. } = &field.kind else {
            return vec![Question {
                name: field.name.clone(),
                field: field.clone(),
                applies,
                beside: way.clone(),
            }];
        };
        let item = way.item(&field.name, 0);
        let of_item = |inner: &Field| Question {
            name: item_field(&field.name, 0, &inner.name),
            field: inner.clone(),
            applies: applies && inner.needed.applies(&item),
            beside: item.clone(),
        };
        fields.iter().map(of_item).collect()
    };
    page.fields.iter().flat_map(of_field).collect()
}
