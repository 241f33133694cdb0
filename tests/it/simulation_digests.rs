//! Pinned: the digests of simulated queues and centres that Node, Chromium and Firefox are held against. They change
//! when the engine's results do, and then on purpose; `BREATHER_PIN=1 cargo test` writes the new ones.

use breather::boundary::{simulate, simulate_queue};
use breather::input::Value;

#[test]
fn pinned_simulations() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/simulation_digests.json");
    let text = std::fs::read_to_string(&file).expect("the pinned digests");
    let mut cases: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let value =
        |json: &serde_json::Value| -> Value { serde_json::from_value(json.clone()).expect("plain data") };
    let pinned = cases.clone();
    for case in cases["queues"].as_array_mut().expect("a list") {
        let view = simulate_queue(&value(&case["input"])).expect("a queue without problems");
        assert!(view.events > 10_000, "{}: a digest of next to nothing", case["name"]);
        case["digest"] = view.digest.into();
    }
    for case in cases["scenarios"].as_array_mut().expect("a list") {
        let view =
            simulate(&value(&case["input"]), &value(&case["options"])).expect("a scenario without problems");
        assert!(view.replications == 2 && view.events > 1000.0, "{}", case["name"]);
        case["digest"] = view.digest.into();
    }
    if std::env::var_os("BREATHER_PIN").is_some() {
        let text = serde_json::to_string_pretty(&cases).expect("JSON");
        std::fs::write(&file, format!("{text}\n")).expect("the file can be written");
        return;
    }
    assert_eq!(pinned, cases);
}
