//! What a caller may say: plain data of any shape. No rule is applied here.

mod value;

pub use value::{Value, ValueSeed};
