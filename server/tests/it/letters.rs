//! Letters leave the outbox, are tried again, and are given up in the end.

use store::plumbing::outbox::{self, ATTEMPTS_MAX};
use store::testing::{TestDatabase, TestStore};
use time::Duration;

use crate::World;

#[tokio::test]
async fn a_letter_is_tried_again_ever_later_and_then_parked() {
    let world = World::new().await;
    world.applicant().await;
    let store: &TestStore = &world.store;
    let waiting = outbox::take(store, 10).await.unwrap();
    assert_eq!(waiting.len(), 1, "the code for the new browser");
    assert!(
        !outbox::is_due(store).await.unwrap(),
        "nobody else gets it meanwhile"
    );
    outbox::failed(store, &waiting[0], "away").await.unwrap();
    for attempt in 2..=ATTEMPTS_MAX {
        assert!(
            !outbox::is_due(store).await.unwrap(),
            "attempt {attempt} comes later"
        );
        store.clock().advance(Duration::days(3));
        let again = outbox::take(store, 10).await.unwrap();
        assert_eq!(
            (again.len(), again[0].attempts, again[0].id),
            (1, attempt, waiting[0].id)
        );
        outbox::failed(store, &again[0], "away").await.unwrap();
    }
    assert_eq!(outbox::standing(store).await.unwrap(), (0, 1));
    store.clock().advance(Duration::days(30));
    assert!(!outbox::is_due(store).await.unwrap());
}

#[tokio::test]
async fn a_worker_that_died_lets_go() {
    let world = World::new().await;
    world.applicant().await;
    assert_eq!(outbox::take(&world.store, 10).await.unwrap().len(), 1);
    world.store.clock().advance(Duration::minutes(3));
    let again = outbox::take(&world.store, 10).await.unwrap();
    outbox::sent(&world.store, again[0].id).await.unwrap();
    assert_eq!(outbox::standing(&world.store).await.unwrap(), (0, 0));
}

#[tokio::test]
async fn one_node_at_a_time_holds_a_lease() {
    use store::plumbing::lease::acquire;
    let store = TestStore::new(TestDatabase::sqlite().await);
    let minute = Duration::minutes(1);
    assert!(acquire(&store, "job", "one", minute).await.unwrap());
    assert!(
        acquire(&store, "job", "one", minute).await.unwrap(),
        "it may go on"
    );
    assert!(!acquire(&store, "job", "other", minute).await.unwrap());
    assert!(acquire(&store, "other job", "other", minute).await.unwrap());
    store.clock().advance(minute * 2);
    assert!(
        acquire(&store, "job", "other", minute).await.unwrap(),
        "the first has died"
    );
}
