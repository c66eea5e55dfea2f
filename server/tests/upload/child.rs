//! The child that looks into files: little it may do, and little time it gets.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use server::upload::{Accepts, Inspector, MediaType, PATIENCE, Refusal, draw_page, inspect};
use tokio::task::JoinSet;

use crate::documents::endless_drawing;
use crate::{PROGRAM, forge};

#[tokio::test]
async fn a_file_that_takes_too_long_is_given_up() {
    let inspector = Inspector::new(PROGRAM.into(), Duration::from_millis(500), 1);
    let outcome = draw_page(endless_drawing(), 1, &inspector).await;
    assert_eq!(outcome, Err(Refusal::TimedOut));
    // The place it held is free again.
    let patient = inspect(forge::jpeg(8, 8), Accepts::Papers, &inspector).await;
    assert_eq!(patient.map(|kept| kept.media_type), Ok(MediaType::Jpeg));
}

#[tokio::test]
async fn our_own_trouble_is_not_blamed_on_the_file() {
    for program in ["/no/such/program", "/bin/true"] {
        let inspector = Inspector::new(program.into(), PATIENCE, 1);
        let outcome = inspect(forge::jpeg(8, 8), Accepts::Papers, &inspector).await;
        assert_eq!(outcome, Err(Refusal::Unavailable), "{program}");
    }
}

#[tokio::test]
async fn a_child_that_talks_without_end_is_cut_off() {
    let inspector = Inspector::new("/usr/bin/yes".into(), PATIENCE, 1);
    let outcome = inspect(forge::jpeg(8, 8), Accepts::Papers, &inspector).await;
    assert_eq!(outcome, Err(Refusal::Broken));
}

#[tokio::test]
async fn more_files_than_places_wait_their_turn() {
    let inspector = Inspector::new(PROGRAM.into(), PATIENCE, 2);
    let mut uploads = JoinSet::new();
    for _ in 0..12 {
        let inspector = inspector.clone();
        uploads.spawn(async move { inspect(forge::png(64, 64), Accepts::Papers, &inspector).await });
    }
    assert!(uploads.join_all().await.iter().all(Result::is_ok));
}

/// Whatever happens to a good file on its way: it is taken or refused, and nobody else notices.
#[tokio::test]
async fn a_file_damaged_at_random_gets_an_answer() {
    let mut chance = forge::Chance::default();
    let inspector = Inspector::new(PROGRAM.into(), PATIENCE, 2);
    let files = [
        forge::jpeg_with_exif(40, 20, 3, "somewhere"),
        forge::png(40, 20),
        forge::saved(forge::document(2)),
        forge::saved_packed(forge::document(2)),
        forge::saved_plainly(forge::document(2)),
        forge::xlsx("<row r='1'><c r='A1'><v>1</v></c></row>", &[]),
        "订单号,金额\n1,2\n".as_bytes().to_vec(),
    ];
    for round in 0..350 {
        let mut bytes = files[round % files.len()].clone();
        for _ in 0..=chance.below(8) {
            let at = chance.below(bytes.len());
            bytes[at] = chance.below(256).to_le_bytes()[0];
        }
        let outcome = inspect(bytes, Accepts::PapersAndSheets, &inspector).await;
        assert_ne!(outcome.err(), Some(Refusal::Unavailable), "round {round}");
    }
}

/// The limits stand before the first byte of the file is read: here it never comes.
#[test]
fn the_child_limits_itself_before_it_reads() {
    let mut child = Command::new(PROGRAM)
        .arg("inspect-pdf")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let path = format!("/proc/{}/limits", child.id());
    let is_limited = |limits: &str, name: &str, limit: &str| {
        let line = limits.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().take(2).eq(limit.split(' '))
    };
    let limits = std::iter::repeat_with(|| fs::read_to_string(&path).unwrap())
        .find(|limits| is_limited(limits, "Max processes", "0 0"))
        .unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(is_limited(&limits, "Max cpu time", "10 11"));
    assert!(is_limited(&limits, "Max address space", "1073741824 1073741824"));
    assert!(is_limited(&limits, "Max open files", "8 8"));
    assert!(is_limited(&limits, "Max file size", "0 0"));
    assert!(is_limited(&limits, "Max core file size", "0 0"));
}

#[test]
fn other_commands_are_left_alone() {
    let arguments = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    for words in [&[][..], &["serve"], &["draw-pdf"], &["draw-pdf", "x"]] {
        assert!(
            server::upload::child(arguments(words).into_iter()).is_none(),
            "{words:?}"
        );
    }
}
