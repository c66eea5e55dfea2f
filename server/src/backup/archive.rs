//! The one file of a backup: a zip archive whose files are stored as they are, for they are sealed already.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use store::plumbing::backup::hexadecimal;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::manifest::{Entry, FORMAT, Manifest};
use super::{BackupError, MANIFEST, about};

/// The largest manifest that is read, in bytes: a hundred thousand documents have less.
const MANIFEST_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// A file that is being written; what is left of it when something fails is removed.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        // Nothing is there any more once the archive is whole and has its own name.
        fs::remove_file(&self.0).unwrap_or_default();
    }
}

/// An archive that is being written, under a name of its own until it is whole.
pub(super) struct Writing {
    zip: ZipWriter<BufWriter<File>>,
    part: Part,
    whole: PathBuf,
    files: Vec<Entry>,
}

impl Writing {
    /// Begins an archive that only its owner may read.
    pub(super) fn begin(whole: &Path) -> Result<Self, BackupError> {
        if whole.exists() {
            let sentence = format!(
                "{} is there already: give the backup another name",
                whole.display()
            );
            return Err(BackupError::refused(sentence));
        }
        let part = Part(whole.with_extension("part"));
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&part.0)
            .map_err(about(&part.0))?;
        Ok(Self {
            zip: ZipWriter::new(BufWriter::new(file)),
            part,
            whole: whole.to_owned(),
            files: Vec::new(),
        })
    }

    /// Puts a file in; false when it is gone, as a document is that was swept meanwhile.
    pub(super) fn add(&mut self, name: &str, path: &Path) -> Result<bool, BackupError> {
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            other => other.map_err(about(path))?,
        };
        self.zip.start_file(name, stored())?;
        let (bytes, sha256) = copy(BufReader::new(file), &mut self.zip).map_err(about(path))?;
        self.files.push(Entry {
            name: name.to_owned(),
            bytes,
            sha256,
        });
        Ok(true)
    }

    /// The files that were put in.
    pub(super) fn files(&self) -> &[Entry] {
        &self.files
    }

    /// Adds the manifest and gives the archive its name, once the disk has all of it.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<(), BackupError> {
        self.zip.start_file(MANIFEST, stored())?;
        let text = serde_json::to_vec_pretty(manifest).map_err(io::Error::from);
        let text = text.map_err(about(&self.part.0))?;
        self.zip.write_all(&text).map_err(about(&self.part.0))?;
        let file = self.zip.finish()?.into_inner();
        let file = file.map_err(|error| about(&self.part.0)(error.into_error()))?;
        file.sync_all().map_err(about(&self.part.0))?;
        fs::rename(&self.part.0, &self.whole).map_err(about(&self.whole))
    }
}

fn stored() -> SimpleFileOptions {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    options.large_file(true).unix_permissions(0o600)
}

/// Copies and says how much it was, with its SHA-256.
fn copy(mut from: impl Read, mut to: impl Write) -> io::Result<(u64, String)> {
    let (mut hash, mut bytes) = (Sha256::new(), 0_u64);
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let read = from.read(&mut buffer)?;
        let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else {
            return Ok((bytes, hexadecimal(&hash.finalize())));
        };
        hash.update(piece);
        to.write_all(piece)?;
        bytes += piece.len() as u64;
    }
}

/// An archive that is read.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    path: PathBuf,
    /// What it says about itself.
    pub(super) manifest: Manifest,
}

impl Archive {
    pub(super) fn open(path: &Path) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(about(path))?;
        let no_backup = || BackupError::refused(format!("{} is no backup of this program", path.display()));
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|_| no_backup())?;
        let manifest = zip.by_name(MANIFEST).map_err(|_| no_backup())?;
        let manifest = serde_json::from_reader(manifest.take(MANIFEST_BYTES_MAX));
        let manifest: Manifest = manifest.map_err(|_| no_backup())?;
        if manifest.format != FORMAT {
            let sentence = format!(
                "the backup has form {}, this program reads form {FORMAT}: use the program that made it ({})",
                manifest.format, manifest.program
            );
            return Err(BackupError::refused(sentence));
        }
        Ok(Self {
            zip,
            path: path.to_owned(),
            manifest,
        })
    }

    /// Reads every file and compares it with the manifest.
    pub(super) fn check(&mut self) -> Result<(), BackupError> {
        let names = self
            .zip
            .file_names()
            .map(|name| name.map(std::borrow::Cow::into_owned));
        let names: Vec<String> = names.collect::<Result<_, _>>()?;
        let is_known = |name: &String| name == MANIFEST || self.manifest.has(name);
        if let Some(stranger) = names.iter().find(|name| !is_known(name)) {
            return Err(BackupError::refused(format!("{stranger} is not in the manifest")));
        }
        for entry in self.manifest.files.clone() {
            self.read(&entry, io::sink())?;
        }
        Ok(())
    }

    /// Writes a file of the archive to a new place that only its owner may read, and compares it with the manifest.
    pub(super) fn extract(&mut self, name: &str, to: &Path) -> Result<(), BackupError> {
        let entry = self
            .manifest
            .files
            .iter()
            .find(|entry| entry.name == name)
            .cloned();
        let entry = entry.ok_or_else(|| BackupError::refused(format!("the backup has no {name}")))?;
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(to)
            .map_err(about(to))?;
        self.read(&entry, &file)?;
        file.sync_all().map_err(about(to))
    }

    fn read(&mut self, entry: &Entry, to: impl Write) -> Result<(), BackupError> {
        let damaged =
            || BackupError::refused(format!("{} is damaged: it is not what was put in", entry.name));
        let file = self.zip.by_name(&entry.name).map_err(|_| damaged())?;
        // A check sum of the archive itself may fail first.
        let copied = copy(file, to).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => damaged(),
            _ => about(&self.path)(error),
        })?;
        if copied == (entry.bytes, entry.sha256.clone()) {
            Ok(())
        } else {
            Err(damaged())
        }
    }
}
