//! From the queue to the decision and the account: four eyes all the way.

use std::collections::BTreeMap;

use domain::casework::Clock;
use domain::forex::account::AccountState;
use domain::forex::reason::{RefusalDetail, RefusalReason};
use domain::forex::{Act, Status};
use domain::ids::Version;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Error;
use store::entity::{audit_entry, bank_account, decision};
use store::forex::desk::{self, Examination, Examined, MarkOutcome, Opened, Paging, Proposal, View};
use store::forex::{self};
use store::testing::forex::submitted_case;
use store::testing::identity as people;

use super::{World, approval, cases, letters, notices, of_view};

store::on_both! {
    async fn from_the_queue_to_the_opened_account(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        assert_eq!(world.status(case).await, Status::UnderReview);

        // Nothing is concluded before every section has been looked at.
        let seen = world.version(case).await;
        let half = Examination { seen, marks: BTreeMap::from([("trade".to_owned(), MarkOutcome::Unclear)]) };
        let unmarked = desk::propose(&world.store, &world.maker, case, &half, &approval(), world.sent()).await.unwrap();
        let others = ["applicant", "account", "papers"].map(str::to_owned).to_vec();
        assert_eq!(unmarked, Examined::Unmarked(others));
        assert_eq!(world.status(case).await, Status::UnderReview);

        world.propose(case, approval()).await;
        assert_eq!(world.status(case).await, Status::PendingCheck);
        // The checkers hear of it, but for the one who proposed; and its nearest term is the same in the queue and on its page.
        assert_eq!(notices(&world.store, &world.checker).await, ["to_check"]);
        assert_eq!(notices(&world.store, &world.maker).await, [""; 0]);
        let line = world.queue(&world.checker, &of_view(View::ToCheck), &Paging::First).await.lines.remove(0);
        assert_eq!(line.next.clock, Some(Clock::Check));
        assert_eq!(line.next, world.review(&world.checker, case).await.next);
        desk::confirm(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();
        assert_eq!(world.status(case).await, Status::Approved);

        assert_eq!(world.record(case, "3302 0000 1111 2222").await, Opened::Done);
        let to_check = world.queue(&world.checker, &of_view(View::ToCheck), &Paging::First).await;
        assert_eq!(cases(&to_check), [case]);
        let review = world.review(&world.checker, case).await;
        assert_eq!(review.opening.unwrap().number, "3302000011112222");
        assert_eq!(review.acts, [Act::SendBackOpening, Act::ConfirmOpening]);
        let opened = desk::confirm_opening(&world.store, &world.checker, case, review.version, world.sent()).await.unwrap();
        assert_eq!(opened, Opened::Done);

        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.acts), (Status::AccountOpened, Vec::new()));
        assert_eq!(review.opening.unwrap().number, "************2222");
        let sent = letters(&world.store).await;
        assert!(["submitted", "approved", "account_opened"].iter().all(|kind| sent.iter().any(|own| own == kind)), "{sent:?}");
    }

    async fn the_holder_sees_reveals_and_closes_the_account(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.approved().await;
        assert_eq!(forex::opened_account(&world.store, &world.applicant, case).await.unwrap(), None);
        world.record(case, "33020000111122").await;
        desk::confirm_opening(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();

        let account = forex::opened_account(&world.store, &world.applicant, case).await.unwrap().unwrap();
        assert_eq!((account.last4.as_str(), account.standing.state), ("1122", AccountState::Opened));
        assert_eq!(account.currencies, ["USD"]);
        assert_eq!(forex::reveal_number(&world.store, &world.applicant, case).await.unwrap(), "33020000111122");
        assert!(matches!(forex::reveal_number(&world.store, &world.maker, case).await, Err(Error::NotFound)));
        let revealed = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("account.reveal"));
        assert_eq!(revealed.all(world.store.database().reader()).await.unwrap().len(), 1);

        let stale = forex::ask_closure(&world.store, &world.applicant, case, Version(7), world.sent()).await;
        assert!(matches!(stale, Err(Error::Stale)));
        forex::ask_closure(&world.store, &world.applicant, case, account.version, world.sent()).await.unwrap();
        let closing = forex::opened_account(&world.store, &world.applicant, case).await.unwrap().unwrap();
        assert_eq!(closing.standing.state, AccountState::Closing);
        let twice = forex::ask_closure(&world.store, &world.applicant, case, closing.version, world.sent()).await;
        assert!(matches!(twice, Err(Error::NotNow)));
    }

    async fn a_refusal_tells_the_reason_that_may_be_told(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let reason = RefusalDetail::OwnerListed.into();
        world.propose(case, Proposal::Refuse { reason, text: "名单命中".to_owned() }).await;
        desk::confirm(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();
        let told = forex::applicant_view(&world.store, &world.applicant, case).await.unwrap();
        assert_eq!(told.status, Status::Refused);
        assert_eq!(told.refusal, Some((RefusalReason::BankPolicy.into(), None)));
        assert!(told.timeline.iter().all(|entry| entry.note.is_none() && entry.reason.is_none()));
        let known = world.review(&world.maker, case).await.decisions.remove(0);
        assert_eq!((known.reason, known.text.as_str()), (Some(reason), "名单命中"));
    }

    async fn what_is_sent_back_is_decided_again(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.propose(case, approval()).await;
        let seen = world.version(case).await;
        desk::send_back(&world.store, &world.checker, case, seen, "店铺证明再看一遍", world.sent()).await.unwrap();
        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.proposed_by), (Status::UnderReview, None));
        let told = forex::applicant_view(&world.store, &world.applicant, case).await.unwrap();
        let acts: Vec<Act> = told.timeline.iter().map(|entry| entry.act).collect();
        assert_eq!(acts, [Act::Submit, Act::Take], "what officers tell each other is theirs");
        assert_eq!(review.decisions[0].check_note.as_deref(), Some("店铺证明再看一遍"));
        world.propose(case, approval()).await;
        desk::confirm(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();

        // The opening has rounds of its own.
        world.record(case, "33020000111122").await;
        let (seen, opening) = (world.version(case).await, world.opening("33020000111123").await);
        let twice = desk::record_opening(&world.store, &world.maker, case, seen, &opening, world.sent()).await;
        assert!(matches!(twice, Err(Error::NotNow)));
        desk::send_back_opening(&world.store, &world.checker, case, seen, "账号不对", world.sent()).await.unwrap();
        assert_eq!(world.record(case, "33020000111123").await, Opened::Done);
        desk::confirm_opening(&world.store, &world.checker, case, world.version(case).await, world.sent()).await.unwrap();
        assert_eq!(world.review(&world.maker, case).await.decisions.len(), 4);
    }

    async fn the_maker_cannot_check(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.propose(case, approval()).await;
        let review = world.review(&world.maker, case).await;
        assert!(review.acts.is_empty(), "{:?}", review.acts);
        let own = desk::confirm(&world.store, &world.maker, case, review.version, world.sent()).await;
        assert!(matches!(own, Err(Error::FourEyes)));
        let own = desk::send_back(&world.store, &world.maker, case, review.version, "…", world.sent()).await;
        assert!(matches!(own, Err(Error::FourEyes)));
        // Past all programs, the database refuses too.
        let forced = decision::Entity::update_many()
            .col_expr(decision::Column::CheckerId, Expr::value(world.maker.account.0))
            .filter(decision::Column::CaseId.eq(case.0));
        let tx = world.store.database().begin_write().await.unwrap();
        assert!(forced.exec(&tx).await.is_err());
        drop(tx);
        // Of the checker's view it is one of the things to do, of the maker's not.
        let own = world.queue(&world.maker, &of_view(View::ToCheck), &Paging::First).await;
        assert_eq!((own.lines.len(), own.counts.of(View::ToCheck)), (0, 0));
    }

    async fn a_form_that_is_out_of_date_changes_nothing(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.submitted().await;
        let seen = world.version(case).await;
        desk::take(&world.store, &world.maker, case, seen, world.sent()).await.unwrap();
        assert!(matches!(desk::take(&world.store, &world.maker, case, seen, world.sent()).await, Err(Error::Stale)));
        let old = Examination { seen, ..world.all_match(case).await };
        let late = desk::propose(&world.store, &world.maker, case, &old, &approval(), world.sent()).await;
        assert!(matches!(late, Err(Error::Stale)));
        assert!(world.review(&world.maker, case).await.marks.is_empty());

        // A double click decides once, and the second checker hears that it was done.
        world.propose(case, approval()).await;
        let seen = world.version(case).await;
        desk::confirm(&world.store, &world.checker, case, seen, world.sent()).await.unwrap();
        assert!(matches!(desk::confirm(&world.store, &world.checker, case, seen, world.sent()).await, Err(Error::Stale)));
        assert_eq!(world.status(case).await, Status::Approved);
    }

    async fn an_account_number_belongs_to_one_account(db: TestDatabase) {
        let world = World::new(db).await;
        let one = world.approved().await;
        let (_, other_applicant) = people::applicant(&world.store).await;
        let other = submitted_case(&world.store, &other_applicant, "SJ-HS").await;
        desk::take(&world.store, &world.maker, other, world.version(other).await, world.sent()).await.unwrap();
        world.propose(other, approval()).await;
        desk::confirm(&world.store, &world.checker, other, world.version(other).await, world.sent()).await.unwrap();

        // Both are recorded before either exists; the second is refused, and stays as it was.
        assert_eq!(world.record(one, "33020000111122").await, Opened::Done);
        assert_eq!(world.record(other, "33020000111122").await, Opened::Done);
        desk::confirm_opening(&world.store, &world.checker, one, world.version(one).await, world.sent()).await.unwrap();
        let seen = world.version(other).await;
        let taken = desk::confirm_opening(&world.store, &world.checker, other, seen, world.sent()).await.unwrap();
        assert_eq!(taken, Opened::NumberTaken);
        assert_eq!((world.status(other).await, world.version(other).await), (Status::Approved, seen));
        desk::send_back_opening(&world.store, &world.checker, other, seen, "账号已被使用", world.sent()).await.unwrap();
        assert_eq!(world.record(other, "3302-0000-1111-22").await, Opened::NumberTaken);
        assert_eq!(bank_account::Entity::find().all(world.store.database().reader()).await.unwrap().len(), 1);
    }
}
