//! Applications for forex accounts, for tests and the demonstration.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::casework::Answers;
use domain::ids::{CaseId, SessionId};
use object_store::ObjectStoreExt;
use sea_orm::{EntityTrait, Set};

use crate::casework::Case;
use crate::casework::once::Sent;
use crate::entity::{document, micros};
use crate::forex::{self, Beginning, Begun, Saving, Submitted};
use crate::testing::identity::confirmed_mobile;
use crate::{Store, documents};

/// Somebody who applies, with everything that tells two applicants apart.
#[derive(Clone, Debug)]
pub struct Applying<'a> {
    /// Their name.
    pub name: &'a str,
    /// The code of the chosen branch.
    pub branch: &'a str,
    /// Another number gives another identity number, card, mobile number and shop.
    pub number: u32,
}

/// A submitted application of somebody new with nothing open to question.
///
/// # Panics
/// The application is refused, as everywhere in this module.
pub async fn submitted_case(store: &Store, applicant: &Actor, branch: &str) -> CaseId {
    let number = u32::from_be_bytes(store.chance().bytes::<4>());
    submit(
        store,
        applicant,
        &Applying {
            name: "林晓雯",
            branch,
            number,
        },
    )
    .await
}

/// A form with a key of its own.
pub fn sent(store: &Store) -> Sent<'static> {
    Sent {
        key: store.new_uuid(),
        body: b"",
    }
}

/// This very application, submitted.
pub async fn submit(store: &Store, applicant: &Actor, applying: &Applying<'_>) -> CaseId {
    let case = draft(store, applicant, applying).await;
    let submitted = forex::submit(store, applicant, case, applying.name, sent(store))
        .await
        .expect("to submit");
    assert_eq!(submitted, Submitted::Done, "the application is complete");
    case
}

/// This very application, complete but not submitted.
pub async fn draft(store: &Store, applicant: &Actor, applying: &Applying<'_>) -> CaseId {
    let case = begin(store, applicant, None).await;
    let mut answers = answers(applying);
    if let Some(contact) = answers.get_mut("contact") {
        let mobile = confirmed_mobile(store, applicant.account, contact.text("mobile")).await;
        contact.set("mobile", mobile);
    }
    for (page, answers) in &answers {
        save(store, applicant, case, page, answers).await;
    }
    for slot in ["id_front", "id_back", "store_proof", "sample_orders"] {
        upload(store, applicant, case, slot).await;
    }
    case
}

/// A new draft, from an earlier case where one is given.
pub async fn begin(store: &Store, applicant: &Actor, from: Option<CaseId>) -> CaseId {
    let which = from.map_or(Beginning::Another, Beginning::Again);
    match forex::begin(store, applicant, which, sent(store))
        .await
        .expect("to begin")
    {
        Begun::Draft(case) => case,
        refused => panic!("no draft: {refused:?}"),
    }
}

/// Saves a page from a browser of its own.
pub async fn save(store: &Store, applicant: &Actor, case: CaseId, page: &str, answers: &Answers) {
    let draft = forex::load_draft(store, applicant, case).await.expect("a draft");
    let seen = draft.versions.get(page).copied().unwrap_or(0);
    let saving = Saving {
        page,
        answers,
        session: SessionId(store.new_uuid()),
        seen,
    };
    forex::save_page(store, applicant, case, saving)
        .await
        .expect("to save a page");
}

/// An uploaded file of a few bytes.
pub async fn upload(store: &Store, applicant: &Actor, case: CaseId, slot: &str) {
    let tx = store.database().begin_write().await.expect("a transaction");
    let case = Case::lock(store, &tx, case).await.expect("the case");
    let id = store.new_uuid();
    let sealed = case.key.seal(&documents::place(id), slot.as_bytes());
    store
        .files()
        .put(&documents::path(id), sealed.into())
        .await
        .expect("a file");
    let row = document::ActiveModel {
        id: Set(id),
        case_id: Set(case.row.id),
        slot: Set(slot.to_owned()),
        name_enc: Set(case.seal("document", "name_enc", id, &format!("{slot}.jpg"))),
        media_type: Set("image/jpeg".to_owned()),
        bytes: Set(204_800),
        content_hash: Set(store.hash("document", &id.to_string())),
        pages: Set(1),
        scan: Set("not_scanned".to_owned()),
        uploaded_by: Set(Some(applicant.account.0)),
        uploaded_at: Set(micros(store.clock().now())),
        removed_at: Set(None),
    };
    document::Entity::insert(row)
        .exec_without_returning(&tx)
        .await
        .expect("a document");
    tx.commit().await.expect("a commit");
}

