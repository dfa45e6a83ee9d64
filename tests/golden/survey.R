# Design-based references, made with R's survey package:
#
#   apiclus1.csv, apistrat.csv, apiclus2.csv   the data (columns needed only), from package survey
#   survey_designs.csv      which columns make up each design
#   survey.csv              means, shares, paired differences, conversions, contrasts
#   rao_scott.csv           svychisq(statistic = "F")
#   mcnemar.csv             exact McNemar, unweighted
#   alpha.csv               Cronbach's alpha, unweighted (psych) and weighted (svyvar)
#   proportion_srs.csv      Wilson and Clopper-Pearson for plain counts
#   korn_graubard_edges.csv Korn-Graubard at 0 and 1
#   quoted.csv              the values that the project's notes quote, beside those computed here
#
# Domains are taken with subset() on the full design, so that PSUs without a row in the domain
# still count in the variance; df is degf() of the subset, PSUs minus strata in the domain.
# README.md says what each column means.

suppressMessages({
  library(survey)
  library(psych)
})
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))

# ---- data ---------------------------------------------------------------------------------

data(api)

# Deterministic additions. `row` counts from 1 in the file's order.
prepare <- function(data, weight, fpc) {
  row <- seq_len(nrow(data))
  out <- data.frame(row = row, dnum = data$dnum, stype = as.character(data$stype),
                    pw = data[[weight]], fpc = data[[fpc]], one = 1)
  for (name in c("sch.wide", "comp.imp", "awards")) out[[name]] <- as.character(data[[name]])
  for (name in c("api99", "api00", "ell", "meals", "mobility", "not.hsg", "enroll"))
    out[[name]] <- data[[name]]
  out$ell0 <- ifelse(out$ell == 0, "Yes", "No")
  out
}

apiclus1_data <- prepare(apiclus1, "pw", "fpc")
apistrat_data <- prepare(apistrat, "pw", "fpc")
apiclus2_data <- prepare(apiclus2, "pw", "fpc1")

row <- apiclus1_data$row
apiclus1_data$pw_uneq <- apiclus1_data$pw * (1 + (row %% 5) / 4)
apiclus1_data$pw_zero <- ifelse(row %% 7 == 0, 0, apiclus1_data$pw_uneq)         # rows
apiclus1_data$pw_zeropsu <- ifelse(apiclus1_data$dnum %in% c(406, 568), 0, apiclus1_data$pw_uneq)
apiclus1_data$api00_miss <- ifelse(row %% 13 == 3, NA, apiclus1_data$api00)
apiclus1_data$awards_miss <- ifelse(row %% 11 == 0 | apiclus1_data$dnum == 413, NA,
                                    apiclus1_data$awards)                          # one whole PSU

datasets <- list(apiclus1 = apiclus1_data, apistrat = apistrat_data, apiclus2 = apiclus2_data)
for (name in names(datasets)) write_golden(datasets[[name]], paste0(name, ".csv"))

# ---- designs ------------------------------------------------------------------------------

