use breather::input::Value;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let reps: f64 = args.get(2).map_or(3.0, |r| r.parse().unwrap());
    let fid = args.get(3).cloned().unwrap_or("full".into());
    let input = serde_json::from_str::<Value>(&args[1]).unwrap();
    let options = Value::Map(vec![
        ("replications".into(), reps.into()),
        ("seed".into(), 1.0.into()),
        ("fidelity".into(), fid.as_str().into()),
    ]);
    let t = std::time::Instant::now();
    let r = breather::simulate(&input, &options).unwrap_or_else(|e| panic!("{e:?}"));
    let json = serde_json::to_value(&r).unwrap();
    for id in [
        "offered",
        "answered",
        "serviceLevel",
        "abandonedShare",
        "occupancy",
        "handleSeconds",
        "redialShare",
        "firstContactResolution",
        "contactsPerIssue",
        "repeatShare",
        "failureDemandShare",
        "satisfaction",
        "customersLost",
        "hostileShare",
        "strainMean",
        "attritionPerYear",
        "absenceShare",
        "fatigueMean",
    ] {
        println!("{id:26} {} ± {}", json["metrics"][id]["mean"], json["metrics"][id]["halfWidth"]);
    }
    println!("{:?}", t.elapsed());
    if std::env::var("ALL").is_ok() {
        println!("{}", serde_json::to_string_pretty(&json["departments"]).unwrap());
        println!("{}", serde_json::to_string_pretty(&json["journey"]).unwrap());
        for (id, m) in json["metrics"].as_object().unwrap() {
            if id.starts_with("cost") || id.starts_with("rev") {
                println!("{id} {} ± {}", m["mean"], m["halfWidth"]);
            }
        }
    }
}
