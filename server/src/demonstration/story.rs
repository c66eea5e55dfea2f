//! The stories of the cases, played on a clock that was put back.

use std::cell::Cell;

use domain::access::Actor;
use domain::casework::Answers;
use domain::ids::{CaseId, SessionId, Version};
use store::Store;
use store::casework::once::Sent;
use store::clock::{ZONE, local_date};
use store::documents::{self, NewDocument};
use store::forex::desk::{
    self, Examination, Examined, MarkOutcome, Opened, OpeningForm, Proposal, Target, Wanted,
};
use store::forex::{self, Saving, Submitted};
use time::{Date, Duration, Time};

use super::FillError;
use super::answers::answers;
use super::cast::Applicant;
use super::papers::papers;
use super::zone::Bank;

mod plan;

use plan::{Deed, STORIES, Step, Story};

/// The clock of the installation while the past is played.
pub(super) struct Stage<'a> {
    store: &'a Store,
    today: Date,
    /// How far the clock was moved in all.
    moved: Cell<Duration>,
}

/// A story under way.
struct Running<'a> {
    story: &'a Story,
    bank: &'a Bank,
    applicant: &'a Applicant,
    case: CaseId,
}

impl<'a> Stage<'a> {
    /// Remembers what the clock shows.
    pub(super) fn begin(store: &'a Store) -> Self {
        Self {
            store,
            today: local_date(store.clock().now()),
            moved: Cell::new(Duration::ZERO),
        }
    }

    /// Lets the clock show the present again.
    pub(super) fn end(&self) {
        self.move_by(-self.moved.get());
    }

    /// Before everything that happens.
    pub(super) fn go_to_the_first_day(&self) {
        let longest = STORIES
            .iter()
            .flat_map(|story| story.steps)
            .map(|step| step.days_ago)
            .max()
            .unwrap_or_default();
        self.go_to(longest + 1, (9, 0));
    }

    fn move_by(&self, by: Duration) {
        self.store.clock().advance(by);
        self.moved.set(self.moved.get() + by);
    }

    /// Goes to a time of the working day that is so many working days ago; today's deeds were done just now.
    fn go_to(&self, days_ago: u32, (hour, minute): (u8, u8)) {
        let present = self.store.clock().now() - self.moved.get();
        let time = Time::from_hms(hour, minute, 0).unwrap_or(Time::MIDNIGHT);
        let at = self.working_day(days_ago).with_time(time).assume_offset(ZONE);
        let at = if days_ago == 0 {
            present - Duration::minutes(i64::from(60 - minute % 60))
        } else {
            at
        };
        self.move_by(at - self.store.clock().now());
    }

    fn working_day(&self, days_ago: u32) -> Date {
        let calendar = self.store.calendar();
        let earlier = std::iter::successors(self.today.previous_day(), |day| day.previous_day());
        // A year without a table has only working days here; no term is counted by it.
        let mut working = earlier.filter(|day| calendar.is_working_day(*day).unwrap_or(true));
        match days_ago.checked_sub(1) {
            Some(before) => working
                .nth(usize::try_from(before).unwrap_or_default())
                .unwrap_or(self.today),
            None => self.today,
        }
    }

    /// Plays all stories, each step at its time.
    pub(super) async fn play(&self, banks: &[Bank], applicants: &[Applicant]) -> Result<(), FillError> {
        let mut steps: Vec<(usize, &Step)> = STORIES
            .iter()
            .enumerate()
            .flat_map(|(number, story)| story.steps.iter().map(move |step| (number, step)))
            .collect();
        steps.sort_by_key(|(_, step)| (std::cmp::Reverse(step.days_ago), step.at));
        let mut running: Vec<Option<Running<'_>>> = STORIES.iter().map(|_| None).collect();
        for (number, step) in steps {
            self.go_to(step.days_ago, step.at);
            let (Some(place), Some(story)) = (running.get_mut(number), STORIES.get(number)) else {
                continue;
            };
            if place.is_none() {
                *place = Some(self.begin_story(story, banks, applicants).await?);
            }
            if let Some(running) = place {
                self.perform(running, &step.deed).await?;
            }
        }
        Ok(())
    }

