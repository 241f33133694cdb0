//! What a bare machine lacks: the WebAssembly target, the page's packages.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::root;

/// Runs a command, which must succeed; says which one failed.
pub fn run(command: &mut Command) -> Result<()> {
    let told = format!("{command:?}");
    let status = command.status().with_context(|| format!("could not start {told}"))?;
    if !status.success() {
        bail!("{told} failed ({status})");
    }
    Ok(())
}

/// Runs a command and gives what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let told = format!("{command:?}");
    let output = command.output().with_context(|| format!("could not start {told}"))?;
    if !output.status.success() {
        bail!("{told} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `cargo`, the one that runs this.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Adds the WebAssembly target if it is missing.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output(Command::new("rustc").current_dir(root()).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    println!("Adding the target {TARGET}");
    run(Command::new("rustup").current_dir(root()).args(["target", "add", TARGET])).context(
        "the WebAssembly target is needed; without rustup, install rust-std for wasm32-unknown-unknown",
    )
}

/// Installs a folder's npm packages if they are not what its lock file says.
pub fn packages(folder: &str) -> Result<()> {
    let folder = root().join(folder);
    let lock =
        fs::read(folder.join("package-lock.json")).context("package-lock.json is part of the project")?;
    let stamp = folder.join("node_modules/.installed-for");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    node()?;
    println!("Installing the packages of {}", folder.display());
    run(Command::new("npm").current_dir(&folder).args([
        "ci",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// Fails with a clear sentence if Node is missing or too old.
pub fn node() -> Result<()> {
    let version = output(Command::new("node").arg("--version"))
        .context("Node.js 20 or later is needed: https://nodejs.org")?;
    let major: u32 =
        version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if major < 20 {
        bail!("Node.js 20 or later is needed; this is {}", version.trim());
    }
    Ok(())
}

/// A program from a folder's npm packages.
pub fn npm_program(folder: &str, name: &str) -> Command {
    let mut command = Command::new(root().join(folder).join("node_modules/.bin").join(name));
    command.current_dir(root().join(folder));
    command
}
