//! The form of a year: typed, or read from a file; first tried, then loaded.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::Response;
use domain::administration;
use domain::calendar::{Announcement, BadYear, ToldYear, Untold};
use domain::casework::{Answers, Problem};
use leptos::prelude::*;
use store::plumbing::calendar::{NewYear, known_years, put_year, try_year};
use time::Date;

use super::calendar::PATH;
use super::parts::{Filled, Room, asked, form_page, operator};
use crate::components::{BackLink, Notice, PageFields, Tone, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The largest file, in bytes; a year has less than two thousand.
const FILE_BYTES_MAX: usize = 64 * 1024;

/// What would happen if the year were loaded.
struct Outlook {
    year: Announcement,
    /// Days that are off now and were not, and the other way round, and the same for days made up.
    changes: Vec<(&'static str, Vec<Date>)>,
    /// Cases that would get another date.
    moved: u64,
}

/// `GET /admin/calendar/new`; with a year that is known, its days to be corrected.
pub(super) async fn ask(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    operator(&visit)?;
    let mut answers = Answers::default();
    if let Ok(year) = asked(&visit, "year").parse::<i32>() {
        let (off, make_up) = site.store.calendar().exceptions(year);
        let known = known_years(&site.store).await?;
        let source = known.into_iter().find(|known| known.year == year);
        answers.set(
            "source",
            source.and_then(|known| known.source).unwrap_or_default(),
        );
        answers.set("year", year.to_string());
        answers.set("off", ranges(&off));
        answers.set("make_up", ranges(&make_up));
    }
    Ok(page(
        &visit,
        Filled::with(administration::year(), answers),
        None,
        None,
    ))
}

/// Days as lines, neighbours as ranges.
fn ranges(days: &[Date]) -> String {
    let mut lines: Vec<(Date, Date)> = Vec::new();
    for &next in days {
        match lines.last_mut() {
            Some((_, last)) if last.next_day() == Some(next) => *last = next,
            _ => lines.push((next, next)),
        }
    }
    let line = |(first, last): &(Date, Date)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}/{last}")
        }
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn page(visit: &Visit, filled: Filled, outlook: Option<Outlook>, file_problem: Option<String>) -> Response {
    let words = visit.words;
    let sheet = filled.sheet(words, Vec::new());
    let mut problems = sheet.summary();
    problems.extend(file_problem.clone().map(|sentence| ("file".to_owned(), sentence)));
    let load = outlook.is_some().then(|| {
        view! { <button class="btn" name="do" value="load">{words.say("year-load")}</button> }
    });
    let try_class = if load.is_some() { "btn second" } else { "btn" };
    let outlook = outlook.map(|outlook| show_outlook(words, outlook));
    form_page(
        visit,
        (Room::Calendar, words.say("calendar-add").into_owned()),
        problems,
        || {
            view! {
                <BackLink href=PATH text=words.say("admin-calendar")/>
                {outlook}
                <form method="post" action=format!("{PATH}/new") novalidate>
                    <PageFields sheet=sheet/>
                    <div class="actions">
                        {load}
                        <button class=try_class name="do" value="try">{words.say("year-try")}</button>
                    </div>
                </form>
                {file_form(words, file_problem)}
            }
        },
    )
}

fn file_form(words: Words, problem: Option<String>) -> impl IntoView + use<> {
    let error = problem.map(|sentence| view! { <p class="err" id="file-error"><span>{sentence}</span></p> });
    view! {
        <section class="stack-s mt-l" aria-labelledby="from-file">
            <h2 id="from-file">{words.say("year-file")}</h2>
            <form method="post" action=format!("{PATH}/file") enctype="multipart/form-data">
                <div class="field">
                    <label class="label" for="file">{words.say("year-file-label")}</label>
                    <p class="hint" id="file-hint">{words.say("year-file-hint")}</p>
                    {error}
                    <div class="drop"><input type="file" id="file" name="file" accept=".toml,text/plain" aria-describedby="file-hint"/></div>
                </div>
                <div class="actions"><button class="btn second">{words.say("year-file-read")}</button></div>
            </form>
        </section>
    }
}

fn show_outlook(words: Words, outlook: Outlook) -> impl IntoView {
    let arguments = args([
        ("year", outlook.year.year.to_string().into()),
        ("days", outlook.year.days.into()),
        ("working", outlook.year.working_days.into()),
        ("moved", outlook.moved.into()),
    ]);
    let change = |(key, days): (&'static str, Vec<Date>)| {
        let days: Vec<String> = days.into_iter().map(|own| day::short(words, own)).collect();
        let text = args([("days", days.join(&words.say("list-separator")).into())]);
        view! { <li>{words.say_with(key, &text)}</li> }
    };
    let changes = outlook.changes.into_iter().map(change).collect_view();
    view! {
        <Notice tone=Tone::Info heading=words.say_with("year-outlook", &arguments)>
            <p>{words.say_with("year-outlook-text", &arguments)}</p>
            <ul class="bullets">{changes}</ul>
        </Notice>
    }
}

/// `POST /admin/calendar/new`: tries the year, or loads it.
pub(super) async fn send(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let operator = operator(&visit)?;
    let filled = Filled::sent(&visit, administration::year(), &form);
    let (filled, year) = judge(&site, filled);
    let Some(year) = year else {
        return Ok(page(&visit, filled, None, None));
    };
    let source = filled.answers.text("source").to_owned();
    let (off, make_up): (Vec<Date>, Vec<Date>) = (
        year.off.iter().copied().collect(),
        year.make_up.iter().copied().collect(),
    );
    let new = NewYear {
        year: year.year,
        off: &off,
        make_up: &make_up,
        invented: false,
        source: &source,
        by: operator.account(),
    };
    if form.text("do") == "load" {
        put_year(&site.store, new).await?;
        return Ok(see_other(&format!("{PATH}?loaded={}", year.year)));
    }
    let outlook = Outlook {
        changes: changes(&site, &year),
        moved: try_year(&site.store, new).await?,
        year,
    };
    Ok(page(&visit, filled, Some(outlook), None))
}

/// What the questions alone cannot see: whether the days make a year, and whether it is to be replaced on purpose.
fn judge(site: &Site, mut filled: Filled) -> (Filled, Option<Announcement>) {
    if !filled.is_right() {
        return (filled, None);
    }
    let lines = |field: &str| {
        let parts = filled
            .answers
            .text(field)
            .split([',', '，', '、', '\n', ' ', '\r']);
        let parts = parts.map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    let Ok(year) = filled.answers.text("year").parse() else {
        filled.problems.push(Problem::new("year", "shape"));
        return (filled, None);
    };
    let told = ToldYear {
        year,
        source: filled.answers.text("source").to_owned(),
        off: lines("off"),
        make_up: lines("make_up"),
    };
    let problem = match told.announcement() {
        Ok(year) if !is_on_purpose(site, &filled, year.year) => Problem::new("correct", "known"),
        Ok(year) => return (filled, Some(year)),
        Err(untold) => problem(&untold),
    };
    filled.problems.push(problem);
    (filled, None)
}

/// A known year is replaced only where the box is ticked.
fn is_on_purpose(site: &Site, filled: &Filled, year: i32) -> bool {
    let is_known = site.store.calendar().years().any(|known| known == year);
    !is_known || filled.answers.text("correct") == "yes"
}

fn problem(untold: &Untold) -> Problem {
    match untold {
        Untold::NoDate(text) => Problem::new("off", "no_date").with("text", text),
        Untold::Backwards(text) => Problem::new("off", "backwards").with("text", text),
        Untold::Bad(BadYear::OtherYear(day)) => Problem::new("off", "other_year").with("text", day),
        Untold::Bad(BadYear::MakeUp(day)) => Problem::new("make_up", "weekday").with("text", day),
        Untold::Bad(BadYear::OffByLaw(day)) => Problem::new("off", "by_law").with("text", day),
        Untold::Bad(BadYear::WorkingDays(count)) => Problem::new("off", "working_days").with("count", count),
        Untold::Bad(BadYear::NoYear(_)) => Problem::new("year", "shape"),
    }
}

fn changes(site: &Site, year: &Announcement) -> Vec<(&'static str, Vec<Date>)> {
    let (off, make_up) = site.store.calendar().exceptions(year.year);
    let gone = |before: &[Date], now: &std::collections::BTreeSet<Date>| {
        before
            .iter()
            .copied()
            .filter(|day| !now.contains(day))
            .collect::<Vec<_>>()
    };
    let new = |before: &[Date], now: &std::collections::BTreeSet<Date>| {
        now.iter()
            .copied()
            .filter(|day| !before.contains(day))
            .collect::<Vec<_>>()
    };
    let all = [
        ("year-new-off", new(&off, &year.off)),
        ("year-gone-off", gone(&off, &year.off)),
        ("year-new-make-up", new(&make_up, &year.make_up)),
        ("year-gone-make-up", gone(&make_up, &year.make_up)),
    ];
    all.into_iter().filter(|(_, days)| !days.is_empty()).collect()
}

/// `POST /admin/calendar/file`: reads a file like the command's into the form.
pub(super) async fn read_file(
    visit: Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    operator(&visit)?;
    let text = file_text(form.map_err(|_| Failure::Unreadable)?).await?;
    let empty = || Filled::with(administration::year(), Answers::default());
    let told = match toml::from_str::<ToldYear>(&text) {
        Ok(told) => told,
        Err(error) => {
            let arguments = args([("reason", error.message().to_owned().into())]);
            let sentence = visit.words.say_with("year-file-problem", &arguments).into_owned();
            return Ok(page(&visit, empty(), None, Some(sentence)));
        }
    };
    let mut filled = empty();
    filled.answers.set("year", told.year.to_string());
    filled.answers.set("source", told.source);
    filled.answers.set("off", told.off.join("\n"));
    filled.answers.set("make_up", told.make_up.join("\n"));
    Ok(page(&visit, filled, None, None))
}

/// The text of the file; what is too long or no text reads as nothing.
async fn file_text(mut form: Multipart) -> Result<String, Failure> {
    while let Some(field) = form.next_field().await.map_err(|_| Failure::Unreadable)? {
        if field.name() == Some("file") {
            let bytes = field.bytes().await.map_err(|_| Failure::TooLarge)?;
            if bytes.len() > FILE_BYTES_MAX {
                return Err(Failure::TooLarge);
            }
            return Ok(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(String::new())
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::ranges;

    #[test]
    fn neighbours_are_one_line() {
        let days = [
            date!(2027 - 01 - 01),
            date!(2027 - 10 - 01),
            date!(2027 - 10 - 02),
            date!(2027 - 10 - 03),
        ];
        assert_eq!(ranges(&days), "2027-01-01\n2027-10-01/2027-10-03");
        assert_eq!(ranges(&[]), "");
    }
}
