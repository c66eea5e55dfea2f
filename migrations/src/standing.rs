//! How a database's schema stands to the one this program knows.

use sea_orm_migration::{prelude::*, sea_orm::EntityTrait, seaql_migrations};

use crate::Migrator;

/// How the schema found in a database compares with this program's migrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every migration has been applied, and no other.
    Current,
    /// Migrations are waiting to be applied.
    Behind {
        /// How many.
        pending: usize,
    },
    /// A newer program has been here: its migration is unknown to this one.
    Ahead {
        /// The name of the first unknown migration.
        unknown: String,
    },
}

/// Compares the database with this program's migrations; writes nothing.
pub async fn standing<'c>(database: impl IntoSchemaManagerConnection<'c>) -> Result<Standing, DbErr> {
    let known = Migrator::get_migration_files();
    let applied = applied(&SchemaManager::new(database.into_database_executor())).await?;
    let is_known = |name: &String| known.iter().any(|migration| migration.name() == name);
    if let Some(unknown) = applied.iter().find(|name| !is_known(name)) {
        return Ok(Standing::Ahead {
            unknown: unknown.clone(),
        });
    }
    Ok(match known.len() - applied.len() {
        0 => Standing::Current,
        pending => Standing::Behind { pending },
    })
}

/// The names of the migrations that the database has seen; none when it is empty.
async fn applied(manager: &SchemaManager<'_>) -> Result<Vec<String>, DbErr> {
    if !manager.has_table("seaql_migrations").await? {
        return Ok(Vec::new());
    }
    let rows = seaql_migrations::Entity::find()
        .all(manager.get_connection())
        .await?;
    Ok(rows.into_iter().map(|row| row.version).collect())
}
