//! Nobody changes, removes or moves an entry of the audit without being found out.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use store::audit::{self, Entry, Fault, FaultKind, Head, Report};
use store::crypto::{Chance, KeyRing};
use store::entity::{audit_checkpoint, audit_entry};
use store::testing::TestDatabase;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const MONDAY: OffsetDateTime = datetime!(2026-11-23 09:00 +8);

/// A database with an audit, and the keys of its instance.
struct World {
    database: TestDatabase,
    keys: KeyRing,
}

/// The rows of the audit at one moment.
#[derive(Clone)]
struct Rows {
    entries: Vec<audit_entry::Model>,
    checkpoints: Vec<audit_checkpoint::Model>,
}

impl World {
    fn new(database: TestDatabase) -> Self {
        Self {
            database,
            keys: keys(1),
        }
    }

    /// A database whose audit has `count` sealed entries.
    async fn sealed(database: TestDatabase, count: u128) -> Self {
        let world = Self::new(database);
        world.record(1..=count).await;
        assert_eq!(world.seal(u64::MAX >> 1).await, u64::try_from(count).unwrap());
        world
    }

    async fn record(&self, numbers: impl IntoIterator<Item = u128>) {
        let tx = self.database.begin_write().await.unwrap();
        for number in numbers {
            record(&tx, number).await;
        }
        tx.commit().await.unwrap();
    }

    async fn seal(&self, limit: u64) -> u64 {
        audit::seal(&self.database, self.keys.signer(), MONDAY, limit)
            .await
            .unwrap()
    }

    async fn verify(&self) -> Report {
        audit::verify(&self.database, &self.keys.signer().public_key())
            .await
            .unwrap()
    }

    /// Which entry is bad, and how.
    async fn fault(&self) -> Option<(usize, FaultKind)> {
        let fault = self.verify().await.fault?;
        Some((usize::try_from(fault.seq).unwrap(), fault.kind))
    }

    async fn head(&self) -> Head {
        audit::head(self.database.reader()).await.unwrap()
    }

    async fn rows(&self) -> Rows {
        let reader = self.database.reader();
        Rows {
            entries: audit_entry::Entity::find()
                .order_by_asc(audit_entry::Column::Seq)
                .all(reader)
                .await
                .unwrap(),
            checkpoints: audit_checkpoint::Entity::find().all(reader).await.unwrap(),
        }
    }

