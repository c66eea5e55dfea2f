//! What was handed in: answers and documents, as one content that nobody changes afterwards.

use std::collections::BTreeMap;

use domain::casework::Answers;
use domain::ids::DocumentId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Error;
use crate::casework::Case;
use crate::casework::receipt::hex;
use crate::crypto::Place;
use crate::entity::{document, submission};

/// What the hash on the receipt is made of.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Content {
    /// The normalised answers by page.
    pub(crate) answers: BTreeMap<String, Answers>,
    /// The documents that went with them, by id.
    pub(crate) documents: Vec<HandedDocument>,
}

/// A document as part of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HandedDocument {
    pub(crate) id: DocumentId,
    slot: String,
    /// The keyed hash of its bytes, in hexadecimal digits.
    content_hash: String,
}

impl Content {
    /// These answers with the documents that lie in the case now.
    pub(crate) async fn of(
        db: &impl ConnectionTrait,
        case: &Case,
        answers: BTreeMap<String, Answers>,
    ) -> Result<Self, Error> {
        let rows = document::Entity::find()
            .filter(document::Column::CaseId.eq(case.row.id))
            .filter(document::Column::RemovedAt.is_null())
            .order_by_asc(document::Column::Id)
            .all(db)
            .await?;
        let handed = |row: document::Model| HandedDocument {
            id: DocumentId(row.id),
            slot: row.slot,
            content_hash: hex(&row.content_hash),
        };
        let documents = rows.into_iter().map(handed).collect();
        Ok(Self { answers, documents })
    }
}

/// Where the content of a submission is sealed.
pub(crate) fn place(submission: Uuid) -> Place {
    Place::new("submission", "content_enc", submission)
}

/// The newest submissions of a case with their numbers, the newest first.
pub(crate) async fn newest(
    db: &impl ConnectionTrait,
    case: &Case,
    count: u64,
) -> Result<Vec<(i32, Content)>, Error> {
    let rows = submission::Entity::find()
        .filter(submission::Column::CaseId.eq(case.row.id))
        .order_by_desc(submission::Column::Number)
        .limit(count)
        .all(db)
        .await?;
    let read = |row: submission::Model| {
        let content = case.key.open(&place(row.id), &row.content_enc)?;
        Ok((row.number, serde_json::from_slice(&content)?))
    };
    rows.into_iter().map(read).collect()
}

/// The answers of the newest submission, with its number.
pub(crate) async fn newest_submission(
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<Option<(i32, BTreeMap<String, Answers>)>, Error> {
    let newest = newest(db, case, 1).await?.into_iter().next();
    Ok(newest.map(|(number, content)| (number, content.answers)))
}
