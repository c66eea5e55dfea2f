//! The few words in which the migrations are written.

use sea_orm_migration::{prelude::*, schema::uuid};

/// A new table.
pub(crate) fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).take()
}

/// The primary key that most tables have.
pub(crate) fn id() -> ColumnDef {
    uuid("id").primary_key().take()
}

/// A primary key of several columns.
pub(crate) fn key(columns: &[&'static str]) -> IndexCreateStatement {
    over(columns).primary().take()
}

/// The column names a row of `parent` by its `id`; such a row cannot be deleted while it is named.
pub(crate) fn names(column: &'static str, parent: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(parent, "id").take()
}

/// An index, called after the table and its columns.
pub(crate) fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    over(columns)
        .table(table)
        .name(format!("{table}_{}", columns.join("_")))
        .take()
}

/// An index that allows each combination once; NULL counts as different from NULL.
pub(crate) fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).unique().take()
}

/// Creates the tables, in an order in which each names only earlier ones, then the indexes.
pub(crate) async fn create(
    manager: &SchemaManager<'_>,
    tables: Vec<TableCreateStatement>,
    indexes: Vec<IndexCreateStatement>,
) -> Result<(), DbErr> {
    for table in tables {
        manager.create_table(table).await?;
    }
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}

fn over(columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    for column in columns {
        index.col(*column);
    }
    index
}
