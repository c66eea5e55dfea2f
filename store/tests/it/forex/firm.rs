//! Sole traders and firms: the same way through, with pages, papers and an account of their own.

use domain::access::Actor;
use domain::casework::Answers;
use domain::forex::account::AccountKind;
use domain::forex::check::{AutomaticCheck, Outcome};
use domain::forex::{ApplicantKind, Status};
use domain::ids::{CaseId, PartyId, SessionId};
use sea_orm::{ActiveModelTrait, Set};
use store::Error;
use store::entity::{case_file, party};
use store::forex::desk::{self, Filter, Opened, Paging};
use store::forex::{self, Beginning, Saving, Submitted};
use store::testing::forex::{Applying, answers_of, begin_as, draft_as, save, submit_as};
use store::testing::identity as people;
use strum::IntoEnumIterator;

use super::{NAME, applying, ask};
use crate::desk::{World, approval, cases};

const WITH_LICENCE: [ApplicantKind; 2] = [ApplicantKind::SoleTrader, ApplicantKind::Firm];

/// A firm's application handed in by this account.
async fn handed_in(world: &World, actor: &Actor, kind: ApplicantKind) -> CaseId {
    submit_as(&world.store, actor, kind, &applying("SJ-HS")).await
}

async fn submit(world: &World, actor: &Actor, case: CaseId, signature: &str) -> Submitted {
    forex::submit(&world.store, actor, case, signature, world.sent())
        .await
        .unwrap()
}

fn page(kind: ApplicantKind, name: &str) -> Answers {
    answers_of(kind, &applying("SJ-HS")).remove(name).unwrap()
}

async fn row(world: &World, case: CaseId) -> case_file::Model {
    use sea_orm::EntityTrait;
    let found = case_file::Entity::find_by_id(case.0);
    found.one(world.store.database().reader()).await.unwrap().unwrap()
}

/// A firm for which somebody acts.
async fn firm_of(world: &World) -> PartyId {
    let id = world.store.new_uuid();
    let row = party::ActiveModel {
        id: Set(id),
        kind: Set("organisation".to_owned()),
        organisation_id: Set(None),
        language: Set("zh".to_owned()),
        created_at: Set(0),
    };
    let tx = world.store.database().begin_write().await.unwrap();
    row.insert(&tx).await.unwrap();
    tx.commit().await.unwrap();
    PartyId(id)
}

