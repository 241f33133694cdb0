//! Money: what people and levers cost.
//!
//! Every paid hour stands in one account and every fee in one, so that the accounts add up to the total. The pay of
//! newcomers in the classroom is part of the cash that replacing costs, and what newcomers
//! do not yet do is not money here at all: it shows in handling times and service.

pub mod bill;
pub mod prices;
pub mod recharge;
