//! An application as its applicant makes it: from the first draft to its end.

mod begin;
mod drafts;
mod endings;
mod firm;
mod submit;
mod supplements;

use domain::access::Actor;
use domain::ids::CaseId;
use store::forex::desk::{self, Examined, Target};
use store::forex::{self, Submitted};
use store::testing::forex::{Applying, draft, wanted};

use crate::desk::World;

/// The name that signs.
const NAME: &str = "林晓雯";

/// The same person always, at this branch.
fn applying(branch: &str) -> Applying<'_> {
    Applying {
        name: NAME,
        branch,
        number: 7,
    }
}

/// A complete draft of this person.
async fn complete(world: &World, applicant: &Actor, branch: &str) -> CaseId {
    draft(&world.store, applicant, &applying(branch)).await
}

async fn submit(world: &World, applicant: &Actor, case: CaseId) -> Submitted {
    forex::submit(&world.store, applicant, case, NAME, world.sent())
        .await
        .unwrap()
}

/// The bank asks the applicant for these.
async fn ask(world: &World, case: CaseId, targets: &[Target]) {
    let examination = world.all_match(case).await;
    let wanted = targets.iter().map(|target| wanted(target.clone(), "请补充"));
    let wanted: Vec<_> = wanted.collect();
    let asked = desk::request_supplement(
        &world.store,
        &world.maker,
        case,
        &examination,
        &wanted,
        world.sent(),
    )
    .await;
    assert_eq!(asked.unwrap(), Examined::Done);
}
