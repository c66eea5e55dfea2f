//! One case of a copy, as its applicant knows it.

use std::collections::BTreeMap;

use domain::access::{Actor, ReadOwn};
use domain::casework::Answers;
use domain::forex::reason::{Refusal, SupplementReason};
use domain::forex::{Act, ApplicantKind};
use domain::ids::{CaseId, DocumentId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Serialize, Serializer};
use time::OffsetDateTime;
use time::serde::rfc3339;
use uuid::Uuid;

use super::bank_account::BankAccount;
use super::{local, local_optional};
use crate::casework::receipt::{self, Receipt, hex};
use crate::casework::{Case, visible_to};
use crate::entity::{
    account_act, bank_account, case_event, case_file, data_key, deadline, document, draft_page, message,
    organisation, submission, supplement_item,
};
use crate::forex::submission::{self as handed, Content};
use crate::forex::{applicant_of, decisions_for_applicant, not_discarded};
use crate::privacy::looks::{self, Looked};
use crate::{Error, Store};

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn as_text<S: Serializer>(kind: &ApplicantKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(kind)
}

/// A case with everything in it that its applicant said or was told.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names say it; they are the names in the file")]
pub struct CaseCopy {
    #[serde(skip)]
    pub id: Option<CaseId>,
    pub reference: Option<String>,
    pub process: String,
    /// By which journey it was filled in.
    #[serde(serialize_with = "as_text")]
    pub applicant: ApplicantKind,
    pub status: String,
    #[serde(with = "rfc3339")]
    pub begun_at: OffsetDateTime,
    #[serde(with = "rfc3339::option")]
    pub submitted_at: Option<OffsetDateTime>,
    #[serde(with = "rfc3339::option")]
    pub closed_at: Option<OffsetDateTime>,
    pub rules_on: String,
    /// Bank and branch, in Chinese and English.
    pub bodies: Vec<(String, String)>,
    /// The answers as they stand now, by page.
    pub pages: BTreeMap<String, Answers>,
    pub submissions: Vec<Handed>,
    pub documents: Vec<DocumentCopy>,
    pub timeline: Vec<Event>,
    pub deadlines: Vec<DeadlineCopy>,
    pub asked: Vec<Asked>,
    pub messages: Vec<MessageCopy>,
    pub approval: Option<String>,
    pub refusal: Option<(Refusal, Option<String>)>,
    pub account: Option<BankAccount>,
    pub receipts: Vec<ReceiptCopy>,
    pub looks: Vec<LookCopy>,
}

/// What was handed in at one moment.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct Handed {
    pub number: i32,
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
    pub content_hash: String,
    pub answers: BTreeMap<String, Answers>,
    /// The ids of the documents that went with them.
    pub documents: Vec<DocumentId>,
}

/// What is known of a document.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct DocumentCopy {
    pub id: DocumentId,
    pub slot: String,
    pub name: String,
    pub media_type: String,
    pub bytes: i64,
    pub content_hash: String,
    pub scan: String,
    #[serde(with = "rfc3339")]
    pub uploaded_at: OffsetDateTime,
    #[serde(with = "rfc3339::option")]
    pub removed_at: Option<OffsetDateTime>,
}

/// A line of the timeline; `note` holds the applicant's own words alone.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct Event {
    pub act: String,
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
    pub role: String,
    pub status: String,
    pub note: Option<String>,
}

/// A term that the applicant knows of.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct DeadlineCopy {
    pub kind: String,
    pub started_on: String,
    pub due_on: Option<String>,
    pub state: String,
}

/// One thing that was asked for in a supplement.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct Asked {
    pub round: i32,
    pub target_kind: String,
    pub target: String,
    pub reason: Option<SupplementReason>,
    pub text: String,
}

/// A message; `from` is a side, never a name.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct MessageCopy {
    pub from: String,
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
    pub text: String,
}

/// A receipt, as the file that can be checked without a network.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct ReceiptCopy {
    pub number: i32,
    pub code: String,
    pub file: String,
}

/// Who of the staff looked.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "as above")]
pub struct LookCopy {
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
    pub what: &'static str,
    /// The answer or the document.
    pub which: Option<String>,
    pub reason: Option<String>,
    pub body: Option<(String, String)>,
}

/// All of one's own cases that still hold something, the oldest first.
pub(super) async fn all(store: &Store, actor: &Actor) -> Result<Vec<CaseId>, Error> {
    let Some(own) = visible_to::<ReadOwn>(actor) else {
        return Ok(Vec::new());
    };
    let ids: Vec<Uuid> = case_file::Entity::find()
        .select_only()
        .column(case_file::Column::Id)
        .inner_join(data_key::Entity)
        .filter(own)
        .filter(not_discarded())
        .filter(data_key::Column::Wrapped.is_not_null())
        .order_by_asc(case_file::Column::CreatedAt)
        .into_tuple()
        .all(store.reader())
        .await?;
    Ok(ids.into_iter().map(CaseId).collect())
}

macro_rules! rows {
    ($db:expr, $case:expr, $table:ident, $order:ident) => {
        $table::Entity::find()
            .filter($table::Column::CaseId.eq($case.row.id))
            .order_by_asc($table::Column::$order)
            .all($db)
            .await?
            .into_iter()
    };
}

