//! Tables of reference values, compared row by row.

#![expect(
    clippy::print_stdout,
    reason = "the largest difference of each table is what a reader wants to see"
)]

use std::collections::BTreeMap;

const CLOSE: f64 = 1e-9;

/// A table with a header row.
struct Table {
    name: String,
    rows: Vec<BTreeMap<String, String>>,
}

impl Table {
    fn read(name: &str) -> Self {
        let path = format!("{}/tests/data/queueing/{name}.csv", env!("CARGO_MANIFEST_DIR"));
        let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let header = reader.headers().unwrap().clone();
        let rows = reader
            .records()
            .map(|row| header.iter().map(str::to_owned).zip(row.unwrap().iter().map(str::to_owned)).collect())
            .collect::<Vec<_>>();
        assert!(!rows.is_empty(), "{path} is empty");
        Self { name: name.to_owned(), rows }
    }
}

/// Compares one row's columns and remembers every miss, so that a run tells all of them.
pub(crate) struct Check<'a> {
    table: &'a Table,
    row: &'a BTreeMap<String, String>,
    misses: &'a mut Vec<String>,
    seen: &'a mut usize,
    worst: &'a mut f64,
}

impl Check<'_> {
    pub(crate) fn get(&self, column: &str) -> f64 {
        let text = self.row.get(column).unwrap_or_else(|| panic!("{}: no column {column}", self.table.name));
        text.parse().unwrap_or_else(|_| panic!("{}: {column} is {text:?}", self.table.name))
    }

    /// 1 − the column, from its decimals: near 1 the rounded column no longer knows it.
    pub(crate) fn complement(&self, column: &str) -> f64 {
        let text = self.text(column);
        match text.strip_prefix("0.") {
            Some(digits) if !text.contains('e') && digits.len() <= 37 => {
                let places = digits.len() as u32;
                format!("{}e-{places}", 10_i128.pow(places) - digits.parse::<i128>().unwrap())
                    .parse()
                    .unwrap()
            }
            _ => 1.0 - self.get(column),
        }
    }

    pub(crate) fn text(&self, column: &str) -> &str {
        &self.row[column]
    }

    pub(crate) fn same(&mut self, what: &str, got: f64, want: f64) {
        self.within(what, got, want, CLOSE);
    }

    pub(crate) fn within(&mut self, what: &str, got: f64, want: f64, tolerance: f64) {
        *self.seen += 1;
        let off = (got - want).abs();
        if want.abs() > 1e-300 {
            *self.worst = self.worst.max(off / want.abs());
        }
        // Written so that NaN is a miss.
        if !(off <= tolerance * want.abs() || off <= 1e-300) {
            self.misses
                .push(format!("{} {:?}: {what} is {got:e}, expected {want:e}", self.table.name, self.row));
        }
    }
}

/// Runs a check on every row of a table in `tests/data/queueing/`; tells all that it misses.
pub(crate) fn every_row(name: &str, mut check: impl FnMut(&mut Check<'_>)) {
    let table = Table::read(name);
    let (mut misses, mut seen, mut worst) = (Vec::new(), 0, 0.0);
    for row in &table.rows {
        check(&mut Check { table: &table, row, misses: &mut misses, seen: &mut seen, worst: &mut worst });
    }
    println!("{name}: {} rows, {seen} values, largest relative difference {worst:.1e}", table.rows.len());
    assert!(seen >= table.rows.len(), "{name}: nothing was compared");
    assert!(
        misses.is_empty(),
        "{} of {seen} miss, first:\n{}",
        misses.len(),
        misses[..misses.len().min(5)].join("\n")
    );
}
