//! A case: something that is known, and how to simulate it.

/// What is compared.
#[derive(Clone, Debug)]
pub struct Stat {
    /// Its name in the source.
    pub name: String,
    /// What it should be.
    pub expected: f64,
    /// Half the 99.9 % interval of what it should be; 0 for theory.
    pub reference: f64,
    /// The half-width that is narrow enough even if it is more than 1 % of the value.
    pub floor: f64,
    /// Events it is made of, per simulated call: a share of 1e-6 is made of very few.
    pub rarity: f64,
    /// Whether it is a share, which is as rare as its complement.
    pub share: bool,
}

impl Stat {
    /// A share of calls.
    #[must_use]
    pub fn share(name: impl Into<String>, expected: f64) -> Self {
        let rarity = expected.min(1.0 - expected).max(0.0);
        Self { name: name.into(), expected, reference: 0.0, floor: 0.001, rarity, share: true }
    }

    /// A mean that calls with this share make, narrow enough below `floor`.
    #[must_use]
    pub fn mean(name: impl Into<String>, expected: f64, floor: f64, rarity: f64) -> Self {
        Self { name: name.into(), expected, reference: 0.0, floor, rarity, share: false }
    }

    /// The same, expected with an interval of this half-width.
    #[must_use]
    pub fn give_or_take(mut self, reference: f64) -> Self {
        self.reference = reference;
        self
    }

    /// The half-width to reach.
    #[must_use]
    pub fn bar(&self) -> f64 {
        self.floor.max(0.01 * self.expected.abs())
    }
}

/// Simulates with a seed; for each statistic a numerator and a denominator, both sums.
pub type Look = Box<dyn Fn(u64) -> Vec<(f64, f64)> + Send + Sync>;

/// Something that is known.
pub struct Case {
    /// Which row of its source it is.
    pub name: String,
    /// What is compared.
    pub stats: Vec<Stat>,
    /// Calls of one look, warm-up included.
    pub cost: u64,
    /// Calls of one look that are measured.
    pub calls: u64,
    /// One look.
    pub look: Look,
}

/// Where a family of cases comes from.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Its short name.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// `theory`, `published`, `real data` or `simulation of others`.
    pub kind: &'static str,
    /// Where the expectations come from.
    pub source: &'static str,
    /// What it shows, and what is left out.
    pub about: &'static str,
}

/// Cases of one source.
pub struct Family {
    /// Where they come from.
    pub about: About,
    /// The cases.
    pub cases: Vec<Case>,
    /// What is not simulated, and why.
    pub left_out: Vec<(String, String)>,
}
