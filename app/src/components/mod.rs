//! The parts that pages are made of; they follow the style sheet and know no journey.

pub mod answers;
pub mod branch;
pub mod clock;
pub mod confirm_mobile;
pub mod control;
pub mod day;
pub mod files;
pub mod filter;
pub mod help_card;
pub mod icon;
pub mod notice;
pub mod older;
pub mod phone;
pub mod rule;
pub mod secret;
pub mod sentence;
pub mod session_note;
pub mod summary;
pub mod told;

pub use answers::AnswerList;
pub use clock::{ClockChip, DueDate, DueLine};
pub use confirm_mobile::ConfirmMobile;
pub use control::{FormField, PageFields};
pub use files::FileList;
pub use filter::FilterSelect;
pub use help_card::HelpCard;
pub use icon::Icon;
pub use notice::{Notice, Tone};
pub use older::Older;
pub use phone::WithPhone;
pub use rule::{JudgedBy, SourceLink};
pub use secret::{CodeField, PasswordField};
pub use session_note::{SessionNote, clock_time};
pub use summary::{BackLink, ErrorSummary, FormKey, Tag};
pub use told::{JustDone, Told};
