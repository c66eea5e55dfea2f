//! Evidence, what of it is passed on, and what is declared.

use super::EVIDENCE_MAX;
use crate::casework::{Field, Kind, Page, Slot};
use crate::complaint::merchant::Consent;

/// The page on which a complainant says what the merchant may read.
pub const PASSING_ON: &str = "passing_on";

/// The places that count as evidence; all together hold [`EVIDENCE_MAX`] files.
pub(in crate::complaint) const EVIDENCE: &[&str] =
    &["purchase_proof", "pictures", "conversation", "other_evidence"];

pub(super) fn evidence() -> Page {
    let by_agent = |slot: Slot| slot.when("agent", "by", &["agent"]);
    let mut slots = vec![Slot::papers("purchase_proof", 1, EVIDENCE_MAX)];
    slots.extend(other_evidence());
    slots.push(by_agent(Slot::papers("authority", 1, 2)));
    slots.push(by_agent(Slot::papers("agent_id", 1, 2)));
    Page {
        slots,
        ..Page::of("evidence", Vec::new())
    }
}

pub(super) fn report_evidence() -> Page {
    Page {
        slots: other_evidence().into(),
        ..Page::of("report_evidence", Vec::new())
    }
}

fn other_evidence() -> [Slot; 3] {
    ["pictures", "conversation", "other_evidence"].map(|name| Slot::papers(name, 0, EVIDENCE_MAX))
}

pub(super) fn passing_on() -> Page {
    Page::of(
        PASSING_ON,
        vec![Field::optional("pass_on", Kind::any_codes::<Consent>())],
    )
}

pub(super) fn complaint_statement() -> Page {
    statement(&["truth", "consent_identity", "consent_handling"])
}

pub(super) fn report_statement() -> Page {
    Page {
        name: "report_statement".to_owned(),
        ..statement(&["truth"])
    }
}

fn statement(ticks: &[&str]) -> Page {
    let tick = |name: &&str| Field::always(name, Kind::Tick);
    Page::of("statement", ticks.iter().map(tick).collect())
}
