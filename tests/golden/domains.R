# Independence inside a domain: svychisq() of a subset of the full design, whose degrees of freedom are the
# sampling units minus strata of the domain. The designs and data are those of survey.R, which runs before.
suppressPackageStartupMessages(library(survey))
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))
read_golden <- function(name) read.csv(file.path(here, paste0(name, ".csv")), na.strings = "NA")

as_formula <- function(column) if (is.na(column)) NULL else reformulate(column)
designs <- read_golden("survey_designs")
domains <- list("stype=H" = quote(stype == "H"), "stype=E" = quote(stype == "E"))
rows <- list()
for (name in c("clus1", "clus1_uneq", "strat_clus", "clus2")) for (domain in names(domains)) {
  spec <- designs[designs$design == name, ]
  full <- svydesign(id = reformulate(spec$id), strata = as_formula(spec$strata), nest = TRUE,
                    weights = reformulate(spec$weights), data = read_golden(spec$dataset))
  part <- eval(bquote(subset(full, .(domains[[domain]]))))
  test <- svychisq(~sch.wide + awards, part, statistic = "F")
  rows[[length(rows) + 1]] <- data.frame(
    design = name, domain = domain, row = "sch.wide", column = "awards", degf = degf(part),
    f = test$statistic[[1]], df_num = test$parameter[[1]], df_den = test$parameter[[2]], p = test$p.value[[1]])
}
write_golden(do.call(rbind, rows), "rao_scott_domains.csv")
