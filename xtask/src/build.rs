//! The WebAssembly module: compile, bind, optimise.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::root;
use crate::setup::{cargo, npm_program, packages, run, wasm_target};

/// Builds the module into `www/pkg` (glue `breather.js` and `breather_bg.wasm`), and gives that folder.
pub fn wasm() -> Result<PathBuf> {
    wasm_target()?;
    packages("www")?;
    run(cargo().args(["build", "--quiet", "--lib", "--package", "breather"]).args(WASM_PROFILE))?;
    let folder = root().join("www/pkg");
    bind(&root().join("target/wasm32-unknown-unknown/wasm/breather.wasm"), &folder, "breather")?;
    Ok(folder)
}

/// The cargo flags that build for WebAssembly.
pub const WASM_PROFILE: [&str; 4] = ["--target", "wasm32-unknown-unknown", "--profile", "wasm"];

/// Makes the JavaScript glue for a compiled module and optimises it.
pub fn bind(compiled: &PathBuf, folder: &PathBuf, name: &str) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).web(true)?.typescript(false).omit_default_module_path(true);
    bindgen.generate(folder).context("wasm-bindgen could not make the glue")?;
    let module = folder.join(format!("{name}_bg.wasm"));
    run(npm_program("www", "wasm-opt")
        .args(["-O3", "--strip-debug", "--strip-producers"])
        .args(FEATURES)
        .arg(&module)
        .arg("-o")
        .arg(&module))
}

/// What the compiler already uses on this target; the optimiser has to be told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