    async fn begin_story<'b>(
        &self,
        story: &'b Story,
        banks: &'b [Bank],
        applicants: &'b [Applicant],
    ) -> Result<Running<'b>, FillError> {
        let (Some(bank), Some(applicant)) = (banks.get(story.bank), applicants.get(story.applicant)) else {
            return Err(FillError::refused("a story without a bank or an applicant"));
        };
        let case = forex::begin(self.store, &applicant.actor, None).await?;
        Ok(Running {
            story,
            bank,
            applicant,
            case,
        })
    }

    #[expect(clippy::too_many_lines, reason = "one line for each deed")]
    async fn perform(&self, running: &Running<'_>, deed: &Deed) -> Result<(), FillError> {
        let (store, case) = (self.store, running.case);
        let (maker, checker) = (&running.bank.maker, &running.bank.checker);
        match deed {
            Deed::Fill(pages) => self.fill(running, pages).await?,
            Deed::Submit => self.submit(running).await?,
            Deed::Withdraw(why) => {
                forex::withdraw(
                    store,
                    &running.applicant.actor,
                    case,
                    self.version(running).await?,
                    why,
                )
                .await?;
            }
            Deed::Take => desk::take(store, maker, case, self.version(running).await?).await?,
            Deed::Ask(items) => self.ask(running, items).await?,
            Deed::Resubmit => {
                done(
                    &forex::resubmit(store, &running.applicant.actor, case, self.sent()).await?,
                    &Submitted::Done,
                )?;
            }
            Deed::ProposeApproval(text) => {
                self.propose(
                    running,
                    Proposal::Approve {
                        text: (*text).to_owned(),
                    },
                )
                .await?;
            }
            Deed::ProposeRefusal(reason, text) => {
                self.propose(
                    running,
                    Proposal::Refuse {
                        reason: *reason,
                        text: (*text).to_owned(),
                    },
                )
                .await?;
            }
            Deed::Confirm => desk::confirm(store, checker, case, self.version(running).await?).await?,
            Deed::SendBack(why) => {
                desk::send_back(store, checker, case, self.version(running).await?, why).await?;
            }
            Deed::RecordOpening(number) => self.record_opening(running, number).await?,
            Deed::ConfirmOpening => {
                let opened =
                    desk::confirm_opening(store, checker, case, self.version(running).await?).await?;
                done(&opened, &Opened::Done)?;
            }
            Deed::Note(text) => desk::write_note(store, maker, case, text, self.sent()).await?,
            Deed::WriteToApplicant(text) => {
                desk::write_as_officer(store, maker, case, text, self.sent()).await?;
            }
            Deed::WriteToBank(text) => {
                desk::write_as_applicant(store, &running.applicant.actor, case, text, self.sent()).await?;
            }
            Deed::TermsPass => {
                forex::calendar::run(store).await?;
            }
        }
        Ok(())
    }

    /// Fills these pages, or all of them with their papers.
    async fn fill(&self, running: &Running<'_>, pages: &[&str]) -> Result<(), FillError> {
        let branch = running
            .bank
            .branches
            .get(running.story.applicant % running.bank.branches.len());
        let all = answers(running.applicant.seller, branch.copied().unwrap_or_default());
        for (page, answers) in all
            .iter()
            .filter(|(page, _)| pages.is_empty() || pages.contains(page))
        {
            self.save(running, page, answers).await?;
        }
        if pages.is_empty() {
            self.upload(running).await?;
        }
        Ok(())
    }

    async fn save(&self, running: &Running<'_>, page: &str, answers: &Answers) -> Result<(), FillError> {
        let session = SessionId(self.store.new_uuid());
        let saving = Saving {
            page,
            answers,
            session,
            seen: 0,
        };
        forex::save_page(self.store, &running.applicant.actor, running.case, saving).await?;
        Ok(())
    }

    async fn upload(&self, running: &Running<'_>) -> Result<(), FillError> {
        for paper in papers(running.applicant.seller) {
            let new = NewDocument {
                slot: paper.slot,
                name: paper.name,
                media_type: paper.media_type,
                pages: paper.pages,
                bytes: &paper.bytes,
                replaces: None,
            };
            let key = self.store.new_uuid();
            let added = documents::add(self.store, &running.applicant.actor, running.case, key, new).await?;
            done(&added, &documents::Added::Kept)?;
        }
        Ok(())
    }

    async fn submit(&self, running: &Running<'_>) -> Result<(), FillError> {
        let Applicant { actor, seller } = running.applicant;
        let submitted = forex::submit(self.store, actor, running.case, seller.name, self.sent()).await?;
        done(&submitted, &Submitted::Done)
    }

    async fn ask(&self, running: &Running<'_>, items: &[(&str, &str)]) -> Result<(), FillError> {
        let journey = forex::journey(self.store).await?;
        let wanted = items.iter().map(|(target, text)| {
            Some(Wanted {
                target: Target::parse(&journey, target)?,
                text: (*text).to_owned(),
            })
        });
        let wanted: Option<Vec<_>> = wanted.collect();
        let wanted = wanted.ok_or_else(|| FillError::refused("a supplement item"))?;
        let examination = self.examination(running, MarkOutcome::Unclear).await?;
        let maker = &running.bank.maker;
        let asked = desk::request_supplement(self.store, maker, running.case, &examination, &wanted).await?;
        done(&asked, &Examined::Done)
    }

    async fn propose(&self, running: &Running<'_>, proposal: Proposal) -> Result<(), FillError> {
        let outcome = if matches!(proposal, Proposal::Approve { .. }) {
            MarkOutcome::Match
        } else {
            MarkOutcome::Mismatch
        };
        let examination = self.examination(running, outcome).await?;
        let maker = &running.bank.maker;
        done(
            &desk::propose(self.store, maker, running.case, &examination, &proposal).await?,
            &Examined::Done,
        )
    }

    /// Everything looked at; the section of the papers came out so.
    async fn examination(
        &self,
        running: &Running<'_>,
        papers: MarkOutcome,
    ) -> Result<Examination, FillError> {
        let journey = forex::journey(self.store).await?;
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
            seen: self.version(running).await?,
            marks,
        })
    }

    async fn record_opening(&self, running: &Running<'_>, number: &str) -> Result<(), FillError> {
        let branches = forex::branches(self.store).await?;
        let seller = running.applicant.seller;
        let form = OpeningForm {
            visited_on: local_date(self.store.clock().now()).to_string(),
            branch: running
                .bank
                .branches
                .first()
                .copied()
                .unwrap_or_default()
                .to_owned(),
            number: number.to_owned(),
            number_again: number.to_owned(),
            currencies: seller.currencies.split(',').map(str::to_owned).collect(),
        };
        let today = local_date(self.store.clock().now());
        let opening = desk::Opening::parse(&form, &branches, today).map_err(FillError::refused)?;
        let seen = self.version(running).await?;
        let opened =
            desk::record_opening(self.store, &running.bank.maker, running.case, seen, &opening).await?;
        done(&opened, &Opened::Done)
    }

    async fn version(&self, running: &Running<'_>) -> Result<Version, FillError> {
        let actor: &Actor = &running.applicant.actor;
        Ok(forex::applicant_view(self.store, actor, running.case)
            .await?
            .version)
    }

    fn sent(&self) -> Sent<'static> {
        Sent {
            key: self.store.new_uuid(),
            body: b"",
        }
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
