# Shares by group with R `survey`: prints seconds, and the first share with its standard error.
suppressPackageStartupMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[1])
items <- as.integer(arguments[2])
start <- proc.time()[["elapsed"]]
design <- svydesign(~community, weights = ~weight, data = data)
found <- lapply(seq_len(items) - 1, function(item)
  svyby(as.formula(paste0("~q", item)), ~group, design, svymean))
seconds <- proc.time()[["elapsed"]] - start
cat(sprintf('{"seconds": %.6f, "estimate": %.17g, "std_error": %.17g}\n',
            seconds, found[[1]]$q0[1], found[[1]]$se[1]))
