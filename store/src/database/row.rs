//! Statements of pages that are opened often: their text is at hand instead of built each time, and their rows are read by
//! the position of a column instead of by its name.

use sea_orm::{ConnectionTrait, Statement, Value};

/// A statement in the words that both databases understand; `$1` stands for the first value.
pub(crate) fn statement<const N: usize>(
    db: &impl ConnectionTrait,
    text: &str,
    values: [Value; N],
) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), text, values)
}

/// A struct whose fields are the columns of a statement, in their order.
macro_rules! by_position {
    ($(#[$meta:meta])* $visible:vis struct $name:ident { $($field:ident: $kind:ty,)* }) => {
        $(#[$meta])*
        $visible struct $name { $($field: $kind,)* }

        impl sea_orm::FromQueryResult for $name {
            fn from_query_result(row: &sea_orm::QueryResult, _: &str) -> Result<Self, sea_orm::DbErr> {
                let mut columns = 0_usize..;
                let mut column = || columns.next().unwrap_or_default();
                Ok(Self { $($field: row.try_get_by_index(column())?,)* })
            }
        }
    };
}
pub(crate) use by_position;
