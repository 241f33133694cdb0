//! Small systems of linear equations.

/// A square of numbers, row by row.
pub type Square<const N: usize> = [[f64; N]; N];

/// Ones from the top left to the bottom right, and else nothing.
#[must_use]
pub fn identity<const N: usize>() -> Square<N> {
    core::array::from_fn(|row| core::array::from_fn(|column| f64::from(u8::from(row == column))))
}

/// The solution X of A X = B, by elimination with the greatest pivot; an unknown without one is zero.
#[must_use]
pub fn solved<const N: usize>(mut a: Square<N>, mut b: Square<N>) -> Square<N> {
    for at in 0..N {
        let greatest = |x: &usize, y: &usize| a[*x][at].abs().total_cmp(&a[*y][at].abs());
        let pivot = (at..N).max_by(greatest).unwrap_or(at);
        if a[pivot][at] == 0.0 {
            continue;
        }
        a.swap(at, pivot);
        b.swap(at, pivot);
        let (row, right) = (a[at], b[at]);
        for other in (0..N).filter(|other| *other != at) {
            let times = a[other][at] / row[at];
            for column in 0..N {
                a[other][column] -= times * row[column];
                b[other][column] -= times * right[column];
            }
        }
    }
    core::array::from_fn(|row| {
        let pivot = a[row][row];
        b[row].map(|value| if pivot == 0.0 { 0.0 } else { value / pivot })
    })
}
