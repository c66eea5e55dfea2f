//! A supervisor's figures: who has how much, which terms were kept, and how often cases changed hands.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::casework::Clock;
use domain::forex::{Act, ApplicantKind, Status};
use domain::ids::{AccountId, OrganisationId};
use domain::month::Month;
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::people::{self, Officer, supervises};
use crate::clock::{ZONE, local_date};
use crate::database::{by_position, statement};
use crate::entity::{day_text, micros};
use crate::{Error, Store};

/// The figures of a bank for a month; the load is that of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Open cases by officer and state.
    pub load: Vec<Load>,
    /// Terms of the bank that ended in the month, by clock, kind of applicant and officer.
    pub levels: Vec<Level>,
    /// How often cases changed hands in the month, by act and officer.
    pub moves: Vec<Moves>,
}

/// Open cases of one officer in one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Who has them; nobody yet.
    pub officer: Option<Officer>,
    /// Where they stand.
    pub status: Status,
    /// How many.
    pub count: i64,
    /// How many of them are past their next term.
    pub overdue: i64,
}

/// Terms of one kind that were met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What they measured.
    pub clock: Clock,
    /// Whose applications.
    pub applicant: ApplicantKind,
    /// Who met them; unknown where that was not written down yet.
    pub officer: Option<Officer>,
    /// How many.
    pub met: i64,
    /// How many of them in time.
    pub in_time: i64,
}

/// Cases that changed hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moves {
    /// How.
    pub act: Act,
    /// Who did it.
    pub officer: Option<Officer>,
    /// How often.
    pub count: i64,
}

by_position! {
struct LoadRow {
    taken_by: Option<Uuid>,
    status: String,
    count: i64,
    overdue: i64,
}
}

by_position! {
struct LevelRow {
    kind: String,
    variant: Option<String>,
    met_by: Option<Uuid>,
    met: i64,
    in_time: i64,
}
}

by_position! {
struct MovesRow {
    action: String,
    actor_id: Option<Uuid>,
    count: i64,
}
}

const LOAD: &str = "SELECT taken_by, status, COUNT(*), SUM(CASE WHEN next_due_on < $2 THEN 1 ELSE 0 END) FROM case_file \
     WHERE handling_org_id = $1 AND is_open = TRUE GROUP BY taken_by, status";

const LEVELS: &str = "SELECT d.kind, c.variant, d.met_by, COUNT(*), \
     SUM(CASE WHEN d.met_on <= d.due_on THEN 1 ELSE 0 END) FROM deadline d JOIN case_file c ON c.id = d.case_id \
     WHERE d.met_on >= $2 AND d.met_on < $3 AND d.state = 'met' AND d.due_on IS NOT NULL AND c.handling_org_id = $1 \
     AND d.kind IN ('take', 'proposal', 'check', 'answer', 'account_number') GROUP BY d.kind, c.variant, d.met_by";

const MOVES: &str = "SELECT e.action, e.actor_id, COUNT(*) FROM case_event e JOIN case_file c ON c.id = e.case_id \
     WHERE e.action IN ('hand_over', 'release', 'restore') AND e.at >= $2 AND e.at < $3 AND c.handling_org_id = $1 \
     GROUP BY e.action, e.actor_id";

/// The figures of the supervisor's own bank.
///
/// # Errors
/// [`Error::NotFound`] for everybody who supervises no bank.
pub async fn figures(store: &Store, actor: &Actor, month: Month) -> Result<Figures, Error> {
    let bank = actor
        .desk()
        .filter(|_| supervises(actor))
        .ok_or(Error::NotFound)?;
    let (load, levels, moves) = rows(store, bank, month).await?;
    let people = load.iter().map(|row| row.taken_by);
    let people = people.chain(levels.iter().map(|row| row.met_by));
    let people = people
        .chain(moves.iter().map(|row| row.actor_id))
        .flatten()
        .collect();
    let names = Names(people::names(store, store.reader(), people).await?);
    let mut figures = Figures {
        load: load
            .into_iter()
            .map(|row| row.read(&names))
            .collect::<Result<_, _>>()?,
        levels: levels
            .into_iter()
            .map(|row| row.read(&names))
            .collect::<Result<_, _>>()?,
        moves: moves
            .into_iter()
            .map(|row| row.read(&names))
            .collect::<Result<_, _>>()?,
    };
    let name = |officer: &Option<Officer>| officer.as_ref().map(|officer| officer.name.clone());
    figures.load.sort_by_key(|row| (name(&row.officer), row.status));
    figures
        .levels
        .sort_by_key(|row| (row.clock, row.applicant, name(&row.officer)));
    figures.moves.sort_by_key(|row| (row.act, name(&row.officer)));
    Ok(figures)
}

async fn rows(
    store: &Store,
    bank: OrganisationId,
    month: Month,
) -> Result<(Vec<LoadRow>, Vec<LevelRow>, Vec<MovesRow>), Error> {
    let db = store.reader();
    let today = day_text(local_date(store.clock().now()));
    let load = statement(db, LOAD, [bank.0.into(), today.into()]);
    let (first, end) = (month.first(), month.next().first());
    let levels = [bank.0.into(), day_text(first).into(), day_text(end).into()];
    let at = |day: time::Date| micros(day.midnight().assume_offset(ZONE));
    let moves = [bank.0.into(), at(first).into(), at(end).into()];
    Ok((
        all(db, load).await?,
        all(db, statement(db, LEVELS, levels)).await?,
        all(db, statement(db, MOVES, moves)).await?,
    ))
}

async fn all<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    statement: sea_orm::Statement,
) -> Result<Vec<T>, Error> {
    Ok(T::find_by_statement(statement).all(db).await?)
}

struct Names(BTreeMap<Uuid, String>);

impl Names {
    fn officer(&self, account: Option<Uuid>) -> Option<Officer> {
        account.map(|account| Officer {
            account: AccountId(account),
            name: self.0.get(&account).cloned().unwrap_or_default(),
        })
    }
}

impl LoadRow {
    fn read(self, names: &Names) -> Result<Load, Error> {
        Ok(Load {
            officer: names.officer(self.taken_by),
            status: self.status.parse()?,
            count: self.count,
            overdue: self.overdue,
        })
    }
}

impl LevelRow {
    fn read(self, names: &Names) -> Result<Level, Error> {
        let variant = self.variant.as_deref().map(str::parse).transpose()?;
        Ok(Level {
            clock: self.kind.parse()?,
            applicant: variant.unwrap_or(ApplicantKind::Individual),
            officer: names.officer(self.met_by),
            met: self.met,
            in_time: self.in_time,
        })
    }
}

impl MovesRow {
    fn read(self, names: &Names) -> Result<Moves, Error> {
        Ok(Moves {
            act: self.action.parse()?,
            officer: names.officer(self.actor_id),
            count: self.count,
        })
    }
}
