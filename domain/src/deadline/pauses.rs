//! The pauses of one clock.

use serde::{Deserialize, Serialize};
use time::Date;

/// One pause. The day on which it begins still counts; the days after it, up to and including its end, do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The day on which the clock stopped.
    pub from: Date,
    /// The day on which it went on; open while it stands still.
    pub to: Option<Date>,
}

/// A pause or resumption that contradicts what happened before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PauseFault {
    /// The clock stands still already.
    #[error("already paused")]
    AlreadyPaused,
    /// The clock runs.
    #[error("not paused")]
    NotPaused,
    /// The day lies before the start, the last resumption or the pause itself.
    #[error("too early")]
    TooEarly,
}

/// Pauses in order that do not overlap; only the last may be open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pauses(Vec<Pause>);

impl Pauses {
    pub(super) const fn none() -> Self {
        Self(Vec::new())
    }

    /// The pauses of a period that began on `started_on`, each checked against those before it.
    pub(super) fn replay(
        started_on: Date,
        pauses: impl IntoIterator<Item = Pause>,
    ) -> Result<Self, PauseFault> {
        pauses.into_iter().try_fold(Self::none(), |mut replayed, pause| {
            replayed.pause(started_on, pause.from)?;
            if let Some(to) = pause.to {
                replayed.resume(to)?;
            }
            Ok(replayed)
        })
    }

    pub(super) fn pause(&mut self, started_on: Date, on: Date) -> Result<(), PauseFault> {
        let earliest = match self.0.last() {
            None => started_on,
            Some(last) => last.to.ok_or(PauseFault::AlreadyPaused)?,
        };
        if on < earliest {
            return Err(PauseFault::TooEarly);
        }
        self.0.push(Pause { from: on, to: None });
        Ok(())
    }

    pub(super) fn resume(&mut self, on: Date) -> Result<(), PauseFault> {
        let open = self
            .0
            .last_mut()
            .filter(|last| last.to.is_none())
            .ok_or(PauseFault::NotPaused)?;
        if on < open.from {
            return Err(PauseFault::TooEarly);
        }
        open.to = Some(on);
        Ok(())
    }

    pub(super) fn as_slice(&self) -> &[Pause] {
        &self.0
    }

    /// The day on which the clock stopped, while it stands still.
    pub(super) fn open_since(&self) -> Option<Date> {
        self.0
            .last()
            .filter(|last| last.to.is_none())
            .map(|last| last.from)
    }

    /// Whether the clock stands still on this whole day.
    pub(super) fn covers(&self, day: Date) -> bool {
        self.0
            .iter()
            .any(|pause| pause.from < day && pause.to.is_none_or(|to| day <= to))
    }
}
