//! The stories of the cases, played on a clock that was put back.

use std::sync::Arc;

use domain::casework::{Answers, Journey};
use domain::forex::reason::SupplementReason;
use domain::ids::{CaseId, SessionId, Version};
use store::Store;
use store::casework::gathered::write_letters;
use store::casework::once::Sent;
use store::clock::local_date;
use store::documents::{self, NewDocument};
use store::forex::desk::{
    self, Examination, Examined, MarkOutcome, Opened, OpeningForm, Proposal, Target, Wanted,
};
use store::forex::{self, Beginning, Begun, Saving, Submitted};

use super::FillError;
use super::answers::answers;
use super::cast::Applicant;
use super::papers::papers;
use super::past::Past;
use super::zone::Bank;

mod account;
mod plan;

use plan::{Deed, STORIES, Step, Story};

/// The working day, counted back from today, on which everybody is there and nothing has happened yet.
pub(super) fn first_day() -> u32 {
    let days = STORIES
        .iter()
        .flat_map(|story| story.steps)
        .map(|step| step.days_ago);
    days.max().unwrap_or_default() + 1
}

/// Plays all stories, each step at its time.
pub(super) async fn play(
    store: &Store,
    past: &Past<'_>,
    banks: &[Bank],
    applicants: &[Applicant],
) -> Result<(), FillError> {
    let mut steps: Vec<(usize, &Step)> = STORIES
        .iter()
        .enumerate()
        .flat_map(|(number, story)| story.steps.iter().map(move |step| (number, step)))
        .collect();
    steps.sort_by_key(|(_, step)| (std::cmp::Reverse(step.days_ago), step.at));
    let mut running: Vec<Option<Running<'_>>> = STORIES.iter().map(|_| None).collect();
    for (number, step) in steps {
        past.go_to(step.days_ago, step.at);
        write_letters(store).await?;
        let (Some(place), Some(story)) = (running.get_mut(number), STORIES.get(number)) else {
            continue;
        };
        if place.is_none() {
            *place = Some(Running::begin(store, story, banks, applicants).await?);
        }
        if let Some(running) = place {
            running.perform(&step.deed).await?;
        }
    }
    Ok(())
}

/// A story under way.
struct Running<'a> {
    store: &'a Store,
    story: &'a Story,
    bank: &'a Bank,
    applicant: &'a Applicant,
    case: CaseId,
}

impl<'a> Running<'a> {
    async fn begin(
        store: &'a Store,
        story: &'a Story,
        banks: &'a [Bank],
        applicants: &'a [Applicant],
    ) -> Result<Self, FillError> {
        let (Some(bank), Some(applicant)) = (banks.get(story.bank), applicants.get(story.applicant)) else {
            return Err(FillError::refused("a story without a bank or an applicant"));
        };
        let which = Beginning::Another(applicant.seller.applicant);
        let Begun::Draft(case) = forex::begin(store, &applicant.actor, which, sent(store)).await? else {
            return Err(FillError::refused("one more draft"));
        };
        Ok(Self {
            store,
            story,
            bank,
            applicant,
            case,
        })
    }

    async fn perform(&self, deed: &Deed) -> Result<(), FillError> {
        let (store, case) = (self.store, self.case);
        let (maker, checker) = (&self.bank.maker, &self.bank.checker);
        match deed {
            Deed::Fill(pages) => self.fill(pages).await?,
            Deed::Submit => self.submit().await?,
            Deed::Withdraw(why) => {
                forex::withdraw(store, &self.applicant.actor, case, self.version().await?, why).await?;
            }
            Deed::Take => desk::take(store, maker, case, self.version().await?, sent(self.store)).await?,
            Deed::Ask(items) => self.ask(items).await?,
            Deed::Resubmit => {
                done(
                    &forex::resubmit(store, &self.applicant.actor, case, sent(self.store)).await?,
                    &Submitted::Done,
                )?;
            }
            Deed::ProposeApproval(text) => {
                self.propose(Proposal::Approve {
                    text: (*text).to_owned(),
                })
                .await?;
            }
            Deed::ProposeRefusal(detail, text) => {
                self.propose(Proposal::Refuse {
                    reason: (*detail).into(),
                    text: (*text).to_owned(),
                })
                .await?;
            }
            Deed::Confirm => {
                desk::confirm(store, checker, case, self.version().await?, sent(self.store)).await?;
            }
            Deed::SendBack(why) => {
                desk::send_back(store, checker, case, self.version().await?, why, sent(self.store)).await?;
            }
            Deed::RecordOpening(number) => self.record_opening(number).await?,
            Deed::ConfirmOpening => {
                let opened =
                    desk::confirm_opening(store, checker, case, self.version().await?, sent(self.store))
                        .await?;
                done(&opened, &Opened::Done)?;
            }
            Deed::Account(act, reason, note) => self.change_account(*act, *reason, note).await?,
            Deed::AskClosure => self.ask_closure().await?,
            Deed::Note(text) => desk::write_note(store, maker, case, text, sent(self.store)).await?,
            Deed::WriteToApplicant(text) => {
                desk::write_as_officer(store, maker, case, text, sent(self.store)).await?;
            }
            Deed::WriteToBank(text) => {
                desk::write_as_applicant(store, &self.applicant.actor, case, text, sent(self.store)).await?;
            }
            Deed::TermsPass => {
                forex::calendar::run(store).await?;
            }
        }
        Ok(())
    }

