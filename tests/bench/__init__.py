"""Timings, and ratios within one run; no test of `make test` depends on them."""
