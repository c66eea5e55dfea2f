//! Reads the list of names of a ZIP archive, and nothing else of it.

/// Signature of the record that ends an archive (APPNOTE 4.3.16).
const END: &[u8] = b"PK\x05\x06";

/// The end record is 22 bytes, with at most 65,535 bytes of comment behind it.
const END_BYTES_MAX: usize = 22 + 65_535;

/// Says whether a ZIP reader, which starts from the end, would find an archive here.
pub(super) fn ends_as_archive(bytes: &[u8]) -> bool {
    end_record(bytes).is_some()
}

/// Says whether some name in the archive contains `part`, whatever its case.
pub(super) fn holds(bytes: &[u8], part: &str) -> bool {
    directory(bytes).is_some_and(|directory| {
        directory
            .windows(part.len())
            .any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
    })
}

fn end_record(bytes: &[u8]) -> Option<&[u8]> {
    let tail = bytes.get(bytes.len().saturating_sub(END_BYTES_MAX)..)?;
    let start = tail.windows(END.len()).rposition(|window| window == END)?;
    tail.get(start..)
}

/// The central directory: names stand in it as plain bytes.
fn directory(bytes: &[u8]) -> Option<&[u8]> {
    let end = end_record(bytes)?;
    let size = number(end, 12)?;
    let start = number(end, 16)?;
    bytes.get(start..start.checked_add(size)?)
}

fn number(record: &[u8], at: usize) -> Option<usize> {
    let bytes = record.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*bytes)).ok()
}
