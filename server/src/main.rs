//! The server's program: hidden commands that look into uploads, otherwise nothing yet.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::upload::child(std::env::args().skip(1)).unwrap_or(ExitCode::SUCCESS)
}
