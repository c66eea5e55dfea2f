//! The file of the key ring: JSON, readable by its owner only, written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use secrecy::ExposeSecret;
use secrecy::zeroize::Zeroizing;
use serde::{Deserialize, Serialize};

use super::encoding::{base64url, from_base64url, random_crockford};
use super::key_ring::{Keys, WrappingKey};
use super::{Chance, Key};

/// The version of the file's layout.
const FORMAT: u32 = 1;
/// A ring has well under a hundred keys; a larger file is none.
const BYTES_MAX: usize = 64 * 1024;

/// Why there is no ring to work with. The start stops here.
#[derive(Debug, thiserror::Error)]
pub enum RingError {
    /// The file or its folder cannot be read or written.
    #[error("key ring {path}")]
    Io {
        /// Where it is.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file's mode lets others in.
    #[error("key ring {path} may be read or changed by others: its mode is {mode:o}, it must be 600")]
    Readable {
        /// Where it is.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file is not a ring, or of a newer format.
    #[error("key ring {path} is damaged or of a newer format")]
    Damaged {
        /// Where it is.
        path: PathBuf,
    },
    /// The file was there a moment ago.
    #[error("key ring vanished while it was made")]
    Vanished,
}

/// The layout. It borrows, so that no copy of a secret outlives the wiped buffer.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layout<'a> {
    format: u32,
    /// Newest first.
    #[serde(borrow)]
    wrapping: Vec<WrappingLayout<'a>>,
    lookup: &'a str,
    signing: &'a str,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrappingLayout<'a> {
    id: &'a str,
    key: &'a str,
}

/// Reads the ring; `None` where there is no file.
pub(super) fn read(path: &Path) -> Result<Option<Keys>, RingError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(path)(error)),
    };
    let mode = file.metadata().map_err(failed(path))?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(RingError::Readable {
            path: path.to_owned(),
            mode,
        });
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(BYTES_MAX));
    io::copy(&mut io::Read::take(file, BYTES_MAX as u64), &mut *bytes).map_err(failed(path))?;
    parse(&bytes).map(Some).ok_or_else(|| RingError::Damaged {
        path: path.to_owned(),
    })
}

/// Writes a new ring, unless another process has written one in between.
pub(super) fn create(path: &Path, keys: &Keys, chance: &Chance) -> Result<(), RingError> {
    // Complete and on disk under another name first: nobody ever finds half a ring.
    let draft = path.with_extension(random_crockford(10, chance));
    let linked = write_new(&draft, keys).and_then(|()| fs::hard_link(&draft, path));
    let removed = if draft.exists() {
        fs::remove_file(&draft)
    } else {
        Ok(())
    };
    match linked.and(removed).and_then(|()| sync_folder(path)) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(failed(path)(error)),
        _ => Ok(()),
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> RingError {
    move |source| RingError::Io {
        path: path.to_owned(),
        source,
    }
}

fn write_new(path: &Path, keys: &Keys) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(&layout(keys)?)?;
    file.sync_all()
}

/// The file's name must survive a crash too.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn layout(keys: &Keys) -> io::Result<Zeroizing<Vec<u8>>> {
    let text = |key: &Key| Zeroizing::new(base64url(key.expose_secret()));
    let (lookup, signing) = (text(&keys.lookup), text(&keys.signing));
    let wrapping: Vec<_> = keys
        .wrapping()
        .map(|wrapping| (&wrapping.id, text(&wrapping.key)))
        .collect();
    let layout = Layout {
        format: FORMAT,
        wrapping: wrapping
            .iter()
            .map(|(id, key)| WrappingLayout { id, key })
            .collect(),
        lookup: &lookup,
        signing: &signing,
    };
    let mut bytes = Zeroizing::new(Vec::with_capacity(BYTES_MAX));
    serde_json::to_writer(&mut *bytes, &layout)?;
    Ok(bytes)
}

fn parse(bytes: &[u8]) -> Option<Keys> {
    let layout: Layout<'_> = serde_json::from_slice(bytes).ok()?;
    if layout.format != FORMAT {
        return None;
    }
    let key = |text: &str| from_base64url(text).map(|bytes| Key::new(Box::new(bytes)));
    let mut wrapping = layout.wrapping.iter().map(|row| {
        Some(WrappingKey {
            id: row.id.to_owned(),
            key: key(row.key)?,
        })
    });
    Some(Keys {
        newest: wrapping.next()??,
        older: wrapping.collect::<Option<_>>()?,
        lookup: key(layout.lookup)?,
        signing: key(layout.signing)?,
    })
}
