//! Chromium and Firefox: found where they are installed, else installed where that is possible.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::setup::run;

/// A browser that the tests drive.
#[derive(Clone, Copy)]
pub struct Browser {
    /// What it is called.
    pub name: &'static str,
    /// The environment variable that names its program.
    pub variable: &'static str,
    programs: &'static [&'static str],
    package: &'static str,
}

/// Chromium or Chrome.
pub const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "BREATHER_CHROMIUM",
    programs: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ],
    package: "chromium",
};

/// Firefox.
pub const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "BREATHER_FIREFOX",
    programs: &[
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ],
    package: "firefox-esr",
};

impl Browser {
    /// Its program: named by the environment, on the path, or installed now.
    pub fn program(self) -> Result<PathBuf> {
        if let Some(named) = std::env::var_os(self.variable) {
            return Ok(named.into());
        }
        if let Some(found) = self.find() {
            return Ok(found);
        }
        self.install()?;
        match self.find() {
            Some(found) => Ok(found),
            None => bail!("{} was installed but is not on the path", self.name),
        }
    }

    fn find(self) -> Option<PathBuf> {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        self.programs.iter().find_map(|program| {
            let absolute = PathBuf::from(program);
            if absolute.is_absolute() {
                return absolute.is_file().then_some(absolute);
            }
            std::env::split_paths(&paths).map(|folder| folder.join(program)).find(|file| file.is_file())
        })
    }

    fn install(self) -> Result<()> {
        let help = format!(
            "{} is needed for the tests: install the package {} (Debian), or Chrome or Firefox for your system, or name its program in {}",
            self.name, self.package, self.variable
        );
        let can_install =
            Command::new("apt-get").arg("--version").output().is_ok_and(|told| told.status.success())
                && Command::new("id").arg("-u").output().is_ok_and(|told| told.stdout.trim_ascii() == b"0");
        if !can_install {
            bail!(help);
        }
        println!("Installing {}", self.package);
        let apt = |arguments: &[&str]| {
            run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
        };
        apt(&["update", "-qq"])
            .and_then(|()| apt(&["install", "-y", "-qq", "--no-install-recommends", self.package]))
            .map_err(|error| error.context(help))
    }
}
