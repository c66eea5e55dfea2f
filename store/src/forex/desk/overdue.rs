//! Terms of the bank that pass: its supervisors hear of each once.

use domain::casework::Clock;
use domain::identity::Role;
use domain::ids::{AccountId, CaseId, OrganisationId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::people::on_duty;
use crate::casework::{Case, letters};
use crate::clock::local_date;
use crate::entity::{day_text, deadline};
use crate::{Error, Store};

/// The clocks that say how long the bank may take.
const BANKS_OWN: [Clock; 5] = [
    Clock::Take,
    Clock::Proposal,
    Clock::Check,
    Clock::Answer,
    Clock::AccountNumber,
];

/// A clock whose term has passed while it runs.
pub(in crate::forex) struct Overdue {
    /// The case.
    pub(in crate::forex) case: Uuid,
    clock: Uuid,
    kind: String,
}

/// The bank's clocks that ran out before today and of which no supervisor has heard, `most` at once.
pub(in crate::forex) async fn overdue(store: &Store, most: u64) -> Result<Vec<Overdue>, Error> {
    use deadline::Column as C;
    let today = day_text(local_date(store.clock().now()));
    let rows = deadline::Entity::find()
        .select_only()
        .columns([C::CaseId, C::Id, C::Kind])
        .filter(C::State.eq("running"))
        .filter(C::DueOn.lt(today))
        .filter(C::OverdueToldOn.is_null())
        .filter(C::Kind.is_in(BANKS_OWN.map(<&str>::from)))
        .order_by_asc(C::DueOn)
        .limit(most);
    let rows: Vec<(Uuid, Uuid, String)> = rows.into_tuple().all(store.reader()).await?;
    let overdue = rows
        .into_iter()
        .map(|(case, clock, kind)| Overdue { case, clock, kind });
    Ok(overdue.collect())
}

/// Gives the supervisors of the bank a notice; false when they have heard meanwhile, or the clock stands.
pub(in crate::forex) async fn tell_supervisors(store: &Store, overdue: &Overdue) -> Result<bool, Error> {
    use deadline::Column as C;
    let tx = store.database().begin_write().await?;
    let case = Case::lock(store, &tx, CaseId(overdue.case)).await?;
    let told = deadline::Entity::update_many()
        .col_expr(
            C::OverdueToldOn,
            Expr::value(day_text(local_date(store.clock().now()))),
        )
        .filter(C::Id.eq(overdue.clock))
        .filter(C::State.eq("running"))
        .filter(C::OverdueToldOn.is_null())
        .exec(&tx)
        .await?;
    if told.rows_affected != 1 {
        return Ok(false);
    }
    let bank = case.row.handling_org_id.map(OrganisationId);
    let bank = bank.ok_or_else(|| Error::corrupt("case_file.handling_org_id"))?;
    let parameters = [
        ("reference", case.row.reference.clone().unwrap_or_default()),
        ("clock", overdue.kind.clone()),
    ];
    for supervisor in on_duty(&tx, bank, Role::BankSupervisor).await? {
        letters::notify(
            store,
            &tx,
            AccountId(supervisor),
            Some(case.id()),
            "overdue",
            &parameters,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(true)
}
