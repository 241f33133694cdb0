//! Quantiles of very many durations from counts in buckets, without storing the durations.

/// Bits of the mantissa that tell buckets apart: 128 buckets per doubling.
const MANTISSA_BITS: u32 = 7;
/// What is left of a number's bits when those below are dropped.
const SHIFT: u32 = 52 - MANTISSA_BITS;
/// Exponents of the lowest and the end of the highest bucket.
const LOWEST: i64 = -10;
const HIGHEST: i64 = 24;
/// The lowest bucket's place among all buckets that a positive number could have.
const FIRST: i64 = (LOWEST + 1023) << MANTISSA_BITS;
/// Buckets of positive values.
const BUCKETS: usize = ((HIGHEST - LOWEST) as usize) << MANTISSA_BITS;
/// Counts kept: the zeros, then the buckets.
const SLOTS: usize = BUCKETS + 1;

/// Counts of durations in buckets as fine as 1/128 of a doubling, and of zeros.
///
/// A bucket is the exponent and the top seven bits of the mantissa of the `f64` itself, from 2^-10 (a millisecond,
/// if the unit is seconds) to 2^24 (194 days); what lies outside counts in the bucket at that end. A quantile
/// is given as the middle of its bucket: at most [`WaitSketch::RELATIVE_ERROR`] from the exact order statistic, if that
/// lies between those ends. 35 kB whatever the number of values; merging loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitSketch {
    counts: Box<[u64; SLOTS]>,
}

impl Default for WaitSketch {
    fn default() -> Self {
        Self::new()
    }
}

impl WaitSketch {
    /// Half a bucket of width 2^e/128, relative to values from 2^e on.
    pub const RELATIVE_ERROR: f64 = 1.0 / 256.0;
    /// The least value that has a bucket of its own size.
    pub const LEAST: f64 = 1.0 / 1024.0;
    /// Values from here on count in the highest bucket.
    pub const MOST: f64 = 16_777_216.0;

    /// A sketch of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self { counts: Box::new([0; SLOTS]) }
    }

    /// Counts one value. Zero, what is below it and what is no number count as zero; infinity in the highest bucket.
    #[inline]
    pub fn add(&mut self, value: f64) {
        let place = (value.to_bits() >> SHIFT) as i64 - FIRST;
        let bucket = place.clamp(0, BUCKETS as i64 - 1) as usize + 1;
        let slot = if value > 0.0 { bucket } else { 0 };
        if let Some(count) = self.counts.get_mut(slot) {
            *count += 1;
        }
    }

    /// Counts `n` zeros.
    #[inline]
    pub fn add_zeros(&mut self, n: u64) {
        self.counts[0] += n;
    }

    /// How many values were counted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The `⌈q n⌉`-th smallest of `n` values, to within half a bucket; none if there are no values.
    ///
    /// `q` is from 0 (the least value) to 1 (the largest); outside, the nearer end is taken.
    #[must_use]
    pub fn quantile(&self, q: f64) -> Option<f64> {
        let count = self.count();
        if count == 0 {
            return None;
        }
        let rank = ((q * count as f64).ceil() as u64).clamp(1, count);
        let mut below = 0;
        let slot = self.counts.iter().position(|n| {
            below += n;
            below >= rank
        })?;
        Some(middle(slot))
    }

    /// Counts what another sketch has counted, too.
    pub fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts.iter()) {
            *count += more;
        }
    }

    /// Forgets all values.
    pub fn clear(&mut self) {
        self.counts.fill(0);
    }

    /// The counts: of zeros, then of the buckets from the lowest up.
    #[must_use]
    pub fn as_slice(&self) -> &[u64] {
        self.counts.as_slice()
    }

    /// The sketch whose counts these are; none if their number is not that of [`WaitSketch::as_slice`].
    #[must_use]
    pub fn from_slice(counts: &[u64]) -> Option<Self> {
        let counts: Box<[u64]> = counts.into();
        Some(Self { counts: counts.try_into().ok()? })
    }
}

/// The middle of a bucket, whose bits are its place followed by a one.
fn middle(slot: usize) -> f64 {
    let Some(bucket) = slot.checked_sub(1) else { return 0.0 };
    let place = FIRST as u64 + bucket as u64;
    f64::from_bits(place << SHIFT | 1 << (SHIFT - 1))
}
