//! Letters on their way out.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::outbox as row;
use store::plumbing::outbox;
use store::testing::{TestStore, forex, identity as people};
use uuid::Uuid;

store::on_both! {
    async fn a_letter_that_does_not_open_holds_up_no_other(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        people::branch(&store, bank, "SJ-HS").await;
        for _ in 0..2 {
            let (_, applicant) = people::applicant(&store).await;
            forex::submitted_case(&store, &applicant, "SJ-HS").await;
        }
        let letters = row::Entity::find().order_by_asc(row::Column::Id).all(store.database().reader()).await.unwrap();
        assert_eq!(letters.len(), 2);
        damage(&store, letters[0].id).await;

        let taken = outbox::take(&store, 10).await.unwrap();
        assert_eq!(taken.iter().map(|letter| letter.id).collect::<Vec<_>>(), [letters[1].id]);
        outbox::sent(&store, letters[1].id).await.unwrap();
        assert_eq!(outbox::standing(&store).await.unwrap(), (0, 1), "the other waits for an operator");
        let shown = outbox::newest(&store, 10).await.unwrap();
        assert_eq!(shown.len(), 1);
    }
}

async fn damage(store: &TestStore, letter: Uuid) {
    let tx = store.database().begin_write().await.unwrap();
    row::Entity::update_many()
        .col_expr(
            row::Column::BodyEnc,
            sea_orm::sea_query::Expr::value(vec![0_u8; 48]),
        )
        .filter(row::Column::Id.eq(letter))
        .exec(&tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}
