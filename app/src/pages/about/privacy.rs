//! What is stored of people, why, for how long, and who sees it.

use axum::response::Response;
use domain::rules::RuleCode;

use super::article::{Part, article};
use super::rules::{in_force, table};
use crate::visit::Visit;

/// What the services of today keep; the rule set also holds periods of services to come.
const KEPT: [RuleCode; 8] = [
    RuleCode::RetentionDraft,
    RuleCode::RetentionUnsuccessful,
    RuleCode::RetentionForexCase,
    RuleCode::RetentionTransactionData,
    RuleCode::RetentionSession,
    RuleCode::RetentionIdempotencyKey,
    RuleCode::RetentionMailBody,
    RuleCode::RetentionAudit,
];

/// `GET /privacy`.
pub(super) async fn show(visit: Visit) -> Response {
    let rules = in_force(&visit);
    let kept = rules.iter().filter(|rule| KEPT.contains(&rule.code));
    let kept = table(visit.words, "kept", kept);
    let parts = vec![
        Part::new("stored"),
        Part::new("why"),
        Part::new("consent"),
        Part::new("seen"),
        Part::new("guarded"),
        Part::new("kept").below(kept),
        Part::new("cookies"),
        Part::new("rights"),
        Part::new("ask"),
    ];
    article(&visit, "privacy", parts)
}
