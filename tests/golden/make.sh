#!/usr/bin/env bash
# Regenerate every reference value in this folder. `make golden` calls this.
# PYTHON=/path/to/python chooses the Python that has pyfixest (default: python3).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-python3}

missing=0
if ! command -v Rscript >/dev/null 2>&1; then
  echo "golden: Rscript is not there. On Debian or Ubuntu:" >&2
  echo "  apt-get install r-base-core r-cran-survey r-cran-clubsandwich r-cran-sandwich r-cran-mass r-cran-psych" >&2
  missing=1
else
  for package in survey clubSandwich sandwich MASS psych; do
    if ! Rscript -e "quit(status = !requireNamespace('$package', quietly = TRUE))" >/dev/null 2>&1; then
      echo "golden: the R package $package is not there. On Debian or Ubuntu:" >&2
      echo "  apt-get install r-cran-$(echo "$package" | tr '[:upper:]' '[:lower:]')" >&2
      missing=1
    fi
  done
fi
if ! "$python" -c 'import numpy, pandas, pyfixest' >/dev/null 2>&1; then
  echo "golden: $python cannot import pyfixest, numpy and pandas. In a virtual environment:" >&2
  echo "  python3 -m venv DIR && DIR/bin/pip install pyfixest numpy pandas" >&2
  echo "  PYTHON=DIR/bin/python make golden" >&2
  missing=1
fi
[ "$missing" -eq 0 ] || exit 1

echo "golden: made with"
Rscript -e 'cat(sprintf("  %s\n", R.version.string)); for (p in c("survey", "clubSandwich", "sandwich", "MASS", "psych"))
  cat(sprintf("  %s %s\n", p, packageVersion(p)))'
"$python" -c 'import numpy, pandas, pyfixest
for p in (pyfixest, numpy, pandas): print(f"  {p.__name__} {p.__version__}")'

# pyfixest takes several effects in the order of a hash: the last digits are of one order
export PYTHONHASHSEED=2

"$python" panels.py
Rscript regression.R
"$python" regression.py   # after regression.R: it is checked against regression_cr2.csv
Rscript regression_variances.R
"$python" regression_two_way.py
Rscript survey.R
Rscript lonely.R
Rscript waves.R
Rscript replicates.R   # after survey.R, as domains.R
Rscript tables.R       # after survey.R, lonely.R and replicates.R: it reads their data
Rscript domains.R
Rscript second_opinions.R
Rscript limited.R   # after panels.py
Rscript scales.R   # after survey.R, whose data and designs it reads
Rscript communities.R   # after survey.R, whose data and designs it reads
echo "golden: done; 'git diff --stat' shows what changed"
