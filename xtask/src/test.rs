//! Every test, from the engine to the page.

use std::process::Command;

use anyhow::Result;

use crate::browsers::{CHROMIUM, FIREFOX};
use crate::page;
use crate::root;
use crate::setup::{cargo, packages, run as command};

/// Native tests, then the built module in Node, then the built page in both browsers.
pub fn run(browsers: bool) -> Result<()> {
    println!("== engine, native");
    command(cargo().args(["test", "--quiet", "--package", "breather"]))?;
    println!("\n== build");
    let dist = page::dist()?;
    packages("tests/page")?;
    let tests = root().join("tests/page");
    println!("\n== module in Node");
    command(Command::new("node").current_dir(&tests).args(["--test", "node/"]))?;
    if !browsers {
        println!("\nThe browsers were left out.");
        return Ok(());
    }
    println!("\n== page in Chromium and Firefox");
    // Two files at a time: pages mostly wait, for a run or for what a person would read.
    command(
        Command::new("node")
            .current_dir(&tests)
            .args(["--test", "--test-concurrency=2", "browser/"])
            .env("BREATHER_DIST", dist)
            .env(CHROMIUM.variable, CHROMIUM.program()?)
            .env(FIREFOX.variable, FIREFOX.program()?),
    )
}
