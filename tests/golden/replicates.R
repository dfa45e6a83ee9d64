# Replicate weights, as R's survey package makes them (as.svrepdesign) and reads them back (svrepdesign):
#
#   replicates_designs.csv     how each design is declared
#   replicates_NAME.csv        row (of the data set), weight w, replicate weights r1, r2, …
#   replicates.csv             means, medians, shares with intervals, contrasts, crosstabs, around the mean of the
#                              replicates (mse = FALSE) and around the full-sample estimate (TRUE)
#   wilson_complex.csv         Wilson at Korn and Graubard's effective n, from the formula
#
# Every design is read back from what is written, so that the numbers are those of the files. Made after
# survey.R, whose data sets it uses.
suppressPackageStartupMessages(library(survey))
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))
read_golden <- function(name) read.csv(file.path(here, paste0(name, ".csv")), na.strings = "NA")

datasets <- sapply(c("apiclus1", "apistrat", "apiclus2"), read_golden, simplify = FALSE)
districts <- sort(unique(datasets$apiclus1$dnum))
place <- match(datasets$apiclus1$dnum, districts)
datasets$apiclus1$layer <- ifelse(place <= 7, "A", "B")         # seven and eight districts
datasets$apiclus1$pair <- ceiling(place / 2)                    # two districts each; the last is left out

clus1 <- svydesign(id = ~dnum, weights = ~pw_uneq, data = datasets$apiclus1)
layers <- svydesign(id = ~dnum, strata = ~layer, weights = ~pw_uneq, data = datasets$apiclus1)
pairs <- svydesign(id = ~dnum, strata = ~pair, weights = ~pw_uneq,
                   data = subset(datasets$apiclus1, pair <= 7))
strat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = datasets$apistrat)
clus2 <- svydesign(id = ~dnum, weights = ~pw, data = datasets$apiclus2)

set.seed(20170801)
made <- list(
  jk1 = as.svrepdesign(clus1, type = "JK1"),
  jk1_factors = as.svrepdesign(clus1, type = "JK1"),
  jk1_many = as.svrepdesign(clus2, type = "JK1"),
  jkn = as.svrepdesign(layers, type = "JKn"),
  jkn_factors = as.svrepdesign(layers, type = "JKn"),
  brr = as.svrepdesign(pairs, type = "BRR"),
  fay = as.svrepdesign(pairs, type = "Fay", fay.rho = 0.3),
  bootstrap = as.svrepdesign(strat, type = "subbootstrap", replicates = 30))
dataset_of <- c(jk1_many = "apiclus2", bootstrap = "apistrat")
type_of <- c(jk1 = "JK1", jk1_factors = "JK1", jk1_many = "JK1", jkn = "JKn", jkn_factors = "JKn",
             brr = "BRR", fay = "Fay", bootstrap = "bootstrap")

specs <- do.call(rbind, lapply(names(made), function(name) {
  combined <- !grepl("factors", name)
  replicates <- weights(made[[name]], if (combined) "analysis" else "replication")
  colnames(replicates) <- paste0("r", seq_len(ncol(replicates)))
  write_golden(data.frame(row = made[[name]]$variables$row, w = weights(made[[name]], "sampling"), replicates),
               paste0("replicates_", name, ".csv"))
  rscales <- if (name == "jkn") paste(exact(made[[name]]$rscales), collapse = " ") else NA
  data.frame(design = name, dataset = if (name %in% names(dataset_of)) dataset_of[[name]] else "apiclus1",
             method = type_of[[name]], combined = combined, fay_rho = if (name == "fay") 0.3 else NA,
             rscales = rscales)
}))
write_golden(specs, "replicates_designs.csv")

read_back <- function(spec, mse) {
  weighted <- read_golden(paste0("replicates_", spec$design))
  data <- datasets[[spec$dataset]]
  data <- data[match(weighted$row, data$row), ]
  rscales <- if (is.na(spec$rscales)) NULL else as.numeric(strsplit(spec$rscales, " ")[[1]])
  suppressWarnings(svrepdesign(
    data = data, weights = weighted$w, repweights = weighted[grep("^r[0-9]", names(weighted))],
    type = spec$method, combined.weights = spec$combined, rscales = rscales, mse = mse,
    rho = if (is.na(spec$fay_rho)) NULL else spec$fay_rho))
}

# Two districts of different pairs: a quarter of the half-samples hold neither, and R leaves these out.
lost <- quote(dnum %in% c(61, 255))
domains <- list("all" = quote(rep(TRUE, length(stype))), "stype=E" = quote(stype == "E"),
                "stype=H" = quote(stype == "H"), "stype=M" = quote(stype == "M"))

rows <- list()
add <- function(...) rows[[length(rows) + 1]] <<- data.frame(...)
blank <- list(estimate = NA, se = NA, df = NA, lower = NA, upper = NA, logit_lower = NA, logit_upper = NA,
              beta_lower = NA, beta_upper = NA, deff = NA, f = NA, df_num = NA, df_den = NA, p = NA)
