//! Why a file was not taken.

use serde::{Deserialize, Serialize};

/// Why a file was not taken. The words for people stand in the catalogues under [`Refusal::code`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The file has no content.
    Empty,
    /// The file has more bytes than are looked at.
    TooLarge {
        /// The most, in bytes.
        limit: usize,
    },
    /// A picture in the format of phones (HEIC), which browsers do not show.
    Heic,
    /// Several files packed into one.
    Archive,
    /// A kind of file that this question does not take.
    WrongKind {
        /// The usual file name extension of what it is, or `unknown`.
        found: String,
    },
    /// The file is damaged, incomplete, or two kinds of file at once.
    Broken,
    /// A picture of so many pixels that decoding it would take too much memory.
    TooManyPixels {
        /// The most, in pixels.
        limit: u64,
    },
    /// The file is locked with a password.
    Encrypted,
    /// A PDF with a program inside.
    HasScript,
    /// Another file is embedded in this one.
    HasAttachment,
    /// A PDF that would start a program or open another file.
    HasLaunchAction,
    /// A sheet with macros.
    HasMacro,
    /// A CSV cell that a spreadsheet program would run as a function or a command.
    HasFormula,
    /// More pages than are taken.
    TooManyPages {
        /// The most pages.
        limit: u32,
    },
    /// The page asked for is not in the file.
    NoSuchPage,
    /// Looking into the file took too long.
    TimedOut,
    /// Our own trouble: the file could not be examined now and may well be in order.
    Unavailable,
}

impl Refusal {
    /// Names this reason in translations and in the interface for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Heic => "heic",
            Self::Archive => "archive",
            Self::WrongKind { .. } => "wrong-kind",
            Self::Broken => "broken",
            Self::TooManyPixels { .. } => "too-many-pixels",
            Self::Encrypted => "encrypted",
            Self::HasScript => "has-script",
            Self::HasAttachment => "has-attachment",
            Self::HasLaunchAction => "has-launch-action",
            Self::HasMacro => "has-macro",
            Self::HasFormula => "has-formula",
            Self::TooManyPages { .. } => "too-many-pages",
            Self::NoSuchPage => "no-such-page",
            Self::TimedOut => "timed-out",
            Self::Unavailable => "unavailable",
        }
    }

    pub(super) fn wrong_kind(found: &str) -> Self {
        Self::WrongKind {
            found: found.to_owned(),
        }
    }
}
