"""Shares by group with `svy`: prints seconds, and the first share with its standard error."""

import json
import sys
import time

import polars as pl
import svy

data, items = pl.read_csv(sys.argv[1]), int(sys.argv[2])
start = time.perf_counter()
sample = svy.Sample(data, svy.Design(wgt="weight", psu="community"))
found = [sample.estimation.mean(f"q{item}", by="group").to_polars() for item in range(items)]
seconds = time.perf_counter() - start
first = found[0].sort("group").row(0, named=True)
print(json.dumps({"seconds": seconds, "estimate": first["est"], "std_error": first["se"]}))
