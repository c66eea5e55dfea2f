//! Entities and migrations agree, and the constraints hold.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, IdenStatic, Iterable, QueryResult, RuntimeErr, SqlErr, Statement, sqlx};
use store::database::Kind;
use store::entity::{
    account, account_act, case_file, data_key, deadline, decision, document, instance, organisation, party,
    session,
};
use store::testing::TestDatabase;
use uuid::Uuid;

use crate::sample::{OTHER, SAME, round_trip, row};

store::on_both! {
    /// Columns have the names, the kinds and the nullability that the entities say, and no table is forgotten.
    async fn every_entity_fits_its_table(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        let mut checked = BTreeSet::from(["seaql_migrations".to_owned()]);
        macro_rules! each {
            ($($table:ident)+) => {$(
                each!(@one $table row::<store::entity::$table::Entity>());
            )+};
            (@one $table:ident $row:expr) => {
                assert_eq!(
                    columns_of_entity::<store::entity::$table::Entity>(),
                    columns_of_table(&db, &tx, stringify!($table)).await,
                );
                round_trip::<store::entity::$table::Entity>(&tx, $row).await;
                checked.insert(stringify!($table).to_owned());
            };
        }
        each! {
            data_key organisation account recovery_code party membership session known_device sign_in sign_in_delay one_time_code own_copy
            invitation firm_profile kept_form case_file case_party case_link case_lookup draft_page submission receipt case_event deadline
            absence bulk_act bulk_case saved_filter text_template text_template_version check_result supplement_item section_check score document message note notification notice_choice letter_text bank_account
            outbox idempotency_key audit_entry audit_checkpoint job_lease job_run calendar_year calendar_day instance
        }
        let mut unchecked = row::<decision::Entity>();
        unchecked.checker_id = Set(None);
        each!(@one decision unchecked);
        each!(@one quality_check row::<store::entity::quality_check::Entity>());
        let mut unchecked = row::<account_act::Entity>();
        unchecked.checker_id = Set(None);
        each!(@one account_act unchecked);
        assert_eq!(checked, tables(&db, &tx).await);
    }

    async fn a_row_cannot_name_what_is_not_there(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        let refusal = session::Entity::insert(row::<session::Entity>()).exec_without_returning(&tx).await;
        assert!(matches!(
            refusal.expect_err("a session of nobody").sql_err(),
            Some(SqlErr::ForeignKeyConstraintViolation(_))
        ));
    }

    async fn a_row_that_is_named_cannot_be_deleted(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        insert_case(&tx).await;
        let refusal = party::Entity::delete_by_id(SAME).exec(&tx).await;
        assert!(matches!(
            refusal.expect_err("a case without its party").sql_err(),
            Some(SqlErr::ForeignKeyConstraintViolation(_))
        ));
    }

    async fn nobody_checks_their_own_decision(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        insert_case(&tx).await;
        let own = decision::ActiveModel { checker_id: Set(Some(SAME)), ..row::<decision::Entity>() };
        let refusal = own.insert(&tx).await.expect_err("maker and checker are one");
        assert_eq!(code(&refusal), check_violation(db.kind()));
    }

    async fn nobody_confirms_their_own_act_on_an_account_and_nothing_is_confirmed_by_nobody(db: TestDatabase) {
        for checker in [Some(SAME), None] {
            let tx = db.begin_write().await.expect("a transaction");
            insert_case(&tx).await;
            let confirmed = account_act::ActiveModel {
                outcome: Set(Some("confirmed".to_owned())),
                checker_id: Set(checker),
                ..row::<account_act::Entity>()
            };
            let refusal = confirmed.insert(&tx).await.expect_err("one person, or nobody");
            assert_eq!(code(&refusal), check_violation(db.kind()));
        }
        let tx = db.begin_write().await.expect("a transaction");
        insert_case(&tx).await;
        let first = account_act::ActiveModel { checker_id: Set(Some(OTHER)), ..row::<account_act::Entity>() };
        let again = account_act::ActiveModel { id: Set(OTHER), ..first.clone() };
        first.insert(&tx).await.expect("maker and checker are two");
        assert!(is_twice(again.insert(&tx).await), "the same number");
    }

    async fn a_stage_is_decided_once_a_round(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        insert_case(&tx).await;
        let first = decision::ActiveModel { checker_id: Set(Some(OTHER)), ..row::<decision::Entity>() };
        let next_round = decision::ActiveModel { id: Set(OTHER), round: Set(2), ..first.clone() };
        let again = decision::ActiveModel { id: Set(Uuid::nil()), checker_id: Set(None), ..first.clone() };
        first.insert(&tx).await.expect("maker and checker are two");
        next_round.insert(&tx).await.expect("another round");
        assert!(is_twice(again.insert(&tx).await));
    }

    async fn a_case_holds_the_same_document_once_until_it_is_removed(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        insert_case(&tx).await;
        let document = document::ActiveModel { removed_at: Set(None), ..row::<document::Entity>() };
        let again = document::ActiveModel { id: Set(OTHER), ..document.clone() };
        let removed = document::ActiveModel { removed_at: Set(Some(1)), ..document.clone() };
        document.insert(&tx).await.expect("a document");
        removed.update(&tx).await.expect("it is removed");
        again.clone().insert(&tx).await.expect("the same again");
        let third = document::ActiveModel { id: Set(Uuid::nil()), ..again };
        assert!(is_twice(third.insert(&tx).await));
    }

    async fn accounts_without_mail_or_mobile_do_not_collide(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        insert_case(&tx).await;
        for (id, email_hash) in [(10, None), (11, None), (12, Some(vec![1; 32])), (13, Some(vec![2; 32]))] {
            let account = account::ActiveModel {
                id: Set(Uuid::from_u128(id)),
                email_hash: Set(email_hash),
                mobile_hash: Set(None),
                ..row::<account::Entity>()
            };
            account.insert(&tx).await.expect("an account");
        }
    }

    async fn text_dates_sort_and_bytes_compare_alike(db: TestDatabase) {
        let tx = db.begin_write().await.expect("a transaction");
        insert_case(&tx).await;
        for (id, due_on) in [(1, "2026-12-01"), (2, "2026-09-30"), (3, "2027-01-04")] {
            let deadline = deadline::ActiveModel {
                id: Set(Uuid::from_u128(id)),
                due_on: Set(Some(due_on.to_owned())),
                ..row::<deadline::Entity>()
            };
            deadline.insert(&tx).await.expect("a deadline");
        }
        let soon = deadline::Entity::find()
            .filter(deadline::Column::DueOn.lte("2026-12-31"))
            .filter(deadline::Column::Id.gt(Uuid::from_u128(1)))
            .all(&tx)
            .await
            .expect("the deadlines");
        assert_eq!(soon.iter().map(|deadline| deadline.id).collect::<Vec<_>>(), [Uuid::from_u128(2)]);

        let key = instance::ActiveModel { name: Set("key".to_owned()), value: Set(vec![0, 1, 2]) };
        key.insert(&tx).await.expect("a value");
        let found = instance::Entity::find().filter(instance::Column::Value.eq(vec![0_u8, 1, 2])).one(&tx).await;
        assert!(found.expect("an answer").is_some());
    }
}