designs <- read.csv(header = TRUE, na.strings = "", text = "
design,dataset,id,strata,weights,fpc,about
clus1,apiclus1,dnum,,pw,,one-stage cluster sample with constant weights
clus1_fpc,apiclus1,dnum,,pw,fpc,the same with finite population correction
clus1_uneq,apiclus1,dnum,,pw_uneq,,unequal weights
clus1_zero,apiclus1,dnum,,pw_zero,,some rows of weight zero
clus1_zeropsu,apiclus1,dnum,,pw_zeropsu,,two whole PSUs of weight zero
clus1_missing,apiclus1,dnum,,pw_uneq,,answers missing in api00_miss and awards_miss
srs,apiclus1,,,one,,simple random sample without weights
strat,apistrat,,stype,pw,,stratified by stype with unequal weights
strat_fpc,apistrat,,stype,pw,fpc,the same with finite population correction
strat_clus,apistrat,dnum,stype,pw,,districts as PSUs nested in the strata
clus2,apiclus2,dnum,,pw,,first stage of a two-stage sample with unequal weights
")
write_golden(designs, "survey_designs.csv")

as_formula <- function(column) if (is.na(column)) NULL else reformulate(column)
make_design <- function(spec) {
  svydesign(id = if (is.na(spec$id)) ~1 else reformulate(spec$id),
            strata = as_formula(spec$strata), weights = reformulate(spec$weights),
            fpc = as_formula(spec$fpc), nest = TRUE, data = datasets[[spec$dataset]])
}

domains <- list(
  "all" = quote(rep(TRUE, length(stype))),
  "stype=E" = quote(stype == "E"),
  "stype=H" = quote(stype == "H"),
  "awards=Yes" = quote(awards == "Yes"),
  "sch.wide=No" = quote(sch.wide == "No"))
one_psu <- list("dnum=637" = quote(dnum == 637))  # df = 0: no interval can be given

restrict <- function(design, condition) {
  eval(bquote(subset(design, .(condition))))
}

# ---- rows of survey.csv -------------------------------------------------------------------

rows <- list()
columns <- c("case", "dataset", "design", "estimand", "variable", "level", "domain", "method",
             "estimate", "se", "df", "lower", "upper", "deff", "statistic", "p", "p_holm", "p_bh",
             "n", "n_positive", "n_weighted", "psus", "note")

add <- function(spec, estimand, variable, level, domain, method, ...) {
  row <- setNames(as.list(rep(NA, length(columns))), columns)
  row[c("dataset", "design", "estimand", "variable", "level", "domain", "method")] <-
    list(spec$dataset, spec$design, estimand, variable, level, domain, method)
  row$case <- paste(spec$design, estimand, variable, if (is.na(level)) "-" else level, domain,
                    method, sep = "/")
  values <- list(...)
  stopifnot(all(names(values) %in% columns))
  row[names(values)] <- values
  rows[[length(rows) + 1]] <<- as.data.frame(row)
}

# The base of a row: rows in the domain, of positive weight, their weights and their PSUs.
base_of <- function(design) {
  weight <- weights(design, "sampling")
  list(n = nrow(design), n_positive = sum(weight != 0), n_weighted = sum(weight),
       psus = length(unique(design$cluster[weight != 0, 1])))
}

# Mean, standard error, t interval. A standard error that is only rounding noise is written as 0,
# and where R's interval means nothing the interval is NA, the method "none", the note the reason.
mean_with_t <- function(design, column) {
  mean <- suppressWarnings(svymean(reformulate(column), design, deff = "replace"))
  df <- degf(design)
  out <- list(estimate = unname(coef(mean)), se = unname(drop(SE(mean))), df = df, lower = NA,
              upper = NA, deff = unname(drop(deff(mean))), note = NA)
  flat <- out$se < 1e-12 * max(1, abs(out$estimate))
  if (flat) out[c("estimate", "se", "deff")] <- list(round(out$estimate, 14), 0, NA)
  column <- design$variables[[column]][weights(design, "sampling") != 0]
  out$note <- if (df <= 0) "no df"
    else if (all(column == column[1])) "all answers are the same"
    else if (flat) "fixed by the stratification"
    else NA
  if (is.na(out$note)) out[c("lower", "upper")] <- as.list(confint(mean, df = df)[1, ])
  out
}

put <- function(spec, design, estimand, variable, level, domain, method, values) {
  if (!is.na(values$note)) method <- "none"
  do.call(add, c(list(spec, estimand, variable, level, domain, method), values, base_of(design)))
}

add_mean <- function(spec, design, column, domain, estimand = "mean", variable = column) {
  put(spec, design, estimand, variable, NA, domain, "t", mean_with_t(design, column))
}

# One 0/1 column as a share: intervals t, logit, xlogit and beta. xlogit is logit in closed form:
# svyciprop("logit") goes through svyglm, whose iteration stops a little early, so its last digits
# (and only those) are off; the estimate is svymean's in every row.
add_share <- function(spec, design, indicator, estimand, variable, level, domain) {
  design <- update(design, z = indicator)
  values <- mean_with_t(design, "z")
  put(spec, design, estimand, variable, level, domain, "t", values)
  if (!is.na(values$note)) return(invisible())
  bounds <- list()
  for (method in c("logit", "xlogit", "beta")) {
    share <- suppressWarnings(svyciprop(~z, design, method = method, df = degf(design)))
    stopifnot(abs(coef(share) - values$estimate) < 1e-9 + 1e-6 * values$estimate,
              abs(sqrt(attr(share, "var")) - values$se) < 1e-12)
    bounds[[method]] <- unname(attr(share, "ci"))
    values[c("lower", "upper")] <- as.list(bounds[[method]])
    put(spec, design, estimand, variable, level, domain, method, values)
  }
  stopifnot(abs(bounds$logit / bounds$xlogit - 1) < 1e-6)
}

add_levels <- function(spec, design, variable, levels, domain) {
  for (level in levels) {
    indicator <- as.numeric(design$variables[[variable]] == level)
    add_share(spec, design, indicator, "share", variable, level, domain)
  }
}

yes <- function(design, variable) as.numeric(design$variables[[variable]] == "Yes")

# The paired 2x2 of `first` and `second` ("willing", "took part"), and the share of `second`
# among `first`. svyratio on the whole domain must be the mean in the narrower one.
add_pair <- function(spec, design, first, second, domain) {
  pair <- paste0(first, "-", second)
  design <- update(design, a = yes(design, first), b = yes(design, second))
  design <- update(design, gap = a - b, both = a * b)
  add_mean(spec, design, "gap", domain, "paired_difference", pair)
  cells <- list("Yes-Yes" = c(1, 1), "Yes-No" = c(1, 0), "No-Yes" = c(0, 1), "No-No" = c(0, 0))
  for (cell in names(cells)) {
    here <- with(design$variables, as.numeric(a == cells[[cell]][1] & b == cells[[cell]][2]))
    add_share(spec, design, here, "joint_share", pair, cell, domain)
  }
  narrow <- subset(design, a == 1)
  ratio <- svyratio(~both, ~a, design)
  mean <- svymean(~b, narrow)
  stopifnot(abs(coef(ratio) - coef(mean)) < 1e-12, abs(SE(ratio) - drop(SE(mean))) < 1e-12)
  add_share(spec, narrow, narrow$variables$b, "conversion", pair, NA, domain)
}

# All differences between the types of school, as one family for the adjusted p.
add_contrasts <- function(spec, design, variable) {
  groups <- svyby(reformulate(variable), ~stype, design, svymean, covmat = TRUE)
  family <- list("E-H" = c(1, -1, 0), "E-M" = c(1, 0, -1), "H-M" = c(0, 1, -1))
  stopifnot(identical(names(coef(groups)), c("E", "H", "M")))
  df <- degf(design)
  difference <- lapply(family, function(weights) svycontrast(groups, weights))
  estimate <- vapply(difference, function(one) unname(coef(one)), 0)
  se <- vapply(difference, function(one) unname(drop(SE(one))), 0)
  p <- 2 * pt(-abs(estimate / se), df)
  for (level in names(family)) {
    bounds <- confint(difference[[level]], df = df)
    do.call(add, c(list(spec, "contrast", sub("01$", "", variable), level, "all", "t",
      estimate = estimate[[level]], se = se[[level]], df = df, lower = bounds[1], upper = bounds[2],
      statistic = estimate[[level]] / se[[level]], p = p[[level]],
      p_holm = p.adjust(p, "holm")[[level]], p_bh = p.adjust(p, "BH")[[level]]), base_of(design)))
  }
}

survey_rows <- function(spec) {
  full <- make_design(spec)
  missing <- spec$design == "clus1_missing"
  score <- if (missing) "api00_miss" else "api00"
  prize <- if (missing) "awards_miss" else "awards"
  answered <- function(design, variable)
    restrict(design, bquote(!is.na(.(as.name(variable)))))
  here <- if (spec$design == "clus1") c(domains, one_psu) else domains
  for (domain in names(here)) {
    design <- restrict(full, here[[domain]])
    add_mean(spec, answered(design, score), score, domain)
    if (!missing) add_mean(spec, answered(design, "enroll"), "enroll", domain)  # NA in apiclus2
    if (!missing) {
      add_levels(spec, design, "stype", c("E", "H", "M"), domain)
      add_levels(spec, design, "sch.wide", c("No", "Yes"), domain)
      add_levels(spec, design, "ell0", "Yes", domain)
    }
    add_levels(spec, answered(design, prize), prize, c("No", "Yes"), domain)
    if (domain %in% c("all", "stype=E", "stype=H")) {
      add_pair(spec, answered(design, prize), "sch.wide", prize, domain)
      if (!missing) add_pair(spec, design, "sch.wide", "comp.imp", domain)
    }
  }
  add_contrasts(spec, answered(full, score), score)
  prize_design <- answered(full, prize)
  column <- paste0(prize, "01")
  prize_design$variables[[column]] <- yes(prize_design, prize)
  add_contrasts(spec, prize_design, column)
}

specs <- split(designs, factor(designs$design, levels = designs$design))
for (spec in specs) survey_rows(spec)
survey <- do.call(rbind, rows)
stopifnot(!anyDuplicated(survey$case))
write_golden(survey, "survey.csv")

# ---- crosstabs ----------------------------------------------------------------------------

# clus1_missing has the crosstabs of clus1_uneq.
rao_scott <- do.call(rbind, lapply(specs[names(specs) != "clus1_missing"], function(spec) {
  design <- make_design(spec)
  variables <- c("sch.wide", "awards", "ell0")
  if (spec$design == "clus1_zeropsu") variables <- variables[1:2]  # no ell0 = Yes is left there
  do.call(rbind, lapply(variables, function(variable) {
    test <- svychisq(reformulate(c(variable, "stype")), design, statistic = "F")
    data.frame(case = paste(spec$design, variable, "stype", sep = "/"), design = spec$design,
               row = variable, column = "stype", f = unname(test$statistic),
               df_num = unname(test$parameter[1]), df_den = unname(test$parameter[2]),
               p = unname(test$p.value))
  }))
}))
write_golden(rao_scott, "rao_scott.csv")

# ---- exact McNemar ------------------------------------------------------------------------

mcnemar <- do.call(rbind, lapply(names(datasets), function(name) {
  data <- datasets[[name]]
  pairs <- list(c("sch.wide", "awards"), c("sch.wide", "comp.imp"))
  if (name == "apiclus1") pairs <- c(pairs, list(c("sch.wide", "awards_miss")))
  do.call(rbind, lapply(pairs, function(pair) {
    table <- table(factor(data[[pair[1]]], c("Yes", "No")), factor(data[[pair[2]]], c("Yes", "No")))
    test <- binom.test(table["Yes", "No"], table["Yes", "No"] + table["No", "Yes"])
    data.frame(case = paste(name, pair[1], pair[2], sep = "/"), dataset = name, first = pair[1],
               second = pair[2], yes_yes = table["Yes", "Yes"], yes_no = table["Yes", "No"],
               no_yes = table["No", "Yes"], no_no = table["No", "No"], p_exact = test$p.value,
               p_chisq_corrected = mcnemar.test(table)$p.value)
  }))
}))
write_golden(mcnemar, "mcnemar.csv")

# ---- reliability --------------------------------------------------------------------------

items <- c("ell", "meals", "mobility", "not.hsg")

alpha_from <- function(covariance) {
  k <- ncol(covariance)
  k / (k - 1) * (1 - sum(diag(covariance)) / sum(covariance))
}

# Item against the sum of the other items, and alpha without the item, from a covariance matrix.
reliability <- function(covariance) {
  rest <- vapply(seq_along(items), function(j) {
    sum(covariance[j, -j]) / sqrt(covariance[j, j] * sum(covariance[-j, -j]))
  }, 0)
  dropped <- vapply(seq_along(items), function(j) alpha_from(covariance[-j, -j]), 0)
  rbind(data.frame(quantity = "alpha", item = NA, value = alpha_from(covariance)),
        data.frame(quantity = "item_rest_correlation", item = items, value = rest),
        data.frame(quantity = "alpha_if_dropped", item = items, value = dropped))
}

alpha_rows <- list()
add_alpha <- function(dataset, design, n, values) {
  alpha_rows[[length(alpha_rows) + 1]] <<- data.frame(
    case = paste(design, values$quantity, ifelse(is.na(values$item), "scale", values$item), sep = "/"),
    dataset = dataset, design = design, n = n, items = length(items), values)
}

for (name in names(datasets)) {
  data <- datasets[[name]][items]
  stopifnot(!anyNA(data))
  mine <- reliability(cov(data))
  invisible(capture.output(theirs <- suppressWarnings(
    suppressMessages(psych::alpha(data, check.keys = FALSE)))))
  stopifnot(all.equal(mine$value, c(theirs$total$raw_alpha, theirs$item.stats$r.drop,
                                    theirs$alpha.drop$raw_alpha), tolerance = 1e-12))
  feldt <- data.frame(quantity = c("feldt_lower", "feldt_upper"), item = NA,
                      value = c(theirs$feldt$lower.ci[[1]], theirs$feldt$upper.ci[[1]]))
  add_alpha(name, paste0(name, "_unweighted"), nrow(data), rbind(mine, feldt))
}
for (spec in specs[c("clus1", "clus1_uneq", "clus1_zero", "strat", "clus2")]) {
  design <- make_design(spec)
  covariance <- as.matrix(svyvar(reformulate(items), design))[seq_along(items), seq_along(items)]
  add_alpha(spec$dataset, spec$design, nrow(design), reliability(covariance))
}
write_golden(do.call(rbind, alpha_rows), "alpha.csv")

# ---- proportions of plain counts ----------------------------------------------------------

counts <- list(c(0, 1), c(1, 1), c(0, 10), c(1, 10), c(5, 10), c(10, 10), c(7, 618), c(504, 618),
               c(611, 618), c(0, 601), c(600, 601), c(601, 601), c(1491, 1787), c(1644, 1787))
proportion <- do.call(rbind, lapply(counts, function(pair) {
  do.call(rbind, lapply(c(0.90, 0.95, 0.99), function(level) {
    wilson <- suppressWarnings(
      prop.test(pair[1], pair[2], conf.level = level, correct = FALSE))$conf.int
    exact <- binom.test(pair[1], pair[2], conf.level = level)$conf.int
    data.frame(case = paste(pair[1], pair[2], level, sep = "/"), x = pair[1], n = pair[2],
               level = level, estimate = pair[1] / pair[2], wilson_lower = wilson[1],
               wilson_upper = wilson[2], clopper_pearson_lower = exact[1],
               clopper_pearson_upper = exact[2])
  }))
}))
write_golden(proportion, "proportion_srs.csv")

# ---- Korn-Graubard at 0 and 1 -------------------------------------------------------------

# The beta interval of svyciprop() with n_eff = n (no variance to take it from), adjusted for df;
# two-sided, so each tail holds (1 - level) / 2.
korn_graubard <- function(x, n, df, level) {
  tail <- (1 - level) / 2
  n_eff <- n * (qt(tail, n - 1) / qt(tail, df))^2
  share <- x / n
  data.frame(case = paste(x, n, df, level, sep = "/"), x = x, n = n, df = df, level = level,
             estimate = share, n_eff = n_eff,
             lower = if (x == 0) 0 else qbeta(tail, n_eff * share, n_eff * (1 - share) + 1),
             upper = if (x == n) 1 else qbeta(1 - tail, n_eff * share + 1, n_eff * (1 - share)))
}
edges <- list(c(601, 28), c(601, 31), c(601, 600), c(618, 31), c(770, 58), c(50, 5), c(30, 29),
              c(12, 3), c(14, 6), c(10, 1), c(2, 1))
edge_rows <- do.call(rbind, lapply(edges, function(pair) do.call(rbind, lapply(c(0.90, 0.95),
  function(level) rbind(korn_graubard(0, pair[1], pair[2], level),
                        korn_graubard(pair[1], pair[1], pair[2], level))))))
write_golden(edge_rows, "korn_graubard_edges.csv")

# ---- values quoted in the project's notes -------------------------------------------------

pick <- function(frame, case, column) frame[frame$case == case, column]
clus1 <- make_design(specs$clus1)
glm <- summary(svyglm(api00 ~ ell + meals + mobility, clus1))
quoted <- read.csv(header = TRUE, text = "
quantity,quoted,digits
mean api00,644.1694,4
mean api00: se,23.77901,5
mean api00: df,14,0
mean api00: lower,593.1685,4
mean api00: upper,695.1703,4
share ell == 0,.021857923,9
share ell == 0: logit lower,.002252802,9
share ell == 0: logit upper,.181108145,9
share ell == 0: beta lower,.000198644,9
share ell == 0: beta upper,.139396112,9
Rao-Scott sch.wide x stype: F,5.09046,5
Rao-Scott sch.wide x stype: df_num,1.49464,5
Rao-Scott sch.wide x stype: df_den,20.92496,5
Rao-Scott sch.wide x stype: p,.023072,6
svyglm ell,-.516722,6
svyglm ell: se,.327263,6
svyglm ell: df,11,0
svyglm ell: p,.142659,6
E - H contrast of api00,30.29663,5
E - H contrast of api00: se,30.32960,5
alpha of four items,.69624061,8
601/601 Korn-Graubard lower at df 28,.993345,6
601/601 Korn-Graubard lower at df 31,.993402,6
")
mean_case <- "clus1/mean/api00/-/all/t"
ell_case <- "clus1/share/ell0/Yes/all/"
quoted$computed <- c(
  pick(survey, mean_case, "estimate"), pick(survey, mean_case, "se"), pick(survey, mean_case, "df"),
  pick(survey, mean_case, "lower"), pick(survey, mean_case, "upper"),
  pick(survey, paste0(ell_case, "logit"), "estimate"),
  pick(survey, paste0(ell_case, "logit"), "lower"), pick(survey, paste0(ell_case, "logit"), "upper"),
  pick(survey, paste0(ell_case, "beta"), "lower"), pick(survey, paste0(ell_case, "beta"), "upper"),
  unlist(rao_scott[rao_scott$case == "clus1/sch.wide/stype", c("f", "df_num", "df_den", "p")]),
  glm$coefficients["ell", c("Estimate", "Std. Error")], glm$df.residual,
  glm$coefficients["ell", "Pr(>|t|)"],
  pick(survey, "clus1/contrast/api00/E-H/all/t", "estimate"),
  pick(survey, "clus1/contrast/api00/E-H/all/t", "se"),
  alpha_rows[[1]]$value[1],
  pick(edge_rows, "601/601/28/0.95", "lower"), pick(edge_rows, "601/601/31/0.95", "lower"))
quoted$agrees <- abs(quoted$computed - quoted$quoted) <= 0.51 * 10^-quoted$digits
write_golden(quoted, "quoted.csv")
if (!all(quoted$agrees)) {
  print(quoted[!quoted$agrees, ])
  stop("A quoted value does not come out.")
}
