//! Texts that officers keep for supplement requests and refusals: their own, and those of the whole bank. A change is a
//! new version; the earlier ones stay to be read and taken up again.

mod keep;

use domain::access::Actor;
use domain::forex::template::TemplateUse;
use domain::ids::OrganisationId;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::keeping::Keeper;
use super::people;
use crate::crypto::Place;
use crate::entity::{data_key, instant, text_template as head, text_template_version as version};
use crate::{Error, Store};

pub use keep::{add_template, change_template, remove_template};

/// The most characters of a name.
pub const TEMPLATE_NAME_CHARS_MAX: usize = 40;
/// The most templates of one officer, and of a bank.
pub const TEMPLATES_MAX: u64 = 50;

/// What a template says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateWords {
    /// Its name.
    pub name: String,
    /// Its text, with fields in braces.
    pub text: String,
    /// What an item of a supplement request is about, as a [`Target`](super::Target) is written.
    pub target: Option<String>,
    /// The code of a reason for a supplement or a refusal.
    pub reason: Option<String>,
}

/// A text that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its id.
    pub id: Uuid,
    /// The newest of its versions.
    pub version: i32,
    /// What it is for.
    pub used_for: TemplateUse,
    /// The whole bank has it.
    pub is_shared: bool,
    /// What it says.
    pub words: TemplateWords,
}

/// What a template said from one moment on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateVersion {
    /// Its number.
    pub version: i32,
    /// What it said.
    pub words: TemplateWords,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: OffsetDateTime,
}

/// A template with its history.
#[derive(Clone, Debug)]
pub struct TemplatePage {
    /// The template.
    pub template: Template,
    /// Whether this officer may change it.
    pub may_change: bool,
    /// Its versions, the newest first.
    pub versions: Vec<TemplateVersion>,
}

/// The templates of this officer and of the bank: by what they are for, then by name, their own first.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn templates(store: &Store, actor: &Actor) -> Result<Vec<Template>, Error> {
    let bank = actor.desk().ok_or(Error::NotFound)?;
    let rows = Row::select().filter(readable(bank, actor)).filter(
        version::Column::Version
            .into_expr()
            .eq(head::Column::Version.into_expr()),
    );
    let rows: Vec<Row> = rows.into_model().all(store.reader()).await?;
    let mut templates = rows
        .into_iter()
        .map(|row| row.read(store).map(|(template, _)| template))
        .collect::<Result<Vec<_>, _>>()?;
    let order = |own: &Template| (own.used_for, own.is_shared, own.words.name.clone());
    templates.sort_by_cached_key(order);
    Ok(templates)
}

/// One template with its versions.
///
/// # Errors
/// [`Error::NotFound`] when it is neither theirs nor their bank's.
pub async fn template(store: &Store, actor: &Actor, id: Uuid) -> Result<TemplatePage, Error> {
    let bank = actor.desk().ok_or(Error::NotFound)?;
    let rows = Row::select()
        .filter(readable(bank, actor))
        .filter(head::Column::Id.eq(id))
        .order_by_desc(version::Column::Version);
    let rows: Vec<Row> = rows.into_model().all(store.reader()).await?;
    let authors = rows.iter().map(|row| row.by_id).collect();
    let names = people::names(store, store.reader(), authors).await?;
    let versions = rows.into_iter().map(|row| row.read(store));
    let versions = versions.collect::<Result<Vec<_>, _>>()?;
    let (newest, _) = versions.first().cloned().ok_or(Error::NotFound)?;
    let keeper = Keeper {
        bank,
        account: (!newest.is_shared).then_some(actor.account.0),
    };
    let shown = versions.into_iter().map(|(template, (by, at))| TemplateVersion {
        version: template.version,
        words: template.words,
        by: names.get(&by).cloned().unwrap_or_default(),
        at,
    });
    Ok(TemplatePage {
        may_change: keeper.let_change(actor).is_ok(),
        template: newest,
        versions: shown.collect(),
    })
}

fn readable(bank: OrganisationId, actor: &Actor) -> Condition {
    let either = Condition::any()
        .add(head::Column::AccountId.is_null())
        .add(head::Column::AccountId.eq(actor.account.0));
    Condition::all()
        .add(head::Column::OrganisationId.eq(bank.0))
        .add(either)
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    account_id: Option<Uuid>,
    used_for: String,
    version_id: Uuid,
    version: i32,
    name_enc: Vec<u8>,
    text_enc: Vec<u8>,
    target: Option<String>,
    reason_code: Option<String>,
    by_id: Uuid,
    at: i64,
    key_id: Uuid,
    wrapped: Vec<u8>,
    ring_key_id: String,
}

impl Row {
    fn select() -> sea_orm::Select<head::Entity> {
        use version::Column as V;
        head::Entity::find()
            .select_only()
            .columns([head::Column::Id, head::Column::AccountId, head::Column::UsedFor])
            .join_rev(JoinType::InnerJoin, version::Relation::TextTemplate.def())
            .column_as(V::Id, "version_id")
            .columns([V::Version, V::NameEnc, V::TextEnc, V::Target])
            .columns([V::ReasonCode, V::ById, V::At])
            .inner_join(data_key::Entity)
            .column_as(data_key::Column::Id, "key_id")
            .columns([data_key::Column::Wrapped, data_key::Column::RingKeyId])
    }

    /// The template as this version has it, and who wrote it when.
    fn read(self, store: &Store) -> Result<(Template, (Uuid, OffsetDateTime)), Error> {
        let key = store.unwrap(self.key_id, &self.ring_key_id, &self.wrapped)?;
        let open = |column, sealed: &[u8]| key.open_text(&place(column, self.version_id), sealed);
        let at = instant(self.at).ok_or_else(|| Error::corrupt("text_template_version.at"))?;
        let template = Template {
            id: self.id,
            version: self.version,
            used_for: self.used_for.parse()?,
            is_shared: self.account_id.is_none(),
            words: TemplateWords {
                name: open("name_enc", &self.name_enc)?,
                text: open("text_enc", &self.text_enc)?,
                target: self.target,
                reason: self.reason_code,
            },
        };
        Ok((template, (self.by_id, at)))
    }
}

fn place(column: &'static str, version: Uuid) -> Place {
    Place::new("text_template_version", column, version)
}
