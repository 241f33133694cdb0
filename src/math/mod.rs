//! Unit-free numerical parts: they know numbers and nothing of calls or people.

pub mod bivariate;
pub mod curve;
pub mod decay;
pub mod empirical;
pub mod estimate;
pub mod exact;
pub mod family;
pub mod gamma;
pub mod incomplete_gamma;
pub mod law;
pub mod linear;
pub mod logarithm;
pub mod normal;
pub mod order;
pub mod quadrature;
pub mod roots;
pub mod sketch;
pub mod streams;
pub mod student;
