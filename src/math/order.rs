//! Sorting through one compiled sort for all types.
//!
//! The standard library compiles its sort anew for each type and comparison, ten kilobytes of
//! WebAssembly each time; lists here are short, so that one sort of places through a call
//! by pointer serves them all. Stable; about twice the time of a direct sort.

use core::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..list.len()).collect();
    sort_places(&mut order, &|a, b| compare(&list[a], &list[b]));
    arrange(list, &mut order);
}

/// Sorts by a key; items of equal key keep their order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts ascending.
pub fn ascending<T: Ord>(list: &mut [T]) {
    by(list, T::cmp);
}

#[inline(never)]
fn sort_places(order: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    order.sort_by(|&a, &b| compare(a, b));
}

/// Moves every item to its place, following each cycle of the permutation once.
fn arrange<T>(list: &mut [T], order: &mut [usize]) {
    for start in 0..order.len() {
        let mut hole = start;
        loop {
            let source = order[hole];
            order[hole] = hole;
            if source == start {
                break;
            }
            list.swap(hole, source);
            hole = source;
        }
    }
}

/// Sorts a short or nearly sorted list in place, without memory of its own; equal items keep their order.
pub fn insertion<T: Copy>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && before(&list[at], &list[at - 1]) {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// Sorts numbers ascending: the one place of the quick sort that long lists, whose order is packed into numbers, share.
/// It keeps its memory from one list to the next.
#[derive(Clone, Debug, Default)]
pub struct Sorter {
    ends: Vec<usize>,
    sorted: Vec<u128>,
}

impl Sorter {
    /// Shorter lists are sorted at once.
    const FEW: usize = 64;

    /// The upper halves are mostly moments spread over a day, so that as many equal ranges of them hold a few numbers
    /// each; only within a range are numbers compared.
    #[inline(never)]
    pub fn sort(&mut self, list: &mut Vec<u128>) {
        let upper = |number: u128| (number >> u64::BITS) as u64;
        let (least, most) = list.iter().fold((u64::MAX, 0), |(least, most), &number| {
            (least.min(upper(number)), most.max(upper(number)))
        });
        if list.len() < Self::FEW || most == least {
            list.sort_unstable();
            return;
        }
        // A power of two of ranges, at most four for each number.
        let ranges = list.len().next_power_of_two() << 1;
        let shift = (u64::BITS - (most - least).leading_zeros()).saturating_sub(ranges.trailing_zeros());
        #[expect(clippy::cast_possible_truncation, reason = "below the number of ranges")]
        let place = |number: u128| ((upper(number) - least) >> shift) as usize;
        let Self { ends, sorted } = self;
        ends.clear();
        ends.resize(ranges, 0);
        list.iter().for_each(|&number| ends[place(number)] += 1);
        let mut before = 0;
        for end in ends.iter_mut() {
            before += core::mem::replace(end, before);
        }
        sorted.clear();
        sorted.resize(list.len(), 0);
        for &number in &*list {
            let end = &mut ends[place(number)];
            sorted[*end] = number;
            *end += 1;
        }
        let mut from = 0;
        for &to in &*ends {
            if to - from > 1 {
                sorted[from..to].sort_unstable();
            }
            from = to;
        }
        core::mem::swap(list, sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Moments spread evenly, in lumps, all at once, and far apart.
    #[test]
    fn law_numbers_are_sorted_whatever_they_are() {
        let key = crate::math::streams::Key::new(3);
        let mut sorter = Sorter::default();
        for length in [0, 1, 2, 63, 64, 65, 1000, 5000] {
            for kind in 0..6 {
                let list: Vec<u128> = (0..length)
                    .map(|place| {
                        let word = key.child(kind).word(place);
                        let upper = match kind {
                            0 => (1e6 + 86_400.0 * key.child(place).uniform(0)).to_bits(),
                            1 => (f64::from(u8::from(word > 1 << 63)) * 1e9).to_bits(),
                            2 => 7,
                            3 => word,
                            4 => word >> (word & 63),
                            _ => u64::MAX - (length - place),
                        };
                        u128::from(upper) << u64::BITS | u128::from(word % 5)
                    })
                    .collect();
                let (mut ours, mut theirs) = (list.clone(), list);
                sorter.sort(&mut ours);
                theirs.sort_unstable();
                assert_eq!(ours, theirs, "{length} of kind {kind}");
            }
        }
    }

    #[test]
    fn law_it_sorts_as_the_standard_library_does() {
        let mut state: u64 = 7;
        for length in 0..200 {
            let list: Vec<(u64, usize)> = (0..length)
                .map(|i| {
                    state =
                        state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (state >> 60, i)
                })
                .collect();
            let (mut ours, mut theirs) = (list.clone(), list);
            by_key(&mut ours, |&(key, _)| key);
            theirs.sort_by_key(|&(key, _)| key);
            assert_eq!(ours, theirs);
            by(&mut ours, |a, b| b.cmp(a));
            theirs.sort_by(|a, b| b.cmp(a));
            assert_eq!(ours, theirs);
            ascending(&mut ours);
            theirs.sort_unstable();
            assert_eq!(ours, theirs);
        }
    }
}
