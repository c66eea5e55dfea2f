//! The server's side: starts a child, hands it the file, and waits no longer than it has to.

use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rustix::process::Signal;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::Refusal;
use super::task::Task;

/// How long one look may take by the clock. The child's own limit, processor time, is shorter.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// How many files are looked into at once; each look may take 1 GiB of memory.
pub const AT_ONCE: usize = 2;

/// More than any answer has: pictures are made to fit in 10 MiB, a preview is smaller still.
const ANSWER_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// Starts children of our own program that look into files. Cheap to clone; clones share the slots.
#[derive(Debug, Clone)]
pub struct Inspector {
    program: PathBuf,
    patience: Duration,
    slots: Arc<Semaphore>,
}

impl Inspector {
    /// Takes the program whose `main` calls [`super::child()`], usually the running one, how long
    /// one look may take ([`PATIENCE`]) and how many go on at once ([`AT_ONCE`]); others wait.
    pub fn new(program: PathBuf, patience: Duration, at_once: usize) -> Self {
        Self {
            program,
            patience,
            slots: Arc::new(Semaphore::new(at_once)),
        }
    }

    /// Has a child do one task with a file; returns what it found, and the bytes it made.
    pub(super) async fn ask<T: DeserializeOwned>(
        &self,
        task: Task,
        file: &[u8],
    ) -> Result<(T, Vec<u8>), Refusal> {
        let Ok(_slot) = self.slots.acquire().await else {
            return Err(Refusal::Unavailable);
        };
        let child = self.start(task).map_err(|error| unavailable(task, &error))?;
        let (answer, status) = timeout(self.patience, converse(child, file))
            .await
            .map_err(|_elapsed| Refusal::TimedOut)?
            .map_err(|error| unavailable(task, &error))?;
        if status.success() {
            parse_answer(answer)
        } else {
            tracing::warn!(?task, %status, "the child that looked into an upload gave up");
            Err(refusal_of(status))
        }
    }

    /// The child gets nothing of the server's surroundings: no environment, no folder, no terminal.
    fn start(&self, task: Task) -> io::Result<Child> {
        Command::new(&self.program)
            .args(task.arguments())
            .env_clear()
            // The address space of the child is limited: its allocator must not reserve most of it at once.
            .env("MIMALLOC_ARENA_RESERVE", "65536")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
    }
}

async fn converse(mut child: Child, file: &[u8]) -> io::Result<(Vec<u8>, ExitStatus)> {
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::Error::other("the child has no pipes"));
    };
    // A child that stops early breaks the pipe; its status then says why.
    let hand_over = async move { stdin.write_all(file).await.or_else(closed_early) };
    let listen = async move {
        let mut answer = Vec::new();
        stdout.take(ANSWER_BYTES_MAX).read_to_end(&mut answer).await?;
        Ok(answer)
    };
    let ((), answer, status) = tokio::try_join!(hand_over, listen, child.wait())?;
    Ok((answer, status))
}

fn closed_early(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Ok(())
    } else {
        Err(error)
    }
}

fn parse_answer<T: DeserializeOwned>(mut answer: Vec<u8>) -> Result<(T, Vec<u8>), Refusal> {
    let end = answer
        .iter()
        .position(|&byte| byte == b'\n')
        .ok_or(Refusal::Unavailable)?;
    let payload = answer.split_off(end + 1);
    let head: Result<T, Refusal> =
        serde_json::from_slice(&answer).map_err(|_other_version| Refusal::Unavailable)?;
    Ok((head?, payload))
}

/// A child that ran out of memory or stack, or whose parser panicked, met a file made for that.
fn refusal_of(status: ExitStatus) -> Refusal {
    if status.signal() == Some(Signal::XCPU.as_raw()) {
        Refusal::TimedOut
    } else {
        Refusal::Broken
    }
}

fn unavailable(task: Task, error: &io::Error) -> Refusal {
    tracing::error!(?task, %error, "no child could look into an upload");
    Refusal::Unavailable
}