/// Valid answers to all pages.
#[expect(clippy::too_many_lines, reason = "a table of answers")]
pub fn answers(applying: &Applying<'_>) -> BTreeMap<&'static str, Answers> {
    let Applying { name, branch, number } = applying;
    let page = |pairs: &[(&str, &str)]| -> Answers {
        pairs
            .iter()
            .map(|(field, text)| ((*field).to_owned(), (*text).to_owned()))
            .collect()
    };
    let (identity, card) = (identity_number(*number), card_number(*number));
    let mobile = format!("138{:08}", number % 100_000_000);
    let shop = format!("https://www.amazon.com/stores/{number}");
    let declarations = [
        "truth",
        "real_trade",
        "consent_identity",
        "consent_card",
        "consent_bank",
        "bank_decides",
    ];
    BTreeMap::from([
        (
            "identity",
            page(&[
                ("document_kind", "resident_id"),
                ("name", name),
                ("number", &identity),
                ("issued_on", "2016-04-15"),
                ("expires_on", "2036-04-15"),
                ("occupation", "个体经营"),
            ]),
        ),
        (
            "contact",
            page(&[
                ("mobile", &mobile),
                ("address", "宁波市海曙区和义路 1 号"),
                ("tax_residency", "china_only"),
            ]),
        ),
        (
            "shops",
            page(&[
                ("shops.0.platform", "amazon"),
                ("shops.0.name", "Chengyu Living"),
                ("shops.0.url", &shop),
                ("shops.0.opened_on", "2025-01-15"),
            ]),
        ),
        (
            "business",
            page(&[
                ("goods", "home,kitchen"),
                ("markets", "DE,US"),
                ("modes", "9810"),
                ("turnover", "80000"),
                ("channel", "bank"),
                ("sample_orders", "12"),
            ]),
        ),
        (
            "account",
            page(&[
                ("branch", branch),
                ("currencies", "EUR,USD"),
                ("purpose", "goods"),
                ("statement_language", "zh"),
            ]),
        ),
        (
            "card",
            page(&[
                ("card_number", &card),
                ("card_holder", name),
                ("card_bank", "三江银行"),
            ]),
        ),
        (
            "declarations",
            declarations
                .into_iter()
                .map(|tick| (tick.to_owned(), "yes".to_owned()))
                .collect(),
        ),
    ])
}

/// A well-formed identity number: born in the 1980s in Ningbo's Haishu district.
fn identity_number(number: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let (serial, rest) = (number % 1_000, number / 1_000);
    let (day, month, year) = (rest % 28 + 1, rest / 28 % 12 + 1, 1980 + rest / 336 % 10);
    let body = format!("330203{year}{month:02}{day:02}{serial:03}");
    let sum: u32 = body
        .chars()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit.to_digit(10).unwrap_or(0) * weight)
        .sum();
    let check = "10X98765432"
        .chars()
        .nth((sum % 11) as usize)
        .expect("a check character");
    format!("{body}{check}")
}

/// A well-formed card number of 19 digits.
fn card_number(number: u32) -> String {
    let body = format!("62220200{number:010}");
    let doubled = |(at, digit): (usize, char)| {
        let value = digit.to_digit(10).unwrap_or(0) * if at % 2 == 0 { 2 } else { 1 };
        value / 10 + value % 10
    };
    let sum: u32 = body.chars().rev().enumerate().map(doubled).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}
