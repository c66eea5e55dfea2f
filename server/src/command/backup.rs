//! `yongyitong backup …`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Subcommand;
use store::Clock;
use store::plumbing::backup::Facts;
use store::plumbing::state::BACKUP_REHEARSED;

use super::{Outcome, say};
use crate::backup::{self, Created, Manifest, Rehearsed, Verified};
use crate::config::Config;
use crate::install;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Writes a backup to a new file, while the server goes on. The key ring is left out: keep a copy in another place.
    Create {
        /// The file; a name with the time of day when missing.
        file: Option<PathBuf>,
        /// Puts the key ring in too. Whoever gets hold of such a file can read everything.
        #[arg(long)]
        include_key_ring: bool,
    },
    /// Checks a backup: every file, the database, and the audit's chain.
    Verify {
        /// The backup.
        file: PathBuf,
    },
    /// Puts a backup into the data folder and database of this configuration, which must be empty.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Restores a backup to a scratch place, tries whether it opens, reports counts and seconds, and removes it again.
    Rehearse {
        /// The backup.
        file: PathBuf,
        /// For a backup of a `PostgreSQL`: an empty database to restore into.
        #[arg(long, value_name = "URL")]
        scratch_database: Option<String>,
    },
}

pub(super) async fn run(command: Command, config: &Config) -> Outcome {
    match command {
        Command::Create {
            file,
            include_key_ring,
        } => create(config, file, include_key_ring).await,
        Command::Verify { file } => {
            let ring = backup::ring_in(&config.data)?;
            tell_verified(&backup::verify(&file, ring.as_ref()).await?)
        }
        Command::Restore { file } => {
            let manifest = backup::restore(config, &file).await?;
            tell_restored(config, &manifest)
        }
        Command::Rehearse {
            file,
            scratch_database,
        } => {
            let ring = backup::ring_in(&config.data)?;
            let rehearsed = backup::rehearse(&file, ring.as_ref(), scratch_database.as_deref()).await?;
            tell_rehearsed(&rehearsed)?;
            note_rehearsal(config, &rehearsed).await
        }
    }
}

async fn create(config: &Config, file: Option<PathBuf>, with_key_ring: bool) -> Outcome {
    let file = file.unwrap_or_else(|| backup::default_name(Clock::of_machine().now()));
    let Created { manifest, took } = backup::create(config, &file, with_key_ring).await?;
    say(&format!(
        "{} is written: {} files, {} bytes, in {}.",
        file.display(),
        manifest.files.len(),
        manifest.bytes(),
        seconds(took)
    ))?;
    tell_facts(&manifest.facts)?;
    if with_key_ring {
        say(
            "THE KEY RING IS IN IT: whoever gets hold of this file can read everything. Guard it like the ring itself.",
        )?;
    } else {
        say(
            "THE KEY RING IS NOT IN IT: without a copy of keys.json nobody can ever read this backup. Keep one elsewhere.",
        )?;
    }
    Ok(())
}

fn tell_facts(facts: &Facts) -> std::io::Result<()> {
    say(&format!(
        "{} accounts, {} cases, {} documents, {} letters, {} audit entries (sealed up to {}), schema {}.",
        facts.accounts,
        facts.cases,
        facts.documents,
        facts.letters,
        facts.audit_entries,
        facts.audit_seq,
        facts.schema
    ))
}

fn tell_verified(verified: &Verified) -> Outcome {
    let manifest = &verified.manifest;
    say(&format!(
        "Made on {} by version {}: {} files, {} bytes, every one as it was put in.",
        manifest.created_at,
        manifest.program,
        manifest.files.len(),
        manifest.bytes()
    ))?;
    tell_facts(&manifest.facts)?;
    match &verified.audit {
        Some(report) => say(&format!(
            "The audit's chain holds: {} entries are sealed, {} wait.",
            report.sealed, report.unsealed
        ))?,
        None => say("The audit's chain in a dump of PostgreSQL is walked by `backup rehearse`.")?,
    }
    if !verified.with_own_key {
        say(&format!(
            "The key ring is not at hand; compare the backup's key with your receipts: {}",
            manifest.public_key
        ))?;
    }
    Ok(())
}

fn tell_restored(config: &Config, manifest: &Manifest) -> Outcome {
    say(&format!("The backup of {} is restored.", manifest.created_at))?;
    tell_facts(&manifest.facts)?;
    let ring = config.data.join("keys.json");
    if !ring.exists() {
        say(&format!(
            "NOW PUT THE KEY RING BACK as {} with mode 600. A server that starts without it is refused.",
            ring.display()
        ))?;
    }
    say("Then run `yongyitong audit verify` and start the server.")?;
    Ok(())
}

fn tell_rehearsed(rehearsed: &Rehearsed) -> Outcome {
    say(&format!(
        "The backup of {} was restored to a scratch place in {}; with all checks it took {}.",
        rehearsed.manifest.created_at,
        seconds(rehearsed.restored_in),
        seconds(rehearsed.took)
    ))?;
    tell_facts(&rehearsed.facts)?;
    match rehearsed.opened {
        Some(opened) if opened.keys_closed + opened.documents_closed > 0 => {
            return Err(format!(
                "{} keys and {} documents do not open",
                opened.keys_closed, opened.documents_closed
            )
            .into());
        }
        Some(opened) => say(&format!(
            "With the key ring at hand {} keys and {} documents open: all there are.",
            opened.keys, opened.documents
        ))?,
        None => say("Whether it opens was not tried: the key ring of this backup is not at hand.")?,
    }
    let scratch = if rehearsed.manifest.database == "postgres" {
        "The scratch folder is removed. EMPTY THE SCRATCH DATABASE YOURSELF: all of it is there now."
    } else {
        "The scratch place is removed."
    };
    say(scratch)?;
    Ok(())
}

/// In the audit of the installation, where there is one: a machine that only rehearses has none.
async fn note_rehearsal(config: &Config, rehearsed: &Rehearsed) -> Outcome {
    if rehearsed.opened.is_none_or(|opened| opened.keys == 0) {
        return Ok(());
    }
    let store = install::open(config).await?;
    let detail = format!(
        "seq {} seconds {}",
        rehearsed.facts.audit_seq,
        rehearsed.took.as_secs()
    );
    store::plumbing::backup::record(&store, BACKUP_REHEARSED, &detail).await?;
    say("The rehearsal stands in the audit trail.")?;
    Ok(())
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}
