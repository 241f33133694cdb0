//! A quantile function as polynomials on cells, so that a draw costs no logarithm and no exponential.

/// Coefficients of a polynomial: eight numbers fill one line of a processor's cache.
const TERMS: usize = 8;
/// Bits of the mantissa that tell cells apart: 16 cells per halving of the probability.
const MANTISSA_BITS: u32 = 4;
/// What is left of a number's bits when those below are dropped.
const SHIFT: u32 = 52 - MANTISSA_BITS;
/// Halvings of the probability from ½ down that have cells; one draw in 4096 lies beyond.
const HALVINGS: u64 = 12;
/// Cells on either side of the median.
const CELLS: usize = (HALVINGS as usize) << MANTISSA_BITS;
/// The place, among all cells that a number could have, of the lowest.
const FIRST: u64 = (1023 - 1 - HALVINGS) << MANTISSA_BITS;
/// The bits of ½.
const HALF: u64 = 1022 << 52;
/// The bits of 1.
const ONE: u64 = 1023 << 52;
/// The bits that a number's mantissa has.
const MANTISSA: u64 = (1 << 52) - 1;

/// A smooth function of a probability between 0 and 1, to about 1 part in 10^14 of the function it was made from.
///
/// Cells narrow towards 0 and 1 with the distance, of which each is at most a sixteenth; there a function such as a
/// logarithm or a normal quantile is a polynomial of degree seven to that accuracy (its nearest singularity is 33 half
/// cells away, and the error falls like 66^-8). Neighbouring polynomials need not agree in the last digits.
#[derive(Debug, PartialEq)]
pub struct Curve {
    cells: Vec<[f64; TERMS]>,
}

impl Curve {
    /// Tabulates a function of a probability and its complement, by evaluating it eight times per cell: 3072 times.
    ///
    /// Both are passed, because near 1 the probability's rounding alone would cost digits.
    #[must_use]
    pub fn new(f: impl Fn(f64, f64) -> f64) -> Self {
        let nodes: [f64; TERMS] = core::array::from_fn(|i| {
            0.5 * libm::cos(core::f64::consts::PI * (i as f64 + 0.5) / TERMS as f64)
        });
        let cells = (0..2 * CELLS)
            .map(|cell| {
                let (place, beyond) = (FIRST + (cell % CELLS) as u64, cell >= CELLS);
                let low = f64::from_bits(place << SHIFT);
                let width = f64::from_bits((place + 1) << SHIFT) - low;
                let values = nodes.map(|node| {
                    let p = low + width * (node + 0.5);
                    if beyond { f(1.0 - p, p) } else { f(p, 1.0 - p) }
                });
                through(&nodes, values)
            })
            .collect();
        Self { cells }
    }

    /// The function at `p`; none closer than 2^-13 to 0 or 1, outside, and at ½ itself, which belongs to neither side.
    #[inline]
    #[must_use]
    pub fn at(&self, p: f64) -> Option<f64> {
        // The smaller of `p` and `1 − p`, chosen in integers: a branch would be taken at random, and a WebAssembly
        // engine compiles the minimum of two floating-point numbers to one.
        let (own, other) = (p.to_bits(), (1.0 - p).to_bits());
        let beyond = (HALF.wrapping_sub(own) as i64 >> 63) as u64;
        let bits = own ^ ((own ^ other) & beyond);
        let side = CELLS & beyond as usize;
        let place = (bits >> SHIFT).wrapping_sub(FIRST) as usize;
        if place >= CELLS {
            return None;
        }
        let c = self.cells.get(place + side)?;
        // The bits below those of the cell, as a number from −½ to ½.
        let x = f64::from_bits(ONE | (bits << MANTISSA_BITS & MANTISSA)) - 1.5;
        // Estrin's scheme: a processor works the pairs out at the same time.
        let square = x * x;
        let low = (c[0] + c[1] * x) + (c[2] + c[3] * x) * square;
        let high = (c[4] + c[5] * x) + (c[6] + c[7] * x) * square;
        Some(low + high * (square * square))
    }
}

/// The polynomial through points, from the constant term upwards: Newton's divided differences, multiplied out.
fn through(nodes: &[f64; TERMS], mut values: [f64; TERMS]) -> [f64; TERMS] {
    for order in 1..TERMS {
        for i in (order..TERMS).rev() {
            values[i] = (values[i] - values[i - 1]) / (nodes[i] - nodes[i - order]);
        }
    }
    let mut terms = [0.0; TERMS];
    for (&value, &node) in values.iter().zip(nodes).rev() {
        let mut carried = value;
        for term in &mut terms {
            let next = *term;
            *term = carried - node * next;
            carried = next;
        }
    }
    terms
}
