//! Looks of officers that the audit remembers.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Error;
use store::entity::audit_entry;
use store::forex::desk::{self, Filter, Paging};

use super::World;

store::on_both! {
    async fn opening_a_case_and_looking_somebody_up_leave_a_trace_without_values(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.submitted().await;
        let entries = |action: &'static str| {
            let rows = audit_entry::Entity::find()
                .filter(audit_entry::Column::Action.eq(action))
                .filter(audit_entry::Column::ActorId.eq(world.checker.account.0));
            let store = &world.store;
            async move {
                let rows = rows.all(store.database().reader()).await.unwrap();
                rows.into_iter().map(|row| (row.object, row.detail)).collect::<Vec<_>>()
            }
        };
        desk::looked_at(&world.store, &world.checker, case).await.unwrap();
        assert_eq!(entries("review.opened").await, [(format!("case/{case}"), String::new())]);
        let stranger = desk::looked_at(&world.store, &world.applicant, case).await;
        assert!(matches!(stranger, Err(Error::NotFound)));

        let reference = world.review(&world.checker, case).await.reference;
        for typed in ["林晓雯", reference.as_str(), " "] {
            let filter = Filter { search: typed.to_owned(), ..Filter::default() };
            let found = world.queue(&world.checker, &filter, &Paging::First).await.lines;
            desk::searched(&world.store, &world.checker, typed, &found).await.unwrap();
        }
        let bank = format!("organisation/{}", world.bank);
        assert_eq!(entries("desk.searched").await, [(bank, case.to_string())]);
    }
}