    /// Fills these pages, or all of them with their papers.
    async fn fill(&self, pages: &[&str]) -> Result<(), FillError> {
        let branch = self
            .bank
            .branches
            .get(self.story.applicant % self.bank.branches.len());
        let all = answers(self.applicant.seller, branch.copied().unwrap_or_default());
        for (page, answers) in all
            .iter()
            .filter(|(page, _)| pages.is_empty() || pages.contains(&page.as_str()))
        {
            self.save(page, answers).await?;
        }
        if pages.is_empty() {
            self.upload().await?;
        }
        Ok(())
    }

    async fn save(&self, page: &str, answers: &Answers) -> Result<(), FillError> {
        let session = SessionId(self.store.new_uuid());
        let saving = Saving {
            page,
            posted: answers,
            without: None,
            session,
            seen: 0,
        };
        forex::save_page(self.store, &self.applicant.actor, self.case, saving).await?;
        Ok(())
    }

    async fn upload(&self) -> Result<(), FillError> {
        for paper in papers(self.applicant.seller) {
            let new = NewDocument {
                slot: paper.slot,
                name: paper.name,
                media_type: paper.media_type,
                pages: paper.pages,
                bytes: &paper.bytes,
                replaces: None,
            };
            let key = self.store.new_uuid();
            let added = documents::add(self.store, &self.applicant.actor, self.case, key, new).await?;
            done(&added, &documents::Added::Kept)?;
        }
        Ok(())
    }

    async fn submit(&self) -> Result<(), FillError> {
        let Applicant { actor, seller } = self.applicant;
        let handler = seller.licence.as_ref().and_then(|licence| licence.handler);
        let signer = handler.unwrap_or(seller.name);
        let submitted = forex::submit(self.store, actor, self.case, signer, sent(self.store)).await?;
        done(&submitted, &Submitted::Done)
    }

    async fn ask(&self, items: &[(&str, SupplementReason, &str)]) -> Result<(), FillError> {
        let journey = self.journey().await?;
        let wanted = items.iter().map(|(target, reason, text)| {
            Some(Wanted {
                target: Target::parse(&journey, target)?,
                reason: *reason,
                text: (*text).to_owned(),
            })
        });
        let wanted: Option<Vec<_>> = wanted.collect();
        let wanted = wanted.ok_or_else(|| FillError::refused("a supplement item"))?;
        let examination = self.examination(MarkOutcome::Unclear).await?;
        let maker = &self.bank.maker;
        let asked = desk::request_supplement(
            self.store,
            maker,
            self.case,
            &examination,
            &wanted,
            sent(self.store),
        )
        .await?;
        done(&asked, &Examined::Done)
    }

    async fn propose(&self, proposal: Proposal) -> Result<(), FillError> {
        let outcome = if matches!(proposal, Proposal::Approve { .. }) {
            MarkOutcome::Match
        } else {
            MarkOutcome::Mismatch
        };
        let examination = self.examination(outcome).await?;
        let maker = &self.bank.maker;
        done(
            &desk::propose(
                self.store,
                maker,
                self.case,
                &examination,
                &proposal,
                sent(self.store),
            )
            .await?,
            &Examined::Done,
        )
    }

    /// Everything looked at; the section of the papers came out so.
    async fn examination(&self, papers: MarkOutcome) -> Result<Examination, FillError> {
        let journey = self.journey().await?;
        let mark = |name: &str| {
            if name == "papers" {
                papers
            } else {
                MarkOutcome::Match
            }
        };
        let marks = journey
            .sections
            .iter()
            .map(|section| (section.name.to_owned(), mark(section.name)))
            .collect();
        Ok(Examination {
            seen: self.version().await?,
            marks,
        })
    }

    async fn journey(&self) -> Result<Arc<Journey>, FillError> {
        Ok(forex::journey(self.store, self.applicant.seller.applicant).await?)
    }

    async fn record_opening(&self, number: &str) -> Result<(), FillError> {
        let branches = forex::branches(self.store).await?;
        let seller = self.applicant.seller;
        let form = OpeningForm {
            visited_on: local_date(self.store.clock().now()).to_string(),
            branch: self.bank.branches.first().copied().unwrap_or_default().to_owned(),
            number: number.to_owned(),
            number_again: number.to_owned(),
            currencies: seller.currencies.split(',').map(str::to_owned).collect(),
        };
        let today = local_date(self.store.clock().now());
        let opening = desk::Opening::parse(&form, &branches, today).map_err(FillError::refused)?;
        let seen = self.version().await?;
        let opened = desk::record_opening(
            self.store,
            &self.bank.maker,
            self.case,
            seen,
            &opening,
            sent(self.store),
        )
        .await?;
        done(&opened, &Opened::Done)
    }

    async fn version(&self) -> Result<Version, FillError> {
        let actor = &self.applicant.actor;
        Ok(forex::applicant_view(self.store, actor, self.case).await?.version)
    }
}

fn sent(store: &Store) -> Sent<'static> {
    Sent {
        key: store.new_uuid(),
        body: b"",
    }
}

/// The demonstration plays by the rules, so each act must succeed.
fn done<T: std::fmt::Debug + PartialEq>(came: &T, expected: &T) -> Result<(), FillError> {
    if came == expected {
        Ok(())
    } else {
        Err(FillError::refused(came))
    }
}
