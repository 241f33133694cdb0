use std::time::Instant;
fn main() {
    for _ in 0..3 {
        let n = 5_000_000;
        let t = Instant::now();
        let a = engine_bench::sim::bare(n);
        let tb = t.elapsed().as_secs_f64() / n as f64 * 1e9;
        let t = Instant::now();
        let b = engine_bench::sim::engine(n);
        let te = t.elapsed().as_secs_f64() / n as f64 * 1e9;
        println!("bare {tb:.1} ns {a:.5}  engine {te:.1} ns {b:.5} ratio {:.3}", tb / te);
    }
}
