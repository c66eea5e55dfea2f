//! Receipts: what was handed in and when, signed with the installation's key so that nobody can make one by hand.

use domain::ids::CaseId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Set,
};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use crate::clock::ZONE;
use crate::crypto::PublicKey;
use crate::entity::{instant, micros, receipt, submission};
use crate::{Error, Store, audit};

/// A receipt as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The number of the submission that it is for: 1, then one more for each supplement.
    pub number: i32,
    /// The code by which anybody can check it, in groups of four.
    pub code: String,
    /// The canonical text that was signed.
    pub payload: String,
    /// The Ed25519 signature.
    pub signature: Vec<u8>,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
}

impl Receipt {
    /// The receipt as a file that can be checked without a network: the signed text, the signature, and the key.
    pub fn file(&self, store: &Store) -> String {
        let key = store.keys().signer().public_key();
        format!(
            "{}signature: {}\nkey: {key}\n",
            self.payload,
            hex(&self.signature)
        )
    }
}

/// What the public page says of a receipt: nothing about persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The reference of the case.
    pub reference: String,
    /// The kind of act: the process, in one word.
    pub process: String,
    /// When it was handed in.
    pub submitted_at: OffsetDateTime,
}

/// What a receipt is made of.
pub(crate) struct Handed<'a> {
    pub(crate) case: Uuid,
    pub(crate) submission: Uuid,
    pub(crate) reference: &'a str,
    pub(crate) process: &'a str,
    pub(crate) content_hash: &'a [u8],
    pub(crate) at: OffsetDateTime,
}

/// Letters and digits of a receipt's code: Crockford's, which leave out what is easily confused.
const CODE_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Issues a receipt in the transaction of the submission.
pub(crate) async fn issue(store: &Store, tx: &DatabaseTransaction, handed: Handed<'_>) -> Result<(), Error> {
    let code = new_code(store);
    let head = audit::head(tx).await?;
    let at = handed
        .at
        .to_offset(ZONE)
        .replace_nanosecond(0)
        .map_err(Error::corrupt)?;
    let payload = format!(
        "yongyitong receipt 1\ncode: {code}\nreference: {}\nkind: {}\nsubmitted: {}\ncontent: {}\naudit: {} {}\n",
        handed.reference,
        handed.process,
        at.format(&Rfc3339).map_err(Error::corrupt)?,
        hex(handed.content_hash),
        head.seq,
        hex(&head.hash),
    );
    let signature = store.keys().signer().sign(&payload).to_vec();
    let row = receipt::ActiveModel {
        id: Set(store.new_uuid()),
        case_id: Set(handed.case),
        submission_id: Set(handed.submission),
        code: Set(code),
        payload: Set(payload),
        signature: Set(signature),
        issued_at: Set(micros(handed.at)),
    };
    row.insert(tx).await?;
    Ok(())
}

/// The receipts of a case whose reader has already been let in, by the number of their submission.
pub(crate) async fn of_case(store: &Store, case: CaseId) -> Result<Vec<Receipt>, Error> {
    let rows = receipt::Entity::find()
        .find_also_related(submission::Entity)
        .filter(receipt::Column::CaseId.eq(case.0))
        .order_by_asc(submission::Column::Number)
        .all(store.reader())
        .await?;
    rows.into_iter().map(read).collect()
}

fn read((row, submission): (receipt::Model, Option<submission::Model>)) -> Result<Receipt, Error> {
    let submission = submission.ok_or_else(|| Error::corrupt("receipt.submission_id"))?;
    Ok(Receipt {
        number: submission.number,
        code: row.code,
        payload: row.payload,
        signature: row.signature,
        issued_at: instant(row.issued_at).ok_or_else(|| Error::corrupt("receipt.issued_at"))?,
    })
}

/// Looks a receipt up by its code as somebody typed it; `None` when this installation never issued it.
pub async fn verify_code(store: &Store, typed: &str) -> Result<Option<Verified>, Error> {
    let letters: Vec<char> = domain::text::identifier(typed).chars().collect();
    let code = letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-");
    let row = receipt::Entity::find()
        .filter(receipt::Column::Code.eq(code))
        .one(store.reader())
        .await?;
    let public_key = store.keys().signer().public_key();
    Ok(row.and_then(|row| verify_text(&public_key, &row.payload, &row.signature)))
}

/// Checks a receipt's text and signature with the installation's public key alone: needs no database.
pub fn verify_text(public_key: &PublicKey, payload: &str, signature: &[u8]) -> Option<Verified> {
    if !public_key.verify(payload, signature) {
        return None;
    }
    let value = |name: &str| {
        payload
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    };
    Some(Verified {
        reference: value("reference")?.to_owned(),
        process: value("kind")?.to_owned(),
        submitted_at: OffsetDateTime::parse(value("submitted")?, &Rfc3339).ok()?,
    })
}

fn new_code(store: &Store) -> String {
    let letter = |byte: &u8| {
        CODE_ALPHABET
            .get(usize::from(byte & 31))
            .map_or('0', |letter| char::from(*letter))
    };
    let letters: Vec<char> = store.chance().bytes::<12>().iter().map(letter).collect();
    letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}
