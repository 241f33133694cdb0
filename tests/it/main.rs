//! One binary for all native tests; each file says of its expectations whether they are theory,
//! published, pinned or a law.

mod assumptions;
mod coefficients;
mod formulas;
mod import;
mod import_random;
mod inputs;
mod laws;
mod math_estimates;
mod math_random;
mod people_accounts;
mod people_calls;
mod people_climate;
mod people_day;
mod people_lives;
mod people_persons;
mod people_reference;
mod people_team;
mod planning;
mod published;
mod roster;
mod scenarios;
mod simulation_centres;
mod simulation_digests;
mod simulation_duty;
mod simulation_guards;
mod simulation_random;
mod simulation_rules;
mod simulation_theory;
mod simulation_watch;
mod simulation_worlds;
mod support;
mod tables;
mod tidy;
