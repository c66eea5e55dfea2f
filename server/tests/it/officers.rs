//! What officers do to an application, for tests about its applicant's pages.

use domain::forex::ApplicantKind;
use domain::ids::CaseId;
use store::forex::desk::{self, Examination, MarkOutcome, Proposal, Target};
use store::testing::forex::{Applying, sent, wanted};
use time::Duration;

use crate::World;
use crate::world::Visitor;

pub(crate) const APPLYING: Applying<'_> = Applying {
    name: "林晓雯",
    branch: "haishu",
    number: 7,
};

/// The maker's form with a mark on every section, made for the case as it stands.
pub(crate) async fn all_match(world: &World, officer: &Visitor, case: CaseId) -> Examination {
    let review = desk::review(&world.store, &officer.actor, case).await.unwrap();
    let sections = review
        .journey
        .sections
        .iter()
        .map(|section| section.name.to_owned());
    Examination {
        seen: review.version,
        marks: sections.map(|name| (name, MarkOutcome::Match)).collect(),
    }
}

/// A submitted case that an officer has taken.
pub(crate) async fn taken(world: &World, applicant: &Visitor, officer: &Visitor) -> CaseId {
    let case = world.submitted_case(&applicant.actor).await;
    let seen = all_match(world, officer, case).await.seen;
    desk::take(&world.store, &officer.actor, case, seen, sent(&world.store))
        .await
        .unwrap();
    case
}

pub(crate) async fn ask(world: &World, officer: &Visitor, case: CaseId, items: &[(&str, &str)]) {
    world.store.clock().advance(Duration::MINUTE);
    let examination = all_match(world, officer, case).await;
    let journey = store::forex::journey(&world.store, ApplicantKind::Individual)
        .await
        .unwrap();
    let wanted: Vec<_> = items
        .iter()
        .map(|(target, text)| wanted(Target::parse(&journey, target).unwrap(), text))
        .collect();
    desk::request_supplement(
        &world.store,
        &officer.actor,
        case,
        &examination,
        &wanted,
        sent(&world.store),
    )
    .await
    .unwrap();
}

/// The list entry of a task.
pub(crate) fn task<'a>(list: &'a str, name: &str) -> &'a str {
    let (_, rest) = list.split_once(name).expect("a task");
    rest.split_once("</li>").unwrap().0
}

/// A case that one officer proposed to approve and another confirmed.
pub(crate) async fn approved(
    world: &World,
    applicant: &Visitor,
    maker: &Visitor,
    checker: &Visitor,
) -> CaseId {
    let case = taken(world, applicant, maker).await;
    let examination = all_match(world, maker, case).await;
    let proposal = Proposal::Approve {
        text: "请带护照".to_owned(),
    };
    let key = sent(&world.store);
    desk::propose(&world.store, &maker.actor, case, &examination, &proposal, key)
        .await
        .unwrap();
    let seen = all_match(world, maker, case).await.seen;
    desk::confirm(&world.store, &checker.actor, case, seen, sent(&world.store))
        .await
        .unwrap();
    case
}
