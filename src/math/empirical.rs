//! A law given by points of its quantile function, such as the patience that a Kaplan–Meier curve shows.

/// A piecewise linear quantile function; what lies beyond its last probability is infinite.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantiles {
    /// Probabilities and values, both ascending.
    points: Box<[(f64, f64)]>,
    /// For each of as many equal parts of the probabilities as there are points, the first point that
    /// can be the upper end of a piece there (the guide table of Chen & Asau 1974): finding takes two looks on average.
    guide: Box<[u32]>,
}

impl Quantiles {
    /// From points (probability, value).
    ///
    /// None unless there is one, probabilities ascend within 0 to 1, and values ascend, are finite and not negative. Equal
    /// probabilities are a jump, equal values an atom; below the first probability the first value is an atom, too.
    #[must_use]
    pub fn new(points: Vec<(f64, f64)>) -> Option<Self> {
        let (first, last) = (*points.first()?, *points.last()?);
        let ascending = points.is_sorted_by(|a, b| a.0 <= b.0 && a.1 <= b.1);
        let within = first.0 >= 0.0 && last.0 <= 1.0 && first.1 >= 0.0 && last.1.is_finite();
        if !ascending || !within || u32::try_from(points.len()).is_err() {
            return None;
        }
        let parts = points.len();
        let mut at = 0;
        let guide = (0..parts)
            .map(|part| {
                while points.get(at).is_some_and(|point| point.0 < part as f64 / parts as f64) {
                    at += 1;
                }
                // A place before the one sought costs a step; one after it would be wrong.
                at.saturating_sub(1) as u32
            })
            .collect();
        Some(Self { points: points.into(), guide })
    }

    /// The value below which the law falls with probability `p`, between 0 and 1; infinite beyond the last point.
    #[must_use]
    pub fn at(&self, p: f64) -> f64 {
        let part = (p * self.guide.len() as f64) as usize;
        let start = self.guide.get(part).map_or(0, |&place| place as usize);
        let mut low: Option<(f64, f64)> = None;
        for &(probability, value) in self.points.get(start..).unwrap_or_default() {
            if probability >= p {
                return match low {
                    None => value,
                    Some((from, least)) => least + (value - least) * ((p - from) / (probability - from)),
                };
            }
            low = Some((probability, value));
        }
        f64::INFINITY
    }

    /// The same law with every value multiplied by a number that is not negative.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        let points = self.points.iter().map(|&(p, value)| (p, value * factor)).collect();
        Self { points, guide: self.guide.clone() }
    }

    /// Mean and mean square; infinite if the law ends below probability 1.
    #[must_use]
    pub fn moments(&self) -> (f64, f64) {
        let (mut mean, mut square) = (0.0, 0.0);
        let mut before = (0.0, self.points.first().map_or(0.0, |point| point.1));
        for &(p, value) in &self.points {
            let (part, least) = (p - before.0, before.1);
            mean += part * 0.5 * (least + value);
            square += part * (least * least + least * value + value * value) / 3.0;
            before = (p, value);
        }
        if before.0 < 1.0 { (f64::INFINITY, f64::INFINITY) } else { (mean, square) }
    }
}
