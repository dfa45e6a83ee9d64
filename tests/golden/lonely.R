# Variances where a stratum has a single sampling unit, under each rule of R's survey package, without and
# with a finite population correction by stratum:
#
#   lonely_data.csv   apiclus1 of package survey in three made-up strata, the last with one district
#   lonely.csv        means of two variables, overall and in two domains
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))
suppressPackageStartupMessages(library(survey))
data(api)
schools <- apiclus1
districts <- sort(unique(schools$dnum))
schools$layer <- c(rep("A", 7), rep("B", 7), "C")[match(schools$dnum, districts)]
schools$units <- c(A = 40, B = 25, C = 6)[schools$layer]
write_golden(schools[c("layer", "dnum", "pw", "units", "stype", "api00", "ell")], "lonely_data.csv")

one <- function(rule, corrected, domain, variable) {
  options(survey.lonely.psu = rule)
  fpc <- if (corrected) ~units else NULL
  design <- svydesign(id = ~dnum, strata = ~layer, weights = ~pw, fpc = fpc, data = schools)
  part <- if (domain == "all") design else subset(design, stype == domain)
  found <- svymean(as.formula(paste0("~", variable)), part)
  data.frame(rule = rule, corrected = corrected, domain = domain, variable = variable,
             estimate = coef(found)[[1]], se = SE(found)[[1]], df = degf(part))
}
cases <- expand.grid(variable = c("api00", "ell"), domain = c("all", "E", "H"), corrected = c(FALSE, TRUE),
                     rule = c("adjust", "average", "remove"), stringsAsFactors = FALSE)
write_golden(do.call(rbind, Map(one, cases$rule, cases$corrected, cases$domain, cases$variable)), "lonely.csv")
