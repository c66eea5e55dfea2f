//! The record of one case as a single file that its applicant can give to anybody: what stands in it is signed, so it
//! can be checked without us.

use domain::access::{Actor, ReadOwn};
use domain::ids::CaseId;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::casework::Case;
use crate::casework::receipt::hex;
use crate::clock::ZONE;
use crate::crypto::PublicKey;
use crate::{Error, Store, audit};

/// The first line of what is signed.
const FIRST_LINE: &str = "yongyitong record 1";

/// What a record proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The reference of the case.
    pub reference: String,
    /// When the record was made.
    pub made_at: OffsetDateTime,
}

/// Signs the page of one's own case, and appends the signature as a comment. That a record was taken stays in the audit.
///
/// # Errors
/// [`Error::NotFound`] for what is not one's own, and for a draft: nobody has received it.
pub async fn sign(store: &Store, actor: &Actor, case: CaseId, page: &str) -> Result<String, Error> {
    let tx = store.database().begin_write().await?;
    let (case, _grant) = Case::open_for_write::<ReadOwn>(store, &tx, actor, case).await?;
    let reference = case.row.reference.as_deref().ok_or(Error::NotFound)?;
    let now = store.clock().now();
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: now,
        actor: Some(actor.account.0),
        action: "case_record.taken",
        object: &format!("case/{}", case.id()),
        detail: "",
    };
    audit::record(&tx, entry).await?;
    let made_at = now
        .to_offset(ZONE)
        .replace_nanosecond(0)
        .map_err(Error::corrupt)?
        .format(&Rfc3339)
        .map_err(Error::corrupt)?;
    let payload = format!(
        "{FIRST_LINE}\nreference: {reference}\nmade: {made_at}\nsha256: {}\n",
        digest(page)
    );
    let signer = store.keys().signer();
    let signed = format!(
        "{page}\n<!--\n{payload}signature: {}\nkey: {}\n-->\n",
        hex(&signer.sign(&payload)),
        signer.public_key()
    );
    tx.commit().await?;
    Ok(signed)
}

fn digest(page: &str) -> String {
    hex(&Sha256::digest(page.as_bytes()))
}

/// Whether this is the file of a record, genuine or not.
pub fn is_record(file: &str) -> bool {
    file.contains(&format!("\n<!--\n{FIRST_LINE}\n"))
}

/// The page of a record's file and what is signed of it. `None` when nothing is.
fn parts(file: &str) -> Option<(&str, &str)> {
    let at = file.rfind(&format!("\n<!--\n{FIRST_LINE}\n"))?;
    let (page, signed) = file.split_at(at);
    Some((page, signed.strip_prefix("\n<!--\n")?.strip_suffix("-->\n")?))
}

/// Checks a record's file with the installation's public key alone: needs no database. `None` when anything was changed.
pub fn verify(public_key: &PublicKey, file: &str) -> Option<Proven> {
    let (page, signed) = parts(file)?;
    let (payload, rest) = signed.split_at(signed.find("\nsignature: ")? + 1);
    let digits = rest.strip_prefix("signature: ")?.lines().next()?.as_bytes();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let signature: Vec<u8> = digits.chunks(2).map(byte).collect::<Option<_>>()?;
    let value = |name: &str| {
        payload
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    };
    let is_genuine = public_key.verify(payload, &signature) && value("sha256")? == digest(page);
    is_genuine.then_some(Proven {
        reference: value("reference")?.to_owned(),
        made_at: OffsetDateTime::parse(value("made")?, &Rfc3339).ok()?,
    })
}

/// The key that a record's file names itself.
pub fn own_key(file: &str) -> Option<PublicKey> {
    let (_, signed) = parts(file)?;
    PublicKey::parse(signed.lines().find_map(|line| line.strip_prefix("key: "))?)
}
