"""Writes quantiles.csv: quantiles of the normal, Student's t and gamma laws by 50-digit arithmetic (needs mpmath).

Each probability is the value of the double nearest to the number written, and the root is of the integral itself.
"""
from mpmath import mp, mpf, betainc, erfc, findroot, gammainc, log, loggamma, quad, sqrt, tan, pi, exp

mp.dps = 50


def bracket(f, low, high):
    return findroot(f, (low, high), solver="anderson", tol=mpf(10) ** -36, maxsteps=400)


def normal(p):
    tail = min(p, 1 - p)
    z = bracket(lambda x: log(erfc(x / sqrt(2)) / 2) - log(tail), mpf(0), mpf(40))
    return z if p > 0.5 else -z


def student(p, n):
    tail = min(p, 1 - p)
    if n == 1:
        t = 1 / tan(pi * tail)
    else:
        def of(x):
            return log(betainc(mpf(n) / 2, mpf(1) / 2, 0, n / (n + exp(2 * x)), regularized=True) / 2) - log(tail)
        start = log(normal(1 - tail))
        t = exp(bracket(of, start - mpf("0.001"), start + 10 / mpf(n) + (40 if n < 30 else 1)))
    return t if p > 0.5 else -t


def lower(a, x):
    if a < 1e6:
        return gammainc(a, 0, x, regularized=True)
    # The hypergeometric series gives up here; the density is smooth, and 17 deviations out it is below 1e-60.
    pieces = [a + sqrt(a) * k for k in range(-17, 17) if a + sqrt(a) * k < x] + [x]
    return quad(lambda u: exp((a - 1) * log(u) - u - loggamma(a)), pieces)


def of_gamma(p, a):
    a = mpf(a)
    if a > 50:
        # Newton from Wilson and Hilferty's cube, which is close for large shapes.
        z = normal(p)
        x = a * (1 - 1 / (9 * a) + z / (3 * sqrt(a))) ** 3
        for _ in range(8):
            density = exp((a - 1) * log(x) - x - loggamma(a))
            x -= (lower(a, x) - p) / density
        return x

    def of(y):
        x = exp(y)
        if p <= 0.5:
            return log(gammainc(a, 0, x, regularized=True)) - log(p)
        return log(1 - p) - log(gammainc(a, x, mp.inf, regularized=True))

    low = min((log(p) + loggamma(a + 1)) / a, log(a)) - 1
    return exp(bracket(of, low, log(a + 50 + 12 * sqrt(a))))


if __name__ == "__main__":
    with open("quantiles.csv", "w", encoding="ascii") as out:
        print("law,parameter,p,quantile", file=out)

        def line(law, parameter, p, value):
            print(f"{law},{parameter},{p},{mp.nstr(value, 25)}", file=out)

        for p in ("1e-200", "1e-16", "1.3e-11", "1e-6", "0.02", "0.0749", "0.0751", "0.3", "0.9", "0.9999"):
            line("normal", 0, p, normal(mpf(float(p))))
        for n in (1, 2, 3, 5, 9, 19, 31, 33, 99, 499, 9999, 1000000):
            for p in ("0.5001", "0.6", "0.9", "0.975", "0.9995", "1e-9"):
                line("student", n, p, student(mpf(float(p)), n))
        for a in ("0.01", "0.3", "1", "2.5", "15.9", "16.1", "99.5", "100.5", "400", "1999.5", "2000.5", "2002.25", "10000", "1e8"):
            for p in ("1e-9", "0.001", "0.1", "0.5", "0.52", "0.9", "0.9999"):
                line("gamma", a, p, of_gamma(mpf(float(p)), float(a)))
