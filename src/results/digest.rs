//! One hash of a result's bits, to compare machines: equal input has an equal digest on every platform.

use xxhash_rust::xxh64::Xxh64;

/// Hashes numbers by their bits and texts by their bytes, in the order given (xxh64, seed 0).
#[derive(Clone)]
pub struct Digest(Xxh64);

impl Default for Digest {
    fn default() -> Self {
        Self::new()
    }
}

impl core::fmt::Debug for Digest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Digest").field(&self.0.digest()).finish()
    }
}

impl Digest {
    /// Of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(Xxh64::new(0))
    }

    /// Adds one number: all its bits, so that -0 and 0 differ.
    #[must_use]
    pub fn number(mut self, number: f64) -> Self {
        self.0.update(&number.to_bits().to_le_bytes());
        self
    }

    /// Adds numbers and then their count, so that lists cannot run into each other.
    #[must_use]
    pub fn numbers(self, numbers: impl IntoIterator<Item = f64>) -> Self {
        let mut count: u64 = 0;
        let mut hasher = self;
        for number in numbers {
            count += 1;
            hasher = hasher.number(number);
        }
        hasher.whole(count)
    }

    /// Adds a whole number.
    #[must_use]
    pub fn whole(mut self, number: u64) -> Self {
        self.0.update(&number.to_le_bytes());
        self
    }

    /// Adds a text, closed by a byte that UTF-8 does not contain.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.update(text.as_bytes());
        self.0.update(&[0xff]);
        self
    }

    /// The hash, as sixteen hexadecimal digits.
    #[must_use]
    pub fn finish(self) -> String {
        format!("{:016x}", self.0.digest())
    }
}