    /// What somebody does who can write to the database but has no key.
    async fn put(&self, rows: Rows) {
        let tx = self.database.begin_write().await.unwrap();
        audit_entry::Entity::delete_many().exec(&tx).await.unwrap();
        audit_checkpoint::Entity::delete_many().exec(&tx).await.unwrap();
        for entry in rows.entries {
            audit_entry::Entity::insert(entry.into_active_model())
                .exec_without_returning(&tx)
                .await
                .unwrap();
        }
        for checkpoint in rows.checkpoints {
            let row = checkpoint.into_active_model();
            audit_checkpoint::Entity::insert(row)
                .exec_without_returning(&tx)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// The rows that the instance itself would have sealed, had it been told this history.
    async fn resealed(&self, mut history: Vec<audit_entry::Model>) -> Rows {
        for entry in &mut history {
            (entry.seq, entry.previous_hash, entry.hash) = (None, None, None);
        }
        self.put(Rows {
            entries: history,
            checkpoints: Vec::new(),
        })
        .await;
        self.seal(10_000).await;
        self.rows().await
    }
}

fn keys(seed: u64) -> KeyRing {
    let folder = tempfile::tempdir().unwrap();
    KeyRing::open_or_create(&folder.path().join("ring.json"), Chance::from_seed(seed)).unwrap()
}

async fn record(tx: &DatabaseTransaction, number: u128) {
    let object = format!("case_file/{number}");
    let entry = Entry {
        id: Uuid::from_u128(number),
        at: MONDAY + Duration::seconds(i64::try_from(number).unwrap()),
        actor: number.is_multiple_of(2).then(|| Uuid::from_u128(number * 7)),
        action: "take",
        object: &object,
        detail: "",
    };
    audit::record(tx, entry).await.unwrap();
}

store::on_both! {
    async fn an_untouched_chain_holds(db: TestDatabase) {
        let world = World::sealed(db, 7).await;
        let untouched = Report { sealed: 7, unsealed: 0, oldest_unsealed_at: None, fault: None };
        assert_eq!(world.verify().await, untouched);
        assert_eq!(world.head().await.seq, 7);
    }

    async fn an_empty_audit_is_whole(db: TestDatabase) {
        let world = World::new(db);
        assert_eq!(world.seal(10).await, 0);
        assert_eq!(world.verify().await, Report { sealed: 0, unsealed: 0, oldest_unsealed_at: None, fault: None });
        assert_eq!(world.head().await, Head { seq: 0, hash: vec![0; 32] });
        assert!(world.rows().await.checkpoints.is_empty());
    }

    async fn an_entry_shares_the_fate_of_its_change(db: TestDatabase) {
        let world = World::new(db);
        let tx = world.database.begin_write().await.unwrap();
        record(&tx, 1).await;
        tx.rollback().await.unwrap();
        assert_eq!(world.verify().await.unsealed, 0);
    }

    async fn entries_wait_loose_until_they_are_sealed_oldest_first(db: TestDatabase) {
        let world = World::new(db);
        world.record([3, 1, 2]).await;
        let report = world.verify().await;
        assert_eq!((report.unsealed, report.oldest_unsealed_at), (3, Some(MONDAY + Duration::SECOND)));

        assert_eq!(world.seal(2).await, 2);
        assert_eq!(world.seal(2).await, 1);
        assert_eq!(world.seal(2).await, 0);
        let order: Vec<_> = world.rows().await.entries.iter().map(|entry| entry.id.as_u128()).collect();
        assert_eq!(order, [1, 2, 3]);
        assert_eq!(world.fault().await, None);
    }

    async fn two_nodes_may_seal_at_once(db: TestDatabase) {
        let world = World::new(db);
        world.record(1..=60).await;
        let nodes = (0..6).map(|_| world.seal(20));
        let sealed: u64 = futures::future::join_all(nodes).await.into_iter().sum();
        assert_eq!(sealed, 60);
        let report = world.verify().await;
        assert_eq!((report.sealed, report.unsealed, report.fault), (60, 0, None));
    }

    async fn any_changed_field_is_found_and_named(db: TestDatabase) {
        let world = World::sealed(db, 5).await;
        let untouched = world.rows().await;
        let changes: [fn(&mut audit_entry::Model); 8] = [
            |entry| entry.id = Uuid::from_u128(99),
            |entry| entry.at += 1,
            |entry| entry.actor_id = Some(Uuid::nil()),
            |entry| entry.action.push('x'),
            |entry| entry.object = entry.object.replace("case_file", "case-file"),
            |entry| entry.detail.push('x'),
            |entry| entry.previous_hash = None,
            |entry| entry.hash = Some(vec![0; 32]),
        ];
        for at in 0..5 {
            for (number, change) in changes.iter().enumerate() {
                let mut rows = untouched.clone();
                change(&mut rows.entries[at]);
                world.put(rows).await;
                assert_eq!(world.fault().await, Some((at + 1, FaultKind::Changed)), "change {number}");
            }
        }
    }

    async fn a_changed_entry_with_a_new_hash_is_found_and_named(db: TestDatabase) {
        let world = World::sealed(db, 5).await;
        let untouched = world.rows().await;
        for at in 0..5 {
            let mut history = untouched.entries.clone();
            history[at].detail.push_str("forged");
            let forged = world.resealed(history).await;
            let mut rows = untouched.clone();
            rows.entries[at] = forged.entries[at].clone();
            world.put(rows).await;
            assert_eq!(world.fault().await, Some((at + 1, FaultKind::Changed)));
        }
    }

    async fn a_changed_last_entry_does_not_pass_the_blame(db: TestDatabase) {
        let world = World::sealed(db, 5).await;
        let untouched = world.rows().await;
        let mut history = untouched.entries.clone();
        history[3].detail.push_str("forged");
        let forged = world.resealed(history).await;
        let mut rows = untouched;
        rows.entries[4] = forged.entries[4].clone();
        world.put(rows).await;
        assert_eq!(world.fault().await, Some((5, FaultKind::Changed)));
    }

    async fn a_chain_written_anew_meets_the_next_signature(db: TestDatabase) {
        let world = World::sealed(db, 250).await;
        let untouched = world.rows().await;
        for (at, met) in [(0, 100), (99, 100), (100, 200), (249, 250)] {
            let mut history = untouched.entries.clone();
            history[at].detail.push_str("forged");
            let forged = world.resealed(history).await;
            world.put(Rows { checkpoints: untouched.checkpoints.clone(), ..forged }).await;
            assert_eq!(world.fault().await, Some((met, FaultKind::Changed)), "from {at}");
        }
    }

    async fn a_removed_entry_is_found_and_named(db: TestDatabase) {
        let world = World::sealed(db, 5).await;
        let untouched = world.rows().await;
        for at in 0..5 {
            let mut rows = untouched.clone();
            rows.entries.remove(at);
            world.put(rows).await;
            assert_eq!(world.fault().await, Some((at + 1, FaultKind::Removed)));
        }
    }

    async fn closing_the_gap_does_not_hide_a_removal(db: TestDatabase) {
        let world = World::sealed(db, 5).await;
        let untouched = world.rows().await;
        for at in 0..4 {
            let mut rows = untouched.clone();
            rows.entries.remove(at);
            for entry in &mut rows.entries[at..] {
                entry.seq = entry.seq.map(|seq| seq - 1);
            }
            world.put(rows).await;
            assert_eq!(world.fault().await.map(|(seq, _)| seq), Some(at + 1));
        }
    }

    async fn loosening_an_entry_does_not_hide_it(db: TestDatabase) {
        let world = World::sealed(db, 5).await;
        let mut rows = world.rows().await;
        rows.entries[2].seq = None;
        world.put(rows).await;
        assert_eq!(world.fault().await, Some((3, FaultKind::Removed)));
        world.seal(10).await;
        assert_eq!(world.fault().await, Some((3, FaultKind::Removed)));
    }

    async fn swapped_entries_are_found_and_named(db: TestDatabase) {
        let world = World::sealed(db, 5).await;
        let untouched = world.rows().await;
        for (first, second) in (0..5).flat_map(|first| (first + 1..5).map(move |second| (first, second))) {
            let mut renumbered = untouched.clone();
            (renumbered.entries[first].seq, renumbered.entries[second].seq) =
                (untouched.entries[second].seq, untouched.entries[first].seq);
            world.put(renumbered).await;
            assert_eq!(world.fault().await, Some((first + 1, FaultKind::Reordered)), "{first} {second}");

            let mut rewritten = untouched.clone();
            rewritten.entries.swap(first, second);
            for (entry, place) in rewritten.entries.iter_mut().zip(&untouched.entries) {
                (entry.seq, entry.previous_hash, entry.hash) =
                    (place.seq, place.previous_hash.clone(), place.hash.clone());
            }
            world.put(rewritten).await;
            assert_eq!(world.fault().await, Some((first + 1, FaultKind::Reordered)), "{first} {second}");
        }
    }

    async fn an_added_entry_is_found(db: TestDatabase) {
        let world = World::sealed(db, 3).await;
        let untouched = world.rows().await;
        for (seq, found) in [(0, 1), (-5, 1), (4, 4), (9, 4)] {
            let mut rows = untouched.clone();
            let added = audit_entry::Model { id: Uuid::from_u128(99), seq: Some(seq), ..rows.entries[2].clone() };
            rows.entries.push(added);
            world.put(rows).await;
            assert_eq!(world.fault().await.map(|(seq, _)| seq), Some(found), "{seq}");
        }
    }

    async fn a_missing_or_false_signature_is_found(db: TestDatabase) {
        let world = World::sealed(db, 250).await;
        let untouched = world.rows().await;
        let signed: BTreeSet<_> = untouched.checkpoints.iter().map(|checkpoint| checkpoint.seq).collect();
        assert_eq!(signed, BTreeSet::from([100, 200, 250]));

        for (at, seq) in [(0, 100), (1, 200), (2, 250)] {
            let mut missing = untouched.clone();
            missing.checkpoints.remove(at);
            world.put(missing).await;
            assert_eq!(world.fault().await, Some((seq, FaultKind::BadCheckpoint)));

            let mut changed = untouched.clone();
            changed.checkpoints[at].signature[0] ^= 1;
            world.put(changed).await;
            assert_eq!(world.fault().await, Some((seq, FaultKind::BadCheckpoint)));

            let mut dated = untouched.clone();
            dated.checkpoints[at].at += 1;
            world.put(dated).await;
            assert_eq!(world.fault().await, Some((seq, FaultKind::BadCheckpoint)));
        }
    }

    async fn another_instance_s_signature_counts_for_nothing(db: TestDatabase) {
        let world = World::sealed(db, 3).await;
        let stranger = keys(2).signer().public_key();
        let report = audit::verify(&world.database, &stranger).await.unwrap();
        assert_eq!(report.fault, Some(Fault { seq: 3, kind: FaultKind::BadCheckpoint }));
    }

    async fn a_long_chain_is_walked_in_pages(db: TestDatabase) {
        let world = World::sealed(db, 1_234).await;
        assert_eq!(world.fault().await, None);
        let tx = world.database.begin_write().await.unwrap();
        let last_page = audit_entry::Column::Seq.eq(1_203);
        audit_entry::Entity::delete_many().filter(last_page).exec(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(world.fault().await, Some((1_203, FaultKind::Removed)));
    }
}
