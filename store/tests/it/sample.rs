//! Rows made up from nothing but the type of each column.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ColumnType;
use sea_orm::{Iterable, TryIntoModel, Value};
use uuid::Uuid;

/// The id of every sample row, and so what every foreign key names.
pub(crate) const SAME: Uuid = Uuid::from_u128(0x0193_5000_0000_7000_8000_0000_0000_0001);

/// An id that no sample row has.
pub(crate) const OTHER: Uuid = Uuid::from_u128(0x0193_5000_0000_7000_8000_0000_0000_0002);

/// A row with something in every column.
pub(crate) fn row<E>() -> E::ActiveModel
where
    E: EntityTrait,
{
    let mut row = <E::ActiveModel as ActiveModelTrait>::default();
    for column in E::Column::iter() {
        row.set(column, value(column.def().get_column_type()));
    }
    row
}

/// Inserts the row and reads it back.
pub(crate) async fn round_trip<E>(connection: &impl ConnectionTrait, row: E::ActiveModel)
where
    E: EntityTrait,
    E::ActiveModel: TryIntoModel<E::Model>,
    E::Model: PartialEq,
{
    E::insert(row.clone())
        .exec_without_returning(connection)
        .await
        .expect("a row");
    let found = E::find().all(connection).await.expect("the rows");
    assert_eq!(found, [row.try_into_model().expect("a whole row")]);
}

/// Values at the edge of what a portable column must hold.
fn value(kind: &ColumnType) -> Value {
    match kind {
        ColumnType::Uuid => SAME.into(),
        ColumnType::Integer => i32::MIN.into(),
        ColumnType::BigInteger => i64::MAX.into(),
        ColumnType::Boolean => true.into(),
        ColumnType::String(_) | ColumnType::Text => "甬易通 𠮷 'é\"\\".into(),
        ColumnType::Binary(_) | ColumnType::VarBinary(_) | ColumnType::Blob => vec![0_u8, 255, 39].into(),
        other => panic!("no sample of {other:?}"),
    }
}
