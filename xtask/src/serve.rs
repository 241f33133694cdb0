//! A small server for this computer only.

use std::fs;

use anyhow::{Context, Result};
use tiny_http::{Header, Response, Server};

use crate::page;

/// Builds, then serves `dist/site` until interrupted.
pub fn serve(port: u16) -> Result<()> {
    let dist = page::dist()?;
    let site = dist.join("site");
    let server = Server::http(("127.0.0.1", port))
        .or_else(|_| Server::http(("127.0.0.1", 0)))
        .map_err(|error| anyhow::anyhow!("no port to listen on: {error}"))?;
    let address = server.server_addr();
    println!(
        "\nBreather is at http://{address}/\nThe file dist/breather.html opens by double click as well. Ctrl+C ends this."
    );
    for request in server.incoming_requests() {
        let path = request.url().split(['?', '#']).next().unwrap_or("/");
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        // Only names in this one folder are served.
        let found =
            (!name.contains(['/', '\\']) && !name.starts_with('.')).then(|| fs::read(site.join(name)));
        let answered = match found {
            Some(Ok(bytes)) => {
                let kind =
                    if name.ends_with(".json") { "application/json" } else { "text/html; charset=utf-8" };
                let header = Header::from_bytes("Content-Type", kind).ok().context("a plain header")?;
                request.respond(Response::from_data(bytes).with_header(header))
            }
            _ => request.respond(Response::from_string("Not here").with_status_code(404)),
        };
        if let Err(error) = answered {
            eprintln!("a reader went away: {error}");
        }
    }
    Ok(())
}
