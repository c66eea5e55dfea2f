//! Tables that leave as files while they are read, one piece in memory at a time.

mod csv;
mod xlsx;

use std::future::Future;
use std::io;

use app::pages::forex::officer::export::{Cell, Format};
use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures::stream;
use time::OffsetDateTime;
use tokio::sync::mpsc::{self, Sender};

use csv::Csv;
use xlsx::Xlsx;

/// How many pieces may wait for a slow line.
const PIECES_WAITING: usize = 2;

/// A table on its way to somebody.
pub(crate) enum Sheet {
    Csv(Csv),
    Xlsx(Xlsx),
}

impl Sheet {
    /// Begins with the heads of the columns.
    async fn begin(
        format: Format,
        sender: Sender<io::Result<Bytes>>,
        heads: &[String],
        now: OffsetDateTime,
    ) -> io::Result<Self> {
        let mut sheet = match format {
            Format::Csv => Self::Csv(Csv::begin(sender).await?),
            Format::Xlsx => Self::Xlsx(Xlsx::begin(sender, now).await?),
        };
        let heads: Vec<Cell> = heads.iter().cloned().map(Cell::Text).collect();
        sheet.rows(&[heads]).await?;
        Ok(sheet)
    }

    /// Adds rows of cells.
    pub(crate) async fn rows(&mut self, rows: &[Vec<Cell>]) -> io::Result<()> {
        match self {
            Self::Csv(csv) => csv.rows(rows).await,
            Self::Xlsx(xlsx) => xlsx.rows(rows).await,
        }
    }

    async fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Csv(_) => Ok(()),
            Self::Xlsx(xlsx) => xlsx.finish().await,
        }
    }
}

/// Why a table did not come to its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Broken {
    #[error("reading")]
    Reading(#[from] store::Error),
    #[error("sending")]
    Sending(#[from] io::Error),
}

/// The answer that holds a table, which `fill` writes. What goes wrong after the first byte breaks the download off, so
/// that nobody takes half a table for a whole one.
pub(crate) fn download<F>(
    (name, format): (&str, Format),
    heads: Vec<String>,
    now: OffsetDateTime,
    fill: impl FnOnce(Sheet) -> F + Send + 'static,
) -> Response
where
    F: Future<Output = Result<Sheet, Broken>> + Send,
{
    let (sender, receiver) = mpsc::channel(PIECES_WAITING);
    tokio::spawn(async move {
        let lost = sender.clone();
        let written = async {
            let sheet = Sheet::begin(format, sender, &heads, now).await?;
            let mut sheet = fill(sheet).await?;
            Ok::<(), Broken>(sheet.finish().await?)
        };
        if let Err(error) = written.await {
            tracing::warn!(%error, "a table was broken off");
            let broken = lost.send(Err(io::Error::other("the table was broken off"))).await;
            if broken.is_err() {
                tracing::debug!("nobody waits for the table any more");
            }
        }
    });
    let pieces = stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|piece| (piece, receiver))
    });
    let headers = [
        (header::CONTENT_TYPE, media_type(format).to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.{format}\""),
        ),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

fn media_type(format: Format) -> &'static str {
    match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}
