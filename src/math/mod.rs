//! Unit-free numerical parts: they know numbers and nothing of calls or people.

pub mod exact;
pub mod gamma;
pub mod normal;
pub mod order;
pub mod quadrature;
pub mod roots;
