//! Gauss–Legendre quadrature of functions whose logarithm is concave.

/// Nodes on (0, 1) and weights of the 16-point rule on (−1, 1), which is symmetric.
const RULE: [(f64, f64); 8] = [
    (0.09501250983763744, 0.1894506104550685),
    (0.2816035507792589, 0.18260341504492358),
    (0.45801677765722737, 0.16915651939500254),
    (0.6178762444026438, 0.14959598881657674),
    (0.755404408355003, 0.12462897125553388),
    (0.8656312023878318, 0.09515851168249279),
    (0.9445750230732326, 0.062253523938647894),
    (0.9894009349916499, 0.027152459411754096),
];

/// Panels that an interval is cut into before any is halved.
const FIRST_PANELS: u32 = 4;

/// Halvings of a panel after which it is taken as it is.
const DEEPEST: u32 = 24;

/// Panels after which no further one is halved.
const MOST_PANELS: usize = 4_000;

/// Differences below this part of an integral are rounding.
const ROUNDING: f64 = 1e-13;

/// The 16-point rule on one panel.
fn panel<const M: usize>(low: f64, high: f64, f: &mut impl FnMut(f64) -> [f64; M]) -> [f64; M] {
    let half = 0.5 * (high - low);
    let middle = low + half;
    let mut sum = [0.0; M];
    for (node, weight) in RULE {
        let left = f(middle - half * node);
        let right = f(middle + half * node);
        for (total, (l, r)) in sum.iter_mut().zip(left.iter().zip(right)) {
            *total += weight * half * (l + r);
        }
    }
    sum
}

/// The same integrals by a fixed number of panels, for an interval about as long as the functions' own scale.
pub fn fixed<const M: usize>(low: f64, high: f64, mut f: impl FnMut(f64) -> [f64; M]) -> [f64; M] {
    let width = (high - low) / f64::from(FIRST_PANELS);
    let mut total = [0.0; M];
    for i in 0..FIRST_PANELS {
        let from = low + width * f64::from(i);
        let part = panel(from, from + width, &mut f);
        for (sum, value) in total.iter_mut().zip(part) {
            *sum += value;
        }
    }
    total
}

/// The integrals of non-negative functions over an interval, by halving panels until the rule agrees with itself.
///
/// Agreement is asked for relative to each whole integral, so that rounding in a tail costs no work.
/// At most some 64 000 evaluations, and some 200 for a smooth peak.
pub fn integrate<const M: usize>(low: f64, high: f64, mut f: impl FnMut(f64) -> [f64; M]) -> [f64; M] {
    let mut total = [0.0; M];
    if high <= low {
        return total;
    }
    let width = (high - low) / f64::from(FIRST_PANELS);
    let mut stack = Vec::with_capacity(64);
    let mut scale = [0.0; M];
    for i in (0..FIRST_PANELS).rev() {
        let from = low + width * f64::from(i);
        let whole = panel(from, from + width, &mut f);
        for (sum, value) in scale.iter_mut().zip(whole) {
            *sum += value;
        }
        stack.push((from, from + width, whole, 0));
    }
    let mut panels = stack.len();
    while let Some((low, high, whole, depth)) = stack.pop() {
        let middle = low + 0.5 * (high - low);
        let left = panel(low, middle, &mut f);
        let right = panel(middle, high, &mut f);
        panels += 2;
        let settled = (0..M).all(|i| {
            let sum = left[i] + right[i];
            (sum - whole[i]).abs() <= ROUNDING * (scale[i] + total[i])
        });
        if settled || depth >= DEEPEST || panels >= MOST_PANELS {
            for i in 0..M {
                total[i] += left[i] + right[i];
            }
        } else {
            for i in 0..M {
                scale[i] += left[i] + right[i] - whole[i];
            }
            stack.push((middle, high, right, depth + 1));
            stack.push((low, middle, left, depth + 1));
        }
    }
    total
}

/// The part of `[low, high]` where a concave function is within `drop` of its value at its highest point `peak`.
///
/// `step` is a length that is not too large for the function's scale; it is doubled until it is passed.
pub fn region(low: f64, high: f64, peak: f64, step: f64, drop: f64, f: impl Fn(f64) -> f64) -> (f64, f64) {
    let floor = f(peak) - drop;
    let edge = |end: f64, sign: f64| {
        let (mut inside, mut length) = (0.0, step);
        let reach = (end - peak) * sign;
        loop {
            if length >= reach {
                if f(end) >= floor {
                    return end;
                }
                length = reach;
                break;
            }
            let inside_still = f(peak + sign * length) >= floor;
            if !inside_still {
                break;
            }
            inside = length;
            length *= 2.0;
            if length == f64::INFINITY {
                return peak + sign * inside;
            }
        }
        for _ in 0..6 {
            let middle = 0.5 * (inside + length);
            if f(peak + sign * middle) >= floor {
                inside = middle;
            } else {
                length = middle;
            }
        }
        peak + sign * length
    };
    (edge(low, -1.0), edge(high, 1.0))
}

#[cfg(test)]
mod tests {
    use super::{integrate, region};

    /// *Theory*: the integral of e^(−x²/2) is √(2π), here far from the origin and with a narrow peak, so that
    /// the rounding of x alone is 1e-11 of its width.
    #[test]
    fn a_bell_curve_is_integrated() {
        let log = |x: f64| -0.5 * (x - 1e3) * (x - 1e3) * 1e4;
        let (low, high) = region(0.0, f64::INFINITY, 1e3, 1e-9, 60.0, log);
        let [area] = integrate(low, high, |x| [libm::exp(log(x))]);
        let exact = libm::sqrt(2.0 * core::f64::consts::PI) / 100.0;
        assert!((area / exact - 1.0).abs() < 1e-11, "{area} {exact}");
    }

    /// *Theory*: a function that is flat and then falls steeply has the integral of both parts.
    #[test]
    fn a_sharp_edge_is_resolved() {
        let log = |x: f64| if x < 1.0 { 0.0 } else { -1e6 * (x - 1.0) };
        let (low, high) = region(0.0, f64::INFINITY, 0.0, 1e-9, 60.0, log);
        let [area] = integrate(low, high, |x| [libm::exp(log(x))]);
        assert!((area - 1.000_001).abs() < 1e-11, "{area}");
    }
}
