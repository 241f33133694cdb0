//! Floors of made people whose true levels are known.

use breather::input::Value;
use breather::math::normal;
use breather::math::streams::Key;

/// People with a quality score of few calls and a resolution of hundreds, and what is true of them.
#[derive(Clone, Debug)]
pub(crate) struct People {
    pub(crate) qa: Vec<f64>,
    pub(crate) resolution: Vec<f64>,
    evaluations: Vec<f64>,
    score: Vec<f64>,
    issues: Vec<f64>,
    share: Vec<f64>,
    hostile: Option<Vec<f64>>,
}

/// Scatter of one evaluated call.
const ONE_CALL: f64 = 10.0;

impl People {
    /// Levels of 80 ± 4 points and .7 ± .05; 4 to 19 evaluated calls and 100 to 299 issues each.
    pub(crate) fn drawn(count: u64, seed: u64) -> Self {
        Self::new(count, seed, 4.0, 0.05)
    }

    /// People who do not differ.
    pub(crate) fn equal(count: u64, seed: u64) -> Self {
        Self::new(count, seed, 0.0, 0.0)
    }

    fn new(count: u64, seed: u64, qa_sd: f64, resolution_sd: f64) -> Self {
        let mut people = Self {
            qa: Vec::new(),
            resolution: Vec::new(),
            evaluations: Vec::new(),
            score: Vec::new(),
            issues: Vec::new(),
            share: Vec::new(),
            hostile: None,
        };
        for agent in 0..count {
            let key = Key::new(seed).child(agent);
            let z = |lane: u64| normal::quantile(key.uniform(lane));
            let qa = 80.0 + qa_sd * z(0);
            let resolution = 0.7 + resolution_sd * z(1);
            let evaluations = 4.0 + (16.0 * key.uniform(2)).floor();
            let issues = 100.0 + (200.0 * key.uniform(3)).floor();
            people.score.push(qa + ONE_CALL / evaluations.sqrt() * z(4));
            // Issue by issue: nothing normal about it.
            let each = key.child(1);
            let resolved = (0..issues as u64).filter(|issue| each.uniform(*issue) < resolution).count();
            people.share.push(resolved as f64 / issues);
            people.qa.push(qa);
            people.resolution.push(resolution);
            people.evaluations.push(evaluations);
            people.issues.push(issues);
        }
        people
    }

    /// The first people get a share of hostile calls more than the others, which costs so many points a call.
    pub(crate) fn with_hostile_queue(mut self, first: usize, share: f64, points: f64) -> Self {
        let shares: Vec<f64> = (0..self.qa.len())
            .map(|i| 0.08 + 0.03 * Key::new(1).uniform(i as u64) + if i < first { share } else { 0.0 })
            .collect();
        for (score, share) in self.score.iter_mut().zip(&shares) {
            *score += points * share;
        }
        self.hostile = Some(shares);
        self
    }

    pub(crate) fn reversed(&self) -> Self {
        let mut turned = self.clone();
        for list in [
            &mut turned.qa,
            &mut turned.resolution,
            &mut turned.evaluations,
            &mut turned.score,
            &mut turned.issues,
            &mut turned.share,
        ] {
            list.reverse();
        }
        turned
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        (1..=self.qa.len()).map(|number| number.to_string()).collect()
    }

    pub(crate) fn columns(&self) -> Vec<(String, Vec<f64>)> {
        let mut columns = vec![
            ("qaScore", self.score.clone()),
            ("qaEvaluations", self.evaluations.clone()),
            ("qaSd", vec![ONE_CALL; self.qa.len()]),
            ("resolvedShare", self.share.clone()),
            ("issues", self.issues.clone()),
        ];
        columns.extend(self.hostile.clone().map(|shares| ("hostileShare", shares)));
        columns.into_iter().map(|(name, column)| (name.to_owned(), column)).collect()
    }

    pub(crate) fn rows(&self) -> Value {
        let columns = self.columns();
        let rows = (0..self.qa.len()).map(|i| {
            Value::object(columns.iter().map(|(name, column)| (name.as_str(), column[i].into())).collect())
        });
        Value::List(rows.collect())
    }
}

/// People who all have the same figures.
pub(crate) fn constant(count: usize) -> Value {
    let row = Value::object(vec![("qaScore", 80.0.into()), ("qaEvaluations", 6.0.into())]);
    Value::List(vec![row; count])
}
