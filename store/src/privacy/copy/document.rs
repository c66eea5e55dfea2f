//! One document of a copy, read when its turn comes.

use domain::access::{Actor, ReadOwn};
use domain::ids::{CaseId, DocumentId};
use sha2::{Digest, Sha256};

use crate::casework::Case;
use crate::casework::receipt::hex;
use crate::{Error, Store, documents};

/// The content of a document of one's own case; `None` where the file of one that was removed has gone. That copies are
/// taken is recorded as a whole.
///
/// # Errors
/// [`Error::NotFound`] for what is not one's own.
pub async fn document(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    document: DocumentId,
) -> Result<Option<Vec<u8>>, Error> {
    let (case, _grant) = Case::open::<ReadOwn>(store, store.reader(), actor, case).await?;
    match documents::content(store, &case, document).await {
        Err(Error::Files(object_store::Error::NotFound { .. })) => Ok(None),
        found => found.map(Some),
    }
}

/// The SHA-256 of a document's content in hexadecimal digits, as anybody can count it.
pub fn digest(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}
