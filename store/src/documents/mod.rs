//! Documents of a case: sealed files beside the database, each with a row that makes it exist.
//!
//! A file is written and flushed before its row, and deleted long after it: so a row never lacks its file, and a file
//! without a row is rubbish that [`sweep`] takes away.

mod add;
mod copy;
mod read;
mod remove;
mod sweep;

use domain::casework::{Journey, Page, Slot};
use domain::ids::DocumentId;
use object_store::path::Path;
use time::OffsetDateTime;
use uuid::Uuid;

pub use add::{Added, BYTES_MAX, FILES_MAX, NewDocument, add};
pub(crate) use copy::{copy, keep_copies};
pub use read::{Opened, find, list, open};
pub(crate) use read::{content, handed_in};
pub use remove::remove;
pub use sweep::{ORPHANS_KEPT, sweep};

use crate::casework::Case;
use crate::crypto::Place;
use crate::entity::{document, instant};
use crate::{Error, forex};

/// An uploaded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// The place for which it was uploaded.
    pub slot: String,
    /// Its name on the machine that it came from.
    pub name: String,
    /// What it is by its content, as registered at IANA (`image/jpeg`).
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many pages can be shown: 1 for a picture, 0 for a sheet.
    pub pages: u32,
    /// Whether it was searched for malware.
    pub scan: Scan,
    /// When it was uploaded.
    pub uploaded_at: OffsetDateTime,
}

/// Whether a file was searched for malware.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Scan {
    /// There is no scanner.
    NotScanned,
    /// The scanner has not answered yet.
    Pending,
    /// Nothing was found.
    Clean,
    /// Something was found.
    Infected,
}

impl Scan {
    /// Whether the file may be opened.
    pub fn may_be_opened(self) -> bool {
        matches!(self, Self::NotScanned | Self::Clean)
    }
}

impl Document {
    fn read(case: &Case, row: document::Model) -> Result<Self, Error> {
        Ok(Self {
            id: DocumentId(row.id),
            name: case.unseal("document", "name_enc", row.id, &row.name_enc)?,
            slot: row.slot,
            media_type: row.media_type,
            bytes: u64::try_from(row.bytes).map_err(Error::corrupt)?,
            pages: u32::try_from(row.pages).map_err(Error::corrupt)?,
            scan: row.scan.parse()?,
            uploaded_at: instant(row.uploaded_at).ok_or_else(|| Error::corrupt("document.uploaded_at"))?,
        })
    }
}

/// Where the sealed file of a document lies.
pub(crate) fn path(id: Uuid) -> Path {
    Path::from(id.simple().to_string())
}

/// What the content of a document is bound to.
pub(crate) fn place(id: Uuid) -> Place {
    Place::new("document", "content", id)
}

/// The slot with this name, and the page on which it stands.
fn slot_named<'a>(journey: &'a Journey, name: &str) -> Option<(&'a Page, &'a Slot)> {
    let slots = journey
        .pages()
        .flat_map(|page| page.slots.iter().map(move |slot| (page, slot)));
    slots.into_iter().find(|(_, slot)| slot.name == name)
}

/// The pages of this application; which branches it offers matters to no document.
fn journey(case: &Case) -> Result<Journey, Error> {
    Ok(forex::applicant_of(&case.row)?.journey(Vec::new()))
}

/// Fails unless this slot is open for change.
///
/// # Errors
/// [`Error::NotFound`] when there is no such slot, [`Error::NotNow`] when its page is closed.
async fn require_open(
    db: &impl sea_orm::ConnectionTrait,
    case: &Case,
    journey: &Journey,
    slot: &str,
) -> Result<(), Error> {
    let (page, _) = slot_named(journey, slot).ok_or(Error::NotFound)?;
    forex::require_kept(&case.row)?;
    let open = forex::open_pages(db, &case.row).await?.has(&page.name, slot);
    if open { Ok(()) } else { Err(Error::NotNow) }
}
