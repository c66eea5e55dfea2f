//! A letter that waits to be sent, written in the transaction that it tells about.

use sea_orm::entity::prelude::*;

use super::{Micros, SealedBytes};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `mail` or `sms`.
    pub channel: String,
    pub data_key_id: Option<Uuid>,
    pub to_enc: SealedBytes,
    pub subject_enc: SealedBytes,
    pub body_enc: SealedBytes,
    pub created_at: Micros,
    pub attempts: i32,
    pub next_at: Micros,
    pub leased_until: Option<Micros>,
    pub sent_at: Option<Micros>,
    /// When it was given up.
    pub parked_at: Option<Micros>,
    pub last_error: Option<String>,
    /// The last letter to somebody: it goes with its key once it was sent or given up.
    pub forget_when_sent: bool,
}

impl ActiveModelBehavior for ActiveModel {}
