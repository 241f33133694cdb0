"""Makes reference.json: empirical Bayes, meta-analysis and rank references by packages other than the engine.

Needs numpy, scipy and statsmodels; run in this folder. Versions are written into the file.
"""

import json

import numpy as np
import scipy
import statsmodels
from scipy import integrate, stats
from statsmodels.stats.meta_analysis import _fit_tau_iterative
import statsmodels.api as sm


def hierarchical(y, v):
    """Posterior means and deviations with flat laws of the mean and of tau, by adaptive quadrature over tau."""
    y, v = np.asarray(y, float), np.asarray(v, float)

    def parts(tau):
        w = 1 / (tau * tau + v)
        mean = (w * y).sum() / w.sum()
        log = stats.norm.logpdf(y, mean, 1 / np.sqrt(w)).sum() + 0.5 * np.log(2 * np.pi / w.sum())
        own = tau * tau * w
        level = mean + own * (y - mean)
        variance = own * v + (1 - own) ** 2 / w.sum()
        return log, level, variance

    grid = np.concatenate([np.linspace(0, 30 * np.sqrt(v.max()), 4001)])
    top = max(parts(t)[0] for t in grid)

    def moment(f):
        def value(t):
            log, level, variance = parts(t)
            return np.exp(log - top) * f(level, variance)
        return integrate.quad_vec(value, 0, np.inf, epsrel=1e-12, limit=2000)[0]

    norm = moment(lambda m, s: np.ones_like(m))
    mean = moment(lambda m, s: m) / norm
    second = moment(lambda m, s: s + m * m) / norm
    return mean, np.sqrt(second - mean ** 2)


out = {"versions": {"numpy": np.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__}}

# Eight schools (Rubin 1981; Gelman et al., Bayesian Data Analysis, table 5.2): effects and their standard errors.
y = [28, 8, -3, 7, -1, 1, 18, 12]
se = [15, 10, 16, 11, 9, 11, 10, 18]
mean, sd = hierarchical(y, np.square(se))
tau2, converged = _fit_tau_iterative(np.array(y, float), np.square(np.array(se, float)), atol=1e-13)
out["eight_schools"] = {"y": y, "se": se, "mean": list(mean), "sd": list(sd), "paule_mandel": tau2}

# More different figures, of which Paule and Mandel's variance is positive.
rng = np.random.default_rng(20260101)
n = rng.integers(4, 60, 25)
v = 400 / n
levels = rng.normal(80, 6, 25)
y = levels + rng.normal(0, np.sqrt(v))
y = np.round(y, 3)
mean, sd = hierarchical(y, v)
tau2, converged = _fit_tau_iterative(y, v, atol=1e-13)
assert converged
q = (((y - (y / v).sum() / (1 / v).sum()) ** 2) / v).sum()
out["qa_floor"] = {
    "y": list(y), "samples": [int(k) for k in n], "within_variance": 400.0,
    "mean": list(mean), "sd": list(sd), "paule_mandel": tau2, "homogeneity": float(stats.chi2.sf(q, 24)),
}

# Regression of figures on the shares of hard calls, weighted as the engine does under an ICC of 0.06.
n = rng.integers(5, 80, 60)
x = np.column_stack([rng.beta(2, 18, 60), rng.beta(3, 9, 60), rng.beta(2, 8, 60)]).round(4)
y = (85 - 30 * x[:, 0] - 10 * x[:, 1] - 4 * x[:, 2] + rng.normal(0, np.sqrt(16 + 400 / n))).round(3)
w = 1 / (1 / n + 0.06 / 0.94)
fit = sm.WLS(y, sm.add_constant(x), weights=w).fit()
out["mix"] = {
    "y": list(y), "samples": [int(k) for k in n], "shares": x.tolist(),
    "effects": list(fit.params[1:]), "errors": list(fit.bse[1:]),
}

# Two correlated normal variables, and the flags of row L41 by them.
cases = [(-1.2815515655446004, -1.2815515655446004, 0.5163977794943222), (-1.2815515655446004, 0.0, 0.5163977794943222),
         (0.3, -2.0, -0.4), (1.5, 1.4, 0.97), (-3.0, -2.5, 0.8), (0.7, 0.2, 0.999)]
out["bivariate"] = []
for h, k, r in cases:
    value = integrate.quad(lambda x: stats.norm.pdf(x) * stats.norm.cdf((k - r * x) / np.sqrt(1 - r * r)), -40, h,
                           epsabs=1e-15, epsrel=1e-13, limit=1000, points=None)[0]
    out["bivariate"].append([h, k, r, value])

# Chi-square tails.
out["chi_square"] = [[x, k, float(stats.chi2.sf(x, k))] for x, k in [(0.5, 1), (10.0, 4), (30.0, 24), (5100.0, 4999), (1e-3, 3), (200.0, 20)]]

with open("reference.json", "w") as file:
    json.dump(out, file)
    file.write("\n")
