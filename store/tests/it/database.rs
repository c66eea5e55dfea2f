//! Opening, migrating, being ready.

use sea_orm::{ConnectionTrait, Statement};
use store::database::{Database, Kind, OpenError, SchemaError};
use store::testing::TestDatabase;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

store::on_both! {
    async fn migrating_again_changes_nothing(db: TestDatabase) {
        db.migrate().await.expect("nothing to do");
        db.check().await.expect("ready");
    }

    async fn an_empty_database_is_not_ready(db: TestDatabase) {
        let empty = emptied(&db).await;
        assert!(matches!(empty.check().await, Err(SchemaError::Behind { .. })));
    }

    async fn nodes_that_start_together_migrate_once(db: TestDatabase) {
        let first = emptied(&db).await;
        let second = first.clone();
        let (one, two) = tokio::join!(first.migrate(), second.migrate());
        one.expect("one node");
        two.expect("the other node");
        first.check().await.expect("ready");
    }

    /// An older program must not work on what a newer one has changed.
    async fn a_newer_schema_is_refused(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_later', 0)";
        tx.execute_unprepared(newer).await.expect("a row");
        tx.commit().await.expect("a commit");
        for refusal in [db.migrate().await, db.check().await] {
            assert!(matches!(refusal, Err(SchemaError::Newer { unknown }) if unknown == "m20990101_000001_later"));
        }
    }

    async fn a_closed_database_is_not_ready(db: TestDatabase) {
        let node = Database::open(db.url()).await.expect("a second node");
        node.clone().close().await.expect("closed");
        assert!(matches!(node.check().await, Err(SchemaError::Database(_))));
        db.check().await.expect("the other node goes on");
    }
}

#[tokio::test]
async fn what_could_lose_data_is_refused() {
    let refusal = Database::open("sqlite::memory:").await;
    assert!(matches!(refusal, Err(OpenError::NoWriteAheadLog { found }) if found == "memory"));
}

/// A password in an address must not reach a log.
#[tokio::test]
async fn refusals_do_not_repeat_the_address() {
    for address in [
        "mysql://root:secret@host/name",
        "postgres://me:secret@[/name",
        "sqlite:secret?mode=odd",
        "secret",
    ] {
        let refusal = Database::open(address).await.expect_err("a refusal");
        assert!(
            matches!(refusal, OpenError::UnknownKind | OpenError::Malformed),
            "{refusal:?}"
        );
        assert!(!format!("{refusal} {refusal:?}").contains("secret"));
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_is_not_made_unasked() {
    let refusal = Database::open("sqlite:/nowhere/at/all.sqlite").await;
    assert!(matches!(refusal, Err(OpenError::Unreachable(_))));
}

/// The same place without a single table.
async fn emptied(db: &TestDatabase) -> Database {
    match db.kind() {
        Kind::Sqlite => {
            let url = db.url().replace("test.sqlite", "empty.sqlite");
            Database::open(&url).await.expect("an empty file")
        }
        Kind::Postgres => {
            let statement = Statement::from_string(
                db.reader().get_database_backend(),
                "SELECT current_schema()::text",
            );
            let row = db
                .reader()
                .query_one_raw(statement)
                .await
                .expect("an answer")
                .expect("a row");
            let schema: String = row.try_get_by_index(0).expect("a name");
            let empty = format!("DROP SCHEMA {schema} CASCADE; CREATE SCHEMA {schema}");
            db.reader()
                .execute_unprepared(&empty)
                .await
                .expect("an empty schema");
            Database::clone(db)
        }
    }
}

#[tokio::test]
async fn a_postgres_that_offers_tls_is_greeted_in_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let url = format!("postgres://me@{address}/name?sslmode=verify-full");
    let server = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 8];
        stream.read_exact(&mut request).await.unwrap();
        assert_eq!(request[4..], 80_877_103_u32.to_be_bytes(), "a request for TLS");
        stream.write_all(b"S").await.unwrap();
        let mut greeting = [0; 2];
        stream.read_exact(&mut greeting).await.unwrap();
        greeting
    };
    let (opened, greeting) = tokio::join!(Database::open(&url), server);
    assert_eq!(greeting, [22, 3], "a TLS handshake");
    assert!(opened.is_err(), "it went away");
}
