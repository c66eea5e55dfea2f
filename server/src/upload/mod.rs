//! Makes uploaded files safe to keep and to show.
//!
//! A file is known by its content, never by its name. Whatever has to be decoded is decoded in a
//! short-lived child of our own program that first takes away most of its own rights and means
//! ([`child()`]), so that a bomb or a bug there costs one upload and not the server. Pictures come
//! back encoded anew, PDFs come back as they were once nothing active was found in them.

mod child;
mod image;
mod inspector;
mod kind;
mod limits;
mod pdf;
mod pdf_page;
mod refusal;
mod table;
mod task;
mod zip;

pub use child::child;
pub use image::{LONGER_SIDE_PIXELS_MAX, PIXELS_MAX};
pub use inspector::{AT_ONCE, Inspector, PATIENCE};
pub use kind::MediaType;
pub use pdf::PAGES_MAX;
pub use pdf_page::PREVIEW_PIXELS;
pub use refusal::Refusal;
pub use table::{COLUMNS_MAX, ROWS_MAX, Table};

use task::Task;

/// The largest file that is looked at, in bytes; a route may ask for less.
pub const BYTES_MAX: usize = 20 * 1024 * 1024;

/// Which kinds of file a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepts {
    /// Scanned or photographed papers: JPEG, PNG, PDF.
    Papers,
    /// Papers, and tables of figures besides: CSV, XLSX.
    PapersAndSheets,
    /// PDF alone: what is signed or stamped as a whole.
    Pdf,
}

impl Accepts {
    /// Says whether this question takes files of that kind.
    pub fn takes(self, media_type: MediaType) -> bool {
        match media_type {
            MediaType::Pdf => true,
            MediaType::Jpeg | MediaType::Png => self != Self::Pdf,
            MediaType::Csv | MediaType::Xlsx => self == Self::PapersAndSheets,
        }
    }
}

/// A file that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// What the bytes are; for a picture possibly another kind than was sent.
    pub media_type: MediaType,
    /// What to keep: pictures encoded anew (turned upright, without metadata), all else as sent.
    pub bytes: Vec<u8>,
    /// How many pages can be shown: 1 for a picture, 0 for a sheet.
    pub pages: u32,
}

/// Looks into an uploaded file and returns what may be kept of it.
///
/// # Errors
/// The reason why the file is not taken, or [`Refusal::Unavailable`] when it could not be examined.
pub async fn inspect(bytes: Vec<u8>, accepts: Accepts, inspector: &Inspector) -> Result<Inspected, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > BYTES_MAX {
        return Err(Refusal::TooLarge { limit: BYTES_MAX });
    }
    let media_type = kind::recognise(&bytes)?;
    if !accepts.takes(media_type) {
        return Err(Refusal::wrong_kind(media_type.extension()));
    }
    match media_type {
        MediaType::Jpeg | MediaType::Png => {
            let (media_type, bytes) = inspector.ask(Task::InspectImage, &bytes).await?;
            Ok(Inspected {
                media_type,
                bytes,
                pages: 1,
            })
        }
        MediaType::Pdf => {
            let (pages, _) = inspector.ask(Task::InspectPdf, &bytes).await?;
            Ok(Inspected {
                media_type,
                bytes,
                pages,
            })
        }
        MediaType::Csv | MediaType::Xlsx => {
            let _: (Table, _) = inspector.ask(Task::ReadTable, &bytes).await?;
            Ok(Inspected {
                media_type,
                bytes,
                pages: 0,
            })
        }
    }
}

/// Draws one page of an inspected PDF as PNG, [`PREVIEW_PIXELS`] along its longer side.
///
/// Pages count from 1.
///
/// # Errors
/// [`Refusal::NoSuchPage`], or why the page could not be drawn.
pub async fn draw_page(pdf: Vec<u8>, page: u32, inspector: &Inspector) -> Result<Vec<u8>, Refusal> {
    let ((), png) = inspector.ask(Task::DrawPdf { page }, &pdf).await?;
    Ok(png)
}

/// Reads the beginning of an inspected sheet as plain text cells; formulas are not evaluated.
///
/// # Errors
/// [`Refusal::WrongKind`] for anything but CSV and XLSX, or why the sheet could not be read.
pub async fn read_table(
    bytes: Vec<u8>,
    media_type: MediaType,
    inspector: &Inspector,
) -> Result<Table, Refusal> {
    if !matches!(media_type, MediaType::Csv | MediaType::Xlsx) {
        return Err(Refusal::wrong_kind(media_type.extension()));
    }
    let (table, _) = inspector.ask(Task::ReadTable, &bytes).await?;
    Ok(table)
}
