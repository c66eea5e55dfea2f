//! Handing an application in, and handing in what a supplement request asked for.

use std::collections::BTreeMap;

use domain::access::{Actor, Apply, Grant};
use domain::casework::{Answers, Clock, Draft, Journey, Problem, Process};
use domain::forex::application::{Application, signature_matches};
use domain::forex::{Act, ApplicantKind, Status};
use domain::ids::{CaseId, OrganisationId};
use domain::reference::{Prefix, Reference};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set,
};

use uuid::Uuid;

use super::asked::touched;
use super::branches::{Branch, branches, journey};
use super::change::{applicant_of, change, require_kept, status_of};
use super::checks::record_checks;
use super::confirmation::{self, may_hand_in};
use super::desk::due_on;
use super::draft::read_draft;
use super::facts::{claim, write_facts};
use super::submission::{Content, place};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::receipt::{Handed, issue};
use crate::casework::{By, Case, advance, letters};
use crate::clock::local_date;
use crate::entity::{case_file, day_text, micros, organisation, submission, supplement_item};
use crate::{Error, Store};

/// What became of handing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// Handed in, now or by an earlier send of the same form.
    Done,
    /// Pages are incomplete: (page, problem).
    Incomplete(Vec<(String, Problem)>),
    /// The name typed as a signature is not that of the person who fills in.
    SignatureDiffers,
    /// The same person has an application under way at this bank.
    Duplicate,
    /// Nothing that a supplement request asked for was touched.
    Unchanged,
    /// Somebody else must hand it in for the firm.
    Unconfirmed,
}

/// Hands a draft in: once, however often the form arrives.
pub async fn submit(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    signature: &str,
    sent: Sent<'_>,
) -> Result<Submitted, Error> {
    deliver(store, actor, case, What::Application { signature }, sent).await
}

/// Hands in what a supplement request asked for: once, however often the form arrives.
pub async fn resubmit(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    sent: Sent<'_>,
) -> Result<Submitted, Error> {
    deliver(store, actor, case, What::Supplement, sent).await
}

/// What is handed in.
#[derive(Clone, Copy)]
enum What<'a> {
    Application { signature: &'a str },
    Supplement,
}

impl What<'_> {
    fn act(self) -> Act {
        match self {
            Self::Application { .. } => Act::Submit,
            Self::Supplement => Act::Resubmit,
        }
    }
}

async fn deliver(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    what: What<'_>,
    sent: Sent<'_>,
) -> Result<Submitted, Error> {
    let branches = branches(store).await?;
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    let status = status_of(&case.row)?;
    if seen(store, &tx, actor.account, sent).await? != Repeat::New
        || (what.act() == Act::Submit && status == Status::Submitted)
    {
        return Ok(Submitted::Done);
    }
    require_kept(&case.row)?;
    status.after(what.act())?;
    if !may_hand_in(store, &tx, &case, actor.account).await? {
        return Ok(Submitted::Unconfirmed);
    }
    let applicant = applicant_of(&case.row)?;
    let journey = journey(store, applicant).await?;
    let draft = read_draft(&tx, (&case, actor.account)).await?.into_draft(store);
    let today = local_date(store.clock().now());
    if let Some(problems) = incomplete(&journey, &draft, today) {
        return Ok(Submitted::Incomplete(problems));
    }
    let handing = Handing {
        store,
        tx: &tx,
        case: &case,
        applicant,
        grant: &grant,
        answers: journey.normalise(&draft, today),
    };
    let branch = handing.branch(&branches)?;
    let submitted = match what {
        What::Application { signature } if !signature_matches(applicant, &draft, signature) => {
            Submitted::SignatureDiffers
        }
        What::Application { .. } => handing.application_at(branch).await?,
        What::Supplement => handing.supplement_at(branch).await?,
    };
    if submitted == Submitted::Done {
        remember(store, &tx, actor.account, sent, what.act().into()).await?;
        tx.commit().await?;
    }
    Ok(submitted)
}

/// What is wrong with the whole, by page; nothing when it is complete.
pub(super) fn incomplete(
    journey: &Journey,
    draft: &Draft,
    today: time::Date,
) -> Option<Vec<(String, Problem)>> {
    let problems = journey.check(draft, today);
    let named = |(page, problem): (&domain::casework::Page, Problem)| (page.name.clone(), problem);
    (!problems.is_empty()).then(|| problems.into_iter().map(named).collect())
}

/// An application on its way in.
struct Handing<'a> {
    store: &'a Store,
    tx: &'a DatabaseTransaction,
    case: &'a Case,
    applicant: ApplicantKind,
    grant: &'a Grant<Apply>,
    answers: BTreeMap<String, Answers>,
}

