//! Applications for forex accounts, for tests and the demonstration.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::casework::{Answers, Draft};
use domain::forex::ApplicantKind;
use domain::forex::reason::SupplementReason;
use domain::ids::{CaseId, SessionId};
use object_store::ObjectStoreExt;
use sea_orm::{EntityTrait, Set};

use crate::casework::Case;
use crate::casework::once::Sent;
use crate::entity::{document, micros};
use crate::forex::desk::{Target, Wanted};
use crate::forex::{self, Beginning, Begun, Saving, Submitted};
use crate::testing::identity::confirmed_mobile;
use crate::{Store, documents};

pub use super::answers::answers_of;

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
    submit_as(store, applicant, ApplicantKind::Individual, applying).await
}

/// This very application of such an applicant, submitted. Whoever signs has the name of the applying person.
pub async fn submit_as(
    store: &Store,
    applicant: &Actor,
    kind: ApplicantKind,
    applying: &Applying<'_>,
) -> CaseId {
    let case = draft_as(store, applicant, kind, applying).await;
    let submitted = forex::submit(store, applicant, case, applying.name, sent(store))
        .await
        .expect("to submit");
    assert_eq!(submitted, Submitted::Done, "the application is complete");
    case
}

/// This very application, complete but not submitted.
pub async fn draft(store: &Store, applicant: &Actor, applying: &Applying<'_>) -> CaseId {
    draft_as(store, applicant, ApplicantKind::Individual, applying).await
}

/// This very application of such an applicant, complete but not submitted.
pub async fn draft_as(
    store: &Store,
    applicant: &Actor,
    kind: ApplicantKind,
    applying: &Applying<'_>,
) -> CaseId {
    let case = begin_as(store, applicant, kind).await;
    let mut draft = Draft {
        pages: answers_of(kind, applying),
        ..Draft::default()
    };
    let (page, field) = kind.reached_at(&draft);
    let mobile = confirmed_mobile(store, applicant.account, draft.text(page, field)).await;
    draft.pages.entry(page.to_owned()).or_default().set(field, mobile);
    for (page, answers) in &draft.pages {
        save(store, applicant, case, page, answers).await;
    }
    let journey = kind.journey(Vec::new());
    let slots = journey.pages().flat_map(|page| &page.slots);
    for slot in slots.filter(|slot| slot.min > 0 && slot.applies(&draft)) {
        upload(store, applicant, case, &slot.name).await;
    }
    case
}

/// Valid answers of an individual to all pages.
pub fn answers(applying: &Applying<'_>) -> BTreeMap<String, Answers> {
    answers_of(ApplicantKind::Individual, applying)
}

/// A new draft of an individual, from an earlier case where one is given.
pub async fn begin(store: &Store, applicant: &Actor, from: Option<CaseId>) -> CaseId {
    let another = Beginning::Another(ApplicantKind::Individual);
    start(store, applicant, from.map_or(another, Beginning::Again)).await
}

/// A new draft of such an applicant.
pub async fn begin_as(store: &Store, applicant: &Actor, kind: ApplicantKind) -> CaseId {
    start(store, applicant, Beginning::Another(kind)).await
}

async fn start(store: &Store, applicant: &Actor, which: Beginning) -> CaseId {
    let begun = forex::begin(store, applicant, which, sent(store)).await;
    match begun.expect("to begin") {
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
        posted: answers,
        without: None,
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

/// Something that an officer asks for, in their own words.
pub fn wanted(target: Target, text: &str) -> Wanted {
    Wanted {
        target,
        reason: SupplementReason::Other,
        text: text.to_owned(),
    }
}
