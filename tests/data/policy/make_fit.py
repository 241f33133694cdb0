"""Makes fit.json: the one-equation erosion model fitted to the real weeks with scipy, and its profile intervals.

Needs numpy and scipy; run in this folder, with ../shared/data beside the repository. Rates are per week, so that a
time constant of "never" is a rate of 0. An interval's end is null where it reaches the bound of what is possible.
"""

import csv
import itertools
import json
import math
import pathlib

import numpy as np
import scipy
from scipy.optimize import brentq, least_squares
from scipy.stats import t

WEEKS = pathlib.Path("../../../../shared/data/oliva_sterman_lending_center_weekly.csv")
NAMES = ["elasticity", "rateDown", "rateUp", "start"]
LOW, HIGH = np.array([-3, 0, 0, 0.5]), np.array([1, 3, 2, 2])
STRIDE = [0.03, 0.02, 0.01, 0.02]

with WEEKS.open() as file:
    rows = list(csv.DictReader(file))
orders, capacity, hours = (
    np.array([float(row[name]) for row in rows])
    for name in ("customer_orders", "service_capacity_h", "actual_time_per_order_h")
)


def residuals(elasticity, down, up, standard):
    out = []
    for brought, can in zip(orders, capacity):
        worked = max((brought * standard / can) ** elasticity * standard, 0.1)
        out.append(worked)
        standard += (worked - standard) * -math.expm1(-(up if worked > standard else down))
    return np.array(out) - hours


def best(held):
    free = [i for i in range(4) if i not in held]
    found = None
    for start in itertools.product((-0.3, -0.6, -0.9), (0.01, 0.05, 0.2), (0.001, 0.05), (1.0, 1.06, 1.12)):
        point = np.array(start)
        for i, value in held.items():
            point[i] = value

        def f(q):
            full = point.copy()
            full[free] = q
            return residuals(*full)

        # The solver wants starts strictly within bounds; a hair beyond 0 changes nothing that is written below.
        fit = least_squares(
            f, point[free], bounds=(LOW[free] - 1e-12, HIGH[free]),
            x_scale=np.array([0.1, 0.02, 0.02, 0.02])[free], xtol=1e-13, ftol=1e-13, gtol=1e-13,
        )
        if found is None or 2 * fit.cost < found[0]:
            point[free] = fit.x
            found = 2 * fit.cost, point
    return found


least, at = best({})
threshold = least * (1 + t.ppf(0.975, 48) ** 2 / 48)


def end(i, stride):
    def excess(value):
        return best({i: value})[0] - threshold

    value = at[i]
    while True:
        before, value = value, min(max(value + stride, LOW[i]), HIGH[i])
        if value == before or abs(value - before) < 1e-9:
            return None
        if excess(value) > 0:
            return brentq(excess, min(before, value), max(before, value), xtol=1e-10)


left = residuals(*at)
result = {
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__},
    "squares": least,
    "lagOne": float((left[1:] * left[:-1]).sum() / (left * left).sum()),
    "squaresStandingStill": best({1: 0.0})[0],
    "parameters": {
        name: {"at": round(float(at[i]), 9), "low": end(i, -STRIDE[i]), "high": end(i, STRIDE[i])}
        for i, name in enumerate(NAMES)
    },
}
pathlib.Path("fit.json").write_text(json.dumps(result, indent=1) + "\n")