impl Handing<'_> {
    fn application(&self) -> Application {
        Application::read(self.applicant, &self.answers)
    }

    fn branch<'b>(&self, branches: &'b [Branch]) -> Result<&'b Branch, Error> {
        let code = self.application().branch;
        branches
            .iter()
            .find(|branch| branch.code == code)
            .ok_or(Error::NotNow)
    }

    async fn application_at(&self, branch: &Branch) -> Result<Submitted, Error> {
        let reference = self.new_reference().await?;
        if !self.claims(branch.bank).await? {
            return Ok(Submitted::Duplicate);
        }
        let now = self.store.clock().now();
        self.hand_in(Act::Submit, &reference, branch, |row| {
            row.reference = Set(Some(reference.clone()));
            row.handling_org_id = Set(Some(branch.bank.0));
            row.rules_on = Set(day_text(local_date(now)));
            row.submitted_at = Set(Some(micros(now)));
        })
        .await?;
        let due = due_on(self.tx, self.case, Clock::Answer).await?;
        let parameters = [("reference", reference.clone()), ("due", due)];
        letters::tell_applicant(self.store, self.tx, self.case, "submitted", &parameters).await?;
        Ok(Submitted::Done)
    }

    async fn supplement_at(&self, branch: &Branch) -> Result<Submitted, Error> {
        let row = &self.case.row;
        let missing = |column| move || Error::corrupt(column);
        let reference = row.reference.clone().ok_or_else(missing("case_file.reference"))?;
        let bank = row
            .handling_org_id
            .ok_or_else(missing("case_file.handling_org_id"))?;
        if branch.bank.0 != bank {
            return self.other_bank(bank).await;
        }
        let asked = touched(self.tx, row).await?;
        if !asked.iter().any(|(_, is_touched)| *is_touched) {
            return Ok(Submitted::Unchanged);
        }
        if !self.claims(branch.bank).await? {
            return Ok(Submitted::Duplicate);
        }
        supplement_item::Entity::update_many()
            .col_expr(
                supplement_item::Column::AnsweredAt,
                Expr::value(micros(self.store.clock().now())),
            )
            .filter(supplement_item::Column::CaseId.eq(row.id))
            .filter(supplement_item::Column::Round.eq(row.round))
            .exec(self.tx)
            .await?;
        self.hand_in(Act::Resubmit, &reference, branch, |_| ()).await?;
        let due = due_on(self.tx, self.case, Clock::Answer).await?;
        let parameters = [("reference", reference), ("due", due)];
        letters::tell_applicant(self.store, self.tx, self.case, "resubmitted", &parameters).await?;
        letters::tell_maker(self.store, self.tx, self.case, "supplement_arrived").await?;
        Ok(Submitted::Done)
    }

    async fn claims(&self, bank: OrganisationId) -> Result<bool, Error> {
        claim(
            self.store,
            self.tx,
            (self.case.row.id, bank.0),
            &self.application(),
        )
        .await
    }

    /// Says that the case stays with the bank that works on it.
    async fn other_bank(&self, own: Uuid) -> Result<Submitted, Error> {
        let own = organisation::Entity::find_by_id(own)
            .one(self.tx)
            .await?
            .ok_or_else(|| Error::corrupt("case_file.handling_org_id"))?;
        let problem = Problem::new("branch", "other_bank")
            .with("bank_zh", own.name_zh)
            .with("bank_en", own.name_en);
        Ok(Submitted::Incomplete(vec![("account".to_owned(), problem)]))
    }

    /// Writes the submission, what is found and shown of it, and moves the case on.
    async fn hand_in(
        &self,
        act: Act,
        reference: &str,
        branch: &Branch,
        touch: impl FnOnce(&mut case_file::ActiveModel),
    ) -> Result<(), Error> {
        let (store, tx, case) = (self.store, self.tx, self.case);
        let application = self.application();
        let content_hash = self.write_submission(reference).await?;
        write_facts(store, tx, (case.row.id, branch.bank.0), &application).await?;
        let change = crate::casework::Change {
            content_hash: Some(content_hash),
            ..change(&case.row, act)?
        };
        let subject = case.seal("case_file", "subject_enc", case.row.id, &application.name);
        advance(
            store,
            tx,
            case,
            By::from(self.grant),
            change,
            |row: &mut case_file::ActiveModel| {
                row.branch_org_id = Set(Some(branch.id.0));
                row.subject_enc = Set(Some(subject));
                confirmation::over(row);
                touch(row);
            },
        )
        .await
    }

    /// Writes the immutable submission with its checks and its receipt, and gives the hash of its content.
    async fn write_submission(&self, reference: &str) -> Result<Vec<u8>, Error> {
        let (store, tx, case) = (self.store, self.tx, self.case);
        let id = store.new_uuid();
        let now = store.clock().now();
        let earlier = submission::Entity::find()
            .filter(submission::Column::CaseId.eq(case.row.id))
            .count(tx)
            .await?;
        let content = Content::of(tx, case, self.answers.clone()).await?;
        let content = serde_json::to_vec(&content)?;
        let content_hash = store
            .keys()
            .lookup()
            .lookup_bytes("submission", &content)
            .to_vec();
        let row = submission::ActiveModel {
            id: Set(id),
            case_id: Set(case.row.id),
            number: Set(i32::try_from(earlier).unwrap_or(i32::MAX).saturating_add(1)),
            content_enc: Set(case.key.seal(&place(id), &content)),
            rules_on: Set(day_text(local_date(now))),
            content_hash: Set(content_hash.clone()),
            submitted_by: Set(Some(self.grant.actor().0)),
            submitted_at: Set(micros(now)),
        };
        row.insert(tx).await?;
        record_checks(store, tx, case, id, &self.application()).await?;
        let handed = Handed {
            case: case.row.id,
            submission: id,
            reference,
            process: Process::Forex.into(),
            content_hash: &content_hash,
            at: now,
        };
        issue(store, tx, handed).await?;
        Ok(content_hash)
    }

    /// Draws a reference that is not taken yet.
    async fn new_reference(&self) -> Result<String, Error> {
        let today = local_date(self.store.clock().now());
        loop {
            let random = u32::from_be_bytes(self.store.chance().bytes::<4>());
            let reference = Reference::new(Prefix::Fx, today, random).to_string();
            let taken = case_file::Entity::find().filter(case_file::Column::Reference.eq(reference.as_str()));
            if taken.count(self.tx).await? == 0 {
                return Ok(reference);
            }
        }
    }
}