/// A case of the sample party with everything that it names, and a second account.
async fn insert_case(tx: &DatabaseTransaction) {
    round_trip::<data_key::Entity>(tx, row::<data_key::Entity>()).await;
    round_trip::<organisation::Entity>(tx, row::<organisation::Entity>()).await;
    round_trip::<account::Entity>(tx, row::<account::Entity>()).await;
    round_trip::<party::Entity>(tx, row::<party::Entity>()).await;
    round_trip::<case_file::Entity>(tx, row::<case_file::Entity>()).await;
    let second = account::ActiveModel {
        id: Set(OTHER),
        email_hash: Set(None),
        mobile_hash: Set(None),
        ..row::<account::Entity>()
    };
    second.insert(tx).await.expect("a second account");
}

fn is_twice<T: std::fmt::Debug>(outcome: Result<T, DbErr>) -> bool {
    let refusal = outcome.expect_err("only one of its kind");
    matches!(refusal.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// The code of a refusal by a CHECK constraint.
fn check_violation(kind: Kind) -> &'static str {
    match kind {
        Kind::Sqlite => "275",
        Kind::Postgres => "23514",
    }
}

/// The engine's own code of a refusal.
fn code(error: &DbErr) -> String {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        panic!("not a refusal of the database: {error}");
    };
    match cause.as_ref() {
        sqlx::Error::Database(refusal) => refusal.code().expect("a code").into_owned(),
        other => panic!("not a refusal of the database: {other}"),
    }
}

/// Name, and whether it may be NULL.
type Columns = BTreeSet<(String, bool)>;

fn columns_of_entity<E: EntityTrait>() -> Columns {
    E::Column::iter()
        .map(|column| (column.as_str().to_owned(), column.def().is_null()))
        .collect()
}

async fn columns_of_table(db: &TestDatabase, tx: &DatabaseTransaction, table: &str) -> Columns {
    let sql = match db.kind() {
        Kind::Sqlite => format!("SELECT name, \"notnull\" = 0 FROM pragma_table_info('{table}')"),
        Kind::Postgres => format!(
            "SELECT CAST(column_name AS text), is_nullable = 'YES' FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = '{table}'"
        ),
    };
    let column = |row: QueryResult| {
        (
            row.try_get_by_index(0).expect("a name"),
            row.try_get_by_index(1).expect("a flag"),
        )
    };
    rows(tx, &sql).await.into_iter().map(column).collect()
}

async fn tables(db: &TestDatabase, tx: &DatabaseTransaction) -> BTreeSet<String> {
    let sql = match db.kind() {
        Kind::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Kind::Postgres => "SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = current_schema()",
    };
    rows(tx, sql)
        .await
        .into_iter()
        .map(|row| row.try_get_by_index(0).expect("a name"))
        .collect()
}

async fn rows(tx: &DatabaseTransaction, sql: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(tx.get_database_backend(), sql);
    tx.query_all_raw(statement).await.expect("rows")
}
