//! The child's side: one file comes in, one answer goes out, and the process ends.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::thread;

use serde::Serialize;

use super::task::Task;
use super::{Refusal, image, limits, pdf, pdf_page, table};

/// Parsers descend into nested objects; a default stack would end first.
const STACK_BYTES: usize = 128 * 1024 * 1024;

/// Runs the hidden command that these arguments (without the program's name) name.
///
/// `None` when they name none: the program then goes on as it would without this module. Call it
/// before anything else, so that the limits hold for all that follows.
pub fn child(arguments: impl Iterator<Item = String>) -> Option<ExitCode> {
    let task = Task::parse(arguments)?;
    let outcome = run_limited(task);
    Some(if outcome.is_some() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Gives the task a deep stack; with that last thread, the limits close.
fn run_limited(task: Task) -> Option<()> {
    let limited = move || {
        limits::tighten()?;
        run(task)
    };
    let thread = thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(limited)
        .ok()?;
    thread.join().ok()?.ok()
}

fn run(task: Task) -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    match task {
        Task::InspectImage => answer(image::encode_anew(&bytes)),
        Task::InspectPdf => answer(pdf::inspect(&bytes).map(|pages| (pages, Vec::new()))),
        Task::DrawPdf { page } => answer(pdf_page::draw(bytes, page).map(|png| ((), png))),
        Task::ReadTable => answer(table::read(&bytes).map(|table| (table, Vec::new()))),
    }
}

/// One line of JSON says how it went; the bytes of a picture follow it.
fn answer<T: Serialize>(result: Result<(T, Vec<u8>), Refusal>) -> io::Result<()> {
    let (head, payload) = match result {
        Ok((found, payload)) => (Ok(found), payload),
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &head)?;
    out.write_all(b"\n")?;
    out.write_all(&payload)?;
    out.flush()
}
