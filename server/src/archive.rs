//! A ZIP archive that leaves as it is written.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use app::visit::ZONE;
use bytes::Bytes;
use time::OffsetDateTime;
use tokio::sync::mpsc::Sender;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The archive on its way to somebody.
pub(crate) struct Archive {
    /// Some kilobytes of state.
    zip: Box<ZipWriter<StreamWriter<Written>>>,
    written: Written,
    sender: Sender<io::Result<Bytes>>,
    options: SimpleFileOptions,
}

/// What was written and has not been sent yet.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        written.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Archive {
    /// An empty archive, whose files are dated now.
    pub(crate) fn new(sender: Sender<io::Result<Bytes>>, now: OffsetDateTime) -> Self {
        let written = Written::default();
        Self {
            zip: Box::new(ZipWriter::new_stream(written.clone())),
            written,
            sender,
            options: SimpleFileOptions::default().last_modified_time(dated(now)),
        }
    }

    /// Adds a text, compressed.
    pub(crate) async fn text(&mut self, path: &str, text: &[u8]) -> io::Result<()> {
        self.add(path, text, CompressionMethod::Deflated).await
    }

    /// Adds a file that is small already, as it is.
    pub(crate) async fn file(&mut self, path: &str, content: &[u8]) -> io::Result<()> {
        self.add(path, content, CompressionMethod::Stored).await
    }

    async fn add(&mut self, path: &str, content: &[u8], method: CompressionMethod) -> io::Result<()> {
        self.start(path, method)?;
        self.more(content).await
    }

    /// Begins a text, compressed, that comes in pieces.
    pub(crate) fn begin(&mut self, path: &str) -> io::Result<()> {
        self.start(path, CompressionMethod::Deflated)
    }

    fn start(&mut self, path: &str, method: CompressionMethod) -> io::Result<()> {
        Ok(self
            .zip
            .start_file(path, self.options.compression_method(method))?)
    }

    /// The next piece of what was begun.
    pub(crate) async fn more(&mut self, content: &[u8]) -> io::Result<()> {
        self.zip.write_all(content)?;
        self.send().await
    }

    /// Writes the table of contents; the archive is whole now.
    pub(crate) async fn finish(&mut self) -> io::Result<()> {
        let empty = Box::new(ZipWriter::new_stream(Written::default()));
        std::mem::replace(&mut self.zip, empty).finish()?;
        self.send().await
    }

    /// Tells whoever receives it that the rest will not come.
    pub(crate) async fn break_off(self) {
        let lost = Err(io::Error::other("the copy was broken off"));
        if self.sender.send(lost).await.is_err() {
            tracing::debug!("nobody waits for the copy any more");
        }
    }

    /// Waits for a slow line, so that no more than one file waits in memory.
    async fn send(&mut self) -> io::Result<()> {
        let piece = Bytes::from(self.written.take());
        let gone = |_| io::Error::new(io::ErrorKind::BrokenPipe, "nobody waits for the copy any more");
        self.sender.send(Ok(piece)).await.map_err(gone)
    }
}

/// Archives know local time alone, and none before 1980.
fn dated(now: OffsetDateTime) -> DateTime {
    let local = now.to_offset(ZONE);
    let year = u16::try_from(local.year()).unwrap_or(1980);
    DateTime::from_date_and_time(
        year,
        local.month().into(),
        local.day(),
        local.hour(),
        local.minute(),
        local.second(),
    )
    .unwrap_or_default()
}
