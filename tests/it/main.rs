//! One binary for all native tests; each file says of its expectations whether they are theory,
//! published, pinned or a law.

mod import;
mod import_random;
mod inputs;
mod support;
mod tidy;
//! One binary of integration tests.

mod formulas;
mod laws;

//! One binary of integration tests.

mod planning;
mod roster;
