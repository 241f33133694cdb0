//! Reference tables: text columns by name.

use std::path::Path;

/// A table with a header; lines that begin with `#` are remarks.
#[derive(Clone, Debug)]
pub struct Table {
    names: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    cells: &'a [String],
}

impl Table {
    /// Reads a file; `None` if there is none.
    #[must_use]
    pub fn read(path: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(path).ok()?;
        let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        Some(Self { names: cells(lines.next()?), rows: lines.map(cells).collect() })
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }

    /// The names of the columns.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

impl Row<'_> {
    /// The cell of a column; empty if there is no such column.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        let place = self.table.names.iter().position(|known| known == name);
        place.and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }

    /// The number in a column; not a number where there is none.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        self.text(name).parse().unwrap_or(f64::NAN)
    }

    /// The whole number in a column.
    #[must_use]
    pub fn whole(&self, name: &str) -> usize {
        self.text(name).parse().unwrap_or(0)
    }

    /// Numbers divided by `|`.
    #[must_use]
    pub fn list(&self, name: &str) -> Vec<f64> {
        self.text(name).split('|').filter_map(|cell| cell.parse().ok()).collect()
    }

    /// The columns whose names begin with this and go on with a number, which is given with the cell's.
    #[must_use]
    pub fn numbered(&self, start: &str, end: &str) -> Vec<(f64, f64)> {
        self.table
            .names
            .iter()
            .filter_map(|name| {
                let at = name.strip_prefix(start)?.strip_suffix(end)?.parse().ok()?;
                Some((at, self.number(name)))
            })
            .collect()
    }
}
