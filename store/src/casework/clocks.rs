//! The clocks of a case as rows.

use domain::calendar::Calendar;
use domain::casework::{Clock, ClockChange};
use domain::deadline::{CalendarPeriod, Deadline, Due, Explained, Pause, PauseFault};
use domain::rules::{Rule, Unit};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use time::Date;
use uuid::Uuid;

use crate::entity::{day, day_text, deadline};
use crate::{Error, Store};

/// Stands for "no term runs" where lists are ordered by date.
pub const NO_TERM: &str = "9999-12-31";

/// One clock of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningClock {
    /// What it measures.
    pub clock: Clock,
    /// How far it has come.
    pub term: Term,
    /// `running`, `paused`, `met`, `missed` or `cancelled`.
    pub state: String,
}

/// A term in working days or in calendar days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Counts working days.
    Working(Deadline),
    /// Counts calendar days.
    Calendar(CalendarPeriod),
}

impl Term {
    fn new(started_on: Date, length: u32, unit: Unit) -> Result<Self, Error> {
        match unit {
            Unit::WorkingDays => Ok(Self::Working(Deadline::new(started_on, length))),
            Unit::CalendarDays => Ok(Self::Calendar(CalendarPeriod::new(started_on, length))),
            other => Err(Error::corrupt(format!("a term in {other}"))),
        }
    }

    fn with_pauses(self, pauses: Vec<Pause>) -> Result<Self, PauseFault> {
        match self {
            Self::Working(deadline) => deadline.with_pauses(pauses).map(Self::Working),
            Self::Calendar(period) => period.with_pauses(pauses).map(Self::Calendar),
        }
    }

    fn pauses(&self) -> &[Pause] {
        match self {
            Self::Working(deadline) => deadline.pauses(),
            Self::Calendar(period) => period.pauses(),
        }
    }

    fn pause(&mut self, on: Date) -> Result<(), PauseFault> {
        match self {
            Self::Working(deadline) => deadline.pause(on),
            Self::Calendar(period) => period.pause(on),
        }
    }

    fn resume(&mut self, on: Date) -> Result<(), PauseFault> {
        match self {
            Self::Working(deadline) => deadline.resume(on),
            Self::Calendar(period) => period.resume(on),
        }
    }

    /// When it ends.
    pub fn due(&self, calendar: &Calendar) -> Due {
        match self {
            Self::Working(deadline) => deadline.due(calendar),
            Self::Calendar(period) => period.due(calendar),
        }
    }

    /// The days that were counted, skipped and paused; calendar days need no list.
    pub fn explain(&self, calendar: &Calendar) -> Option<Explained> {
        match self {
            Self::Working(deadline) => Some(deadline.explain(calendar)),
            Self::Calendar(_) => None,
        }
    }
}

/// Reads a clock from its row.
pub(crate) fn read_clock(row: &deadline::Model) -> Result<RunningClock, Error> {
    let length = u32::try_from(row.length).map_err(Error::corrupt)?;
    let started_on = day(&row.started_on).map_err(Error::corrupt)?;
    let term = Term::new(started_on, length, row.unit.parse()?)?;
    let term = term.with_pauses(read_pauses(row)?).map_err(Error::corrupt)?;
    Ok(RunningClock {
        clock: row.kind.parse()?,
        term,
        state: row.state.clone(),
    })
}

