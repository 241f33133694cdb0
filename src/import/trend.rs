//! A straight line through weekly totals, and how sure its slope is.

/// A least-squares line through points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its value where x is 0.
    pub intercept: f64,
    /// Its slope.
    pub slope: f64,
    /// Half the width of the slope's 95 % interval: t(0.975, n − 2) × s ÷ √Σ(x − x̄)², where
    /// s² = Σ residual² ÷ (n − 2).
    pub half_width: f64,
    /// Mean of the y.
    pub mean: f64,
}

impl Line {
    /// The line's height at x.
    #[must_use]
    pub fn at(&self, x: f64) -> f64 {
        self.intercept + self.slope * x
    }
}

/// The least-squares line through at least three points with different x.
#[must_use]
pub fn line(points: &[(f64, f64)]) -> Option<Line> {
    let n = points.len();
    if n < 3 {
        return None;
    }
    let count = n as f64;
    let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean = points.iter().map(|(_, y)| y).sum::<f64>() / count;
    let sxx: f64 = points.iter().map(|(x, _)| (x - mean_x) * (x - mean_x)).sum();
    let sxy: f64 = points.iter().map(|(x, y)| (x - mean_x) * (y - mean)).sum();
    if sxx <= 0.0 {
        return None;
    }
    let slope = sxy / sxx;
    let intercept = mean - slope * mean_x;
    let squares: f64 = points
        .iter()
        .map(|(x, y)| {
            let residual = y - mean - slope * (x - mean_x);
            residual * residual
        })
        .sum();
    let freedom = u32::try_from(n - 2).ok()?;
    let error = (squares / f64::from(freedom) / sxx).sqrt();
    Some(Line { intercept, slope, half_width: t_quantile_975(freedom) * error, mean })
}

/// The number that Student's t with `freedom` ≥ 1 degrees exceeds with probability 0.025.
///
/// Bisection on the exact distribution for whole degrees of freedom (Abramowitz & Stegun 1964,
/// equations 26.7.3 and 26.7.4), to the last bit or two.
#[must_use]
pub fn t_quantile_975(freedom: u32) -> f64 {
    let freedom = freedom.max(1);
    // One degree has the widest tails: tan(0.475 π) = 12.706.
    let (mut low, mut high) = (1.9, 12.8);
    while high - low > 1e-15 * high {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if within(middle, freedom) < 0.95 {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// Probability that Student's t lies within ±`t`: A(t | ν).
fn within(t: f64, freedom: u32) -> f64 {
    let nu = f64::from(freedom);
    let angle = libm::atan(t / nu.sqrt());
    let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
    let square = cosine * cosine;
    let odd = freedom % 2 == 1;
    // The first term, and the terms' ratio cos² θ × k ÷ (k + 1) for k = 1, 3, … or 2, 4, ….
    let (mut term, mut k) = if odd { (cosine, 2.0) } else { (1.0, 1.0) };
    let mut sum = 0.0;
    while k <= nu - 1.0 {
        sum += term;
        term *= square * k / (k + 1.0);
        k += 2.0;
    }
    if odd { core::f64::consts::FRAC_2_PI * (angle + sine * sum) } else { sine * sum }
}
