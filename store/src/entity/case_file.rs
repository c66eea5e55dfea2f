//! One case of any process (`CASE` is a reserved word of SQL).

use sea_orm::entity::prelude::*;

use super::{Day, KeyedHash, Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Given at the first submission.
    pub reference: Option<String>,
    pub process: String,
    /// Which of the process's journeys it follows: the kind of applicant of a forex case. One from before there were
    /// several has none.
    pub variant: Option<String>,
    pub status: String,
    pub version: i32,
    pub applicant_party_id: Uuid,
    /// The organisation that works on it; chosen in the draft, may change later.
    pub handling_org_id: Option<Uuid>,
    pub branch_org_id: Option<Uuid>,
    /// Handed in and not finished: stands in the queue.
    pub is_open: bool,
    /// The officer who works on it.
    pub taken_by: Option<Uuid>,
    /// The officer whose proposal waits for a check.
    pub proposed_by: Option<Uuid>,
    /// The name shown in lists.
    pub subject_enc: Option<SealedBytes>,
    /// What no other open case may be about at the same time; unique, and given up when nothing can follow.
    pub open_claim: Option<KeyedHash>,
    pub data_key_id: Uuid,
    /// The day whose rules hold for this case.
    pub rules_on: Day,
    /// The earliest due day of its running deadlines; `9999-12-31` while none runs, so that lists can be ordered by it.
    pub next_due_on: Day,
    pub next_due_kind: Option<String>,
    pub clock_paused: bool,
    /// How many supplement rounds there have been.
    pub round: i32,
    /// The account that began it; a guest has none.
    pub created_by: Option<Uuid>,
    pub created_at: Micros,
    pub updated_at: Micros,
    pub submitted_at: Option<Micros>,
    pub closed_at: Option<Micros>,
    /// The member of a firm who asked that it be confirmed, while that waits.
    pub confirmation_asked_by: Option<Uuid>,
    pub confirmation_asked_at: Option<Micros>,
    #[sea_orm(belongs_to, from = "applicant_party_id", to = "id")]
    pub applicant: BelongsTo<super::party::Entity>,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id")]
    pub data_key: BelongsTo<super::data_key::Entity>,
    #[sea_orm(has_many)]
    pub parties: HasMany<super::case_party::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
