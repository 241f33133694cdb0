//! A text as rows of cells, with the line each row starts on and how far the reading is.

use super::options::Separator;
use csv::StringRecord;

/// Bytes of the file that the layout is found in.
const SAMPLE_BYTES: usize = 256 * 1024;
/// Rows of the file that the layout is found in.
const SAMPLE_ROWS: usize = 300;

/// Reads one row after the other without allocating for each.
pub(super) struct Rows<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    record: StringRecord,
    at: usize,
    line: u32,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, separator: Separator) -> Self {
        let reader = csv::ReaderBuilder::new()
            .delimiter(separator.byte())
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        Self { text, reader, record: StringRecord::new(), at: 0, line: 1 }
    }

    /// The next row that is not blank, and its line.
    pub(super) fn next(&mut self) -> Option<(u32, &StringRecord)> {
        loop {
            // Text that came in as a `&str` is valid, so that nothing but its end stops the reader.
            if !self.reader.read_record(&mut self.record).is_ok_and(|more| more) {
                return None;
            }
            let start = self.record.position().map_or(self.at as u64, csv::Position::byte);
            self.advance_to(usize::try_from(start).unwrap_or(usize::MAX));
            if self.record.iter().any(|cell| !super::number::trimmed(cell).is_empty()) {
                return Some((self.line, &self.record));
            }
        }
    }

    /// Share of the text read so far.
    pub(super) fn share(&self) -> f64 {
        if self.text.is_empty() { 1.0 } else { self.at as f64 / self.text.len() as f64 }
    }

    /// Counts lines up to the row that the reader says starts here; it may point at line ends before the row.
    fn advance_to(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if self.at >= start && !matches!(byte, b'\n' | b'\r') {
                break;
            }
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(self.at + 1) != Some(&b'\n'));
            self.line = self.line.saturating_add(u32::from(ends_line));
            self.at += 1;
        }
    }
}

/// A row of the sample.
#[derive(Clone, Debug)]
pub(super) struct SampleRow {
    pub(super) line: u32,
    pub(super) cells: Vec<String>,
}

/// The first rows of a text, with at most one more cell than any file may have.
pub(super) fn sample(text: &str, separator: Separator) -> Vec<SampleRow> {
    let mut rows = Rows::new(beginning(text), separator);
    let mut sample = Vec::new();
    while let Some((line, record)) = rows.next() {
        let cells = record.iter().take(super::options::MOST_COLUMNS + 1).map(|cell| cell.trim().to_owned());
        sample.push(SampleRow { line, cells: cells.collect() });
        if sample.len() >= SAMPLE_ROWS {
            break;
        }
    }
    sample
}

/// The beginning of a text, cut at the end of a line where there is one.
pub(super) fn beginning(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let end = text.floor_char_boundary(SAMPLE_BYTES);
    let head = text.split_at(end).0;
    match head.rfind(['\n', '\r']) {
        Some(line_end) => head.split_at(line_end).0,
        None => head,
    }
}

/// Tells the caller about progress, at least once for every hundredth of a stage.
pub(super) struct Progress<'a> {
    tell: &'a mut dyn FnMut(f64),
    from: f64,
    to: f64,
    next: f64,
}

impl<'a> Progress<'a> {
    pub(super) fn new(tell: &'a mut dyn FnMut(f64)) -> Self {
        Self { tell, from: 0.0, to: 0.0, next: 0.0 }
    }

    /// Starts the next stage, which ends at this share of the whole.
    pub(super) fn stage(&mut self, to: f64) {
        self.from = self.to;
        self.to = to;
        self.next = 0.0;
        (self.tell)(self.from);
    }

    /// Says how far the stage is.
    pub(super) fn at(&mut self, share: f64) {
        if share >= self.next {
            self.next = share + 0.01;
            (self.tell)(self.from + (self.to - self.from) * share.min(1.0));
        }
    }
}
