//! Giving somebody a copy of everything that is stored about them: an archive that is packed while it is sent, one
//! document in memory at a time.

mod contents;

use app::door::{Door, Who, post};
use app::failure::Failure;
use app::pages::privacy::copy::PATH;
use app::site::Site;
use app::visit::Visit;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures::stream;
use store::privacy::copy;
use tokio::sync::mpsc;

use crate::archive::Archive;

/// The doors of this room.
pub(crate) fn doors() -> Vec<Door> {
    vec![post(PATH, Who::SignedIn, give)]
}

/// How many pieces may wait for a slow line.
const PIECES_WAITING: usize = 2;

/// `POST /account/copy`, after a fresh factor. What goes wrong after the first byte breaks the download off, so that
/// nobody takes half a copy for a whole one.
async fn give(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    if let Some(ask) = visit.step_up(PATH)? {
        return Ok(ask);
    }
    let cases = copy::begin(&site.store, visit.signed_in()?).await?;
    let name = format!("attachment; filename=\"yongyitong-{}.zip\"", visit.today());
    let (sender, receiver) = mpsc::channel(PIECES_WAITING);
    tokio::spawn(async move {
        let mut archive = Archive::new(sender, visit.now);
        if let Err(error) = contents::pack(&visit, &cases, &mut archive).await {
            tracing::warn!(%error, "a copy was broken off");
            archive.break_off().await;
        }
    });
    let pieces = stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|piece| (piece, receiver))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
