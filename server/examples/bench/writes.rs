//! Writes without the web: raw transactions, and whole submissions through the use case.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Subcommand;
use domain::identity::Language;
use domain::ids::CaseId;
use server::install;
use store::casework::once::Sent;
use store::forex::{self, Submitted};
use store::testing::forex::{Applying, draft};
use store::testing::identity::{self as people, Person};
use store::testing::raw;

const NAME: &str = "林晓雯";
/// As many drafts as a person may have open.
const DRAFTS_EACH: u32 = 5;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Raw transactions that write what a save of a page writes; prints how many a second.
    Raw {
        /// A filled folder that no server has open.
        #[arg(long)]
        data: PathBuf,
        /// The cases whose page is written.
        #[arg(long, value_delimiter = ',')]
        cases: Vec<uuid::Uuid>,
        /// The size of a sealed page.
        #[arg(long, default_value_t = 2_048)]
        bytes: usize,
        /// How long it goes on.
        #[arg(long)]
        seconds: u64,
    },
    /// Submissions of complete applications; prints how many a second.
    Submissions {
        /// A filled folder that no server has open.
        #[arg(long)]
        data: PathBuf,
        /// How many.
        #[arg(long)]
        count: u32,
    },
}

/// Measures, and prints the rate.
pub(crate) async fn measure(command: Command) {
    let per_second = match command {
        Command::Raw {
            data,
            cases,
            bytes,
            seconds,
        } => {
            let url = format!("sqlite:{}", data.join("yongyitong.sqlite").display());
            let cases: Vec<CaseId> = cases.into_iter().map(CaseId).collect();
            raw::saves_per_second(&url, &cases, bytes, Duration::from_secs(seconds)).await
        }
        Command::Submissions { data, count } => submissions(data, count).await,
    };
    println!("{per_second:.1}");
}

async fn submissions(data: PathBuf, count: u32) -> f64 {
    let store = install::open(&crate::config(data))
        .await
        .expect("an installation");
    let mut ready = Vec::new();
    for number in 0..count {
        if number % DRAFTS_EACH == 0 {
            let email = format!("submitter-{number}@example.com");
            let person = Person {
                email: &email,
                name: None,
                password: None,
                language: Language::Zh,
            };
            ready.push((people::new_applicant(&store, person).await, Vec::new()));
        }
        if let Some((actor, cases)) = ready.last_mut() {
            let applying = Applying {
                name: NAME,
                branch: "haishu",
                number: 1_000_000 + number,
            };
            cases.push(draft(&store, actor, &applying).await);
        }
    }
    let began = Instant::now();
    for (actor, cases) in &ready {
        for case in cases {
            let sent = Sent {
                key: store.new_uuid(),
                body: b"",
            };
            let submitted = forex::submit(&store, actor, *case, NAME, sent)
                .await
                .expect("a submission");
            assert_eq!(submitted, Submitted::Done);
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    store.database().clone().close().await.expect("to close");
    f64::from(count) / seconds
}
