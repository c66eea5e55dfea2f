//! `kill -9` while applications are handed in: what was acknowledged is there, once, and nothing is half-done.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod place;
mod process;
mod writer;

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use place::Place;
use process::Server;

const ROUNDS: u32 = 10;
/// When, in milliseconds after the first form, the server is killed.
const KILLED_AFTER: std::ops::Range<u64> = 20..250;

/// The kills come at the same moments in every run; what they meet differs.
const SEED: u64 = 20_261_123;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_a_kill() {
    let place = Place::new();
    let writers = place.open_for_writers().await;
    let mut chance = StdRng::seed_from_u64(SEED);
    let (mut kept, mut lost) = (Vec::new(), 0);
    for round in 0..ROUNDS {
        let drafts = place.prepare(&writers, round).await;
        let mut server = Server::start(&place);
        let killed_after = Duration::from_millis(chance.random_range(KILLED_AFTER));
        let mut written = server.write_until_killed(&writers, drafts, killed_after).await;
        place.check(&writers, &written).await;
        lost += written
            .iter()
            .filter(|application| application.lost.is_some())
            .count();
        server = Server::start(&place);
        for application in &mut written {
            server.send_lost_form_again(&writers, application).await;
        }
        drop(server);
        place.check(&writers, &written).await;
        kept.extend(written.into_iter().filter(|application| application.is_handed_in));
    }
    place.check(&writers, &kept).await;
    place.check_audit().await;
    let handed_in = kept.len();
    println!("{handed_in} submissions acknowledged, {lost} forms without an answer");
    assert!(
        handed_in > 0 && lost > 0,
        "the kills came too early or too late: {handed_in} handed in, {lost} lost"
    );
}
