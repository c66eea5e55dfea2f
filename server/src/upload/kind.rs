//! Tells what a file is from its content.

use serde::{Deserialize, Serialize};

use super::{Refusal, zip};

/// A kind of file that may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MediaType {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// PDF document.
    Pdf,
    /// Table as text, in UTF-8 or GB18030.
    Csv,
    /// Workbook in Office Open XML, without macros.
    Xlsx,
}

impl MediaType {
    /// The name registered at IANA, for `Content-Type`.
    pub fn essence(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The kind with this name at IANA.
    pub fn named(essence: &str) -> Option<Self> {
        let kinds = [Self::Jpeg, Self::Png, Self::Pdf, Self::Csv, Self::Xlsx];
        kinds.into_iter().find(|kind| kind.essence() == essence)
    }

    /// The extension we give when the file is downloaded, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Brands of ISO base media files that hold HEVC pictures (ISO/IEC 23008-12, annex B).
const HEIC_BRANDS: [&[u8; 4]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
];

const ARCHIVES: [&str; 18] = [
    "zip", "tar", "par2", "rar", "gz", "bz2", "bz3", "7z", "xz", "cab", "deb", "ar", "Z", "lz", "rpm", "zst",
    "lz4", "cpio",
];

/// How a ZIP archive that is not empty begins.
const ZIP_MEMBER: &[u8] = b"PK\x03\x04";

/// How the older office formats, and office files with a password, begin (MS-CFB 2.2).
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// How much of a file without a signature is looked at to tell text from something else.
const TEXT_SAMPLE_BYTES: usize = 8 * 1024;

/// Names the kind of a file, or says why it cannot be one that is kept.
pub(super) fn recognise(bytes: &[u8]) -> Result<MediaType, Refusal> {
    if let Some(brands) = iso_media_brands(bytes) {
        return Err(moving_or_phone_picture(brands));
    }
    if bytes.starts_with(ZIP_MEMBER) {
        return recognise_packed(bytes);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(Refusal::wrong_kind("ole"));
    }
    let Some(found) = infer::get(bytes).map(|kind| kind.extension()) else {
        return recognise_text(bytes);
    };
    match found {
        "jpg" => Ok(MediaType::Jpeg),
        "png" => Ok(MediaType::Png),
        "pdf" if has_pdf_header(bytes) => Ok(MediaType::Pdf),
        "pdf" => Err(Refusal::Broken),
        archive if ARCHIVES.contains(&archive) => Err(Refusal::Archive),
        other => Err(Refusal::wrong_kind(other)),
    }
}

/// Office Open XML is a ZIP archive with members of known names.
fn recognise_packed(bytes: &[u8]) -> Result<MediaType, Refusal> {
    if !zip::ends_as_archive(bytes) {
        return Err(Refusal::Broken);
    }
    match ["xl/workbook.xml", "word/document.xml", "ppt/presentation.xml"].map(|name| zip::holds(bytes, name))
    {
        [true, _, _] => Ok(MediaType::Xlsx),
        [_, true, _] => Err(Refusal::wrong_kind("docx")),
        [_, _, true] => Err(Refusal::wrong_kind("pptx")),
        _ => Err(Refusal::Archive),
    }
}

/// The header must be the very first bytes: readers that search for it make polyglots possible.
fn has_pdf_header(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', b'P', b'D', b'F', b'-', b'1' | b'2', b'.', digit, ..] if digit.is_ascii_digit())
}

/// The brands of an ISO base media file, four bytes each, with the minor version in second place.
fn iso_media_brands(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let brands = rest.strip_prefix(b"ftyp")?;
    let length = usize::try_from(u32::from_be_bytes(*length))
        .ok()?
        .saturating_sub(8);
    Some(brands.get(..length).unwrap_or(brands))
}

fn moving_or_phone_picture(brands: &[u8]) -> Refusal {
    let (brands, _) = brands.as_chunks::<4>();
    if brands.iter().any(|brand| matches!(brand, b"avif" | b"avis")) {
        Refusal::wrong_kind("avif")
    } else if brands.iter().any(|brand| HEIC_BRANDS.contains(&brand)) {
        Refusal::Heic
    } else {
        Refusal::wrong_kind("mp4")
    }
}

/// Text has no signature: it is a table unless it is markup or holds control characters.
fn recognise_text(bytes: &[u8]) -> Result<MediaType, Refusal> {
    let sample = bytes.get(..TEXT_SAMPLE_BYTES).unwrap_or(bytes);
    let sample = sample
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(sample)
        .trim_ascii_start();
    if sample
        .iter()
        .any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace())
    {
        return Err(Refusal::wrong_kind("unknown"));
    }
    if sample.starts_with(b"<") {
        let is_svg = sample
            .windows(4)
            .any(|window| window.eq_ignore_ascii_case(b"<svg"));
        return Err(Refusal::wrong_kind(if is_svg { "svg" } else { "xml" }));
    }
    Ok(MediaType::Csv)
}
