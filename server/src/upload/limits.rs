//! Takes away what the child does not need, before it reads a single byte of the file.

use rustix::io::Errno;
use rustix::process::{Resource, Rlimit, setrlimit};

const PROCESSOR_SECONDS: u64 = 10;
const MEMORY_BYTES: u64 = 1024 * 1024 * 1024;
/// Standard streams, and a font for Chinese text while a page is drawn.
const OPEN_FILES: u64 = 8;

/// Limits this process for good: processor time, memory, open files; it can write no file.
pub(super) fn tighten() -> Result<(), Errno> {
    // A second apart, so that the signal that names the reason comes before the one that only kills.
    set(Resource::Cpu, PROCESSOR_SECONDS, PROCESSOR_SECONDS + 1)?;
    for (resource, limit) in [
        (Resource::As, MEMORY_BYTES),
        (Resource::Nofile, OPEN_FILES),
        (Resource::Fsize, 0),
        // A memory dump would hold somebody's papers.
        (Resource::Core, 0),
        // No further threads or programs (the kernel makes an exception for root).
        (Resource::Nproc, 0),
    ] {
        set(resource, limit, limit)?;
    }
    Ok(())
}

fn set(resource: Resource, current: u64, maximum: u64) -> Result<(), Errno> {
    setrlimit(
        resource,
        Rlimit {
            current: Some(current),
            maximum: Some(maximum),
        },
    )
}
