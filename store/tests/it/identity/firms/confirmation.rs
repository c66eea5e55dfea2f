//! What a handler fills in for a firm goes to the bank by the hand of its owner or confirmer.

use domain::access::Actor;
use domain::casework::Answers;
use domain::forex::{Act, ApplicantKind, Status};
use domain::identity::Role;
use domain::identity::firm::Change;
use domain::ids::{AccountId, CaseId, SessionId};
use store::Error;
use store::forex::calendar;
use store::forex::{self as cases, OpenPages, Saving, Submitted};
use store::testing::forex::{Applying, begin_as, draft_as};
use store::testing::{TestDatabase, identity as people};
use time::Duration;

use super::profile::{filled, save};
use super::{Firm, FirmConfirmer, FirmHandler, USCC, letters, roles};

const NAME: &str = "林晓雯";
const BRANCH: &str = "haishu";

/// A firm that can apply at a branch.
async fn firm(db: TestDatabase) -> Firm {
    let firm = Firm::new(db).await;
    let bank = people::bank(&firm.store, "SJ").await;
    people::branch(&firm.store, bank, BRANCH).await;
    firm
}

impl Firm {
    async fn acting(&self, account: AccountId) -> Actor {
        people::acting_for(&self.store, account, self.id).await
    }

    /// A complete application by the handler.
    async fn filled_in(&self) -> (Actor, CaseId) {
        let handler = self.acting(self.handler).await;
        let applying = Applying {
            name: NAME,
            branch: BRANCH,
            number: 7,
        };
        let case = draft_as(&self.store, &handler, ApplicantKind::Firm, &applying).await;
        (handler, case)
    }

    async fn submit(&self, by: &Actor, case: CaseId) -> Submitted {
        cases::submit(&self.store, by, case, NAME, self.sent())
            .await
            .unwrap()
    }

    async fn ask_confirmation(&self, by: &Actor, case: CaseId) -> Submitted {
        cases::ask_confirmation(&self.store, by, case, self.sent())
            .await
            .unwrap()
    }

    async fn told(&self) -> Vec<String> {
        self.store
            .clock()
            .advance(store::casework::gathered::GATHERED_FOR);
        store::casework::gathered::write_letters(&self.store)
            .await
            .unwrap();
        letters(&self.store)
            .await
            .into_iter()
            .map(|(kind, _)| kind)
            .collect()
    }
}

