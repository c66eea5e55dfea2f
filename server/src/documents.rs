//! Documents over HTTP: what needs a look into a file, be it sent to us or shown by us.

mod receive;
mod show;

use std::sync::Arc;

use app::door::{Door, Who, get, post};
use axum::extract::DefaultBodyLimit;
use tokio::sync::Semaphore;

use crate::upload::Inspector;

/// How much of an upload is read, in bytes. A file may be smaller only, but a browser shows our answer to a larger one
/// only when it could send all of it.
const READ_BYTES_MAX: usize = 64 * 1024 * 1024;

/// How many uploads are held in memory at once; others wait, and their senders with them.
const AT_ONCE: usize = 16;

/// Where files are taken in and looked into. Cheap to clone; clones share the places.
#[derive(Clone, Debug)]
pub struct Intake {
    inspector: Inspector,
    places: Arc<Semaphore>,
}

impl Intake {
    /// An intake that has this inspector look into files.
    pub fn new(inspector: Inspector) -> Self {
        Self {
            inspector,
            places: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

/// The doors of documents; they find the [`Intake`] among the extensions of a request.
pub fn doors() -> Vec<Door> {
    let upload = post(
        "/forex/applications/{case}/documents/{slot}",
        Who::Applicant,
        receive::upload,
    );
    vec![
        Door {
            route: upload.route.layer(DefaultBodyLimit::max(READ_BYTES_MAX)),
            ..upload
        },
        get("/documents/{document}", Who::SignedIn, show::original),
        get("/documents/{document}/preview", Who::SignedIn, show::preview),
        get("/documents/{document}/view", Who::SignedIn, show::view),
    ]
}
