//! What handing an application in leaves behind, counted: everything once, or nothing at all.

use domain::forex::Act;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::Store;
use crate::entity::{audit_entry, case_event, deadline, notification, receipt, submission};

/// How many rows of each kind one case has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Submissions.
    pub submissions: u64,
    /// Signed receipts.
    pub receipts: u64,
    /// Lines of its history that say it was handed in.
    pub events: u64,
    /// Audit entries that say so.
    pub audit_entries: u64,
    /// Notices to the applicant.
    pub notices: u64,
    /// Whether any clock runs.
    pub has_clocks: bool,
}

impl Traces {
    /// Of a case that was handed in once.
    pub const ONCE: Self = Self {
        submissions: 1,
        receipts: 1,
        events: 1,
        audit_entries: 1,
        notices: 1,
        has_clocks: true,
    };
    /// Of a draft.
    pub const NONE: Self = Self {
        submissions: 0,
        receipts: 0,
        events: 0,
        audit_entries: 0,
        notices: 0,
        has_clocks: false,
    };

    /// Counts.
    ///
    /// # Panics
    /// The database refuses.
    pub async fn of(store: &Store, case: CaseId) -> Self {
        let db = store.reader();
        let act = <&str>::from(Act::Submit);
        let submissions = submission::Entity::find()
            .filter(submission::Column::CaseId.eq(case.0))
            .count(db);
        let receipts = receipt::Entity::find()
            .filter(receipt::Column::CaseId.eq(case.0))
            .count(db);
        let events = case_event::Entity::find()
            .filter(case_event::Column::CaseId.eq(case.0))
            .filter(case_event::Column::Action.eq(act))
            .count(db);
        let audit_entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::Object.eq(format!("case/{case}")))
            .filter(audit_entry::Column::Action.eq(act))
            .count(db);
        let notices = notification::Entity::find()
            .filter(notification::Column::CaseId.eq(case.0))
            .count(db);
        let clocks = deadline::Entity::find()
            .filter(deadline::Column::CaseId.eq(case.0))
            .count(db);
        Self {
            submissions: submissions.await.expect("a count"),
            receipts: receipts.await.expect("a count"),
            events: events.await.expect("a count"),
            audit_entries: audit_entries.await.expect("a count"),
            notices: notices.await.expect("a count"),
            has_clocks: clocks.await.expect("a count") > 0,
        }
    }
}
