//! The officers' desk: the queue, the way from taking a case to the opened account, and who may not.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::casework::{Answers, Clock};
use domain::forex::account::AccountState;
use domain::forex::reason::RefusalReason;
use domain::forex::{Act, Status};
use domain::identity::Role;
use domain::ids::{CaseId, OrganisationId, Version};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use store::casework::once::Sent;
use store::entity::{audit_entry, bank_account, decision};
use store::forex::desk::{
    self, Cursor, DueWithin, Examination, Examined, Filter, FromSide, MarkOutcome, Opened, Opening, OpeningForm,
    Owner, Paging, Proposal, Review, Target, View, Wanted,
};
use store::forex::{self, Submitted};
use store::testing::forex::{Applying, save, submit, submitted_case};
use store::testing::identity as people;
use store::testing::{TestDatabase, TestStore};
use store::{Error, Store};
use time::Duration;

/// A bank with a branch and two officers, and somebody who applies.
struct World {
    store: TestStore,
    bank: OrganisationId,
    maker: Actor,
    checker: Actor,
    applicant: Actor,
}

impl World {
    async fn new(db: TestDatabase) -> Self {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        people::branch(&store, bank, "SJ-HS").await;
        // One who may do both, so that four eyes are held by the person and not by the role.
        let maker = people::staff(&store, bank, &[Role::BankMaker, Role::BankChecker]).await;
        let checker = people::staff(&store, bank, &[Role::BankChecker]).await;
        let (_, applicant) = people::applicant(&store).await;
        Self { store, bank, maker, checker, applicant }
    }

    async fn submitted(&self) -> CaseId {
        submitted_case(&self.store, &self.applicant, "SJ-HS").await
    }

    async fn review(&self, actor: &Actor, case: CaseId) -> Review {
        desk::review(&self.store, actor, case).await.unwrap()
    }

    async fn version(&self, case: CaseId) -> Version {
        self.review(&self.maker, case).await.version
    }

    async fn taken(&self) -> CaseId {
        let case = self.submitted().await;
        desk::take(&self.store, &self.maker, case, self.version(case).await).await.unwrap();
        case
    }

    /// The maker's form with a mark on every section.
    async fn all_match(&self, case: CaseId) -> Examination {
        let review = self.review(&self.maker, case).await;
        let sections = review.journey.sections.iter().map(|section| section.name.to_owned());
        Examination { seen: review.version, marks: sections.map(|name| (name, MarkOutcome::Match)).collect() }
    }

    async fn propose(&self, case: CaseId, proposal: Proposal) {
        let examination = self.all_match(case).await;
        let done = desk::propose(&self.store, &self.maker, case, &examination, &proposal).await.unwrap();
        assert_eq!(done, Examined::Done);
    }

    async fn approved(&self) -> CaseId {
        let case = self.taken().await;
        self.propose(case, approval()).await;
        desk::confirm(&self.store, &self.checker, case, self.version(case).await).await.unwrap();
        case
    }

    async fn opening(&self, number: &str) -> Opening {
        let form = OpeningForm {
            visited_on: "2026-11-23".to_owned(),
            branch: "SJ-HS".to_owned(),
            number: number.to_owned(),
            number_again: number.replace(' ', ""),
            currencies: vec!["USD".to_owned()],
        };
        let branches = forex::branches(&self.store).await.unwrap();
        Opening::parse(&form, &branches, store::clock::local_date(self.store.clock().now())).unwrap()
    }

    async fn record(&self, case: CaseId, number: &str) -> Opened {
        let opening = self.opening(number).await;
        let seen = self.version(case).await;
        desk::record_opening(&self.store, &self.maker, case, seen, &opening).await.unwrap()
    }

    async fn status(&self, case: CaseId) -> Status {
        self.review(&self.maker, case).await.status
    }

    async fn queue(&self, actor: &Actor, filter: &Filter, paging: &Paging) -> desk::Queue {
        desk::queue(&self.store, actor, filter, paging).await.unwrap()
    }

    fn sent(&self) -> Sent<'static> {
        Sent { key: self.store.new_uuid(), body: b"" }
    }
}

fn approval() -> Proposal {
    Proposal::Approve { text: String::new() }
}

fn of_view(view: View) -> Filter {
    Filter { view, ..Filter::default() }
}

fn cases(queue: &desk::Queue) -> Vec<CaseId> {
    queue.lines.iter().map(|line| line.case).collect()
}

