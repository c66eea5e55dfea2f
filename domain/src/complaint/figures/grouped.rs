//! Months and categories that are put together because alone they would be too few.

/// Which places of a row or column stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Groups(Vec<Vec<usize>>);

impl Groups {
    /// Puts each place together with those behind it until every group has at least `small`; what is left over at the
    /// end goes to the last group.
    pub(super) fn of_neighbours(totals: &[u64], small: u64) -> Self {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let (mut open, mut sum) = (Vec::new(), 0);
        for (place, total) in totals.iter().enumerate() {
            open.push(place);
            sum += total;
            if sum >= small {
                groups.push(std::mem::take(&mut open));
                sum = 0;
            }
        }
        match groups.last_mut() {
            Some(last) => last.extend(open),
            None => groups.extend((!open.is_empty()).then_some(open)),
        }
        Self(groups)
    }

    /// Puts all small places into one group, and the least of the others too while that is still small.
    pub(super) fn of_small(totals: &[u64], small: u64) -> Self {
        let mut places: Vec<(u64, usize)> = totals.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let (mut together, mut sum) = (Vec::new(), 0);
        for (total, place) in &places {
            if *total >= small && (together.is_empty() || sum >= small) {
                break;
            }
            together.push(*place);
            sum += total;
        }
        together.sort_unstable();
        let alone = (0..totals.len())
            .filter(|place| !together.contains(place))
            .map(|place| vec![place]);
        let mut groups: Vec<Vec<usize>> = alone.collect();
        groups.extend((!together.is_empty()).then_some(together));
        Self(groups)
    }

    pub(super) fn places(&self) -> &[Vec<usize>] {
        &self.0
    }

    /// The sum of each group's places.
    pub(super) fn added(&self, counts: &[u64]) -> Vec<u64> {
        let sum = |group: &Vec<usize>| group.iter().filter_map(|place| counts.get(*place)).sum();
        self.0.iter().map(sum).collect()
    }

    /// The rows of each group added together.
    pub(super) fn joined(&self, rows: &[Vec<u64>]) -> Vec<Vec<u64>> {
        let join = |group: &Vec<usize>| {
            let own: Vec<Vec<u64>> = group
                .iter()
                .filter_map(|place| rows.get(*place))
                .cloned()
                .collect();
            sums(&own)
        };
        self.0.iter().map(join).collect()
    }
}

/// The sums of the columns.
pub(super) fn sums(rows: &[Vec<u64>]) -> Vec<u64> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let of_column = |column: usize| rows.iter().filter_map(|row| row.get(column)).sum();
    (0..width).map(of_column).collect()
}
