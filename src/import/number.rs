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
    let cell = trimmed(cell);
    if let Some(number) = plain(cell.as_bytes(), mark) {
        return Some(number);
    }
    if cell.is_empty() || cell.len() > LONGEST {
        return None;
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

/// A number of at most nine digits with nothing in it but the decimal mark, which is what nearly every cell holds.
///
/// Both the digits and the power of ten are exact, so that their quotient is correctly rounded.
fn plain(bytes: &[u8], mark: DecimalMark) -> Option<f64> {
    if bytes.len() > 10 {
        return None;
    }
    let (mut digits, mut power, mut count) = (0_u32, 0_u32, 0);
    for &byte in bytes {
        match byte {
            b'0'..=b'9' if count < 9 => {
                digits = digits * 10 + u32::from(byte - b'0');
                power *= 10;
                count += 1;
            }
            _ if char::from(byte) == mark.char() && power == 0 && count > 0 => power = 1,
            _ => return None,
        }
    }
    match power {
        0 => (count > 0).then(|| f64::from(digits)),
        // Nothing stands behind the mark.
        1 => None,
        _ => Some(f64::from(digits) / f64::from(power)),
    }
}

/// A cell without the white space around it; most have none.
pub(super) fn trimmed(cell: &str) -> &str {
    let dark = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_graphic());
    let bytes = cell.as_bytes();
    if dark(bytes.first()) && dark(bytes.last()) { cell } else { cell.trim() }
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
        let cell = trimmed(cell);
        let bytes = cell.as_bytes();
        if bytes.iter().all(u8::is_ascii_digit) {
            self.unmarked_thousands += u32::from(bytes.len() >= 4);
            return;
        }
        // One or two digits behind a point or comma can only be a fraction.
        if let [first, .., _] = bytes
            && first.is_ascii_digit()
            && let Some(at) = bytes.iter().position(|byte| !byte.is_ascii_digit())
            && let Some((mark @ (b'.' | b','), behind @ ([_] | [_, _]))) =
                bytes.get(at..).and_then(<[u8]>::split_first)
            && behind.iter().all(u8::is_ascii_digit)
        {
            first_of(if *mark == b'.' { &mut self.point } else { &mut self.comma }, line);
            return;
        }
        if bytes.len() > LONGEST || !bytes.iter().any(|b| matches!(b, b'.' | b',')) {
            return;
        }
        let (point, comma) = (read(cell, DecimalMark::Point), read(cell, DecimalMark::Comma));
        match (point, comma) {
            (Some(_), None) => first_of(&mut self.point, line),
            (None, Some(_)) => first_of(&mut self.comma, line),
            // "0.125" cannot be thousands.
            (Some(a), Some(b)) if a.abs() < 1.0 && b.abs() >= 1.0 => first_of(&mut self.point, line),
            (Some(a), Some(b)) if b.abs() < 1.0 && a.abs() >= 1.0 => first_of(&mut self.comma, line),
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

/// Counts a cell, and keeps the line of the first.
fn first_of(count: &mut (u32, u32), line: u32) {
    if count.0 == 0 {
        count.1 = line;
    }
    count.0 += 1;
}
