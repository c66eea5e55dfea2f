//! One router, made from the table of doors: what is not in it does not exist.

use std::path::PathBuf;

use app::door::{Door, Who};
use app::failure::Failure;
use app::machine::{Machine, Space};
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state, map_response_with_state};
use axum::{Extension, Router};

use crate::documents::{self, Intake};
use crate::middleware::{Reception, admit, receive, require_same_origin, secure};
use crate::{assets, export, health, own_copy};

/// The largest form, in bytes. Doors that take files set a limit of their own.
const FORM_BYTES_MAX: usize = 256 * 1024;

/// Folders that are served from or asked about.
#[derive(Clone, Debug)]
pub struct Folders {
    /// What browsers load.
    pub site: PathBuf,
    /// Key ring, documents and database.
    pub data: PathBuf,
}

/// Method, path and who may, of every door; for tests that walk them all.
pub fn doors() -> Vec<(Method, &'static str, Who)> {
    all_doors()
        .map(|door| (door.method, door.path, door.who))
        .collect()
}

/// The doors of pages, of documents, which need a look into files, and of copies and lists, which leave as files.
fn all_doors() -> impl Iterator<Item = Door> {
    app::pages::doors()
        .into_iter()
        .chain(documents::doors())
        .chain(own_copy::doors())
        .chain(export::doors())
}

/// Everything that is served.
pub fn router(reception: Reception, folders: Folders, intake: Intake) -> Router {
    let site = reception.site.clone();
    let is_https = site.public_url.starts_with("https:");
    all_doors()
        .fold(Router::new(), hang)
        .fallback(async || Failure::NotFound)
        .method_not_allowed_fallback(async || Failure::WrongMethod)
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(Extension(intake))
        .layer(Extension(machine(folders.data.clone())))
        .layer(from_fn(require_same_origin))
        .layer(from_fn_with_state(reception, receive))
        .with_state(site.clone())
        .merge(assets::routes(&folders.site))
        .merge(health::routes(site, folders.data))
        .layer(map_response_with_state(is_https, secure))
}

/// The machine as the administrator's page shows it: the disk of the data folder.
fn machine(data: PathBuf) -> Machine {
    Machine::new(move || {
        let disk = rustix::fs::statvfs(&data).ok()?;
        let bytes = |blocks: u64| blocks.saturating_mul(disk.f_frsize);
        Some(Space {
            free: bytes(disk.f_bavail),
            total: bytes(disk.f_blocks),
        })
    })
}

/// Hangs a door with its guard.
fn hang(router: Router<app::site::Site>, door: Door) -> Router<app::site::Site> {
    router.route(
        door.path,
        door.route.route_layer(from_fn_with_state(door.who, admit)),
    )
}