put <- function(design, mse, estimand, variable, level, domain, values) {
  row <- blank
  row[names(values)] <- values
  do.call(add, c(list(design = design, mse = mse, estimand = estimand, variable = variable, level = level,
                      domain = domain), row))
}

mean_of <- function(design, column) {
  mean <- suppressWarnings(svymean(reformulate(column), design, deff = "replace"))
  df <- degf(design)
  bounds <- confint(mean, df = df)
  list(estimate = coef(mean)[[1]], se = SE(mean)[[1]], df = df, lower = bounds[1], upper = bounds[2],
       deff = deff(mean)[[1]])
}

share_of <- function(design) {
  values <- mean_of(design, "z")
  if (values$estimate %in% c(0, 1) || values$se < 1e-12) return(NULL)
  for (method in c("xlogit", "beta")) {
    ends <- attr(suppressWarnings(svyciprop(~z, design, method = method, df = degf(design))), "ci")
    name <- if (method == "xlogit") "logit" else "beta"
    values[paste0(name, c("_lower", "_upper"))] <- as.list(unname(ends))
  }
  values
}

# The smallest value with at least the share p at or below it: why not "math" itself, tables.R says.
smallest <- function(x, w, p) {
  order <- order(x)
  x[order][which(cumsum(w[order]) / sum(w) >= p - 1e-12)[1]]
}
median_of <- function(design) {
  found <- suppressWarnings(svyquantile(~api00, design, 0.5, qrule = smallest, interval.type = "mean"))[[1]]
  list(estimate = found[1, "quantile"], se = found[1, 4], df = degf(design), lower = found[1, 2],
       upper = found[1, 3])
}

for (at in seq_len(nrow(specs))) for (mse in c(FALSE, TRUE)) {
  spec <- specs[at, ]
  full <- read_back(spec, mse)
  here_domains <- if (spec$design %in% c("brr", "jk1")) c(domains, list("lost" = lost)) else domains
  for (domain in names(here_domains)) {
    design <- eval(bquote(subset(full, .(here_domains[[domain]]))))
    put(spec$design, mse, "mean", "api00", NA, domain, mean_of(design, "api00"))
    put(spec$design, mse, "median", "api00", NA, domain, median_of(design))
    for (variable in c("sch.wide", "awards")) {
      with_z <- update(design, z = as.numeric(design$variables[[variable]] == "Yes"))
      values <- share_of(with_z)
      if (!is.null(values)) put(spec$design, mse, "share", variable, "Yes", domain, values)
    }
  }
  groups <- suppressWarnings(svyby(~api00, ~stype, full, svymean, covmat = TRUE))
  for (pair in list(c("E", "H"), c("E", "M"), c("H", "M"))) {
    found <- svycontrast(groups, as.numeric(names(coef(groups)) == pair[1]) -
                                 as.numeric(names(coef(groups)) == pair[2]))
    two <- eval(bquote(subset(full, stype %in% .(pair))))
    put(spec$design, mse, "contrast", "api00", paste(pair, collapse = "-"), "all",
        list(estimate = coef(found)[[1]], se = SE(found)[[1]], df = degf(two)))
  }
  for (variable in c("sch.wide", "awards")) {
    test <- suppressWarnings(svychisq(reformulate(c(variable, "stype")), full, statistic = "F"))
    put(spec$design, mse, "rao_scott", variable, "stype", "all",
        list(f = test$statistic[[1]], df_num = test$parameter[[1]], df_den = test$parameter[[2]],
             p = test$p.value[[1]]))
  }
}
write_golden(do.call(rbind, rows), "replicates.csv")

# ---- Wilson of a complex sample -----------------------------------------------------------

# prop.test() at n* = n_eff (t(n-1) / t(df))^2, n_eff = p (1 - p) / v: the score interval by its formula.
wilson <- function(x, design) {
  share <- svymean(x, design)
  p <- coef(share)[[1]]
  n <- nrow(design)
  n_eff <- p * (1 - p) / vcov(share)[1] * (qt(0.025, n - 1) / qt(0.025, degf(design)))^2
  z <- qnorm(0.975)
  centre <- (p + z^2 / (2 * n_eff)) / (1 + z^2 / n_eff)
  half <- z / (1 + z^2 / n_eff) * sqrt(p * (1 - p) / n_eff + z^2 / (4 * n_eff^2))
  list(estimate = p, n_eff = n_eff, lower = centre - half, upper = centre + half)
}
write_golden(do.call(rbind, lapply(c("sch.wide", "awards", "ell0"), function(variable) {
  do.call(rbind, lapply(list(clus1_uneq = clus1, strat = strat, clus2 = clus2), function(design) {
    design <- update(design, z = as.numeric(design$variables[[variable]] == "Yes"))
    data.frame(variable = variable, wilson(~z, design))
  })) |> (\(found) cbind(design = c("clus1_uneq", "strat", "clus2"), found))()
})), "wilson_complex.csv")
