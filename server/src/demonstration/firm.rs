//! A firm with an owner, a handler and a confirming officer, and its confirmed profile. All invented.

use domain::casework::Answers;
use domain::identifier::{Email, Uscc};
use domain::identity::{Language, Role};
use domain::ids::{AccountId, OrganisationId, SessionId};
use store::Store;
use store::casework::once::Sent;
use store::identity::firm::profile::{self, Confirmed, Saving};
use store::identity::firm::{self, Asked, NewFirm, Registered};
use store::identity::invitation::{self, Invite, Joined};
use store::plumbing::outbox;

use super::FillError;
use super::people;

/// Somebody who belongs to the firm.
struct Member {
    email: &'static str,
    mobile: &'static str,
    name: &'static str,
    role: Role,
}

const OWNER: Member = Member {
    email: "owner@haishang.example",
    mobile: "13900000121",
    name: "方海生",
    role: Role::FirmOwner,
};

const INVITED: [Member; 2] = [
    Member {
        email: "handler@haishang.example",
        mobile: "13900000122",
        name: "吴晓敏",
        role: Role::FirmHandler,
    },
    Member {
        email: "confirmer@haishang.example",
        mobile: "13900000123",
        name: "蒋立群",
        role: Role::FirmConfirmer,
    },
];

const USCC: &str = "91330201TEXT000259";
const NAME: &str = "宁波海商里跨境贸易有限公司";
const ENGLISH: &str = "Ningbo Haishangli Trade Co., Ltd.";

/// The legal representative is the owner; the identity number uses a county code that no county has.
const PROFILE: [(&str, &str); 22] = [
    ("licence_name", NAME),
    ("name_en", ENGLISH),
    ("form", "limited"),
    ("registered_address", "宁波市鄞州区海商里 18 号 3 楼"),
    ("business_address", "宁波市鄞州区海商里 18 号 3 楼"),
    ("established_on", "2019-03-01"),
    ("capital_currency", "CNY"),
    ("capital", "2,000,000"),
    ("scope", "货物进出口；家居用品、文具的批发和网上销售"),
    ("representative_name", "方海生"),
    ("representative_document_kind", "resident_id"),
    ("representative_number", "330299197901010013"),
    ("representative_mobile", "13900000121"),
    ("way", "named"),
    ("owners.0.name", "方海生"),
    ("owners.0.document_kind", "resident_id"),
    ("owners.0.control", "shares"),
    ("owners.0.share", "100"),
    ("customs_code", "3302960001"),
    ("list_status", "registered"),
    ("class", "a"),
    ("taxpayer", "general"),
];

/// Registers the firm, lets its members join, and its profile be filled in and confirmed.
pub(super) async fn open(store: &Store, public_url: &str) -> Result<(), FillError> {
    let owner = register(store, &OWNER).await?;
    let new = NewFirm {
        uscc: Uscc::parse(USCC).map_err(FillError::refused)?,
        name_zh: NAME,
        name_en: ENGLISH,
        own_name: Some(OWNER.name),
    };
    let firm = match firm::register(store, owner, new, sent(store)).await? {
        Registered::Firm(firm) => firm,
        refused => return Err(FillError::refused(refused)),
    };
    let mut members = Vec::new();
    for member in &INVITED {
        members.push(join(store, public_url, (owner, firm), member).await?);
    }
    match members.as_slice() {
        [handler, confirmer] => fill_in(store, firm, *handler, *confirmer).await,
        _ => Ok(()),
    }
}

async fn register(store: &Store, member: &Member) -> Result<AccountId, FillError> {
    let contacts = (member.email, member.mobile);
    Ok(people::register(store, contacts, Language::Zh).await?.account)
}

async fn join(
    store: &Store,
    public_url: &str,
    (owner, firm): (AccountId, OrganisationId),
    member: &Member,
) -> Result<AccountId, FillError> {
    let account = register(store, member).await?;
    let invite = Invite {
        organisation: firm,
        roles: vec![member.role],
        email: Email::parse(member.email).map_err(FillError::refused)?,
        language: Language::Zh,
    };
    match firm::invite(store, owner, &invite, public_url, sent(store)).await? {
        Asked::Sent => (),
        refused => return Err(FillError::refused(refused)),
    }
    let token = newest_token(store).await?;
    match invitation::join(store, account, &token, Some(member.name)).await? {
        Joined::Member(_) => Ok(account),
        refused => Err(FillError::refused(refused)),
    }
}

/// The token of the link in the newest letter.
async fn newest_token(store: &Store) -> Result<String, FillError> {
    let letters = outbox::newest(store, 1).await?;
    let body = letters
        .first()
        .map(|letter| letter.body.as_str())
        .unwrap_or_default();
    let after = body.split("/invitation/").nth(1).unwrap_or_default();
    Ok(after.split_whitespace().next().unwrap_or_default().to_owned())
}

async fn fill_in(
    store: &Store,
    firm: OrganisationId,
    handler: AccountId,
    confirmer: AccountId,
) -> Result<(), FillError> {
    let mut answers: Answers = PROFILE
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    let number = answers.text("representative_number").to_owned();
    answers.set("owners.0.number", number);
    let saving = Saving {
        answers: &answers,
        session: SessionId(store.new_uuid()),
        seen: 0,
    };
    profile::save(store, handler, firm, saving).await?;
    match profile::confirm(store, confirmer, firm, 1, sent(store)).await? {
        Confirmed::Done => Ok(()),
        refused @ Confirmed::Unfinished => Err(FillError::refused(refused)),
    }
}

fn sent(store: &Store) -> Sent<'static> {
    Sent {
        key: store.new_uuid(),
        body: b"",
    }
}
