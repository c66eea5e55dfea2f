//! Reading the audit: entries by what was done, by whom, to which case, and when.

use domain::access::Actor;
use domain::ids::AccountId;
use domain::reference::Reference;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime, Time};
use uuid::Uuid;

use crate::clock::ZONE;
use crate::entity::{audit_entry, case_file, instant, micros};
use crate::paging::{Cursor, cut};
use crate::{Error, Store};

/// Entries on one page.
const PAGE_ROWS: u64 = 50;

/// Which entries are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What was done, such as `decision.confirmed`.
    pub action: String,
    /// Who did it.
    pub actor: Option<AccountId>,
    /// The reference of the case it was done to, as typed.
    pub reference: String,
    /// The first day, in the zone.
    pub from: Option<Date>,
    /// The last day, in the zone.
    pub to: Option<Date>,
}

/// One entry as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the chain; none while it waits to be sealed.
    pub seq: Option<i64>,
    /// When it was done.
    pub at: OffsetDateTime,
    /// The account that did it; none for the system and for guests.
    pub actor: Option<AccountId>,
    /// What was done.
    pub action: String,
    /// To what, such as `case/0190…`.
    pub object: String,
    /// The reference of the case, where the object is one that was handed in.
    pub reference: Option<String>,
    /// Codes and counts that say more.
    pub detail: String,
}

/// One page of the trail, the newest first, and where the next begins.
///
/// # Errors
/// [`Error::NotFound`] for everybody but administrators and auditors.
pub async fn page(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<(Vec<Line>, Option<Cursor>), Error> {
    use audit_entry::Column as C;
    if !actor.audits() {
        return Err(Error::NotFound);
    }
    let Some(condition) = condition(store, filter).await? else {
        return Ok((Vec::new(), None));
    };
    let rows = audit_entry::Entity::find()
        .filter(condition.add_option(after.map(|cursor| cursor.older(C::At, C::Id))))
        .order_by_desc(C::At)
        .order_by_desc(C::Id)
        .limit(PAGE_ROWS + 1)
        .all(store.reader())
        .await?;
    let (rows, next) = cut(rows, PAGE_ROWS, |row| Cursor {
        at: row.at,
        id: row.id,
    });
    Ok((lines(store, rows).await?, next))
}

/// None when no entry can fit, because there is no such case.
async fn condition(store: &Store, filter: &Filter) -> Result<Option<Condition>, Error> {
    use audit_entry::Column as C;
    let object = match filter.reference.trim() {
        "" => None,
        typed => match case_object(store, typed).await? {
            Some(object) => Some(object),
            None => return Ok(None),
        },
    };
    let midnight = |day: Date| micros(day.with_time(Time::MIDNIGHT).assume_offset(ZONE));
    let action = Some(filter.action.trim()).filter(|action| !action.is_empty());
    let day_after = filter.to.and_then(Date::next_day);
    Ok(Some(
        Condition::all()
            .add_option(action.map(|action| C::Action.eq(action)))
            .add_option(filter.actor.map(|actor| C::ActorId.eq(actor.0)))
            .add_option(object.map(|object| C::Object.eq(object)))
            .add_option(filter.from.map(|day| C::At.gte(midnight(day))))
            .add_option(day_after.map(|day| C::At.lt(midnight(day)))),
    ))
}

/// The case with this reference as the audit names it. Nothing of the case itself is read.
async fn case_object(store: &Store, typed: &str) -> Result<Option<String>, Error> {
    let Ok(reference) = Reference::parse(typed) else {
        return Ok(None);
    };
    let id: Option<Uuid> = case_file::Entity::find()
        .select_only()
        .column(case_file::Column::Id)
        .filter(case_file::Column::Reference.eq(reference.to_string()))
        .into_tuple()
        .one(store.reader())
        .await?;
    Ok(id.map(|id| format!("case/{}", id.simple())))
}

async fn lines(store: &Store, rows: Vec<audit_entry::Model>) -> Result<Vec<Line>, Error> {
    let case_of = |row: &audit_entry::Model| row.object.strip_prefix("case/")?.parse::<Uuid>().ok();
    let cases: Vec<Uuid> = rows.iter().filter_map(case_of).collect();
    let references: Vec<(Uuid, Option<String>)> = case_file::Entity::find()
        .select_only()
        .columns([case_file::Column::Id, case_file::Column::Reference])
        .filter(case_file::Column::Id.is_in(cases))
        .into_tuple()
        .all(store.reader())
        .await?;
    let references: BTreeMap<Uuid, Option<String>> = references.into_iter().collect();
    let line = |row: audit_entry::Model| {
        Ok(Line {
            reference: case_of(&row).and_then(|case| references.get(&case).cloned().flatten()),
            seq: row.seq,
            at: instant(row.at).ok_or_else(|| Error::corrupt("audit_entry.at"))?,
            actor: row.actor_id.map(AccountId),
            action: row.action,
            object: row.object,
            detail: row.detail,
        })
    };
    rows.into_iter().map(line).collect()
}
