//! Looks for what makes a PDF more than paper: passwords, programs, other files.

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, xref::XrefEntry};

use super::{Refusal, zip};

/// The most pages of one document.
pub const PAGES_MAX: u32 = 50;

/// What may follow the end mark; writers leave line ends and padding there, polyglots much more.
const TRAILING_BYTES_MAX: usize = 1024;

/// One packed stream of objects or references may not unfold to more.
const UNPACKED_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Counts the pages of a PDF in which nothing active was found.
///
/// The file is read twice: by its own table of objects, and by searching it for objects. What one
/// reader overlooks because the table is false, another may find and run.
pub(super) fn inspect(bytes: &[u8]) -> Result<u32, Refusal> {
    check_end(bytes)?;
    let as_written = load(bytes, false)?;
    let pages = count_pages(&as_written)?;
    check_objects(&as_written)?;
    if let Ok(as_found) = load(bytes, true) {
        check_objects(&as_found)?;
    }
    Ok(pages)
}

fn check_end(bytes: &[u8]) -> Result<(), Refusal> {
    const END: &[u8] = b"%%EOF";
    let end = bytes
        .windows(END.len())
        .rposition(|window| window == END)
        .ok_or(Refusal::Broken)?;
    if bytes.len() - end - END.len() > TRAILING_BYTES_MAX || zip::ends_as_archive(bytes) {
        return Err(Refusal::Broken);
    }
    Ok(())
}

fn load(bytes: &[u8], force_reconstruct: bool) -> Result<Document, Refusal> {
    let options = LoadOptions {
        max_decompressed_size: Some(UNPACKED_BYTES_MAX),
        force_reconstruct,
        ..LoadOptions::default()
    };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::Decryption(_) | Error::InvalidPassword | Error::AlreadyEncrypted => Refusal::Encrypted,
        _ => Refusal::Broken,
    })?;
    if document.is_encrypted() || document.was_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Refusal::Encrypted);
    }
    Ok(document)
}

fn count_pages(document: &Document) -> Result<u32, Refusal> {
    // One more than allowed is enough to know, however many the file claims.
    let counted = document.page_iter().zip(1..=PAGES_MAX + 1).last();
    match counted {
        None => Err(Refusal::Broken),
        Some((_, pages)) if pages > PAGES_MAX => Err(Refusal::TooManyPages { limit: PAGES_MAX }),
        Some((_, pages)) => Ok(pages),
    }
}

/// Looks at every object, used or not: what is unused today an update to the file may use.
fn check_objects(document: &Document) -> Result<(), Refusal> {
    let is_lost = |(&id, entry): (&u32, &XrefEntry)| {
        matches!(entry, XrefEntry::Compressed { .. }) && !document.has_object((id, 0))
    };
    if document.reference_table.entries.iter().any(is_lost) {
        return Err(Refusal::Broken);
    }
    check_dictionary(&document.trailer)?;
    let mut open: Vec<&Object> = document
        .objects
        .values()
        .chain(document.trailer.iter().map(|(_, value)| value))
        .collect();
    while let Some(object) = open.pop() {
        let dictionary = match object {
            Object::Array(items) => {
                open.extend(items);
                continue;
            }
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        check_dictionary(dictionary)?;
        open.extend(dictionary.iter().map(|(_, value)| value));
    }
    Ok(())
}

/// Names from ISO 32000-2: actions (12.6.4), multimedia (13), files (7.11.4), forms (12.7.8).
fn check_dictionary(dictionary: &Dictionary) -> Result<(), Refusal> {
    for (key, value) in dictionary {
        let name = value.as_name().unwrap_or_default();
        match (key.as_slice(), name) {
            (b"JS" | b"JavaScript" | b"XFA" | b"OnInstantiate", _) | (b"S", b"JavaScript") => {
                return Err(Refusal::HasScript);
            }
            (b"S", b"Launch" | b"ImportData" | b"GoToE") => return Err(Refusal::HasLaunchAction),
            (b"EmbeddedFiles" | b"EF" | b"RichMediaContent", _)
            | (b"Type", b"EmbeddedFile")
            | (b"Subtype", b"FileAttachment" | b"RichMedia" | b"Movie" | b"Sound" | b"Screen" | b"3D") => {
                return Err(Refusal::HasAttachment);
            }
            _ => {}
        }
    }
    Ok(())
}
