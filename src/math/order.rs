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

/// Sorts numbers ascending; the one place of the quick sort that long lists, whose order is packed into numbers, share.
#[inline(never)]
pub fn numbers(list: &mut [u128]) {
    list.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

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
