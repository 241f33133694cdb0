//! `cargo xtask`: sets up what it needs, builds, serves, tests and measures Breather.

mod bench;
mod browsers;
mod build;
mod checks;
mod page;
mod serve;
mod setup;
mod test;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves, tests and measures Breather")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve it on this computer
    Serve {
        /// Port to listen on; another free one is taken if it is in use
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build the WebAssembly module only
    Build,
    /// Make dist/breather.html, dist/site/ and dist/npm/
    Dist,
    /// Run every test: native, Node, Chromium and Firefox
    Test {
        /// Leave out the browsers (for a quick look; not what CI runs)
        #[arg(long)]
        no_browsers: bool,
    },
    /// Format, clippy on both targets, documentation and size budget
    Check,
    /// Measure the engine natively and in WebAssembly, as ratios of one run
    Bench {
        /// Instead hold the simulation against theory, published simulations and a real call log, and write
        /// www/report.json and benches/validation/comparisons.csv. Takes some hours on two cores the first time;
        /// results are kept in target/validation, and another start goes on where the last one ended
        #[arg(long)]
        report: bool,
        /// One family of cases only, such as erlang_a; nothing is written
        #[arg(long, requires = "report")]
        family: Option<String>,
        /// Most simulated calls of a case; 1e7 gives a first look in half an hour
        #[arg(long, requires = "report")]
        cap: Option<f64>,
        /// Forget what was kept, as after a change of the engine
        #[arg(long, requires = "report")]
        fresh: bool,
        /// Instead hold previews against full runs at so many random settings of the levers; some seconds for each
        #[arg(long, conflicts_with = "report")]
        previews: Option<u32>,
        /// The folder of reference tables, ../shared/vectors if not given
        #[arg(long, requires = "report")]
        vectors: Option<PathBuf>,
        /// The folder of real data, ../shared/data if not given
        #[arg(long, requires = "report")]
        data: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Serve { port } => serve::serve(port),
        Task::Build => build::wasm().map(|_| ()),
        Task::Dist => page::dist().map(|_| ()),
        Task::Test { no_browsers } => test::run(!no_browsers),
        Task::Check => checks::run(),
        Task::Bench { previews: Some(settings), .. } => bench::previews(&[settings.to_string().into()]),
        Task::Bench { report: true, family, cap, fresh, vectors, data, .. } => {
            let mut arguments: Vec<OsString> = Vec::new();
            let cap = cap.map(|cap| cap.to_string());
            let options = [
                ("--family", family.map(OsString::from)),
                ("--cap", cap.map(OsString::from)),
                ("--vectors", vectors.map(OsString::from)),
                ("--data", data.map(OsString::from)),
            ];
            for (name, value) in options {
                if let Some(value) = value {
                    arguments.extend([name.into(), value]);
                }
            }
            if fresh {
                arguments.push("--fresh".into());
            }
            bench::report(&arguments)
        }
        Task::Bench { .. } => bench::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The project's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project").to_path_buf()
}