/// Everything in one's own case.
pub async fn case(store: &Store, actor: &Actor, id: CaseId) -> Result<CaseCopy, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, id).await?;
    let (approval, refusal) = decisions_for_applicant(db, &case).await?;
    let account_acts: Vec<_> = rows!(db, case, account_act, Number).collect();
    let row = &case.row;
    Ok(CaseCopy {
        id: Some(id),
        reference: row.reference.clone(),
        process: row.process.clone(),
        applicant: applicant_of(row)?,
        status: row.status.clone(),
        begun_at: local(row.created_at)?,
        submitted_at: local_optional(row.submitted_at)?,
        closed_at: local_optional(row.closed_at)?,
        rules_on: row.rules_on.clone(),
        bodies: bodies(db, row).await?,
        pages: rows!(db, case, draft_page, Page)
            .map(|row| Ok((row.page.clone(), case.open_page(&row.page, &row.answers_enc)?)))
            .collect::<Result<_, Error>>()?,
        submissions: rows!(db, case, submission, Number)
            .map(|row| read_submission(&case, row))
            .collect::<Result<_, _>>()?,
        documents: rows!(db, case, document, Id)
            .map(|row| read_document(&case, row))
            .collect::<Result<_, _>>()?,
        timeline: rows!(db, case, case_event, At)
            .filter(|event| is_told(&event.action))
            .map(|row| read_event(&case, actor, row))
            .collect::<Result<_, _>>()?,
        deadlines: rows!(db, case, deadline, StartedOn)
            .filter(|row| KNOWN_DEADLINES.contains(&row.kind.as_str()))
            .map(read_deadline)
            .collect(),
        asked: rows!(db, case, supplement_item, Id)
            .map(|row| read_asked(&case, row))
            .collect::<Result<_, _>>()?,
        messages: rows!(db, case, message, SentAt)
            .map(|row| read_message(&case, row))
            .collect::<Result<_, _>>()?,
        approval,
        refusal,
        account: rows!(db, case, bank_account, OpenedOn)
            .next()
            .map(|row| BankAccount::read(&case, row, &account_acts))
            .transpose()?,
        receipts: receipt::of_case(store, id)
            .await?
            .iter()
            .map(|receipt| read_receipt(store, receipt))
            .collect(),
        looks: all_looks(store, actor, id).await?,
    })
}

/// Whether the applicant's own pages tell of this: the bank's inner affairs are none of a person's data.
fn is_told(action: &str) -> bool {
    action.parse().is_ok_and(Act::is_told_to_applicant)
}

/// The clocks that the applicant's own pages show.
const KNOWN_DEADLINES: [&str; 4] = ["answer", "supplement", "visit", "account_number"];

async fn bodies(db: &impl ConnectionTrait, row: &case_file::Model) -> Result<Vec<(String, String)>, Error> {
    let ids = [row.handling_org_id, row.branch_org_id].into_iter().flatten();
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids))
        .order_by_asc(organisation::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.name_zh, row.name_en)).collect())
}

fn read_submission(case: &Case, row: submission::Model) -> Result<Handed, Error> {
    let content = case.key.open(&handed::place(row.id), &row.content_enc)?;
    let content: Content = serde_json::from_slice(&content)?;
    Ok(Handed {
        number: row.number,
        at: local(row.submitted_at)?,
        content_hash: hex(&row.content_hash),
        documents: content.documents.iter().map(|document| document.id).collect(),
        answers: content.answers,
    })
}

fn read_document(case: &Case, row: document::Model) -> Result<DocumentCopy, Error> {
    Ok(DocumentCopy {
        id: DocumentId(row.id),
        name: case.unseal("document", "name_enc", row.id, &row.name_enc)?,
        slot: row.slot,
        media_type: row.media_type,
        bytes: row.bytes,
        content_hash: hex(&row.content_hash),
        scan: row.scan,
        uploaded_at: local(row.uploaded_at)?,
        removed_at: local_optional(row.removed_at)?,
    })
}

fn read_event(case: &Case, actor: &Actor, row: case_event::Model) -> Result<Event, Error> {
    let own = row.note_enc.filter(|_| row.actor_id == Some(actor.account.0));
    Ok(Event {
        at: local(row.at)?,
        act: row.action,
        role: row.role,
        status: row.to_status,
        note: case.unseal_optional("case_event", "note_enc", row.id, own.as_deref())?,
    })
}

fn read_deadline(row: deadline::Model) -> DeadlineCopy {
    DeadlineCopy {
        kind: row.kind,
        started_on: row.started_on,
        due_on: row.due_on,
        state: row.state,
    }
}

fn read_asked(case: &Case, row: supplement_item::Model) -> Result<Asked, Error> {
    Ok(Asked {
        round: row.round,
        reason: row.reason_code.as_deref().map(str::parse).transpose()?,
        text: case.unseal("supplement_item", "text_enc", row.id, &row.text_enc)?,
        target_kind: row.target_kind,
        target: row.target,
    })
}

fn read_message(case: &Case, row: message::Model) -> Result<MessageCopy, Error> {
    Ok(MessageCopy {
        at: local(row.sent_at)?,
        text: case.unseal("message", "text_enc", row.id, &row.text_enc)?,
        from: row.from_side,
    })
}

fn read_receipt(store: &Store, receipt: &Receipt) -> ReceiptCopy {
    ReceiptCopy {
        number: receipt.number,
        code: receipt.code.clone(),
        file: receipt.file(store),
    }
}

async fn all_looks(store: &Store, actor: &Actor, case: CaseId) -> Result<Vec<LookCopy>, Error> {
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let page = looks::looks(store, actor, case, before).await?;
        all.extend(page.lines.into_iter().map(read_look));
        before = page.older;
        if before.is_none() {
            return Ok(all);
        }
    }
}

fn read_look(look: looks::Look) -> LookCopy {
    let (what, which, reason) = match look.what {
        Looked::Case => ("case", None, None),
        Looked::Document { slot } => ("document", Some(slot), None),
        Looked::Unmasked { field, reason } => ("unmasked", Some(field), reason),
    };
    LookCopy {
        at: look.at.to_offset(crate::clock::ZONE),
        what,
        which,
        reason,
        body: look.body,
    }
}
