"""Reference values for queues beyond the other tables: long patience, deep overload, many lines.

Writes extra.csv beside itself. Needs mpmath. All quantities are integrals over the virtual wait with 40 digits,
    f(x) = s e^(-s x) e^h Q(N, h),  h = a (1 - e^(-theta x))/theta,
where Q is the regularised upper incomplete gamma function (1 without a bound), and states below by their sum.
The unit of time is the mean handling time.
"""
import csv
import os
from mpmath import mp, mpf, exp, expm1, log, log1p, quad, gammainc, inf, linspace, loggamma, findroot, sqrt

mp.dps = 40

# servers, load, impatience, room (0: unbounded), target
CASES = [
    (100, "95", "0.00001", 0, "0.1"),
    (100, "100", "1e-8", 0, "1"),
    (100, "110", "1e-6", 0, "1e5"),
    (100, "110", "1e-6", 0, "9.4e4"),
    (1000, "1000000", "0.5", 0, "13"),
    (100000, "100000", "1e-5", 0, "0.3"),
    (100000, "100500", "1e-5", 0, "500"),
    (100000, "99990", "1e-10", 0, "0.01"),
    (1, "100000", "0.02", 0, "500"),
    (1, "1e9", "0.1", 0, "200"),
    (5, "6", "1e-9", 0, "1e8"),
    (50, "50", "0", 10000, "20"),
    (50, "50.5", "0", 10000, "150"),
    (50, "49.99", "0", 5000, "30"),
    (50, "52", "0.0001", 8000, "100"),
    (50, "60", "0.001", 9000, "150"),
    (50, "100", "0", 20000, "400"),
    (200, "200", "0.00001", 4000, "10"),
]


def solve(s, a, th, room, t):
    s, a, th, t = mpf(s), mpf(a), mpf(th), mpf(t)
    h = (lambda x: -a * expm1(-th * x) / th) if th else (lambda x: a * x)

    def ln(x):
        hx = h(x)
        body = hx - s * x
        if room and x > 0:
            q = gammainc(mpf(room), hx, inf, regularized=True)
            body += log(q) if q > 0 else -inf
        return body

    # the peak, by golden section on a log-concave function
    top = log(a / s) / th if th and a > s else mpf(0)
    if room:
        edge = (log1p((room - 1) * th / s) / th) if th else mpf(room - 1) / s
        if h(top) > room - 1 or (not th and a >= s):
            top = edge
    peak = ln(top)

    def width(sign):
        step = mpf(1) / (s + a) / 1000
        while ln(max(top + sign * step, mpf(0))) > peak - 130 and top + sign * step > 0:
            step *= 2
        lo, hi = step / 2, step
        return max(top + sign * hi, mpf(0))

    left, right = width(-1), width(1)

    def cut(lo, hi):
        lo, hi = max(lo, left), min(hi, right)
        if hi <= lo:
            return None
        return sorted(set(linspace(lo, hi, 25) + ([top] if lo < top < hi else [])))

    def integral(weight, lo, hi):
        points = cut(lo, hi)
        return quad(lambda x: s * exp(ln(x) - peak) * weight(x), points) if points else mpf(0)

    patient = lambda x: exp(-th * x)
    lost = lambda x: -expm1(-th * x) / th if th else x
    wait0, wait1 = integral(lambda x: 1, 0, t), integral(lambda x: 1, t, inf)
    late = integral(patient, 0, t)
    if t < top and ln(t) < peak - 30:  # the service level lies in the far tail, which rises steeply towards t
        slope = a * exp(-th * t) - s
        points = linspace(max(mpf(0), t - 80 / slope), t, 61)
        late = quad(lambda x: s * exp(ln(x) - peak) * patient(x), points, method="gauss-legendre")
    answered = late + integral(patient, t, inf)
    total_wait = integral(lost, 0, inf)
    answered_wait = integral(lambda x: x * patient(x), 0, inf)
    n, below, term = int(s), mpf(0), mpf(1)
    while n > 0:
        term *= n / a
        below += term
        n -= 1
        if term < below * mpf(10) ** -45 and n < a:
            break
    below *= exp(-peak)
    blocked = mpf(0)
    if room:
        if th:
            c = s / th
            ln_blocked = room * log(a / th) + loggamma(c + 1) - loggamma(c + room + 1)
        else:
            ln_blocked = room * log(a / s)
        blocked = exp(ln_blocked - peak)
    waiting = wait0 + wait1
    offered, entered = below + waiting + blocked, below + waiting
    return [
        waiting / entered, (below + late) / offered, answered_wait / (below + answered), total_wait / entered,
        th * total_wait / offered, blocked / offered, a * (below + answered) / offered / s, a * total_wait / offered,
        exp(-th * t) * wait1 / entered,
    ]


columns = ["servers", "load", "impatience", "room", "target", "wait_probability", "service_level", "speed_of_answer",
           "mean_wait", "abandoned", "blocked", "occupancy", "queue", "beyond"]
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "extra.csv")
with open(path, "w", newline="") as out:
    table = csv.writer(out, lineterminator="\n")
    table.writerow(columns)
    for case in CASES:
        row = solve(*case)
        table.writerow(list(case) + [mp.nstr(v, 25) for v in row])
        out.flush()
