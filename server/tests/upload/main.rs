//! What the server does with files that people send: bad ones, odd ones and good ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod bad_documents;
mod bad_kinds;
mod bad_pictures;
mod bad_sheets;
mod child;
mod documents;
mod forge;
mod pictures;
mod sheets;

use server::upload::{AT_ONCE, Accepts, Inspected, Inspector, PATIENCE, Refusal, inspect};

/// The program under test, as its children start it.
const PROGRAM: &str = env!("CARGO_BIN_EXE_yongyitong");

fn inspector() -> Inspector {
    Inspector::new(PROGRAM.into(), PATIENCE, AT_ONCE)
}

async fn inspect_sheet(bytes: Vec<u8>) -> Result<Inspected, Refusal> {
    inspect(bytes, Accepts::PapersAndSheets, &inspector()).await
}

async fn inspect_paper(bytes: Vec<u8>) -> Result<Inspected, Refusal> {
    inspect(bytes, Accepts::Papers, &inspector()).await
}

/// A file that must not be taken, and why.
struct Bad {
    name: &'static str,
    bytes: Vec<u8>,
    why: Refusal,
}

fn bad(name: &'static str, bytes: impl Into<Vec<u8>>, why: Refusal) -> Bad {
    Bad {
        name,
        bytes: bytes.into(),
        why,
    }
}

/// Files that must not be taken for the same reason.
fn all_bad<const N: usize>(why: Refusal, files: [(&'static str, Vec<u8>); N]) -> Vec<Bad> {
    files
        .into_iter()
        .map(|(name, bytes)| bad(name, bytes, why.clone()))
        .collect()
}

fn wrong_kind(found: &str) -> Refusal {
    Refusal::WrongKind {
        found: found.to_owned(),
    }
}

/// Sends each file in; fails with the list of those that were not refused as they should be.
async fn all_are_refused(files: Vec<Bad>, accepts: Accepts) {
    let inspector = inspector();
    let mut surprises = Vec::new();
    for Bad { name, bytes, why } in files {
        let outcome = inspect(bytes, accepts, &inspector)
            .await
            .map(|kept| kept.media_type);
        if outcome != Err(why.clone()) {
            surprises.push(format!("{name}: {outcome:?} instead of {why:?}"));
        }
    }
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}
