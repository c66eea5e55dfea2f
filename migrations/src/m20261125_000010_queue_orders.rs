//! The queue can be ordered by when a case was handed in and when it last moved on, too.

use sea_orm_migration::prelude::*;

use crate::table::{create, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let orders = ["submitted_at", "updated_at"];
        let indexes = orders.into_iter().flat_map(|order| {
            [
                index("case_file", &["handling_org_id", "is_open", order, "id"]),
                index("case_file", &["handling_org_id", "status", order, "id"]),
                index(
                    "case_file",
                    &["handling_org_id", "taken_by", "is_open", order, "id"],
                ),
                index("case_file", &["handling_org_id", order, "id"])
                    .and_where(Expr::col("proposed_by").is_not_null())
                    .take(),
            ]
        });
        create(manager, Vec::new(), indexes.collect()).await
    }
}
