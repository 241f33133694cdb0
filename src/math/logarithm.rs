//! The logarithm of a uniform number, which is what most random variates cost.
//!
//! `libm::log` reduces its argument by a division and waits for it; here a table of 128 centres takes the
//! division's place, and neighbouring terms of a short series are worked out side by side. Only additions,
//! multiplications and integers, so that it gives the same bits everywhere, as `libm` does.

/// Bits of the mantissa that tell centres apart.
const CENTRE_BITS: u32 = 7;
const CENTRES: usize = 1 << CENTRE_BITS;
/// What is left of a number's bits below those of its centre.
const SHIFT: u32 = 52 - CENTRE_BITS;

/// One over a centre, and its logarithm.
static TABLE: [(f64, f64); CENTRES] = table();

#[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
const fn table() -> [(f64, f64); CENTRES] {
    let mut table = [(1.0, 0.0); CENTRES];
    let mut place = 1;
    while place < CENTRES {
        let centre = 1.0 + place as f64 / CENTRES as f64;
        // ln c = 2 artanh((c − 1)/(c + 1)), the smallest terms first; the 25th is below 10^-24.
        let s = (centre - 1.0) / (centre + 1.0);
        let mut sum = 0.0;
        let mut term = 25;
        while term > 0 {
            term -= 1;
            sum = sum * s * s + 1.0 / (2 * term + 1) as f64;
        }
        table[place] = (1.0 / centre, 2.0 * s * sum);
        place += 1;
    }
    table
}

/// −ln(u) of a number between 0 and 1, both left out: never negative, and within 4·10^-16 of the exact
/// value below 1, or as much of it above.
///
/// Outside, and for numbers under 2^-1022, the result means nothing.
#[inline(always)]
#[must_use]
pub fn minus_ln(u: f64) -> f64 {
    let bits = u.to_bits();
    // Rounded to the nearest centre; what is just below 1 has the centre 1, where the difference is exact.
    let rounded = bits + (1 << (SHIFT - 1));
    let place = (rounded >> SHIFT) as usize & (CENTRES - 1);
    let exponent = rounded & (0x7ff << 52);
    #[expect(clippy::cast_precision_loss, reason = "an exponent")]
    let halvings = (1023 - (exponent >> 52).cast_signed()) as f64;
    // The number and its centre without the power of two: from 1 − 2^-9 to 2.
    let number = f64::from_bits(bits.wrapping_sub(exponent).wrapping_add(1023 << 52));
    let centre = f64::from_bits(((place as u64) << SHIFT) | (1023 << 52));
    let (inverse, ln_centre) = TABLE[place];
    let r = (number - centre) * inverse;
    let square = r * r;
    let series = (r - 0.5 * square)
        + square * (r * (1.0 / 3.0) - 0.25 * square)
        + (square * square) * (r * 0.2 - square * (1.0 / 6.0));
    (halvings * core::f64::consts::LN_2 - ln_centre) - series
}

#[cfg(test)]
mod tests {
    use super::minus_ln;
    use crate::math::streams::Key;

    /// Theory, by `libm` as the reference, which is within one unit in the last place.
    #[test]
    fn it_is_the_logarithm() {
        let ends = [1.0 - f64::EPSILON / 2.0, 1.0 - 1e-10, 0.998_05, 0.998_046_8, 0.5, 0.25, 1.1e-16];
        let draws = (0..1_000_000).map(|lane| Key::new(7).uniform(lane));
        let rare = (0..1000).map(|lane| Key::new(8).uniform(lane) * 1e-6);
        let near = (0..100_000).map(|lane| 1.0 - Key::new(9).uniform(lane) * 0.004);
        for u in ends.into_iter().chain(draws).chain(rare).chain(near) {
            let (told, exact) = (minus_ln(u), -libm::log(u));
            assert!(told > 0.0, "{u}");
            assert!((told - exact).abs() <= 4e-16 * exact.max(1.0), "{u}: {told} {exact}");
        }
    }
}
