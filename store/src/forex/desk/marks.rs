//! The officer's marks on the sections of an application: compared with the documents, and what came out.

use std::collections::BTreeMap;

use domain::access::{Actor, Examine, Grant, ReadAtDesk};
use domain::forex::Status;
use domain::ids::{CaseId, Version};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};
use time::OffsetDateTime;

use super::form::allow;
use super::history::happened;
use super::people;
use crate::casework::{By, Case};
use crate::entity::{instant, micros, section_check};
use crate::forex::change::{applicant_of, status_of};
use crate::{Error, Store};

/// What comparing a section with the documents gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MarkOutcome {
    /// Answers and documents say the same.
    Match,
    /// They do not.
    Mismatch,
    /// The documents cannot be read, or do not tell.
    Unclear,
}

/// The mark on one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What came out.
    pub outcome: MarkOutcome,
    /// The name of the officer who marked it.
    pub by: String,
    /// When.
    pub at: OffsetDateTime,
}

/// Marks by the name of their section.
pub type Marks = BTreeMap<String, MarkOutcome>;

/// Saves marks while the case is examined.
pub async fn save_marks(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    marks: &Marks,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, _) = Case::open_for_write::<ReadAtDesk>(store, &tx, actor, case).await?;
    case.at(seen)?;
    let grant = allow::<Examine>(actor, &case)?;
    if status_of(&case.row)? != Status::UnderReview {
        return Err(Error::NotNow);
    }
    write_marks(store, &tx, &case, &grant, marks).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the marks that differ from those that are there.
pub(super) async fn write_marks(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    grant: &Grant<Examine>,
    marks: &Marks,
) -> Result<(), Error> {
    let before = read_marks(tx, case).await?;
    let known = crate::forex::journey(store, applicant_of(&case.row)?).await?;
    let changed: Vec<(&String, &MarkOutcome)> = marks
        .iter()
        .filter(|(section, outcome)| before.get(*section) != Some(outcome))
        .filter(|(section, _)| known.sections.iter().any(|own| own.name == section.as_str()))
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    let detail: Vec<String> = changed
        .iter()
        .map(|(section, outcome)| format!("{section}:{outcome}"))
        .collect();
    let row = |(section, outcome): (&String, &MarkOutcome)| section_check::ActiveModel {
        case_id: Set(case.row.id),
        round: Set(case.row.round),
        section: Set(section.clone()),
        outcome: Set(outcome.to_string()),
        account_id: Set(grant.actor().0),
        at: Set(micros(store.clock().now())),
    };
    upsert(tx, changed.into_iter().map(row).collect()).await?;
    happened(
        store,
        tx,
        case,
        By::from(grant),
        ("mark", &detail.join(" "), None),
    )
    .await
}

/// Takes the marks over into the next round, but for the sections that the applicant is asked to change.
pub(super) async fn carry_over(
    tx: &DatabaseTransaction,
    case: &Case,
    next_round: i32,
    asked: &[&str],
) -> Result<(), Error> {
    let rows = rows(tx, case)
        .await?
        .into_iter()
        .filter(|row| !asked.contains(&row.section.as_str()));
    let rows: Vec<section_check::ActiveModel> = rows
        .map(|row| section_check::ActiveModel {
            round: Set(next_round),
            ..all_set(row)
        })
        .collect();
    if rows.is_empty() {
        Ok(())
    } else {
        upsert(tx, rows).await
    }
}

fn all_set(row: section_check::Model) -> section_check::ActiveModel {
    section_check::ActiveModel {
        case_id: Set(row.case_id),
        round: Set(row.round),
        section: Set(row.section),
        outcome: Set(row.outcome),
        account_id: Set(row.account_id),
        at: Set(row.at),
    }
}

async fn upsert(tx: &DatabaseTransaction, rows: Vec<section_check::ActiveModel>) -> Result<(), Error> {
    use section_check::Column as C;
    let replace = OnConflict::columns([C::CaseId, C::Round, C::Section])
        .update_columns([C::Outcome, C::AccountId, C::At])
        .to_owned();
    section_check::Entity::insert_many(rows)
        .on_conflict(replace)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn rows(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<section_check::Model>, Error> {
    let rows = section_check::Entity::find()
        .filter(section_check::Column::CaseId.eq(case.row.id))
        .filter(section_check::Column::Round.eq(case.row.round));
    Ok(rows.all(db).await?)
}

/// The marks of the present round.
pub(super) async fn read_marks(db: &impl ConnectionTrait, case: &Case) -> Result<Marks, Error> {
    let rows = rows(db, case).await?;
    rows.into_iter()
        .map(|row| Ok((row.section, row.outcome.parse()?)))
        .collect()
}

/// The marks of the present round with who made them and when.
pub(super) async fn named_marks(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<BTreeMap<String, Mark>, Error> {
    let rows = rows(db, case).await?;
    let officers = rows.iter().map(|row| row.account_id).collect();
    let names = people::names(store, db, officers).await?;
    let mark = |row: section_check::Model| {
        let by = names.get(&row.account_id).cloned().unwrap_or_default();
        let at = instant(row.at).ok_or_else(|| Error::corrupt("section_check.at"))?;
        Ok((
            row.section,
            Mark {
                outcome: row.outcome.parse()?,
                by,
                at,
            },
        ))
    };
    rows.into_iter().map(mark).collect()
}
