//! What differs between two texts, line by line.

/// A line of one of two texts, or of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// It stands in both.
    Same(&'a str),
    /// It stands in the earlier one alone.
    Gone(&'a str),
    /// It stands in the later one alone.
    New(&'a str),
}

/// The lines of both texts in order, with as many in common as there can be. Texts of letters have a few dozen lines.
pub(super) fn difference<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let common = common(&before, &after);
    let shared = |old: usize, new: usize| common.get(old).and_then(|row| row.get(new)).copied().unwrap_or(0);
    let (mut old, mut new, mut lines) = (0, 0, Vec::new());
    loop {
        match (before.get(old), after.get(new)) {
            (Some(gone), Some(came)) if gone == came => {
                lines.push(Line::Same(gone));
                (old, new) = (old + 1, new + 1);
            }
            (Some(gone), came) if came.is_none() || shared(old + 1, new) >= shared(old, new + 1) => {
                lines.push(Line::Gone(gone));
                old += 1;
            }
            (_, Some(came)) => {
                lines.push(Line::New(came));
                new += 1;
            }
            (_, None) => return lines,
        }
    }
}

/// How many lines the rests of both texts have in common, by where the rests begin.
fn common(before: &[&str], after: &[&str]) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = vec![vec![0; after.len() + 1]];
    for own in before.iter().rev() {
        let below = rows.last().cloned().unwrap_or_default();
        let mut row = vec![0; after.len() + 1];
        for (place, other) in after.iter().enumerate().rev() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(0);
            let most = if own == other {
                at(&below, place + 1) + 1
            } else {
                at(&below, place).max(at(&row, place + 1))
            };
            if let Some(cell) = row.get_mut(place) {
                *cell = most;
            }
        }
        rows.push(row);
    }
    rows.reverse();
    rows
}

#[cfg(test)]
mod tests {
    use super::Line::{Gone, New, Same};
    use super::*;

    #[test]
    fn lines_that_stay_are_found_around_those_that_change() {
        for (before, after, lines) in [
            ("a", "a", vec![Same("a")]),
            ("a\nb\nc", "a\nc", vec![Same("a"), Gone("b"), Same("c")]),
            ("a\nc", "a\nb\nc", vec![Same("a"), New("b"), Same("c")]),
            ("a\nb", "a\nB", vec![Same("a"), Gone("b"), New("B")]),
            ("", "a", vec![New("a")]),
            ("a", "", vec![Gone("a")]),
        ] {
            assert_eq!(difference(before, after), lines, "{before:?} {after:?}");
        }
    }
}
