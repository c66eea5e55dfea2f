//! Who is absent now, and who stands in.

use domain::ids::AccountId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};

use crate::clock::local_date;
use crate::entity::{absence, day_text};
use crate::{Error, Store};

/// The absences of today.
pub(crate) fn today(store: &Store) -> Select<absence::Entity> {
    let today = day_text(local_date(store.clock().now()));
    absence::Entity::find()
        .filter(absence::Column::FromOn.lte(today.clone()))
        .filter(absence::Column::ToOn.gte(today))
}

/// The absence of an officer today.
pub(crate) async fn of(
    store: &Store,
    db: &impl ConnectionTrait,
    officer: AccountId,
) -> Result<Option<absence::Model>, Error> {
    let own = today(store).filter(absence::Column::AccountId.eq(officer.0));
    Ok(own.one(db).await?)
}
