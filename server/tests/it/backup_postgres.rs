//! Backups of `PostgreSQL` by the real program and the tools of the database: made, checked, rehearsed, put back.

use std::fs;

use store::testing::EmptyPostgres;

use crate::backup::{forged, installation_in};
use crate::operator::{Operator, Said, assert_well};

/// Somebody with a data folder whose database is this one.
struct Place<'a> {
    operator: Operator,
    database: &'a EmptyPostgres,
}

impl Place<'_> {
    fn run(&self, line: &[&str]) -> Said {
        // The program looks for `pg_dump` and `pg_restore` where the machine has them.
        let path = std::env::var("PATH").unwrap_or_default();
        let url = self.database.url();
        let line = [&["--database", &url], line].concat();
        self.operator.run_with(&line, &[("PATH", &path)])
    }

    fn take(&self, from: &Place<'_>, name: &str) {
        fs::copy(from.operator.path().join(name), self.operator.path().join(name)).unwrap();
    }
}

fn assert_refused(said: &Said, why: &str) {
    assert!(
        !said.is_well && said.err.contains(why),
        "{why}: {}{}",
        said.out,
        said.err
    );
}

/// An installation with something in it, and its backup.
fn backed_up(database: &EmptyPostgres) -> Place<'_> {
    let place = Place {
        operator: installation_in(&["--database", &database.url()]),
        database,
    };
    let created = place.run(&["backup", "create", "a.backup"]);
    assert_well(&created);
    assert!(
        created.out.contains("a.backup is written: 2 files")
            && created.out.contains("THE KEY RING IS NOT IN IT"),
        "{}",
        created.out
    );
    place
}

#[tokio::test]
async fn a_backup_of_postgresql_is_checked_and_put_back() {
    let (Some(database), Some(other)) = (EmptyPostgres::new().await, EmptyPostgres::new().await) else {
        return;
    };
    let place = backed_up(&database);
    let verified = place.run(&["backup", "verify", "a.backup"]);
    assert_well(&verified);
    assert!(
        verified.out.contains("every one as it was put in"),
        "{}",
        verified.out
    );
    assert_refused(&place.run(&["backup", "restore", "a.backup"]), "is not empty");

    let elsewhere = Place {
        operator: Operator::new(),
        database: &database,
    };
    elsewhere.take(&place, "a.backup");
    assert_refused(
        &elsewhere.run(&["backup", "restore", "a.backup"]),
        "the database is not empty",
    );

    let elsewhere = Place {
        operator: Operator::new(),
        database: &other,
    };
    elsewhere.take(&place, "a.backup");
    let restored = elsewhere.run(&["backup", "restore", "a.backup"]);
    assert_well(&restored);
    assert!(
        restored.out.contains("NOW PUT THE KEY RING BACK"),
        "{}",
        restored.out
    );
    assert_refused(&elsewhere.run(&["organisation", "list"]), "another key ring");
    elsewhere.take(&place, "data/keys.json");
    let listed = elsewhere.run(&["organisation", "list"]);
    assert!(
        listed.out.contains("Operations office"),
        "{}{}",
        listed.out,
        listed.err
    );
    assert_well(&elsewhere.run(&["audit", "verify"]));
    let document = elsewhere
        .operator
        .path()
        .join("data/documents/01980000000070008000000000000001");
    assert_eq!(fs::read_to_string(document).unwrap(), "sealed");
}

#[tokio::test]
async fn a_backup_of_postgresql_is_rehearsed_in_a_database_of_its_own() {
    let (Some(database), Some(scratch)) = (EmptyPostgres::new().await, EmptyPostgres::new().await) else {
        return;
    };
    let place = backed_up(&database);
    assert_refused(
        &place.run(&["backup", "rehearse", "a.backup"]),
        "--scratch-database",
    );
    let rehearse = [
        "backup",
        "rehearse",
        "a.backup",
        "--scratch-database",
        &scratch.url(),
    ];
    let rehearsed = place.run(&rehearse);
    assert_well(&rehearsed);
    for said in [
        "restored to a scratch place in",
        "1 keys and 0 documents open",
        "EMPTY THE SCRATCH DATABASE YOURSELF",
        "stands in the audit trail",
    ] {
        assert!(rehearsed.out.contains(said), "{said}: {}", rehearsed.out);
    }
    assert_refused(&place.run(&rehearse), "the database is not empty");
}

#[tokio::test]
async fn what_was_changed_in_a_dump_is_found_before_anything_is_restored() {
    let (Some(database), Some(other)) = (EmptyPostgres::new().await, EmptyPostgres::new().await) else {
        return;
    };
    let place = backed_up(&database);
    let damaged = |name: &str, mut bytes: Vec<u8>| {
        if name.starts_with("database") {
            bytes[0] ^= 1;
        }
        bytes
    };
    let folder = place.operator.path();
    forged(&folder.join("a.backup"), &folder.join("b.backup"), damaged);
    assert_refused(&place.run(&["backup", "verify", "b.backup"]), "is damaged");
    let elsewhere = Place {
        operator: Operator::new(),
        database: &other,
    };
    elsewhere.take(&place, "b.backup");
    assert_refused(&elsewhere.run(&["backup", "restore", "b.backup"]), "is damaged");
    elsewhere.take(&place, "a.backup");
    assert!(!elsewhere.operator.path().join("data/keys.json").exists());
}
