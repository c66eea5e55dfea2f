//! What the server asks of its child, as arguments of the command line.

/// One piece of work for the child; the file itself comes on its standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// Decode a picture and encode it anew.
    InspectImage,
    /// Look for active content and count pages.
    InspectPdf,
    /// Draw one page, counted from 1.
    DrawPdf {
        /// Which page.
        page: u32,
    },
    /// Read the first cells of a sheet.
    ReadTable,
}

impl Task {
    /// The command and its arguments, read back by [`Task::parse`].
    pub(super) fn arguments(self) -> Vec<String> {
        match self {
            Self::InspectImage => vec!["inspect-image".to_owned()],
            Self::InspectPdf => vec!["inspect-pdf".to_owned()],
            Self::DrawPdf { page } => vec!["draw-pdf".to_owned(), page.to_string()],
            Self::ReadTable => vec!["read-table".to_owned()],
        }
    }

    /// Recognises a hidden command; `None` is a command for somebody else.
    pub(super) fn parse(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        match arguments.next()?.as_str() {
            "inspect-image" => Some(Self::InspectImage),
            "inspect-pdf" => Some(Self::InspectPdf),
            "draw-pdf" => Some(Self::DrawPdf {
                page: arguments.next()?.parse().ok()?,
            }),
            "read-table" => Some(Self::ReadTable),
            _ => None,
        }
    }
}
