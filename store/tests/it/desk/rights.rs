//! Who sees what: other banks nothing, colleagues to read, numbers with a reason, notes inside only.

use domain::access::Actor;
use domain::casework::{Answers, Link};
use domain::forex::{Act, Status};
use domain::identity::Role;
use store::forex::desk::{self, Filter, FromSide, Paging, Target, View};
use store::forex::{self};
use store::testing::forex::{Applying, save, wanted};
use store::testing::identity as people;
use store::{Error, Store};

use super::{World, approval, of_view};

store::on_both! {
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
            let wanted = [wanted(Target::Page("card".to_owned()), "…")];
            let marks = &examination.marks;
            let answers = [
                desk::review(store, stranger, case).await.err(),
                desk::take(store, stranger, case, seen, world.sent()).await.err(),
                desk::release(store, stranger, case, seen, world.sent()).await.err(),
                desk::hand_over(store, stranger, case, seen, world.maker.account, world.sent()).await.err(),
                desk::save_marks(store, stranger, case, seen, marks).await.err(),
                desk::write_note(store, stranger, case, "…", world.sent()).await.err(),
                desk::write_as_officer(store, stranger, case, "…", world.sent()).await.err(),
                desk::request_supplement(store, stranger, case, &examination, &wanted, world.sent()).await.err(),
                desk::propose(store, stranger, case, &examination, &approval(), world.sent()).await.err(),
                desk::confirm(store, stranger, case, seen, world.sent()).await.err(),
                desk::send_back(store, stranger, case, seen, "…", world.sent()).await.err(),
                desk::record_opening(store, stranger, case, seen, &opening, world.sent()).await.err(),
                desk::confirm_opening(store, stranger, case, seen, world.sent()).await.err(),
                desk::send_back_opening(store, stranger, case, seen, "…", world.sent()).await.err(),
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

    /// Lists leave out what cannot be opened.
    async fn an_officer_does_not_see_a_case_in_which_they_have_a_part(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.submitted().await;
        let involved = Actor { parties: world.applicant.parties.clone(), ..world.maker.clone() };
        let refused = desk::review(&world.store, &involved, case).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        let queue = world.queue(&involved, &of_view(View::AllOpen), &Paging::First).await;
        assert_eq!((queue.lines.len(), queue.counts.of(View::AllOpen)), (0, 0));
        let own = forex::own_cases(&world.store, &involved).await.unwrap();
        assert_eq!(own.iter().map(|line| line.case).collect::<Vec<_>>(), [case]);
        let (_, other) = people::applicant(&world.store).await;
        assert_eq!(forex::own_cases(&world.store, &other).await.unwrap(), []);
        assert!(matches!(forex::own_cases(&world.store, &world.maker).await, Err(Error::NotFound)));
    }

    async fn another_maker_of_the_bank_reads_but_does_not_act(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let colleague = people::staff(&world.store, world.bank, &[Role::BankMaker]).await;
        assert_eq!(world.review(&colleague, case).await.acts, []);
        let examination = world.all_match(case).await;
        let meddling = desk::propose(&world.store, &colleague, case, &examination, &approval(), world.sent()).await;
        assert!(matches!(meddling, Err(Error::NotNow)));

        let to = colleague.account;
        desk::hand_over(&world.store, &world.maker, case, examination.seen, to, world.sent()).await.unwrap();
        let review = world.review(&colleague, case).await;
        assert_eq!(review.taken_by.map(|officer| officer.account), Some(to));
        desk::release(&world.store, &colleague, case, review.version, world.sent()).await.unwrap();
        let review = world.review(&world.maker, case).await;
        assert_eq!((review.status, review.taken_by), (Status::Submitted, None));
        // Only makers of this bank can be given a case.
        desk::take(&world.store, &world.maker, case, review.version, world.sent()).await.unwrap();
        let seen = world.version(case).await;
        let strange = desk::hand_over(&world.store, &world.maker, case, seen, world.checker.account, world.sent()).await;
        assert!(matches!(strange, Err(Error::NotFound)));
    }

    async fn masked_answers_are_shown_with_a_reason_only(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        let review = world.review(&world.maker, case).await;
        let shown = |page: &str, field: &str| review.answers[page].text(field).to_owned();
        assert!(shown("identity", "number").starts_with("330****"), "{}", shown("identity", "number"));
        assert!(shown("card", "card_number").starts_with("**** "));
        let mobile = shown("contact", "mobile");
        assert!(mobile.starts_with("138****") && mobile.len() == 11, "{mobile}");
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

        let judge = |actor, is_duplicate| desk::judge(&world.store, actor, [draft, first], (is_duplicate, "同一个店"), world.sent());
        assert!(matches!(judge(&world.maker, true).await, Err(Error::NotFound)), "nobody examines it yet");
        desk::take(&world.store, &world.maker, draft, review.version, world.sent()).await.unwrap();
        judge(&world.maker, true).await.unwrap();
        judge(&world.maker, false).await.unwrap();
        for case in [draft, first] {
            let alike = world.review(&world.checker, case).await.alike;
            assert_eq!(alike[0].judged, Some(Link::Distinct), "the last word, on either case");
        }
        let both = desk::compare_cases(&world.store, &world.checker, [first, draft]).await.unwrap();
        assert_eq!((both.judged, both.may_judge), (Some(Link::Distinct), false));
        assert!(both.differs.contains("identity.name") && !both.differs.contains("shops.shops.0.url"), "{:?}", both.differs);
        let number = both.sides[0].answers["identity"].text("number");
        assert!(number.contains('*'), "{number}");
        let other_bank = people::bank(&world.store, "QT").await;
        let stranger = people::staff(&world.store, other_bank, &[Role::BankMaker]).await;
        let hidden = desk::compare_cases(&world.store, &stranger, [first, draft]).await;
        assert!(matches!(hidden, Err(Error::NotFound)));
        let alone = desk::compare_submissions(&world.store, &world.maker, draft, [None, None]).await;
        assert!(matches!(alone, Err(Error::NotFound)), "there is one submission");
    }
}
