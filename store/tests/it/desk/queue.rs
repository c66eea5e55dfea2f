//! The queue: by key, by filter, by index.

use domain::casework::Process;
use domain::forex::Status;
use domain::identity::Role;
use sea_orm::ConnectionTrait;
use store::forex::desk::{self, Cursor, DueWithin, Filter, Owner, Paging, Sort, SortBy, View};
use store::testing::TestDatabase;
use store::testing::forex::{Applying, submit};
use store::testing::identity as people;
use time::Duration;

use super::{World, approval, cases, of_view};

store::on_both! {
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
        assert_eq!((one.before.is_none(), one.counts.of(View::ToTake), one.counts.shown(&filter)), (true, 56, 56));
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

    async fn every_order_is_walked_in_both_directions(db: TestDatabase) {
        let world = World::new(db).await;
        let mut submitted = Vec::new();
        for number in 0..27 {
            let (_, applicant) = people::applicant(&world.store).await;
            let applying = Applying { name: "林晓雯", branch: "SJ-HS", number };
            submitted.push(submit(&world.store, &applicant, &applying).await);
            world.store.clock().advance(Duration::minutes(1));
        }
        // The first moves on, and so stands last in the order of changes.
        let first = submitted[0];
        desk::take(&world.store, &world.maker, first, world.version(first).await, world.sent()).await.unwrap();
        let mut changed = submitted.clone();
        changed.rotate_left(1);
        for (by, mut expected) in [(SortBy::Submitted, submitted), (SortBy::Changed, changed)] {
            for descending in [false, true] {
                let filter = Filter { sort: Some(Sort { by, descending }), ..Filter::default() };
                let one = world.queue(&world.maker, &filter, &Paging::First).await;
                assert_eq!(cases(&one), expected[..25], "{by} {descending}");
                let two = world.queue(&world.maker, &filter, &Paging::After(one.after.clone().unwrap())).await;
                assert_eq!((cases(&two), two.after.is_none()), (expected[25..].to_vec(), true));
                let back = world.queue(&world.maker, &filter, &Paging::Before(two.before.unwrap())).await;
                assert_eq!((cases(&back), back.before), (cases(&one), None));
                expected.reverse();
            }
        }
    }

    async fn a_case_has_its_neighbours_in_the_list_from_which_it_was_opened(db: TestDatabase) {
        let world = World::new(db).await;
        let mut submitted = Vec::new();
        for number in 0..3 {
            let (_, applicant) = people::applicant(&world.store).await;
            let applying = Applying { name: "林晓雯", branch: "SJ-HS", number };
            submitted.push(submit(&world.store, &applicant, &applying).await);
            world.store.clock().advance(Duration::minutes(1));
        }
        let sort = |descending| Some(Sort { by: SortBy::Submitted, descending });
        let list = |descending| Filter { sort: sort(descending), ..of_view(View::ToTake) };
        let [one, two, three] = submitted[..] else { panic!("three cases") };
        let beside = |descending, case| { let world = &world; async move {
            let found = desk::neighbours(&world.store, &world.maker, &list(descending), case).await.unwrap();
            (found.before, found.after)
        } };
        assert_eq!(beside(false, one).await, (None, Some(two)));
        assert_eq!(beside(false, two).await, (Some(one), Some(three)));
        assert_eq!(beside(true, two).await, (Some(three), Some(one)));
        // One that has left the list keeps its place in it.
        desk::take(&world.store, &world.maker, two, world.version(two).await, world.sent()).await.unwrap();
        assert_eq!(beside(false, two).await, (Some(one), Some(three)));
        assert_eq!(beside(false, one).await, (None, Some(three)));
        let nowhere = domain::ids::CaseId(world.store.new_uuid());
        assert_eq!(beside(false, nowhere).await, (None, None));
    }

    async fn only_a_checker_is_told_that_something_waits_for_them(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.taken().await;
        world.propose(case, approval()).await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        let filter = of_view(View::ToCheck);
        for (officer, expected) in [(&world.checker, vec![case]), (&world.maker, vec![]), (&supervisor, vec![])] {
            let queue = world.queue(officer, &filter, &Paging::First).await;
            assert_eq!(cases(&queue), expected);
            assert_eq!(queue.counts.of(View::ToCheck), i64::try_from(expected.len()).unwrap());
        }
        let open = world.queue(&supervisor, &of_view(View::AllOpen), &Paging::First).await;
        assert_eq!(cases(&open), [case]);
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
        let of_maker = Some(Owner::Officer(world.maker.account));
        assert_eq!(ask(Filter { owner: of_maker, ..Filter::default() }).await, [mine]);
        assert_eq!(ask(Filter { status: Some(Status::UnderReview), ..Filter::default() }).await, [mine]);
        assert_eq!(ask(Filter { kind: Some(Process::Forex), ..Filter::default() }).await, [found, mine]);
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
    let views = [
        (View::ToTake, "status = 'submitted'"),
        (View::Mine, "taken_by = x'00' AND is_open = 1"),
        (View::AllOpen, "is_open = 1"),
        (View::Closed, "is_open = 0"),
    ];
    let orders = [
        ("next_due_on", "'2026-11-23'"),
        ("submitted_at", "7"),
        ("updated_at", "7"),
    ];
    let all = views
        .into_iter()
        .flat_map(|view| orders.map(|order| (view, order)));
    for ((view, condition), (order, place)) in all {
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT c.id FROM case_file c JOIN data_key k ON c.data_key_id = k.id \
             WHERE c.handling_org_id = x'00' AND c.{condition} AND (c.{order}, c.id) > ({place}, x'00') \
             ORDER BY c.{order}, c.id LIMIT 26"
        );
        let statement = sea_orm::Statement::from_string(db.get_database_backend(), sql);
        let steps = db.query_all_raw(statement).await.unwrap();
        let steps: Vec<String> = steps
            .iter()
            .map(|row| row.try_get("", "detail").unwrap())
            .collect();
        assert!(
            steps
                .iter()
                .all(|step| !step.contains("TEMP B-TREE") && !step.starts_with("SCAN")),
            "{view} by {order}: {steps:?}"
        );
    }
}