store::on_both! {
    async fn the_account_of_a_licence_holder_is_a_settlement_account(db: TestDatabase) {
        let world = World::new(db).await;
        for (kind, number) in WITH_LICENCE.into_iter().zip(["3910 5010 4000 0001", "3910 5010 4000 0002"]) {
            let (_, applicant) = people::applicant(&world.store).await;
            let (name, branch) = (NAME, "SJ-HS");
            let applying = Applying { name, branch, number: kind as u32 };
            let case = submit_as(&world.store, &applicant, kind, &applying).await;
            let review = world.review(&world.maker, case).await;
            assert_eq!(review.applicant, kind);
            assert!(review.checks.iter().all(|(_, outcome)| *outcome == Outcome::Passed), "{:?}", review.checks);
            desk::take(&world.store, &world.maker, case, review.version, world.sent()).await.unwrap();
            world.propose(case, approval()).await;
            desk::confirm(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();
            assert_eq!(world.record(case, number).await, Opened::Done);
            let seen = world.version(case).await;
            let opened = desk::confirm_opening(&world.store, &world.checker, case, seen, world.sent()).await.unwrap();
            assert_eq!((opened, world.status(case).await), (Opened::Done, Status::AccountOpened));
            let account = forex::opened_account(&world.store, &applicant, case).await.unwrap().unwrap();
            assert_eq!(account.kind, AccountKind::SettlementAccount);
        }
    }

    async fn one_firm_has_one_application_at_a_bank_whoever_hands_it_in(db: TestDatabase) {
        let world = World::new(db).await;
        handed_in(&world, &world.applicant, ApplicantKind::Firm).await;
        let (_, colleague) = people::applicant(&world.store).await;
        let again = draft_as(&world.store, &colleague, ApplicantKind::Firm, &applying("SJ-HS")).await;
        assert_eq!(submit(&world, &colleague, again, NAME).await, Submitted::Duplicate);
        // Its representative is another applicant than the firm, and so is the own small trade.
        let (_, themselves) = people::applicant(&world.store).await;
        for kind in [ApplicantKind::Individual, ApplicantKind::SoleTrader] {
            let own = draft_as(&world.store, &themselves, kind, &applying("SJ-HS")).await;
            assert_eq!(submit(&world, &themselves, own, NAME).await, Submitted::Done, "{kind}");
        }
    }

    async fn an_application_of_the_same_firm_elsewhere_is_pointed_out(db: TestDatabase) {
        let world = World::new(db).await;
        let other_bank = people::bank(&world.store, "YH").await;
        people::branch(&world.store, other_bank, "YH-JB").await;
        submit_as(&world.store, &world.applicant, ApplicantKind::Firm, &applying("YH-JB")).await;
        let case = handed_in(&world, &world.applicant, ApplicantKind::Firm).await;
        let checks = world.review(&world.maker, case).await.checks;
        assert!(checks.contains(&(AutomaticCheck::SinglePerson, Outcome::Look)), "{checks:?}");
    }

    async fn a_firm_is_signed_for_by_its_representative_or_handler(db: TestDatabase) {
        let world = World::new(db).await;
        let case = draft_as(&world.store, &world.applicant, ApplicantKind::Firm, &applying("SJ-HS")).await;
        assert_eq!(submit(&world, &world.applicant, case, "李小红").await, Submitted::SignatureDiffers);
        let other: Answers = [("who", "other"), ("name", "李小红")]
            .map(|(field, text)| (field.to_owned(), text.to_owned()))
            .into_iter()
            .collect();
        save(&world.store, &world.applicant, case, "handler", &other).await;
        let refused = submit(&world, &world.applicant, case, "李小红").await;
        let Submitted::Incomplete(problems) = refused else { panic!("{refused:?}") };
        let told = |page, field| problems.iter().any(|(own, problem)| own == page && problem.field == field);
        assert!(told("handler", "number") && told("documents", "authorisation_letter"), "{problems:?}");
    }

    async fn a_firm_is_found_by_its_code_its_name_and_its_people(db: TestDatabase) {
        let world = World::new(db).await;
        let case = handed_in(&world, &world.applicant, ApplicantKind::Firm).await;
        let (licence, people) = (page(ApplicantKind::Firm, "licence"), page(ApplicantKind::Firm, "representative"));
        for typed in [licence.text("uscc"), licence.text("licence_name"), people.text("number"), people.text("name")] {
            let filter = Filter { search: typed.to_owned(), ..Filter::default() };
            let found = world.queue(&world.maker, &filter, &Paging::First).await;
            assert_eq!(cases(&found), [case], "{typed}");
        }
    }

    async fn owners_numbers_are_masked_until_somebody_asks(db: TestDatabase) {
        let world = World::new(db).await;
        let case = handed_in(&world, &world.applicant, ApplicantKind::Firm).await;
        let whole = page(ApplicantKind::Firm, "owners").text("owners.0.number").to_owned();
        let shown = world.review(&world.maker, case).await;
        let masked = shown.answers["owners"].text("owners.0.number").to_owned();
        assert!(masked.contains('*') && masked != whole, "{masked}");
        let asked = desk::unmask(&world.store, &world.maker, case, "owners.owners.0.number", "核对股东").await;
        assert_eq!(asked.unwrap(), whole);
        let plain = desk::unmask(&world.store, &world.maker, case, "owners.owners.0.name", "…").await;
        assert!(matches!(plain, Err(Error::NotFound)));
    }

    async fn a_draft_takes_the_pages_of_its_own_journey_only(db: TestDatabase) {
        let world = World::new(db).await;
        let own = begin_as(&world.store, &world.applicant, ApplicantKind::Individual).await;
        let firm = begin_as(&world.store, &world.applicant, ApplicantKind::Firm).await;
        for (case, name) in [(own, "licence"), (firm, "identity"), (firm, "no_such_page")] {
            let saving = Saving {
                page: name,
                posted: &Answers::default(),
                without: None,
                session: SessionId(world.store.new_uuid()),
                seen: 0,
            };
            let saved = forex::save_page(&world.store, &world.applicant, case, saving).await;
            assert!(matches!(saved, Err(Error::NotFound)), "{name}");
        }
    }

    async fn an_item_of_a_list_is_taken_out_as_the_page_is_saved(db: TestDatabase) {
        let world = World::new(db).await;
        let case = begin_as(&world.store, &world.applicant, ApplicantKind::Firm).await;
        let posted: Answers = [("way", "named"), ("owners.0.name", "甲某"), ("owners.1.name", "乙某"), ("is_admin", "yes")]
            .map(|(field, text)| (field.to_owned(), text.to_owned()))
            .into_iter()
            .collect();
        let saving = Saving {
            page: "owners",
            posted: &posted,
            without: Some(0),
            session: SessionId(world.store.new_uuid()),
            seen: 0,
        };
        let (view, _) = forex::save_page(&world.store, &world.applicant, case, saving).await.unwrap();
        let kept = view.draft.page("owners");
        assert_eq!(kept.iter().collect::<Vec<_>>(), [("owners.0.name", "乙某"), ("way", "named")]);
    }

    async fn a_firm_applies_for_itself_when_somebody_acts_for_it(db: TestDatabase) {
        let world = World::new(db).await;
        let firm = firm_of(&world).await;
        let mut acting = world.applicant.clone();
        acting.parties = vec![firm];
        let case = begin_as(&world.store, &acting, ApplicantKind::Firm).await;
        assert_eq!(row(&world, case).await.applicant_party_id, firm.0);
        for kind in [ApplicantKind::Individual, ApplicantKind::SoleTrader] {
            for which in [Beginning::New(kind), Beginning::Another(kind)] {
                let begun = forex::begin(&world.store, &acting, which, world.sent()).await;
                assert!(matches!(begun, Err(Error::NotNow)), "{kind}: {begun:?}");
            }
        }
        assert_eq!(forex::own_cases(&world.store, &acting).await.unwrap().len(), 1);
    }

    async fn whoever_acts_for_themselves_applies_as_anybody(db: TestDatabase) {
        let world = World::new(db).await;
        let own = world.applicant.own_party().unwrap();
        for kind in ApplicantKind::iter() {
            let case = begin_as(&world.store, &world.applicant, kind).await;
            assert_eq!(row(&world, case).await.applicant_party_id, own.0, "{kind}");
        }
    }

    async fn what_is_begun_again_stays_of_its_kind(db: TestDatabase) {
        let world = World::new(db).await;
        let old = handed_in(&world, &world.applicant, ApplicantKind::SoleTrader).await;
        let seen = world.version(old).await;
        forex::withdraw(&world.store, &world.applicant, old, seen, "").await.unwrap();
        let begun = forex::begin(&world.store, &world.applicant, Beginning::Again(old), world.sent()).await.unwrap();
        let forex::Begun::Draft(new) = begun else { panic!("{begun:?}") };
        let view = forex::load_draft(&world.store, &world.applicant, new).await.unwrap();
        assert_eq!(view.applicant, ApplicantKind::SoleTrader);
        assert!(view.draft.pages.contains_key("licence"));
    }

    async fn a_supplement_opens_the_firm_s_own_pages(db: TestDatabase) {
        let world = World::new(db).await;
        let case = handed_in(&world, &world.applicant, ApplicantKind::Firm).await;
        desk::take(&world.store, &world.maker, case, world.version(case).await, world.sent()).await.unwrap();
        let (_, journey) = desk::journey(&world.store, &world.maker, case).await.unwrap();
        let targets = ["page:owners", "document:ownership_chart"];
        let targets = targets.map(|target| desk::Target::parse(&journey, target).unwrap());
        ask(&world, case, &targets).await;
        let view = forex::load_draft(&world.store, &world.applicant, case).await.unwrap();
        assert!(view.open_pages.contains("owners") && view.open_pages.contains("documents"));
        assert!(!view.open_pages.contains("licence"));
        save(&world.store, &world.applicant, case, "owners", &page(ApplicantKind::Firm, "owners")).await;
        let handed = forex::resubmit(&world.store, &world.applicant, case, world.sent()).await.unwrap();
        assert_eq!(handed, Submitted::Done);
        assert!(matches!(desk::journey(&world.store, &world.applicant, case).await, Err(Error::NotFound)));
    }
}

/// Another firm, with people of its own.
#[test]
fn two_firms_of_the_factory_share_nothing() {
    let of = |number| {
        let applying = Applying {
            name: NAME,
            branch: "SJ-HS",
            number,
        };
        answers_of(ApplicantKind::Firm, &applying)
    };
    for (page, field) in [
        ("licence", "uscc"),
        ("representative", "number"),
        ("cny_account", "cny_number"),
    ] {
        assert_ne!(of(7)[page].text(field), of(8)[page].text(field));
    }
}
