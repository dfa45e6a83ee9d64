"""Shares by group with `samplics`: prints seconds, and the first share with its standard error."""

import json
import sys
import time
import warnings

warnings.simplefilter("ignore")

import pandas as pd  # noqa: E402
from samplics import TaylorEstimator  # noqa: E402
from samplics.utils.types import PopParam  # noqa: E402

data, items = pd.read_csv(sys.argv[1]), int(sys.argv[2])
start = time.perf_counter()
found = []
for item in range(items):
    estimator = TaylorEstimator(PopParam.mean)
    estimator.estimate(
        y=data[f"q{item}"], samp_weight=data["weight"], psu=data["community"], domain=data["group"]
    )
    found.append(estimator.to_dataframe())
seconds = time.perf_counter() - start
first = found[0].sort_values("_domain").iloc[0]
print(json.dumps({"seconds": seconds, "estimate": first["_estimate"], "std_error": first["_stderror"]}))
