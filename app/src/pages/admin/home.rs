//! The state of the installation: one line for each part, with a sentence that says whether something is to be done.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use store::database::Kind;
use store::plumbing::job_run::Run;
use store::plumbing::state::{self, State as Installation};
use time::{Duration, OffsetDateTime};

use super::parts::{Room, operator, page};
use crate::components::{Tag, Tone, day};
use crate::failure::Failure;
use crate::machine::{Machine, Space};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The jobs that every installation runs.
const JOBS: [&str; 5] = ["letters", "notices", "seal", "calendar", "retention"];
/// A job is noted once a minute, so one that was not for so long stands still.
const STANDS_STILL: Duration = Duration::minutes(5);
/// Entries of the audit are sealed each second.
const UNSEALED_MAX: Duration = Duration::minutes(1);
/// A day without a backup, and some hours for it to finish.
const BACKUP_MAX: Duration = Duration::hours(30);
/// A quarter of a year.
const REHEARSAL_MAX: Duration = Duration::days(92);
/// Less room than this is too little: a tenth of the disk, or 2 GB.
const SPACE_MIN: u64 = 2_000_000_000;

/// One part of the installation.
struct Part {
    name: String,
    text: String,
    /// Whether something is to be done.
    is_well: bool,
    /// Where to look further.
    way: Option<&'static str>,
}

/// `GET /admin`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    Extension(machine): Extension<Machine>,
) -> Result<Response, Failure> {
    let words = visit.words;
    let state = state::look(&site.store, operator(&visit)?).await?;
    let parts = parts(words, &state, machine.space(), visit.now);
    let to_do = parts.iter().filter(|part| !part.is_well).count();
    let summary = words.say_with("state-summary", &args([("count", to_do.into())]));
    Ok(page(
        &visit,
        Room::State,
        words.say("admin-state").into_owned(),
        || {
            view! {
                <div class="stack">
                    <p class="lede">{summary}</p>
                    <ul class="tasks">{parts.into_iter().map(|part| line(words, part)).collect_view()}</ul>
                </div>
            }
        },
    ))
}

fn line(words: Words, part: Part) -> impl IntoView {
    let name = match part.way {
        Some(path) => view! { <a href=path>{part.name}</a> }.into_any(),
        None => view! { <b>{part.name}</b> }.into_any(),
    };
    let tag = if part.is_well {
        view! { <Tag tone=Tone::Ok text=words.say("state-well")/> }
    } else {
        view! { <Tag tone=Tone::Warn text=words.say("state-look")/> }
    };
    view! { <li><div>{name}<span class="hint">{part.text}</span></div>{tag}</li> }
}

fn parts(words: Words, state: &Installation, space: Option<Space>, now: OffsetDateTime) -> Vec<Part> {
    let mut parts = vec![program(words), database(words, state), disk(words, space)];
    parts.extend(JOBS.map(|name| job(words, name, &state.jobs, now)));
    parts.extend([
        letters(words, state),
        audit(words, state, now),
        since(words, "backup", state.backed_up_at, now - BACKUP_MAX),
        since(words, "rehearsal", state.rehearsed_at, now - REHEARSAL_MAX),
        calendar(words, state),
    ]);
    parts
}

fn part(words: Words, name: &str, key: &str, arguments: &FluentArgs<'_>, is_well: bool) -> Part {
    Part {
        name: words.say(&format!("state-{name}")).into_owned(),
        text: words.say_with(key, arguments).into_owned(),
        is_well,
        way: None,
    }
}

fn program(words: Words) -> Part {
    let version = args([("version", env!("CARGO_PKG_VERSION").into())]);
    part(words, "program", "state-program-text", &version, true)
}

fn database(words: Words, state: &Installation) -> Part {
    let name = match state.database {
        Kind::Sqlite => "SQLite",
        Kind::Postgres => "PostgreSQL",
    };
    let arguments = args([
        ("name", name.into()),
        ("size", size(state.database_bytes).into()),
        ("schema", state.schema.clone().into()),
    ]);
    let key = if state.schema_fits {
        "state-database-fits"
    } else {
        "state-database-other"
    };
    part(words, "database", key, &arguments, state.schema_fits)
}

