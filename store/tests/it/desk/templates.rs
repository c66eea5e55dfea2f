//! Texts that officers keep: one's own, and the bank's, with all their versions.

use domain::access::Actor;
use domain::forex::template::TemplateUse;
use domain::identity::Role;
use sea_orm::{EntityTrait, PaginatorTrait};
use store::Error;
use store::entity::{audit_entry, data_key, text_template_version};
use store::forex::desk::{self, Kept, TEMPLATES_MAX, Template, TemplateWords};
use store::testing::identity as people;

use super::World;

fn words(name: &str, text: &str) -> TemplateWords {
    TemplateWords {
        name: name.to_owned(),
        text: text.to_owned(),
        target: Some("document:id_back".to_owned()),
        reason: Some("unreadable".to_owned()),
    }
}

async fn add(world: &World, actor: &Actor, is_shared: bool, name: &str) -> Result<Kept, Error> {
    let whose = (TemplateUse::Supplement, is_shared);
    desk::add_template(
        &world.store,
        actor,
        whose,
        &words(name, "{姓名}，请重拍"),
        world.sent(),
    )
    .await
}

async fn seen(world: &World, actor: &Actor) -> Vec<Template> {
    desk::templates(&world.store, actor).await.unwrap()
}

fn names(templates: &[Template]) -> Vec<&str> {
    templates.iter().map(|own| own.words.name.as_str()).collect()
}

store::on_both! {
    async fn an_officer_finds_their_own_templates_and_those_of_the_bank(db: TestDatabase) {
        let world = World::new(db).await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        let other_bank = people::bank(&world.store, "OT").await;
        let stranger = people::staff(&world.store, other_bank, &[Role::BankMaker, Role::BankSupervisor]).await;
        let (sent, whose) = (world.sent(), (TemplateUse::Supplement, false));
        for _ in 0..2 {
            let twice = desk::add_template(&world.store, &world.maker, whose, &words("反面", "重拍"), sent).await;
            assert_eq!(twice.unwrap(), Kept::Done);
        }
        add(&world, &supervisor, true, "全行").await.unwrap();
        assert!(matches!(add(&world, &world.maker, true, "全行").await, Err(Error::NotFound)));

        let found = seen(&world, &world.maker).await;
        assert_eq!(names(&found), ["反面", "全行"]);
        assert_eq!(found[0].words, words("反面", "重拍"));
        assert_eq!(names(&seen(&world, &world.checker).await), ["全行"]);
        assert!(seen(&world, &stranger).await.is_empty());
        let (mine, shared) = (found[0].id, found[1].id);
        for (actor, template) in [(&world.maker, shared), (&supervisor, mine), (&stranger, shared), (&world.checker, mine)] {
            let changed = desk::change_template(&world.store, actor, (template, 1), &words("…", "…"), world.sent()).await;
            assert!(matches!(changed, Err(Error::NotFound)));
            let removed = desk::remove_template(&world.store, actor, template).await;
            assert!(matches!(removed, Err(Error::NotFound)));
        }
        let of_bank = desk::template(&world.store, &world.maker, shared).await.unwrap();
        assert!(!of_bank.may_change, "it is read and not changed");
        assert!(matches!(desk::template(&world.store, &world.checker, mine).await, Err(Error::NotFound)));
    }

    async fn a_change_is_a_new_version_and_the_second_of_two_is_late(db: TestDatabase) {
        let world = World::new(db).await;
        add(&world, &world.maker, false, "反面").await.unwrap();
        let id = seen(&world, &world.maker).await[0].id;
        let change = async |text: &str, sent| {
            desk::change_template(&world.store, &world.maker, (id, 1), &words("反面", text), sent).await
        };
        let sent = world.sent();
        change("第二版", sent).await.unwrap();
        change("第二版", sent).await.unwrap();
        assert!(matches!(change("第三版", world.sent()).await, Err(Error::Stale)));
        let page = desk::template(&world.store, &world.maker, id).await.unwrap();
        let said: Vec<(i32, &str)> = page.versions.iter().map(|own| (own.version, own.words.text.as_str())).collect();
        assert_eq!(said, [(2, "第二版"), (1, "{姓名}，请重拍")]);
        assert!(page.may_change && page.versions.iter().all(|own| !own.by.is_empty()));
        assert_eq!(seen(&world, &world.maker).await, [page.template], "the newest alone is offered");
    }

    async fn a_template_goes_with_its_versions_and_its_key(db: TestDatabase) {
        let world = World::new(db).await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        let db = world.store.database().reader();
        let keys = data_key::Entity::find().count(db).await.unwrap();
        add(&world, &supervisor, true, "全行").await.unwrap();
        let id = seen(&world, &supervisor).await[0].id;
        desk::remove_template(&world.store, &supervisor, id).await.unwrap();
        assert_eq!(text_template_version::Entity::find().count(db).await.unwrap(), 0);
        assert_eq!(data_key::Entity::find().count(db).await.unwrap(), keys);
        let recorded = audit_entry::Entity::find().all(db).await.unwrap();
        let recorded: Vec<_> = recorded.iter().filter(|own| own.action.starts_with("desk.template")).map(|own| own.action.as_str()).collect();
        assert_eq!(recorded, ["desk.template_kept", "desk.template_removed"]);
    }

    async fn nobody_keeps_more_templates_than_fit(db: TestDatabase) {
        let world = World::new(db).await;
        for _ in 0..TEMPLATES_MAX {
            assert_eq!(add(&world, &world.maker, false, "反面").await.unwrap(), Kept::Done);
        }
        assert_eq!(add(&world, &world.maker, false, "反面").await.unwrap(), Kept::Full);
        assert_eq!(add(&world, &world.checker, false, "反面").await.unwrap(), Kept::Done);
    }
}
