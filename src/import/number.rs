//! Numbers as spreadsheets write them, with either decimal mark and marks between thousands.

use super::options::DecimalMark;

/// More characters than any number of calls has.
const LONGEST: usize = 40;

impl DecimalMark {
    fn char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// Marks that only ever stand between thousands: spaces of several widths, and apostrophes.
fn is_thousands_mark(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}

/// Reads a whole cell; `None` if it is not a number under this decimal mark.
///
/// Marks between thousands must all be the same and stand before groups of three.
#[must_use]
pub(super) fn read(cell: &str, mark: DecimalMark) -> Option<f64> {
    let cell = cell.trim();
    let bytes = cell.as_bytes();
    if bytes.is_empty() || bytes.len() > LONGEST {
        return None;
    }
    if bytes.len() <= 9 && bytes.iter().all(u8::is_ascii_digit) {
        return Some(f64::from(bytes.iter().fold(0_u32, |n, b| n * 10 + u32::from(b - b'0'))));
    }
    let (sign, digits) = match cell.chars().next()? {
        '-' | '−' => (-1.0, cell.trim_start_matches(['-', '−'])),
        '+' => (1.0, cell.trim_start_matches('+')),
        _ => (1.0, cell),
    };
    if cell.len() > digits.len() + '−'.len_utf8() {
        return None;
    }
    let mut plain = [0_u8; LONGEST];
    let mut length = 0;
    let mut put = |byte| {
        if let Some(place) = plain.get_mut(length) {
            *place = byte;
            length += 1;
        }
    };
    let (mut group, mut run, mut fraction, mut any) = (None, 0_u32, false, false);
    for c in digits.chars() {
        if let Ok(byte) = u8::try_from(c)
            && byte.is_ascii_digit()
        {
            put(byte);
            run += 1;
            any = true;
        } else if c == mark.char() && !fraction {
            if group.is_some() && run != 3 {
                return None;
            }
            put(b'.');
            fraction = true;
            run = 0;
        } else if !fraction && (is_thousands_mark(c) || c == '.' || c == ',') {
            let fits = match group {
                None => (1..=3).contains(&run),
                Some(known) => known == c && run == 3,
            };
            if !fits {
                return None;
            }
            group = Some(c);
            run = 0;
        } else {
            return None;
        }
    }
    if !any || (fraction && run == 0) || (!fraction && group.is_some() && run != 3) {
        return None;
    }
    let number: f64 = core::str::from_utf8(plain.get(..length)?).ok()?.parse().ok()?;
    Some(sign * number)
}

/// Whether a cell is a number under one of the two marks.
#[must_use]
pub(super) fn looks_like_one(cell: &str) -> bool {
    read(cell, DecimalMark::Point).is_some() || read(cell, DecimalMark::Comma).is_some()
}

/// What the numbers of a file say about its decimal mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// Cells that are numbers only with a decimal point, and the line of the first.
    pub point: (u32, u32),
    /// Cells that are numbers only with a decimal comma, and the line of the first.
    pub comma: (u32, u32),
    /// Cells with one point before exactly three digits: a fraction or thousands.
    pub either_point: u32,
    /// The same with a comma.
    pub either_comma: u32,
    /// Cells of four or more digits without a mark, so that thousands are not marked.
    pub unmarked_thousands: u32,
}

impl Evidence {
    /// Takes a cell into account.
    pub(super) fn see(&mut self, cell: &str, line: u32) {
        let cell = cell.trim();
        let bytes = cell.as_bytes();
        if bytes.iter().all(u8::is_ascii_digit) {
            self.unmarked_thousands += u32::from(bytes.len() >= 4);
            return;
        }
        if bytes.len() > LONGEST || !bytes.iter().any(|b| matches!(b, b'.' | b',')) {
            return;
        }
        let (point, comma) = (read(cell, DecimalMark::Point), read(cell, DecimalMark::Comma));
        let first = |count: &mut (u32, u32)| {
            if count.0 == 0 {
                count.1 = line;
            }
            count.0 += 1;
        };
        match (point, comma) {
            (Some(_), None) => first(&mut self.point),
            (None, Some(_)) => first(&mut self.comma),
            // "0.125" cannot be thousands.
            (Some(a), Some(b)) if a.abs() < 1.0 && b.abs() >= 1.0 => first(&mut self.point),
            (Some(a), Some(b)) if b.abs() < 1.0 && a.abs() >= 1.0 => first(&mut self.comma),
            (Some(a), Some(b)) if a < b => self.either_point += 1,
            (Some(a), Some(b)) if a > b => self.either_comma += 1,
            _ => {}
        }
    }

    /// The decimal mark by these rules, and whether the file fits both.
    ///
    /// 1. The mark that more cells need. 2. Where no cell decides, one mark before exactly three digits
    ///    stands between thousands, since calls are counted whole, unless other cells write
    ///    thousands without a mark. 3. A point.
    #[must_use]
    pub(super) fn mark(&self) -> (DecimalMark, bool) {
        if self.point.0 != self.comma.0 {
            let mark = if self.point.0 > self.comma.0 { DecimalMark::Point } else { DecimalMark::Comma };
            return (mark, false);
        }
        let (point, comma) = (self.either_point, self.either_comma);
        if point == 0 && comma == 0 {
            return (DecimalMark::Point, false);
        }
        let thousands = self.unmarked_thousands == 0;
        let mark = if (comma > point) == thousands { DecimalMark::Point } else { DecimalMark::Comma };
        (mark, true)
    }
}