async fn letters(store: &Store) -> Vec<String> {
    let letters = store::plumbing::outbox::take(store, 100).await.unwrap();
    letters.into_iter().map(|letter| letter.subject).collect()
}

store::on_both! {
    async fn from_the_queue_to_the_opened_account(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        assert_eq!(world.status(case).await, Status::UnderReview);

        // Nothing is concluded before every section has been looked at.
        let seen = world.version(case).await;
        let half = Examination { seen, marks: BTreeMap::from([("trade".to_owned(), MarkOutcome::Unclear)]) };
        let unmarked = desk::propose(&world.store, &world.maker, case, &half, &approval()).await.unwrap();
        let others = ["applicant", "account", "papers"].map(str::to_owned).to_vec();
        assert_eq!(unmarked, Examined::Unmarked(others));
        assert_eq!(world.status(case).await, Status::UnderReview);

        world.propose(case, approval()).await;
        assert_eq!(world.status(case).await, Status::PendingCheck);
        desk::confirm(&world.store, &world.checker, case, world.version(case).await).await.unwrap();
        assert_eq!(world.status(case).await, Status::Approved);

        assert_eq!(world.record(case, "3302 0000 1111 2222").await, Opened::Done);
        let to_check = world.queue(&world.checker, &of_view(View::ToCheck), &Paging::First).await;
        assert_eq!(cases(&to_check), [case]);
        let review = world.review(&world.checker, case).await;
        assert_eq!(review.opening.unwrap().number, "3302000011112222");
        assert_eq!(review.acts, [Act::SendBackOpening, Act::ConfirmOpening]);
        let opened = desk::confirm_opening(&world.store, &world.checker, case, review.version).await.unwrap();
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
        desk::confirm_opening(&world.store, &world.checker, case, world.version(case).await).await.unwrap();

        let account = forex::opened_account(&world.store, &world.applicant, case).await.unwrap().unwrap();
        assert_eq!((account.last4.as_str(), account.state), ("1122", AccountState::Opened));
        assert_eq!(account.currencies, ["USD"]);
        assert_eq!(forex::reveal_number(&world.store, &world.applicant, case).await.unwrap(), "33020000111122");
        assert!(matches!(forex::reveal_number(&world.store, &world.maker, case).await, Err(Error::NotFound)));
        let revealed = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("account.reveal"));
        assert_eq!(revealed.all(world.store.database().reader()).await.unwrap().len(), 1);

        let stale = forex::ask_closure(&world.store, &world.applicant, case, Version(7)).await;
        assert!(matches!(stale, Err(Error::Stale)));
        forex::ask_closure(&world.store, &world.applicant, case, account.version).await.unwrap();
        let closing = forex::opened_account(&world.store, &world.applicant, case).await.unwrap().unwrap();
        assert_eq!(closing.state, AccountState::Closing);
        let twice = forex::ask_closure(&world.store, &world.applicant, case, closing.version).await;
        assert!(matches!(twice, Err(Error::NotNow)));
    }

    async fn one_request_names_everything_and_the_bank_s_clocks_stand_still(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let examination = world.all_match(case).await;
        let wanted = [
            Wanted { target: Target::Field("contact".to_owned(), "address".to_owned()), text: "请写到门牌号".to_owned() },
            Wanted { target: Target::Document("store_proof".to_owned()), text: "看不清店铺名称".to_owned() },
        ];
        let asked = desk::request_supplement(&world.store, &world.maker, case, &examination, &wanted).await.unwrap();
        assert_eq!(asked, Examined::Done);

        let review = world.review(&world.maker, case).await;
        assert_eq!(review.status, Status::SupplementRequested);
        // Only the sections that nobody asked to change keep their mark.
        assert_eq!(review.marks.keys().collect::<Vec<_>>(), ["account", "trade"]);
        let state = |review: &Review, clock| review.clocks.iter().find(|own| own.clock == clock).unwrap().state.clone();
        assert_eq!(state(&review, Clock::Proposal), "paused");
        assert_eq!(state(&review, Clock::Answer), "paused");
        assert_eq!(state(&review, Clock::Supplement), "running");
        let line = world.queue(&world.maker, &of_view(View::Waiting), &Paging::First).await.lines.remove(0);
        assert_eq!((line.is_paused, line.clock), (true, Some(Clock::Supplement)));

        // Only the pages that were named are open; then the case comes back to its officer.
        let draft = forex::load_draft(&world.store, &world.applicant, case).await.unwrap();
        assert!(draft.open_pages.contains("contact") && !draft.open_pages.contains("card"));
        let mut contact = draft.draft.page("contact");
        contact.set("address", "宁波市海曙区和义路 1 号 2 幢 301 室");
        save(&world.store, &world.applicant, case, "contact", &contact).await;
        world.store.clock().advance(Duration::days(2));
        let handed = forex::resubmit(&world.store, &world.applicant, case, world.sent()).await.unwrap();
        assert_eq!(handed, Submitted::Done);

        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.submissions), (Status::UnderReview, 2));
        assert_eq!(review.changed.iter().collect::<Vec<_>>(), ["contact.address"]);
        assert_eq!(state(&review, Clock::Proposal), "running");
        assert_eq!(review.taken_by.unwrap().account, world.maker.account);
        world.propose(case, approval()).await;
    }

    async fn three_rounds_are_the_most(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let wanted = [Wanted { target: Target::Page("business".to_owned()), text: "请补充".to_owned() }];
        for _ in 0..3 {
            let examination = world.all_match(case).await;
            desk::request_supplement(&world.store, &world.maker, case, &examination, &wanted).await.unwrap();
            forex::resubmit(&world.store, &world.applicant, case, world.sent()).await.unwrap();
        }
        let examination = world.all_match(case).await;
        let fourth = desk::request_supplement(&world.store, &world.maker, case, &examination, &wanted).await;
        assert!(matches!(fourth, Err(Error::NotNow)));
        assert!(!world.review(&world.maker, case).await.acts.contains(&Act::RequestSupplement));
    }

    async fn a_refusal_tells_the_reason_that_may_be_told(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let reason = RefusalReason::SanctionsOrWatchList;
        world.propose(case, Proposal::Refuse { reason, text: "名单命中".to_owned() }).await;
        desk::confirm(&world.store, &world.checker, case, world.version(case).await).await.unwrap();
        let told = forex::applicant_view(&world.store, &world.applicant, case).await.unwrap();
        assert_eq!(told.status, Status::Refused);
        assert_eq!(told.refusal, Some((RefusalReason::BankPolicy, None)));
        assert!(told.timeline.iter().all(|entry| entry.note.is_none() && entry.reason.is_none()));
        let known = world.review(&world.maker, case).await.decisions.remove(0);
        assert_eq!((known.reason, known.text.as_str()), (Some(reason), "名单命中"));
    }

    async fn what_is_sent_back_is_decided_again(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.propose(case, approval()).await;
        let seen = world.version(case).await;
        desk::send_back(&world.store, &world.checker, case, seen, "店铺证明再看一遍").await.unwrap();
        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.proposed_by), (Status::UnderReview, None));
        assert_eq!(review.decisions[0].check_note.as_deref(), Some("店铺证明再看一遍"));
        world.propose(case, approval()).await;
        desk::confirm(&world.store, &world.checker, case, world.version(case).await).await.unwrap();

        // The opening has rounds of its own.
        world.record(case, "33020000111122").await;
        let (seen, opening) = (world.version(case).await, world.opening("33020000111123").await);
        let twice = desk::record_opening(&world.store, &world.maker, case, seen, &opening).await;
        assert!(matches!(twice, Err(Error::NotNow)));
        desk::send_back_opening(&world.store, &world.checker, case, seen, "账号不对").await.unwrap();
        assert_eq!(world.record(case, "33020000111123").await, Opened::Done);
        desk::confirm_opening(&world.store, &world.checker, case, world.version(case).await).await.unwrap();
        assert_eq!(world.review(&world.maker, case).await.decisions.len(), 4);
    }

    async fn the_maker_cannot_check(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.propose(case, approval()).await;
        let review = world.review(&world.maker, case).await;
        assert!(review.acts.is_empty(), "{:?}", review.acts);
        let own = desk::confirm(&world.store, &world.maker, case, review.version).await;
        assert!(matches!(own, Err(Error::FourEyes)));
        let own = desk::send_back(&world.store, &world.maker, case, review.version, "…").await;
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
        desk::take(&world.store, &world.maker, case, seen).await.unwrap();
        assert!(matches!(desk::take(&world.store, &world.maker, case, seen).await, Err(Error::Stale)));
        let old = Examination { seen, ..world.all_match(case).await };
        let late = desk::propose(&world.store, &world.maker, case, &old, &approval()).await;
        assert!(matches!(late, Err(Error::Stale)));
        assert!(world.review(&world.maker, case).await.marks.is_empty());

        // A double click decides once, and the second checker hears that it was done.
        world.propose(case, approval()).await;
        let seen = world.version(case).await;
        desk::confirm(&world.store, &world.checker, case, seen).await.unwrap();
        assert!(matches!(desk::confirm(&world.store, &world.checker, case, seen).await, Err(Error::Stale)));
        assert_eq!(world.status(case).await, Status::Approved);
    }

    async fn nobody_else_knows_that_the_case_exists(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let examination = world.all_match(case).await;
        let seen = examination.seen;
        let other_bank = people::bank(&world.store, "OT").await;
        let all = [Role::BankMaker, Role::BankChecker, Role::BankSupervisor];
        let other_officer = people::staff(&world.store, other_bank, &all).await;
        let (_, other_applicant) = people::applicant(&world.store).await;
        for stranger in [&other_officer, &other_applicant, &world.applicant] {
            let store: &Store = &world.store;
            let opening = world.opening("33020000111122").await;
            let wanted = [Wanted { target: Target::Page("card".to_owned()), text: "…".to_owned() }];
            let marks = &examination.marks;
            let answers = [
                desk::review(store, stranger, case).await.err(),
                desk::take(store, stranger, case, seen).await.err(),
                desk::release(store, stranger, case, seen).await.err(),
                desk::hand_over(store, stranger, case, seen, world.maker.account).await.err(),
                desk::save_marks(store, stranger, case, seen, marks).await.err(),
                desk::write_note(store, stranger, case, "…", world.sent()).await.err(),
                desk::write_as_officer(store, stranger, case, "…", world.sent()).await.err(),
                desk::request_supplement(store, stranger, case, &examination, &wanted).await.err(),
                desk::propose(store, stranger, case, &examination, &approval()).await.err(),
                desk::confirm(store, stranger, case, seen).await.err(),
                desk::send_back(store, stranger, case, seen, "…").await.err(),
                desk::record_opening(store, stranger, case, seen, &opening).await.err(),
                desk::confirm_opening(store, stranger, case, seen).await.err(),
                desk::send_back_opening(store, stranger, case, seen, "…").await.err(),
                desk::unmask(store, stranger, case, "identity.number", "…").await.err(),
            ];
            for (at, answer) in answers.iter().enumerate() {
                assert!(matches!(answer, Some(Error::NotFound)), "act {at}: {answer:?}");
            }
        }
        let theirs = world.queue(&other_officer, &of_view(View::AllOpen), &Paging::First).await;
        assert_eq!((theirs.lines.len(), theirs.counts.of(View::AllOpen)), (0, 0));
        let nobodys = desk::queue(&world.store, &other_applicant, &Filter::default(), &Paging::First).await;
        assert!(matches!(nobodys, Err(Error::NotFound)));
    }

    async fn another_maker_of_the_bank_reads_but_does_not_act(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let colleague = people::staff(&world.store, world.bank, &[Role::BankMaker]).await;
        assert_eq!(world.review(&colleague, case).await.acts, []);
        let examination = world.all_match(case).await;
        let meddling = desk::propose(&world.store, &colleague, case, &examination, &approval()).await;
        assert!(matches!(meddling, Err(Error::NotFound)));

        let to = colleague.account;
        desk::hand_over(&world.store, &world.maker, case, examination.seen, to).await.unwrap();
        let review = world.review(&colleague, case).await;
        assert_eq!(review.taken_by.map(|officer| officer.account), Some(to));
        desk::release(&world.store, &colleague, case, review.version).await.unwrap();
        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.taken_by), (Status::Submitted, None));
        // Only makers of this bank can be given a case.
        desk::take(&world.store, &world.maker, case, review.version).await.unwrap();
        let seen = world.version(case).await;
        let strange = desk::hand_over(&world.store, &world.maker, case, seen, world.checker.account).await;
        assert!(matches!(strange, Err(Error::NotFound)));
    }

    async fn an_account_number_belongs_to_one_account(db: TestDatabase) {
        let world = World::new(db).await;
        let one = world.approved().await;
        let (_, other_applicant) = people::applicant(&world.store).await;
        let other = submitted_case(&world.store, &other_applicant, "SJ-HS").await;
        desk::take(&world.store, &world.maker, other, world.version(other).await).await.unwrap();
        world.propose(other, approval()).await;
        desk::confirm(&world.store, &world.checker, other, world.version(other).await).await.unwrap();

        // Both are recorded before either exists; the second is refused, and stays as it was.
        assert_eq!(world.record(one, "33020000111122").await, Opened::Done);
        assert_eq!(world.record(other, "33020000111122").await, Opened::Done);
        desk::confirm_opening(&world.store, &world.checker, one, world.version(one).await).await.unwrap();
        let seen = world.version(other).await;
        let taken = desk::confirm_opening(&world.store, &world.checker, other, seen).await.unwrap();
        assert_eq!(taken, Opened::NumberTaken);
        assert_eq!((world.status(other).await, world.version(other).await), (Status::Approved, seen));
        desk::send_back_opening(&world.store, &world.checker, other, seen, "账号已被使用").await.unwrap();
        assert_eq!(world.record(other, "3302-0000-1111-22").await, Opened::NumberTaken);
        assert_eq!(bank_account::Entity::find().all(world.store.database().reader()).await.unwrap().len(), 1);
    }

    async fn masked_answers_are_shown_with_a_reason_only(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let review = world.review(&world.maker, case).await;
        let shown = |page: &str, field: &str| review.answers[page].text(field).to_owned();
        assert!(shown("identity", "number").starts_with("330****"), "{}", shown("identity", "number"));
        assert!(shown("card", "card_number").starts_with("****"));
        assert_eq!(shown("identity", "name"), "林晓雯");

        let whole = desk::unmask(&world.store, &world.maker, case, "identity.number", "核对身份证").await.unwrap();
        assert_eq!(whole.len(), 18);
        let plain = desk::unmask(&world.store, &world.maker, case, "identity.name", "…").await;
        assert!(matches!(plain, Err(Error::NotFound)));
        let review = world.review(&world.checker, case).await;
        let line = review.timeline.iter().find(|line| line.action == "unmask").unwrap();
        assert_eq!((line.reason.as_deref(), line.note.as_deref()), (Some("identity.number"), Some("核对身份证")));
        let theirs = forex::applicant_view(&world.store, &world.applicant, case).await.unwrap();
        assert!(theirs.timeline.iter().all(|entry| entry.act != Act::SendBack && entry.note.is_none()));
    }

    async fn messages_have_two_sides_and_notes_have_one(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let sent = world.sent();
        for _ in 0..2 {
            desk::write_as_applicant(&world.store, &world.applicant, case, "补上了", sent).await.unwrap();
        }
        desk::write_as_officer(&world.store, &world.maker, case, "收到", world.sent()).await.unwrap();
        desk::write_note(&world.store, &world.maker, case, "像真的", world.sent()).await.unwrap();
        let theirs = desk::own_messages(&world.store, &world.applicant, case).await.unwrap();
        let lines: Vec<_> = theirs.iter().map(|message| (message.from, message.text.as_str())).collect();
        assert_eq!(lines, [(FromSide::Applicant, "补上了"), (FromSide::Officer, "收到")]);
        assert!(theirs.iter().all(|message| message.author.is_none()));
        let review = world.review(&world.checker, case).await;
        assert_eq!((review.messages.len(), review.notes.len()), (2, 1));
        assert!(review.messages[1].author.is_some());
    }

    async fn the_same_shop_of_another_person_is_pointed_out(db: TestDatabase) {
        let world = World::new(db).await;
        let first = world.submitted().await;
        let (_, other) = people::applicant(&world.store).await;
        let mine = world.review(&world.maker, first).await;
        let mut shops = Answers::default();
        for (field, text) in mine.answers["shops"].iter() {
            shops.set(field, text);
        }
        let applying = Applying { name: "陈志远", branch: "SJ-HS", number: 77 };
        let draft = store::testing::forex::draft(&world.store, &other, &applying).await;
        save(&world.store, &other, draft, "shops", &shops).await;
        forex::submit(&world.store, &other, draft, "陈志远", world.sent()).await.unwrap();
        let review = world.review(&world.maker, draft).await;
        let facts: Vec<_> = review.alike.iter().map(|alike| (alike.fact.as_str(), alike.case)).collect();
        assert_eq!(facts, [("shop", first)]);
        assert!(!review.alike[0].same_applicant);
    }

    async fn the_queue_is_walked_forwards_and_backwards(db: TestDatabase) {
        let world = World::new(db).await;
        let mut submitted = Vec::new();
        for number in 0..56 {
            let (_, applicant) = people::applicant(&world.store).await;
            let applying = Applying { name: "林晓雯", branch: "SJ-HS", number };
            submitted.push(submit(&world.store, &applicant, &applying).await);
            if number == 20 {
                world.store.clock().advance(Duration::days(1));
            }
        }
        let filter = of_view(View::ToTake);
        let one = world.queue(&world.maker, &filter, &Paging::First).await;
        assert_eq!(cases(&one), submitted[..25]);
        assert_eq!((one.before.is_none(), one.counts.of(View::ToTake), one.counts.shown), (true, 56, 56));
        let two = world.queue(&world.maker, &filter, &Paging::After(one.after.clone().unwrap())).await;
        assert_eq!(cases(&two), submitted[25..50]);
        let three = world.queue(&world.maker, &filter, &Paging::After(two.after.clone().unwrap())).await;
        assert_eq!((cases(&three), three.after), (submitted[50..].to_vec(), None));
        let back = world.queue(&world.maker, &filter, &Paging::Before(three.before.unwrap())).await;
        assert_eq!((cases(&back), back.after, back.before), (cases(&two), two.after, two.before.clone()));
        // A cursor survives an address.
        let typed: Cursor = two.before.unwrap().to_string().parse().unwrap();
        let first = world.queue(&world.maker, &filter, &Paging::Before(typed)).await;
        assert_eq!((cases(&first), first.before), (cases(&one), None));
    }

    async fn filters_and_search_find_whole_values_of_the_own_bank(db: TestDatabase) {
        let world = World::new(db).await;
        let (_, other) = people::applicant(&world.store).await;
        let applying = Applying { name: "陈志远", branch: "SJ-HS", number: 41 };
        let found = submit(&world.store, &other, &applying).await;
        let mine = world.taken().await;
        let ask = |filter: Filter| { let world = &world; async move { cases(&world.queue(&world.maker, &filter, &Paging::First).await) } };
        let search = |text: &str| Filter { search: text.to_owned(), ..Filter::default() };
        let number = store::testing::forex::answers(&applying)["identity"].text("number").to_owned();
        let reference = world.review(&world.maker, found).await.reference;
        for typed in ["陈志远", number.as_str(), reference.as_str(), &reference.to_lowercase()] {
            assert_eq!(ask(search(typed)).await, [found], "{typed}");
        }
        for typed in ["陈志", "330203", "FX202601010000009"] {
            assert_eq!(ask(search(typed)).await, [], "{typed}");
        }
        assert_eq!(ask(of_view(View::Mine)).await, [mine]);
        assert_eq!(ask(Filter { owner: Some(Owner::Unassigned), ..Filter::default() }).await, [found]);
        assert_eq!(ask(Filter { status: Some(Status::UnderReview), ..Filter::default() }).await, [mine]);
        assert_eq!(ask(Filter { due: Some(DueWithin::Soon), ..Filter::default() }).await, [found, mine]);
        assert_eq!(ask(Filter { due: Some(DueWithin::Overdue), ..Filter::default() }).await, []);
        world.store.clock().advance(Duration::days(1));
        assert_eq!(ask(Filter { due: Some(DueWithin::Today), ..Filter::default() }).await, [found]);
        world.store.clock().advance(Duration::days(1));
        assert_eq!(ask(Filter { due: Some(DueWithin::Overdue), ..Filter::default() }).await, [found]);
    }
}

/// The order of every view comes from an index, whatever the size of the table.
#[tokio::test]
async fn the_views_need_no_sorting() {
    let world = World::new(TestDatabase::sqlite().await).await;
    let db = world.store.database().reader();
    for (view, condition) in [
        (View::ToTake, "status = 'submitted'"),
        (View::Mine, "taken_by = x'00' AND is_open = 1"),
        (View::AllOpen, "is_open = 1"),
        (View::Closed, "is_open = 0"),
    ] {
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT c.id FROM case_file c JOIN data_key k ON c.data_key_id = k.id \
             WHERE c.handling_org_id = x'00' AND c.{condition} AND (c.next_due_on, c.id) > ('2026-11-23', x'00') \
             ORDER BY c.next_due_on, c.id LIMIT 26"
        );
        let statement = sea_orm::Statement::from_string(db.get_database_backend(), sql);
        let steps = db.query_all_raw(statement).await.unwrap();
        let steps: Vec<String> = steps.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
        assert!(steps.iter().all(|step| !step.contains("TEMP B-TREE") && !step.starts_with("SCAN")), "{view}: {steps:?}");
    }
}
