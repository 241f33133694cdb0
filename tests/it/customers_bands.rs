//! What the presets give of customers: what was entered comes out, and the bands of evidence.md, section 2. Figures that
//! each preset gives are told by the test.

use super::customers_flows::{
    contacts_per_issue, failure_share, first_resolution, hostile_contacts, repeat_share, satisfaction,
};
use super::people_bands::{CENTRE, DESK, OUTSOURCER};
use super::people_lives::{Lives, mean_strain};
use breather::engine::simulation::replication::Part;

fn parts(lives: &[Lives]) -> Vec<Part> {
    lives.iter().map(|lives| lives.part.clone()).collect()
}

fn presets() -> [(&'static str, Vec<Part>); 3] {
    [
        ("serviceCentre100", parts(&CENTRE)),
        ("helpDesk20", parts(&DESK)),
        ("outsourcer400", OUTSOURCER.clone()),
    ]
}

/// *Published*: bands of section 2; what each preset gives is told. Of failure demand all causes, repeats and chasers
/// are counted, as the tax office's share does.
#[test]
fn published_bands_of_customers() {
    for (name, parts) in presets() {
        let resolved = first_resolution(&parts);
        let contacts = contacts_per_issue(&parts);
        let (satisfied, failure) = (satisfaction(&parts), failure_share(&parts));
        eprintln!(
            "{name}: {resolved:.4} resolved at once, {contacts:.4} contacts per issue, {:.4} of contacts after the first, {failure:.4} failure demand, satisfaction {satisfied:.2}, hostile {:.4}",
            repeat_share(&parts),
            hostile_contacts(&parts)
        );
        assert!((0.60..=0.80).contains(&resolved), "{name}: {resolved}");
        assert!((1.4..=1.5).contains(&contacts), "{name}: {contacts}");
        assert!((68.0..=81.0).contains(&satisfied), "{name}: {satisfied}");
        assert!((0.15..=0.70).contains(&failure), "{name}: {failure}");
    }
}

/// *Law*: the base is what was entered: 70 % resolved at the first contact, 8 % hostile, 76 points.
#[test]
fn law_the_base_is_what_was_entered() {
    for (name, parts) in presets() {
        let (resolved, hostile, points) =
            (first_resolution(&parts), hostile_contacts(&parts), satisfaction(&parts));
        assert!((resolved - 0.7).abs() < 0.01, "{name}: {resolved}, strain {}", mean_strain(&parts));
        assert!((hostile / 0.08 - 1.0).abs() < 0.04, "{name}: {hostile}");
        assert!((points - 76.0).abs() < 1.0, "{name}: {points}");
    }
}
