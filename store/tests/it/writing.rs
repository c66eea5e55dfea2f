//! Writers one after another: nobody's work is lost, and nobody waits for ever.

use std::time::Duration;

use futures::future::join_all;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectOptions, DatabaseConnection, DbBackend, QuerySelect, Statement};
use store::database::{Database, Kind, is_transient};
use store::entity::job_lease;
use store::testing::TestDatabase;
use tokio::time::timeout;

store::on_both! {
    /// Two nodes on one database, many writers on each, all changing the same row: each reads, then writes.
    async fn many_writers_lose_nothing(db: TestDatabase) {
        const ROUNDS: i64 = 20;
        insert_counter(&db).await;
        let other_node = Database::open(db.url()).await.expect("a second node");
        let mut writers = tokio::task::JoinSet::new();
        for _ in 0..ROUNDS {
            for node in [Database::clone(&db), other_node.clone()] {
                writers.spawn(async move { count_one(&node).await.expect("a turn") });
            }
        }
        while let Some(turn) = writers.join_next().await {
            turn.expect("a writer");
        }
        assert_eq!(count(&db).await, ROUNDS * 2);
    }

    async fn dropped_work_is_undone(db: TestDatabase) {
        insert_counter(&db).await;
        let tx = db.begin_write().await.expect("a transaction");
        job_lease::Entity::delete_by_id("counter").exec(&tx).await.expect("a deletion");
        drop(tx);
        let tx = db.begin_write().await.expect("the next writer's turn");
        tx.commit().await.expect("a commit");
        assert_eq!(count(&db).await, 0);
    }

    /// A write in the way is worth another try; a write against the rules is not.
    async fn a_write_in_the_way_is_transient(db: TestDatabase) {
        insert_counter(&db).await;
        let tx = db.begin_write().await.expect("a transaction");
        locked(&tx).await.expect("the row");
        let impatient = other_process(&db).await;
        let short_wait = match db.kind() {
            Kind::Sqlite => "PRAGMA busy_timeout = 1",
            Kind::Postgres => "SET lock_timeout = '1ms'",
        };
        impatient.execute_unprepared(short_wait).await.expect("a setting");
        let delete = "DELETE FROM job_lease WHERE name = 'counter'";
        let refusal = impatient.execute_unprepared(delete).await.expect_err("the row is locked");
        assert!(is_transient(&refusal), "{refusal}");
        tx.commit().await.expect("a commit");

        let twice = insert(&db, "counter").await.expect_err("a counter is there");
        assert!(!is_transient(&twice), "{twice}");
    }
}

/// Otherwise two writers that read first could both wait for the other to finish reading.
#[tokio::test]
async fn sqlite_takes_the_lock_when_a_write_begins() {
    let db = TestDatabase::sqlite().await;
    let other_process = sea_orm::Database::connect(db.url())
        .await
        .expect("another process");
    other_process
        .execute_unprepared("PRAGMA busy_timeout = 1")
        .await
        .expect("a setting");

    let idle = db.begin_write().await.expect("a transaction without a statement");
    let refusal = other_process
        .execute_unprepared("BEGIN IMMEDIATE")
        .await
        .expect_err("the lock is taken");
    assert!(is_transient(&refusal), "{refusal}");
    idle.rollback().await.expect("a rollback");
    other_process
        .execute_unprepared("BEGIN IMMEDIATE")
        .await
        .expect("the lock is free");
}

/// Readers go on while somebody writes, and see what was committed before.
#[tokio::test]
async fn sqlite_reads_while_it_writes() {
    let db = TestDatabase::sqlite().await;
    insert_counter(&db).await;
    let tx = db.begin_write().await.expect("a transaction");
    job_lease::Entity::delete_by_id("counter")
        .exec(&tx)
        .await
        .expect("a deletion");
    assert_eq!(count(&db).await, 0);
}

/// Whoever comes when every connection is taken waits; a page that is given up half-way leaves nothing behind.
#[tokio::test]
async fn one_sqlite_reader_serves_many() {
    let db = TestDatabase::sqlite().await;
    let node = Database::open_with(db.url(), 1).await.expect("a second node");
    let ask = |sql: &str| {
        node.reader()
            .query_one_raw(Statement::from_string(DbBackend::Sqlite, sql))
    };
    let long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000) SELECT COUNT(*) FROM n";
    let given_up = timeout(Duration::from_millis(1), ask(long)).await;
    given_up.expect_err("it takes longer");
    let answers = join_all((0..8).map(|_| ask("SELECT 1"))).await;
    assert!(
        answers.iter().all(|answer| matches!(answer, Ok(Some(_)))),
        "{answers:?}"
    );
}

#[tokio::test]
async fn sqlite_readers_refuse_to_write() {
    let db = TestDatabase::sqlite().await;
    let refusal = db
        .reader()
        .execute_unprepared("DELETE FROM job_lease")
        .await
        .expect_err("a reader only reads");
    assert!(refusal.to_string().contains("readonly"), "{refusal}");
}

/// `PRAGMA synchronous`: the log is flushed at every commit.
const FULL: i64 = 2;

/// What is acknowledged is on the disk, and what a row names is there.
#[tokio::test]
async fn sqlite_is_durable_and_strict() {
    let db = TestDatabase::sqlite().await;
    let tx = db.begin_write().await.expect("a transaction");
    assert_eq!(pragma::<String>(&tx, "journal_mode").await, "wal");
    assert_eq!(pragma::<i64>(&tx, "synchronous").await, FULL);
    assert_eq!(pragma::<i64>(&tx, "foreign_keys").await, 1);
    assert_eq!(pragma::<i64>(&tx, "busy_timeout").await, 5_000);
}

/// One connection that knows nothing of our habits.
async fn other_process(db: &TestDatabase) -> DatabaseConnection {
    let mut options = ConnectOptions::new(db.url());
    options.max_connections(1);
    sea_orm::Database::connect(options).await.expect("a connection")
}

async fn pragma<T: sea_orm::TryGetable>(connection: &impl ConnectionTrait, name: &str) -> T {
    let statement = Statement::from_string(sea_orm::DbBackend::Sqlite, format!("PRAGMA {name}"));
    let row = connection
        .query_one_raw(statement)
        .await
        .expect("an answer")
        .expect("a row");
    row.try_get_by_index(0).expect("a value")
}

async fn insert_counter(db: &Database) {
    insert(db, "counter").await.expect("a counter");
}

async fn insert(db: &Database, name: &str) -> Result<(), DbErr> {
    let tx = db.begin_write().await?;
    let row = job_lease::ActiveModel {
        name: Set(name.to_owned()),
        holder: Set(String::new()),
        until: Set(0),
    };
    row.insert(&tx).await?;
    tx.commit().await
}

/// The way every write goes: lock what it is about, look, change, commit.
async fn count_one(db: &Database) -> Result<(), DbErr> {
    let tx = db.begin_write().await?;
    let counter = locked(&tx).await?;
    tokio::task::yield_now().await;
    let counted = job_lease::ActiveModel {
        until: Set(counter.until + 1),
        ..counter.into()
    };
    counted.update(&tx).await?;
    tx.commit().await
}

async fn locked(tx: &impl ConnectionTrait) -> Result<job_lease::Model, DbErr> {
    let counter = job_lease::Entity::find_by_id("counter")
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(counter.expect("a counter"))
}

async fn count(db: &Database) -> i64 {
    let counter = job_lease::Entity::find_by_id("counter")
        .one(db.reader())
        .await
        .expect("an answer");
    counter.expect("a counter").until
}
