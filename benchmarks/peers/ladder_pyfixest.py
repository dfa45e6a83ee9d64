"""Four nested regressions with `pyfixest`, CRV1: prints seconds, and the last treatment coefficient."""

import json
import sys
import time

import pandas as pd
import pyfixest as pf

data = pd.read_csv(sys.argv[1])
steps = [
    "y ~ treat",
    "y ~ treat + a + b",
    "y ~ treat + a + b | community",
    "y ~ treat + a + b + c | community",
]
pf.feols(steps[-1], data.head(1000), vcov={"CRV1": "community"})  # what it compiles is not timed
start = time.perf_counter()
for formula in steps:
    found = pf.feols(formula, data, vcov={"CRV1": "community"}).tidy()
seconds = time.perf_counter() - start
row = found.loc["treat"]
print(json.dumps({"seconds": seconds, "estimate": row["Estimate"], "std_error": row["Std. Error"]}))
