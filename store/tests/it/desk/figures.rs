//! A supervisor's figures, and lists as files.

use std::collections::BTreeSet;

use domain::casework::Clock;
use domain::forex::{Act, ApplicantKind, Status};
use domain::identity::Role;
use domain::month::Month;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::Error;
use store::entity::audit_entry;
use store::forex::desk::{self, Filter, Sort, SortBy, View};
use store::testing::crowd::Crowd;
use store::testing::identity as people;
use time::Duration;

use super::{World, approval, of_view};

fn november() -> Month {
    "2026-11".parse().unwrap()
}

store::on_both! {
    async fn a_supervisor_reads_load_terms_and_moves_of_their_own_bank(db: TestDatabase) {
        let world = World::new(db).await;
        let supervisor = people::staff(&world.store, world.bank, &[Role::BankSupervisor]).await;
        let second = people::staff(&world.store, world.bank, &[Role::BankMaker]).await;
        let proposed = world.taken().await;
        world.propose(proposed, approval()).await;
        // Four days later: one is taken late, one waits untaken past its term, one was proposed and is not checked yet.
        let (_, other) = people::applicant(&world.store).await;
        let late = store::testing::forex::submitted_case(&world.store, &other, "SJ-HS").await;
        world.store.clock().advance(Duration::days(4));
        desk::take(&world.store, &world.maker, late, world.version(late).await, world.sent()).await.unwrap();
        let (seen, to) = (world.version(late).await, second.account);
        desk::hand_over(&world.store, &world.maker, late, seen, to, world.sent()).await.unwrap();

        let figures = desk::figures(&world.store, &supervisor, november()).await.unwrap();
        let load: BTreeSet<_> = figures.load.iter().map(|row| {
            let officer = row.officer.as_ref().map(|officer| officer.account);
            (officer, row.status, row.count, row.overdue)
        }).collect();
        let expected = [
            (Some(world.maker.account), Status::PendingCheck, 1, 1),
            (Some(second.account), Status::UnderReview, 1, 0),
        ];
        assert_eq!(load, BTreeSet::from(expected));
        let levels: Vec<_> = figures.levels.iter().map(|row| {
            let by = row.officer.as_ref().map(|officer| officer.account);
            (row.clock, row.applicant, by, row.met, row.in_time)
        }).collect();
        let (individual, maker) = (ApplicantKind::Individual, Some(world.maker.account));
        assert_eq!(levels, [(Clock::Take, individual, maker, 2, 1), (Clock::Proposal, individual, maker, 1, 1)]);
        let moves: Vec<_> = figures.moves.iter().map(|row| (row.act, row.count)).collect();
        assert_eq!(moves, [(Act::HandOver, 1)]);

        let december = desk::figures(&world.store, &supervisor, november().next()).await.unwrap();
        assert_eq!((december.levels.len(), december.moves.len(), december.load.len()), (0, 0, 2));
        let other_bank = people::bank(&world.store, "OT").await;
        let stranger = people::staff(&world.store, other_bank, &[Role::BankSupervisor]).await;
        let nothing = desk::figures(&world.store, &stranger, november()).await.unwrap();
        assert_eq!((nothing.load.len(), nothing.levels.len(), nothing.moves.len()), (0, 0, 0));
        let refused = desk::figures(&world.store, &world.maker, november()).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }

    async fn all_that_a_filter_shows_leaves_once_in_its_order_and_is_on_record(db: TestDatabase) {
        let world = World::new(db).await;
        let branch = people::branch(&world.store, world.bank, "SJ-YZ").await;
        let crowd = Crowd { bank: world.bank, branch, officer: world.maker.account, applicant: &world.applicant };
        crowd.fill(&world.store, 2_700).await;
        for (by, descending) in [(SortBy::Due, true), (SortBy::Submitted, false)] {
            let filter = Filter { sort: Some(Sort { by, descending }), ..of_view(View::Closed) };
            let mut export = desk::begin_export(&world.store, &world.maker, &filter, "csv view=closed").await.unwrap();
            let (mut cases, mut handed_in, mut pieces) = (BTreeSet::new(), Vec::new(), Vec::new());
            loop {
                let lines = export.more(&world.store).await.unwrap();
                if lines.is_empty() { break; }
                pieces.push(lines.len());
                cases.extend(lines.iter().map(|line| line.case));
                handed_in.extend(lines.iter().map(|line| line.submitted_at));
            }
            assert_eq!((cases.len(), pieces), (2_160, vec![1_000, 1_000, 160]));
            assert!(by == SortBy::Due || handed_in.is_sorted());
        }
        let entries = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("desk.exported"));
        let entries = entries.all(world.store.database().reader()).await.unwrap();
        let details: Vec<_> = entries.iter().map(|entry| (entry.actor_id, entry.detail.as_str())).collect();
        assert_eq!(details, [(Some(world.maker.account.0), "2160 csv view=closed"); 2]);
        let refused = desk::begin_export(&world.store, &world.applicant, &Filter::default(), "csv").await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
}