store::on_both! {
    async fn a_handler_fills_in_and_a_confirmer_hands_in(db: TestDatabase) {
        let firm = firm(db).await;
        let (handler, case) = firm.filled_in().await;
        assert_eq!(firm.submit(&handler, case).await, Submitted::Unconfirmed);
        firm.told().await;
        assert_eq!(firm.ask_confirmation(&handler, case).await, Submitted::Done);
        assert_eq!(firm.ask_confirmation(&handler, case).await, Submitted::Done, "once, however often");
        assert_eq!(firm.told().await, ["confirmation_asked", "confirmation_asked"], "owner and confirmer, once");
        assert_eq!(firm.submit(&handler, case).await, Submitted::Unconfirmed, "asking gives no right");
        let confirmer = firm.acting(firm.confirmer).await;
        let shown = cases::confirmation(&firm.store, &confirmer, case).await.unwrap().unwrap();
        assert!(shown.may_hand_in && shown.waiting.is_some(), "{shown:?}");
        assert_eq!(shown.confirmers.len(), 2);
        assert_eq!(firm.submit(&confirmer, case).await, Submitted::Done);
        let view = cases::applicant_view(&firm.store, &handler, case).await.unwrap();
        assert_eq!(view.status, Status::Submitted);
        let acts: Vec<Act> = view.timeline.iter().map(|entry| entry.act).collect();
        assert_eq!(acts, [Act::AskConfirmation, Act::Submit]);
    }

    async fn what_waits_stays_as_it_is_until_it_is_returned(db: TestDatabase) {
        let firm = firm(db).await;
        let (handler, case) = firm.filled_in().await;
        firm.ask_confirmation(&handler, case).await;
        let view = cases::load_draft(&firm.store, &handler, case).await.unwrap();
        assert_eq!((view.waits, &view.open_pages), (true, &OpenPages::None));
        let posted = view.draft.page("cny_account");
        let saving = Saving {
            page: "cny_account",
            posted: &posted,
            without: None,
            session: SessionId(firm.store.new_uuid()),
            seen: 1,
        };
        assert!(matches!(cases::save_page(&firm.store, &handler, case, saving).await, Err(Error::NotNow)));
        let owner = firm.acting(firm.owner).await;
        firm.told().await;
        for _ in 0..2 {
            cases::return_to_fill(&firm.store, &owner, case, "账号少一位").await.unwrap();
        }
        assert_eq!(firm.told().await, ["confirmation_returned"]);
        let shown = cases::confirmation(&firm.store, &handler, case).await.unwrap().unwrap();
        assert_eq!((shown.waiting, shown.returned.as_deref()), (None, Some("账号少一位")));
        assert!(cases::save_page(&firm.store, &handler, case, saving).await.is_ok());
        firm.ask_confirmation(&handler, case).await;
        cases::return_to_fill(&firm.store, &handler, case, "").await.unwrap();
        assert!(!firm.told().await.contains(&"confirmation_returned".to_owned()), "taken back by oneself");
    }

    async fn what_has_expired_waits_for_nobody(db: TestDatabase) {
        let firm = firm(db).await;
        let (handler, case) = firm.filled_in().await;
        firm.ask_confirmation(&handler, case).await;
        let waits = async || cases::own_cases(&firm.store, &handler).await.unwrap()[0].waits;
        assert!(waits().await);
        firm.store.clock().advance(Duration::days(91));
        assert_eq!(calendar::run(&firm.store).await.unwrap(), 1);
        assert!(!waits().await);
    }

    async fn an_owner_who_fills_in_hands_in_alone_and_a_stranger_sees_nothing(db: TestDatabase) {
        let firm = firm(db).await;
        let owner = firm.acting(firm.owner).await;
        let applying = Applying { name: NAME, branch: BRANCH, number: 7 };
        let case = draft_as(&firm.store, &owner, ApplicantKind::Firm, &applying).await;
        let (_, stranger) = people::applicant(&firm.store).await;
        assert!(matches!(cases::confirmation(&firm.store, &stranger, case).await, Err(Error::NotFound)));
        let asked = cases::ask_confirmation(&firm.store, &stranger, case, firm.sent()).await;
        assert!(matches!(asked, Err(Error::NotFound)));
        assert!(matches!(cases::return_to_fill(&firm.store, &stranger, case, "").await, Err(Error::NotFound)));
        assert_eq!(firm.submit(&owner, case).await, Submitted::Done);
        let late = cases::ask_confirmation(&firm.store, &owner, case, firm.sent()).await;
        assert!(matches!(late, Err(Error::NotNow)));
    }

    async fn a_confirmer_whose_role_was_taken_meanwhile_hands_nothing_in(db: TestDatabase) {
        let firm = firm(db).await;
        let (handler, case) = firm.filled_in().await;
        firm.ask_confirmation(&handler, case).await;
        let confirmer = firm.acting(firm.confirmer).await;
        let change = Change::Roles { of: firm.confirmer, roles: roles(&[FirmHandler]) };
        let taken = firm.change(firm.owner, change, &[FirmConfirmer]);
        let (taken, submitted) = tokio::join!(taken, cases::submit(&firm.store, &confirmer, case, NAME, firm.sent()));
        taken.unwrap();
        let view = cases::load_draft(&firm.store, &handler, case).await.unwrap();
        match submitted.unwrap() {
            Submitted::Done => assert_eq!(view.status, Status::Submitted),
            Submitted::Unconfirmed => assert!(view.waits && view.status == Status::Draft),
            other => panic!("{other:?}"),
        }
        assert_eq!(firm.acting(firm.confirmer).await.duty.unwrap().roles, [Role::FirmHandler].into());
    }

    async fn handing_in_and_returning_at_once_leave_one_of_them(db: TestDatabase) {
        let firm = firm(db).await;
        let (handler, case) = firm.filled_in().await;
        firm.ask_confirmation(&handler, case).await;
        let owner = firm.acting(firm.owner).await;
        let (submitted, returned) = tokio::join!(
            cases::submit(&firm.store, &owner, case, NAME, firm.sent()),
            cases::return_to_fill(&firm.store, &handler, case, ""),
        );
        let view = cases::load_draft(&firm.store, &handler, case).await.unwrap();
        assert!(!view.waits);
        match (submitted.unwrap(), returned) {
            (Submitted::Done, Ok(()) | Err(Error::NotNow)) => assert_eq!(view.status, Status::Submitted),
            // The handler's number was confirmed by the handler; what is open again is not the owner's to vouch for.
            (Submitted::Incomplete(_), Ok(())) => assert_eq!(view.status, Status::Draft),
            other => panic!("{other:?}"),
        }
    }

    async fn an_application_begins_with_the_profile_and_each_page_is_looked_at(db: TestDatabase) {
        let firm = firm(db).await;
        let session = SessionId(firm.store.new_uuid());
        save(&firm, firm.owner, &filled(&[]), session, 0).await.unwrap();
        let handler = firm.acting(firm.handler).await;
        let case = begin_as(&firm.store, &handler, ApplicantKind::Firm).await;
        let view = cases::load_draft(&firm.store, &handler, case).await.unwrap();
        assert_eq!(view.draft.text("licence", "uscc"), USCC);
        assert_eq!(view.draft.text("representative", "name"), "王晓明");
        let taken: Vec<&str> = view.draft.taken_over.iter().map(String::as_str).collect();
        assert_eq!(taken, ["business", "licence", "owners", "registration", "representative"]);
        let posted: Answers = view.draft.page("registration");
        let saving = Saving { page: "registration", posted: &posted, without: None, session, seen: 0 };
        let (view, _) = cases::save_page(&firm.store, &handler, case, saving).await.unwrap();
        assert!(!view.draft.taken_over.contains("registration"), "looked at");
        let loaded = cases::load_draft(&firm.store, &handler, case).await.unwrap();
        assert_eq!(loaded.draft.taken_over, view.draft.taken_over);
    }
}