fn read_pauses(row: &deadline::Model) -> Result<Vec<Pause>, Error> {
    let finished = row.pauses.split(',').filter_map(|pause| pause.split_once('/'));
    let mut pauses = finished
        .map(|(from, to)| {
            let to = day(to).map_err(Error::corrupt)?;
            Ok(Pause {
                from: day(from).map_err(Error::corrupt)?,
                to: Some(to),
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    if let Some(since) = &row.paused_on {
        pauses.push(Pause {
            from: day(since).map_err(Error::corrupt)?,
            to: None,
        });
    }
    Ok(pauses)
}

fn written_pauses(term: &Term) -> (String, Option<String>) {
    let finished = term
        .pauses()
        .iter()
        .filter_map(|pause| Some(format!("{}/{}", pause.from, pause.to?)));
    let open = term
        .pauses()
        .iter()
        .find(|pause| pause.to.is_none())
        .map(|pause| day_text(pause.from));
    (finished.collect::<Vec<_>>().join(","), open)
}

/// Starts a clock by its rule, unless it runs already.
pub(crate) async fn start_clock(
    store: &Store,
    tx: &impl ConnectionTrait,
    (case, clock): (Uuid, Clock),
    rule: &Rule,
    today: Date,
) -> Result<(), Error> {
    let running = deadline::Entity::find()
        .filter(deadline::Column::CaseId.eq(case))
        .filter(deadline::Column::Kind.eq(clock.to_string()))
        .filter(deadline::Column::State.is_in(["running", "paused"]));
    if running.one(tx).await?.is_some() {
        return Ok(());
    }
    let term = Term::new(today, rule.count(), rule.unit)?;
    let row = deadline::ActiveModel {
        id: Set(store.new_uuid()),
        case_id: Set(case),
        kind: Set(clock.to_string()),
        started_on: Set(day_text(today)),
        length: Set(i32::try_from(rule.count()).map_err(Error::corrupt)?),
        unit: Set(rule.unit.to_string()),
        pauses: Set(String::new()),
        due_on: Set(due_text(&term, &store.calendar())),
        rule_code: Set(rule.code.to_string()),
        state: Set("running".to_owned()),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(())
}

/// Lets the clock that was met last run on to the same day as before.
pub(crate) async fn reopen_clock(
    tx: &impl ConnectionTrait,
    (case, clock): (Uuid, Clock),
) -> Result<(), Error> {
    let met = deadline::Entity::find()
        .filter(deadline::Column::CaseId.eq(case))
        .filter(deadline::Column::Kind.eq(clock.to_string()))
        .filter(deadline::Column::State.eq("met"))
        .order_by_desc(deadline::Column::Id)
        .one(tx)
        .await?;
    let Some(met) = met else { return Ok(()) };
    let mut row: deadline::ActiveModel = met.into();
    row.state = Set("running".to_owned());
    row.met_on = Set(None);
    row.met_by = Set(None);
    row.update(tx).await?;
    Ok(())
}

/// Applies one change that `by` makes to the clocks that still run; starting is [`start_clock`].
pub(crate) async fn change_clocks(
    store: &Store,
    tx: &impl ConnectionTrait,
    (case, by): (Uuid, Option<Uuid>),
    change: ClockChange,
    today: Date,
) -> Result<(), Error> {
    let live = deadline::Entity::find()
        .filter(deadline::Column::CaseId.eq(case))
        .filter(deadline::Column::State.is_in(["running", "paused"]));
    for row in live.all(tx).await? {
        let kind: Clock = row.kind.parse()?;
        if let Some(changed) = changed(store, (&row, kind), change, (today, by))? {
            changed.update(tx).await?;
        }
    }
    Ok(())
}

fn changed(
    store: &Store,
    (row, kind): (&deadline::Model, Clock),
    change: ClockChange,
    (today, by): (Date, Option<Uuid>),
) -> Result<Option<deadline::ActiveModel>, Error> {
    let mut update: deadline::ActiveModel = row.clone().into();
    match change {
        ClockChange::Meet(clock) if clock == kind => {
            update.state = Set("met".to_owned());
            update.met_on = Set(Some(day_text(today)));
            update.met_by = Set(by);
        }
        ClockChange::Miss(clock) if clock == kind => update.state = Set("missed".to_owned()),
        ClockChange::Cancel(clock) if clock == kind => update.state = Set("cancelled".to_owned()),
        ClockChange::CancelAll => update.state = Set("cancelled".to_owned()),
        ClockChange::Pause(clock) | ClockChange::Resume(clock) if clock == kind => {
            let mut term = read_clock(row)?.term;
            let pausing = matches!(change, ClockChange::Pause(_));
            let result = if pausing {
                term.pause(today)
            } else {
                term.resume(today)
            };
            result.map_err(Error::corrupt)?;
            let (pauses, paused_on) = written_pauses(&term);
            update.state = Set(if pausing { "paused" } else { "running" }.to_owned());
            update.pauses = Set(pauses);
            update.paused_on = Set(paused_on);
            update.due_on = Set(due_text(&term, &store.calendar()));
        }
        _ => return Ok(None),
    }
    Ok(Some(update))
}

pub(super) fn due_text(term: &Term, calendar: &Calendar) -> Option<String> {
    match term.due(calendar) {
        Due::On(date) => Some(day_text(date)),
        Due::Unknown { .. } | Due::Paused { .. } => None,
    }
}

/// The earliest due day of the clocks that run, with its kind, and whether any clock stands still.
pub(crate) async fn next_due(
    tx: &impl ConnectionTrait,
    case: Uuid,
) -> Result<(String, Option<String>, bool), Error> {
    let live = deadline::Entity::find()
        .filter(deadline::Column::CaseId.eq(case))
        .filter(deadline::Column::State.is_in(["running", "paused"]));
    let rows = live.all(tx).await?;
    let paused = rows.iter().any(|row| row.state == "paused");
    let running = rows.into_iter().filter(|row| row.state == "running");
    let earliest = running.min_by_key(|row| row.due_on.clone().unwrap_or_else(|| NO_TERM.to_owned()));
    Ok(match earliest {
        Some(row) => (
            row.due_on.unwrap_or_else(|| NO_TERM.to_owned()),
            Some(row.kind),
            paused,
        ),
        None => (NO_TERM.to_owned(), None, paused),
    })
}
