//! Organisations as administrators look through them.

use domain::identity::OrganisationKind;
use domain::ids::OrganisationId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Organisation;
use crate::entity::organisation;
use crate::{Error, Operator, Store};

/// Organisations on one page.
const PAGE_ROWS: u64 = 50;

/// One page of organisations by code, and the code behind which the next begins. Branches stand on the page of their bank;
/// firms, of which there are thousands, are listed only where they are asked for.
pub async fn page(
    store: &Store,
    _: Operator,
    kind: Option<OrganisationKind>,
    after: &str,
) -> Result<(Vec<Organisation>, Option<String>), Error> {
    use organisation::Column as C;
    let mut query = organisation::Entity::find()
        .filter(C::ParentId.is_null())
        .filter(C::Code.gt(after));
    query = match kind {
        Some(kind) => query.filter(C::Kind.eq(kind.to_string())),
        None => query.filter(C::Kind.ne(OrganisationKind::Firm.to_string())),
    };
    let rows = query
        .order_by_asc(C::Code)
        .limit(PAGE_ROWS + 1)
        .all(store.reader())
        .await?;
    let is_more = rows.len() as u64 > PAGE_ROWS;
    let mut found: Vec<Organisation> = rows
        .into_iter()
        .map(TryInto::try_into)
        .collect::<Result<_, _>>()?;
    found.truncate(usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX));
    let last = found.last().map(|last| last.code.clone()).filter(|_| is_more);
    Ok((found, last))
}

/// The branches of a bank by code.
pub async fn branches_of(store: &Store, bank: OrganisationId) -> Result<Vec<Organisation>, Error> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::ParentId.eq(bank.0))
        .order_by_asc(organisation::Column::Code)
        .all(store.reader())
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}
