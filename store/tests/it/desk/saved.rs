//! Filters under a name: one's own, and the bank's.

use domain::access::Actor;
use domain::identity::Role;
use sea_orm::{EntityTrait, PaginatorTrait};
use store::Error;
use store::entity::{data_key, saved_filter};
use store::forex::desk::{self, FILTERS_MAX, Kept, NewFilter};
use store::testing::identity as people;

use super::World;

const MINE: NewFilter<'_> = NewFilter {
    name: "快到期的",
    address: "view=all_open&due=soon",
    is_shared: false,
};
const SHARED: NewFilter<'_> = NewFilter {
    name: "全行超期",
    address: "view=all_open&due=overdue",
    is_shared: true,
};

async fn names(world: &World, actor: &Actor) -> Vec<String> {
    let filters = desk::saved_filters(&world.store, actor).await.unwrap();
    filters.into_iter().map(|own| own.name).collect()
}

store::on_both! {
    async fn an_officer_finds_their_own_filters_and_those_of_the_bank(db: TestDatabase) {
        let world = World::new(db).await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        let sent = world.sent();
        for _ in 0..2 {
            assert_eq!(desk::save_filter(&world.store, &world.maker, MINE, sent).await.unwrap(), Kept::Done);
        }
        desk::save_filter(&world.store, &supervisor, SHARED, world.sent()).await.unwrap();
        assert_eq!(names(&world, &world.maker).await, ["快到期的", "全行超期"]);
        assert_eq!(names(&world, &world.checker).await, ["全行超期"]);
        let other_bank = people::bank(&world.store, "OT").await;
        let roles = [Role::BankMaker, Role::BankSupervisor];
        let stranger = people::staff(&world.store, other_bank, &roles).await;
        assert_eq!(names(&world, &stranger).await, [""; 0]);

        let filters = desk::saved_filters(&world.store, &world.maker).await.unwrap();
        let (mine, shared) = (filters[0].id, filters[1].id);
        let refused = desk::save_filter(&world.store, &world.maker, SHARED, world.sent()).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        for (actor, filter) in [(&world.maker, shared), (&supervisor, mine), (&stranger, shared), (&world.checker, mine)] {
            let renamed = desk::rename_filter(&world.store, actor, filter, "…").await;
            assert!(matches!(renamed, Err(Error::NotFound)));
            let removed = desk::remove_filter(&world.store, actor, filter).await;
            assert!(matches!(removed, Err(Error::NotFound)));
        }
        desk::rename_filter(&world.store, &world.maker, mine, "急件").await.unwrap();
        assert_eq!(names(&world, &world.maker).await, ["急件", "全行超期"]);
        let db = world.store.database().reader();
        let keys = data_key::Entity::find().count(db).await.unwrap();
        desk::remove_filter(&world.store, &world.maker, mine).await.unwrap();
        desk::remove_filter(&world.store, &supervisor, shared).await.unwrap();
        assert_eq!(saved_filter::Entity::find().count(db).await.unwrap(), 0);
        assert_eq!(data_key::Entity::find().count(db).await.unwrap(), keys - 2, "its key goes with it");
    }

    async fn nobody_keeps_more_filters_than_fit(db: TestDatabase) {
        let world = World::new(db).await;
        for _ in 0..FILTERS_MAX {
            assert_eq!(desk::save_filter(&world.store, &world.maker, MINE, world.sent()).await.unwrap(), Kept::Done);
        }
        assert_eq!(desk::save_filter(&world.store, &world.maker, MINE, world.sent()).await.unwrap(), Kept::Full);
        assert_eq!(desk::save_filter(&world.store, &world.checker, MINE, world.sent()).await.unwrap(), Kept::Done);
    }
}
