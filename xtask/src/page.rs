//! The one HTML file: everything inlined, with a policy that allows exactly that and no connection.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};

use crate::setup::{npm_program, output, packages, run};
use crate::{build, root};

/// The most bytes the HTML file may have, and the most when gzipped.
///
/// The first two rooms kept to 400 kB; the simulation with the validation report needed 50 kB more, and the people
/// with their registry and two rooms 90 kB again, scorecards with the import of agents 56 kB and their room 25 kB.
/// Compiling the engine for speed instead of size took 30 kB, and a tenth off the time of a simulated call; metric policies
/// and scores with their rooms need the rest.
pub const BUDGET: (usize, usize) = (1_400_000, 780_000);

/// Builds everything into `dist`, and gives that folder.
pub fn dist() -> Result<PathBuf> {
    let pkg = build::wasm()?;
    packages("www")?;
    let dist = root().join("dist");
    fs::create_dir_all(&dist)?;
    run(npm_program("www", "tsc").arg("--noEmit"))?;
    run(npm_program("www", "vite").args([
        "build",
        "--logLevel",
        "warn",
        "--config",
        "vite.worker.config.ts",
    ]))?;
    run(npm_program("www", "vite").args(["build", "--logLevel", "warn"]))?;
    npm(&pkg, &dist.join("npm"))?;
    let html = html(&pkg)?;
    fs::write(dist.join("breather.html"), &html)?;
    site(&html, &dist)?;
    let size = sizes(html.as_bytes())?;
    println!("dist/breather.html: {} bytes, {} gzipped", size.0, size.1);
    Ok(dist)
}

/// Size of the page, plain and gzipped.
pub fn sizes(html: &[u8]) -> Result<(usize, usize)> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(html)?;
    Ok((html.len(), gzip.finish()?.len()))
}

fn html(pkg: &Path) -> Result<String> {
    let www = root().join("www");
    let read =
        |path: &Path| fs::read_to_string(path).with_context(|| format!("{} is missing", path.display()));
    let template = read(&www.join("index.html"))?;
    let style = read(&www.join("dist/page.css"))?;
    let page = read(&www.join("dist/page.js"))?;
    let worker = fs::read(www.join("dist/worker.js"))?;
    let module = fs::read(pkg.join("breather_bg.wasm"))?;

    // A page inside a script element ends at the first closing tag, even one inside a string.
    let page = format!("\n{}\n", page.trim().replace("</script", "<\\/script"));
    let style = format!("\n{}\n", style.trim());
    ensure!(!style.contains("</style"), "the style sheet would end its own element");

    let report = read(&www.join("report.json"))?;

    let data = format!(
        "<script type=\"application/octet-stream\" id=\"engine\">{}</script>\n<script type=\"text/plain\" id=\"worker\">{}</script>\n<script type=\"application/json\" id=\"report\">{}</script>",
        STANDARD.encode(packed(&module)?),
        STANDARD.encode(worker),
        report.trim().replace("</", "<\\/"),
    );
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'",
        source(&page),
        source(&style),
    );
    let fills = [
        ("<!--csp-->", format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")),
        ("<!--style-->", format!("<style>{style}</style>")),
        ("<!--data-->", data),
        ("<!--page-->", format!("<script type=\"module\">{page}</script>")),
    ];
    // Filled from the back, so that no filling is searched for the next mark.
    let mut html = template;
    for (mark, fill) in fills.iter().rev() {
        let (before, after) =
            html.rsplit_once(mark).with_context(|| format!("www/index.html has no {mark}"))?;
        html = format!("{before}{fill}{after}");
    }
    Ok(html)
}

/// LZMA packs a module a fifth smaller than deflate does; a page cannot count on its host to compress.
fn packed(module: &[u8]) -> Result<Vec<u8>> {
    let options = LzmaOptions::with_preset(9);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(module.len() as u64))?;
    writer.write_all(module)?;
    Ok(writer.finish()?)
}

/// The source expression that allows exactly this inline text.
fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The same page for a static host.
fn site(html: &str, dist: &Path) -> Result<()> {
    let site = dist.join("site");
    fs::create_dir_all(&site)?;
    fs::write(site.join("index.html"), html)?;
    fs::copy(dist.join("npm/scenario.schema.json"), site.join("scenario.schema.json"))?;
    // Some hosts would otherwise treat the folder as a site to be generated.
    fs::write(site.join(".nojekyll"), "")?;
    Ok(())
}

/// The module for Node and browsers, with its declarations and the schema of the scenario file.
fn npm(pkg: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    run(npm_program("www", "tsc").args(["--project", "module/tsconfig.json", "--outDir"]).arg(folder))?;
    fs::copy(pkg.join("breather.js"), folder.join("glue.js"))?;
    fs::copy(pkg.join("breather_bg.wasm"), folder.join("breather.wasm"))?;
    fs::copy(root().join("src/boundary/breather.d.ts"), folder.join("index.d.ts"))?;
    for file in ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"] {
        fs::copy(root().join(file), folder.join(file))?;
    }
    let manifest = fs::read_to_string(root().join("www/module/package.json"))?;
    fs::write(folder.join("package.json"), manifest.replace("0.0.0", env!("CARGO_PKG_VERSION")))?;
    let schema = output(
        std::process::Command::new("node").current_dir(folder).args(["--input-type=module", "--eval"]).arg(
            "import { load } from './index.js'; console.log(JSON.stringify((await load()).describe().schema, null, 2))",
        ),
    )?;
    fs::write(folder.join("scenario.schema.json"), schema)?;
    Ok(())
}