fn disk(words: Words, space: Option<Space>) -> Part {
    let Some(Space { free, total }) = space else {
        return part(words, "disk", "state-disk-unknown", &FluentArgs::new(), false);
    };
    let arguments = args([("free", size(free).into()), ("total", size(total).into())]);
    let is_well = free >= SPACE_MIN && free >= total / 10;
    let key = if is_well {
        "state-disk-room"
    } else {
        "state-disk-full"
    };
    part(words, "disk", key, &arguments, is_well)
}

fn job(words: Words, name: &str, jobs: &[Run], now: OffsetDateTime) -> Part {
    let run = jobs.iter().find(|run| run.name == name);
    let succeeded_at = run.and_then(|run| run.succeeded_at);
    let failed_at = run.and_then(|run| run.failed_at);
    let own = format!("job-{name}");
    let (key, at) = match (succeeded_at, failed_at) {
        (None, None) => ("state-job-never", None),
        (good, Some(bad)) if good.is_none_or(|good| good < bad) => ("state-job-failed", Some(bad)),
        (Some(good), _) if now - good > STANDS_STILL => ("state-job-still", Some(good)),
        (good, _) => ("state-job-ran", good),
    };
    let at = at.map(|at| day::moment(words, at)).unwrap_or_default();
    part(
        words,
        &own,
        key,
        &args([("at", at.into())]),
        key == "state-job-ran",
    )
}

fn letters(words: Words, state: &Installation) -> Part {
    let (waiting, failed) = state.letters;
    let arguments = args([("waiting", waiting.into()), ("failed", failed.into())]);
    Part {
        way: Some("/admin/letters"),
        ..part(words, "letters", "state-letters-text", &arguments, failed == 0)
    }
}

fn audit(words: Words, state: &Installation, now: OffsetDateTime) -> Part {
    let is_well = state
        .unsealed_since
        .is_none_or(|since| now - since < UNSEALED_MAX);
    let since = state.unsealed_since.map(|since| day::moment(words, since));
    let arguments = args([
        ("seq", state.audit.seq.into()),
        ("since", since.unwrap_or_default().into()),
    ]);
    let key = if is_well {
        "state-audit-sealed"
    } else {
        "state-audit-waits"
    };
    Part {
        way: Some("/admin/audit"),
        ..part(words, "audit", key, &arguments, is_well)
    }
}

/// Something that should have been done after this moment.
fn since(words: Words, name: &str, done_at: Option<OffsetDateTime>, after: OffsetDateTime) -> Part {
    let is_well = done_at.is_some_and(|at| at > after);
    let key = match done_at {
        None => "never",
        Some(_) if is_well => "done",
        Some(_) => "late",
    };
    let at = done_at.map(|at| day::moment(words, at)).unwrap_or_default();
    part(
        words,
        name,
        &format!("state-{name}-{key}"),
        &args([("at", at.into())]),
        is_well,
    )
}

fn calendar(words: Words, state: &Installation) -> Part {
    let years: Vec<String> = state.years.iter().map(ToString::to_string).collect();
    let missing = state.missing_year.map(|year| year.to_string());
    let key = if missing.is_some() {
        "state-calendar-missing"
    } else {
        "state-calendar-known"
    };
    let arguments = args([
        ("years", years.join(&words.say("list-separator")).into()),
        ("year", missing.clone().unwrap_or_default().into()),
    ]);
    Part {
        way: Some("/admin/calendar"),
        ..part(words, "calendar", key, &arguments, missing.is_none())
    }
}

/// A size as people read it: `12.3 MB`.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let (mut tenths, mut unit) = (bytes / 100, "kB");
    for next in UNITS {
        unit = next;
        if tenths < 10_000 {
            break;
        }
        tenths /= 1_000;
    }
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_have_one_decimal_and_a_unit() {
        for (bytes, text) in [
            (0, "0.0 kB"),
            (4_096, "4.0 kB"),
            (999_999, "999.9 kB"),
            (12_345_678, "12.3 MB"),
            (2_000_000_000, "2.0 GB"),
            (7_654_000_000_000, "7.6 TB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }
}
