//! Backups by the real program: made while somebody works, checked, restored elsewhere, rehearsed.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use crate::operator::{Operator, Said, assert_well};

/// An installation with something in it: an office, an invitation, and a document that belongs to nobody.
fn installation() -> Operator {
    installation_in(&[])
}

/// The same in the database that these words name.
pub(crate) fn installation_in(place: &[&str]) -> Operator {
    let operator = Operator::new();
    assert_well(&operator.add_office_in(place));
    let invite = [
        "account",
        "invite",
        "--organisation",
        "office",
        "--role",
        "admin",
        "--email",
        "me@window.example",
    ];
    assert_well(&operator.run(&[place, &invite[..]].concat()));
    fs::write(
        operator
            .path()
            .join("data/documents/01980000000070008000000000000001"),
        "sealed",
    )
    .unwrap();
    operator
}

fn create(operator: &Operator) -> Said {
    operator.run(&["backup", "create", "a.backup"])
}

/// Puts the files of a backup into another, with one changed.
pub(crate) fn forged(from: &Path, to: &Path, change: impl Fn(&str, Vec<u8>) -> Vec<u8>) {
    let mut read = zip::ZipArchive::new(fs::File::open(from).unwrap()).unwrap();
    let mut write = zip::ZipWriter::new(fs::File::create(to).unwrap());
    for index in 0..read.len() {
        let mut file = read.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        write
            .start_file(
                &name,
                zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
            )
            .unwrap();
        write.write_all(&change(&name, bytes)).unwrap();
    }
    write.finish().unwrap();
}

#[test]
fn a_backup_is_made_once_and_checked() {
    use std::os::unix::fs::PermissionsExt;
    let operator = installation();
    let created = create(&operator);
    assert_well(&created);
    assert!(
        created.out.contains("THE KEY RING IS NOT IN IT"),
        "{}",
        created.out
    );
    assert!(
        created.out.contains("a.backup is written: 2 files"),
        "{}",
        created.out
    );
    let file = operator.path().join("a.backup");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let again = create(&operator);
    assert!(
        !again.is_well && again.err.contains("is there already"),
        "{}",
        again.err
    );
    let left: Vec<_> = fs::read_dir(operator.path()).unwrap().collect();
    assert_eq!(
        left.len(),
        2,
        "the data and the backup, nothing half written: {left:?}"
    );

    let verified = operator.run(&["backup", "verify", "a.backup"]);
    assert_well(&verified);
    assert!(
        verified.out.contains("every one as it was put in") && verified.out.contains("chain holds"),
        "{}",
        verified.out
    );
}

#[test]
fn a_backup_is_put_back_into_an_empty_place_and_opens_with_its_ring() {
    let operator = installation();
    assert_well(&create(&operator));
    let file = operator.path().join("a.backup");
    let refused = operator.run(&["backup", "restore", "a.backup"]);
    assert!(
        !refused.is_well && refused.err.contains("is not empty"),
        "{}",
        refused.err
    );

    let elsewhere = Operator::new();
    fs::copy(&file, elsewhere.path().join("a.backup")).unwrap();
    let restored = elsewhere.run(&["backup", "restore", "a.backup"]);
    assert_well(&restored);
    assert!(
        restored.out.contains("NOW PUT THE KEY RING BACK"),
        "{}",
        restored.out
    );
    let other_ring = elsewhere.run(&["organisation", "list"]);
    assert!(
        !other_ring.is_well && other_ring.err.contains("another key ring"),
        "{}",
        other_ring.err
    );
    fs::copy(
        operator.path().join("data/keys.json"),
        elsewhere.path().join("data/keys.json"),
    )
    .unwrap();
    let listed = elsewhere.run(&["organisation", "list"]);
    assert!(
        listed.out.contains("Operations office"),
        "{}{}",
        listed.out,
        listed.err
    );
    assert_well(&elsewhere.run(&["audit", "verify"]));
    let document = elsewhere
        .path()
        .join("data/documents/01980000000070008000000000000001");
    assert_eq!(fs::read_to_string(document).unwrap(), "sealed");
}

#[test]
fn a_rehearsal_restores_counts_and_tries_the_key_ring() {
    let operator = installation();
    assert_well(&create(&operator));
    let rehearsed = operator.run(&["backup", "rehearse", "a.backup"]);
    assert_well(&rehearsed);
    for said in [
        "restored to a scratch place in",
        "1 keys and 0 documents open",
        "The scratch place is removed",
        "0 accounts",
    ] {
        assert!(rehearsed.out.contains(said), "{said}: {}", rehearsed.out);
    }
    // Elsewhere, without the ring, it restores all the same and says what it could not try.
    let elsewhere = Operator::new();
    fs::copy(
        operator.path().join("a.backup"),
        elsewhere.path().join("a.backup"),
    )
    .unwrap();
    let rehearsed = elsewhere.run(&["backup", "rehearse", "a.backup"]);
    assert_well(&rehearsed);
    assert!(
        rehearsed
            .out
            .contains("the key ring of this backup is not at hand"),
        "{}",
        rehearsed.out
    );
    assert!(!elsewhere.path().join("data").exists(), "nothing is made");
}

#[test]
fn what_was_changed_in_a_backup_is_found() {
    let operator = installation();
    assert_well(&create(&operator));
    let from = operator.path().join("a.backup");
    let damaged = |name: &'static str| {
        move |own: &str, mut bytes: Vec<u8>| {
            if own.starts_with(name) {
                bytes[0] ^= 1;
            }
            bytes
        }
    };
    for name in ["database.sqlite", "documents/"] {
        forged(&from, &operator.path().join("b.backup"), damaged(name));
        for command in ["verify", "rehearse"] {
            let said = operator.run(&["backup", command, "b.backup"]);
            assert!(
                !said.is_well && said.err.contains("is damaged"),
                "{command} {name}: {}{}",
                said.out,
                said.err
            );
        }
    }
    let other = operator.write("c.backup", "a shopping list");
    let said = operator.run(&["backup", "verify", &other]);
    assert!(
        !said.is_well && said.err.contains("no backup of this program"),
        "{}",
        said.err
    );
    let cut = fs::read(&from).unwrap();
    fs::write(operator.path().join("d.backup"), &cut[..cut.len() / 2]).unwrap();
    let said = operator.run(&["backup", "verify", "d.backup"]);
    assert!(!said.is_well, "half a file: {}", said.out);
}

#[test]
fn the_key_ring_is_put_in_on_demand_only() {
    let operator = installation();
    let created = operator.run(&["backup", "create", "a.backup", "--include-key-ring"]);
    assert_well(&created);
    assert!(created.out.contains("THE KEY RING IS IN IT"), "{}", created.out);
    let elsewhere = Operator::new();
    fs::copy(
        operator.path().join("a.backup"),
        elsewhere.path().join("a.backup"),
    )
    .unwrap();
    assert_well(&elsewhere.run(&["backup", "restore", "a.backup"]));
    let listed = elsewhere.run(&["organisation", "list"]);
    assert!(
        listed.out.contains("Operations office"),
        "{}{}",
        listed.out,
        listed.err
    );
}
