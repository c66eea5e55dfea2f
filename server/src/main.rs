//! The server's program.

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // The hidden commands that look into uploads give up their rights before anything else happens.
    server::upload::child(std::env::args().skip(1)).unwrap_or_else(server::command::run)
}
