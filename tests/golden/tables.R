# Tables of two questions, quantiles and comparisons of groups, with R's survey package:
#
#   crosstab.csv     shares of groups, answers and all, and observed minus expected share (svycontrast)
#   odds_ratio.csv   log odds ratios: svycontrast of the cells, and svyglm with quasibinomial
#   quantile.csv     svyquantile(interval.type = "mean"), qrule "math" as documented and as it is (math_)
#   joint_test.csv   regTermTest(svyglm(y ~ group), ~group, method = "Wald")
#   standardised.csv difference over the root mean variance of the two groups (svycontrast)
#   tables_replicates.csv  one of each under the replicate weights of replicates.R
#
# The designs are those of survey_designs.csv and of lonely.R; domains are taken with subset().
suppressMessages(library(survey))
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))
source(file.path(here, "designs.R"))
lonely <- read.csv(file.path(here, "lonely_data.csv"), colClasses = text)
lonely$ell_high <- ifelse(lonely$ell > 20, "Yes", "No")
lonely_design <- function(corrected)
  svydesign(id = ~dnum, strata = ~layer, weights = ~pw, fpc = if (corrected) ~units else NULL,
            data = lonely)

in_domain <- function(design, domain) {
  if (domain == "all") return(design)
  part <- strsplit(domain, "=")[[1]]
  design[design$variables[[part[1]]] == part[2], ]
}
answered <- function(design, ...) {
  known <- !is.na(do.call(paste, design$variables[c(...)]))
  for (name in c(...)) known <- known & !is.na(design$variables[[name]])
  design[known, ]
}

# ---- tables of two questions ----------------------------------------------------------------

crosstab_rows <- list()
put <- function(...) crosstab_rows[[length(crosstab_rows) + 1]] <<- data.frame(...)

# Every cell as an indicator among those who answered both; shares of groups and answers are domain means.
crosstab <- function(name, design, domain, row, column) {
  design <- answered(in_domain(design, domain), row, column)
  data <- design$variables
  address <- data.frame(design = name, domain = domain, row = row, column = column)
  for (answer in sort(unique(data[[row]]))) for (level in sort(unique(data[[column]]))) {
    design$variables$a <- as.numeric(data[[row]] == answer)
    design$variables$b <- as.numeric(data[[column]] == level)
    design$variables$ab <- with(design$variables, a * b)
    one <- function(measure, formula, part) {
      mean <- svymean(formula, part)
      put(address, answer = answer, level = level, measure = measure, estimate = coef(mean)[[1]],
          se = SE(mean)[[1]], df = degf(part), n = nrow(part), n_positive = sum(weights(part) != 0))
    }
    one("total_share", ~ab, design)
    one("column_share", ~a, subset(design, b == 1))
    one("row_share", ~b, subset(design, a == 1))
    residual <- svycontrast(svymean(~ab + a + b, design), quote(ab - a * b))
    put(address, answer = answer, level = level, measure = "residual", estimate = coef(residual)[[1]],
        se = SE(residual)[[1]], df = degf(design), n = nrow(design),
        n_positive = sum(weights(design) != 0))
  }
}
for (name in c("clus1", "clus1_fpc", "clus1_uneq", "clus1_zero", "srs", "strat", "strat_fpc", "strat_clus",
               "clus2")) {
  design <- make_design(name)
  crosstab(name, design, "all", "sch.wide", "awards")
  crosstab(name, design, "all", "awards", "stype")
  crosstab(name, design, "stype=E", "sch.wide", "comp.imp")
}
crosstab("clus1_missing", make_design("clus1_missing"), "all", "awards_miss", "stype")
for (rule in c("adjust", "average", "remove")) for (corrected in c(FALSE, TRUE)) {
  options(survey.lonely.psu = rule)
  crosstab(paste("lonely", rule, corrected, sep = "_"), lonely_design(corrected), "all", "ell_high", "stype")
}
options(survey.lonely.psu = "fail")
crosstabs <- do.call(rbind, crosstab_rows)
# R's standard error of a share that is 0 or 1, or fixed by the design, is rounding noise
crosstabs$se[crosstabs$se < 1e-12] <- 0
write_golden(crosstabs, "crosstab.csv")

# ---- odds ratios -------------------------------------------------------------------------------

odds <- function(name, domain, row, column) {
  design <- answered(in_domain(make_design(name), domain), row, column)
  answers <- levels <- c("No", "Yes")
  y <- as.numeric(design$variables[[row]] == answers[2])
  x <- as.numeric(design$variables[[column]] == levels[2])
  cells <- data.frame(y = y, x = x, p11 = (1 - y) * (1 - x), p12 = (1 - y) * x, p21 = y * (1 - x),
                      p22 = y * x)
  design$variables[names(cells)] <- cells
  if (any(colSums(cells[weights(design) > 0, 3:6]) == 0)) return(NULL)  # an empty cell has no odds ratio
  log_odds <- svycontrast(svymean(~p11 + p12 + p21 + p22, design),
                          quote(log(p11) - log(p12) - log(p21) + log(p22)))
  fit <- suppressWarnings(svyglm(y ~ x, design, family = quasibinomial(), control = list(epsilon = 1e-14, maxit = 100)))
  data.frame(design = name, domain = domain, row = row, column = column, estimate = coef(log_odds)[[1]],
             se = SE(log_odds)[[1]], df = degf(design), glm_estimate = coef(fit)[["x"]],
             glm_se = SE(fit)[["x"]])
}
odds_cases <- expand.grid(name = specs$design[specs$design != "clus1_missing"],
                          domain = c("all", "stype=E", "stype=H", "stype=M"),
                          row = c("comp.imp", "awards", "ell0"), column = c("sch.wide", "comp.imp"),
                          stringsAsFactors = FALSE)
odds_cases <- odds_cases[odds_cases$row != odds_cases$column, ]
write_golden(do.call(rbind, Map(odds, odds_cases$name, odds_cases$domain, odds_cases$row,
                                odds_cases$column)), "odds_ratio.csv")

# ---- quantiles ---------------------------------------------------------------------------------

probabilities <- c(0.05, 0.25, 0.5, 0.75, 0.95)
# qrule "math" as it is documented, the smallest value with at least the share p at or below it. survey 4.1
# gives the second value at a p below the first share, and goes by rounding where a share equals p.
smallest <- function(x, w, p) {
  x <- x[w > 0]
  w <- w[w > 0]
  order <- order(x)
  x[order][which(cumsum(w[order]) / sum(w) >= p - 1e-12)[1]]
}
quantiles <- function(name, design, domain, variable) {
  part <- answered(in_domain(design, domain), variable)
  found <- function(rule) suppressWarnings(svyquantile(reformulate(variable), part, probabilities,
                                                       qrule = rule, interval.type = "mean"))[[1]]
  mended <- found(smallest)
  plain <- found("math")
  data.frame(design = name, domain = domain, variable = variable, p = probabilities,
             estimate = mended[, "quantile"], lower = mended[, 2], upper = mended[, 3],
             se = mended[, "se"], df = degf(part), n = nrow(part), math_estimate = plain[, "quantile"],
             math_lower = plain[, 2], math_upper = plain[, 3], math_se = plain[, "se"])
}
quantile_rows <- list()
for (name in specs$design) {
  design <- make_design(name)
  score <- if (name == "clus1_missing") "api00_miss" else "api00"
  for (domain in c("all", "stype=E", "stype=H", "awards=Yes"))
    for (variable in c(score, "enroll"))
      quantile_rows[[length(quantile_rows) + 1]] <- quantiles(name, design, domain, variable)
}
for (rule in c("adjust", "average", "remove")) for (corrected in c(FALSE, TRUE)) {
  options(survey.lonely.psu = rule)
  quantile_rows[[length(quantile_rows) + 1]] <-
    quantiles(paste("lonely", rule, corrected, sep = "_"), lonely_design(corrected), "all", "api00")
}
options(survey.lonely.psu = "fail")
write_golden(do.call(rbind, quantile_rows), "quantile.csv")

# ---- do the groups differ at all, and by how many standard deviations --------------------------

grouped <- function(design, domain, variable, group) {
  part <- answered(in_domain(design, domain), variable, group)
  y <- part$variables[[variable]]
  y <- if (is.numeric(y)) y else as.numeric(y == "Yes")
  part$variables[c("y", "yy", "g")] <- list(y, y^2, factor(part$variables[[group]]))
  part
}
joint <- function(name, design, domain, variable, group) {
  part <- grouped(design, domain, variable, group)
  test <- suppressWarnings(regTermTest(svyglm(y ~ g, part), ~g, method = "Wald"))
  data.frame(design = name, domain = domain, variable = variable, group = group, f = test$Ftest[[1]],
             df_num = test$df, df_den = test$ddf, p = test$p[[1]])
}
standardised <- function(name, design, domain, variable, group) {
  part <- grouped(design, domain, variable, group)
  moments <- svyby(~y + yy, ~g, part, svymean, covmat = TRUE)
  pairs <- combn(levels(part$variables$g), 2)
  do.call(rbind, lapply(seq_len(ncol(pairs)), function(at) {
    names <- lapply(pairs[, at], function(level) lapply(c("y", "yy"), function(moment)
      as.name(paste(level, moment, sep = ":"))))
    first <- names[[2]]
    second <- names[[1]]
    found <- svycontrast(moments, bquote((.(first[[1]]) - .(second[[1]])) / sqrt(
      (.(first[[2]]) - .(first[[1]])^2 + .(second[[2]]) - .(second[[1]])^2) / 2)))
    data.frame(design = name, domain = domain, variable = variable, group = group,
               level = paste(pairs[2, at], pairs[1, at], sep = "-"), estimate = coef(found)[[1]],
               se = SE(found)[[1]])
  }))
}
group_cases <- data.frame(domain = c("all", "all", "all", "awards=Yes"),
                          variable = c("api00", "awards", "enroll", "api00"), group = "stype")
group_rows <- function(one) {
  found <- list()
  add <- function(...) found[[length(found) + 1]] <<- one(...)
  for (name in specs$design) for (at in seq_len(nrow(group_cases))) {
    case <- group_cases[at, ]
    if (name == "clus1_missing" && case$variable != "enroll")
      case$variable <- paste0(case$variable, "_miss")
    if (name == "clus1_missing" && case$domain != "all") next
    add(name, make_design(name), case$domain, case$variable, case$group)
  }
  for (rule in c("adjust", "average", "remove")) for (corrected in c(FALSE, TRUE)) {
    options(survey.lonely.psu = rule)
    add(paste("lonely", rule, corrected, sep = "_"), lonely_design(corrected), "all", "api00", "stype")
  }
  options(survey.lonely.psu = "fail")
  do.call(rbind, found)
}
write_golden(group_rows(joint), "joint_test.csv")
write_golden(group_rows(standardised), "standardised.csv")

# ---- the same under replicate weights ------------------------------------------------------------

# One row for each design of replicates.R that has combined weights and no factors of its own.
replicated <- function(name, mse) {
  spec <- replicate_specs[name, ]
  weights <- read.csv(file.path(here, paste0("replicates_", name, ".csv")))
  data <- datasets[[spec$dataset]]
  data <- data[match(weights$row, data$row), ]
  replicate <- grepl("^r[0-9]", names(weights))
  arguments <- list(repweights = as.matrix(weights[replicate]),
                    weights = weights[[setdiff(names(weights)[!replicate], "row")]], type = spec$method,
                    combined.weights = TRUE, mse = mse, data = data)
  if (!is.na(spec$fay_rho)) arguments$rho <- spec$fay_rho
  design <- suppressWarnings(do.call(svrepdesign, arguments))
  design <- update(design, a = as.numeric(awards == "Yes"), b = as.numeric(stype == "H"), y = api00,
                   yy = api00^2)
  design <- update(design, ab = a * b)
  residual <- svycontrast(svymean(~ab + a + b, design), quote(ab - a * b))
  median <- as.vector(svyquantile(~api00, design, 0.5, qrule = smallest, interval.type = "mean")[[1]])
  test <- regTermTest(svyglm(api00 ~ stype, design), ~stype, method = "Wald")
  apart <- svycontrast(svyby(~y + yy, ~stype, design, svymean, covmat = TRUE), quote(
    (`H:y` - `E:y`) / sqrt((`H:yy` - `H:y`^2 + `E:yy` - `E:y`^2) / 2)))
  data.frame(design = name, mse = mse, residual = coef(residual)[[1]], residual_se = SE(residual)[[1]],
             column_share_se = SE(svymean(~a, subset(design, b == 1)))[[1]], median = median[1],
             median_lower = median[2], median_upper = median[3], median_se = median[4],
             f = test$Ftest[[1]], df_den = test$ddf, p = test$p[[1]], standardised = coef(apart)[[1]],
             standardised_se = SE(apart)[[1]])
}
replicate_specs <- read.csv(file.path(here, "replicates_designs.csv"))
rownames(replicate_specs) <- replicate_specs$design
replicate_cases <- expand.grid(name = c("jk1", "brr", "fay", "bootstrap"), mse = c(FALSE, TRUE),
                               stringsAsFactors = FALSE)
write_golden(do.call(rbind, Map(replicated, replicate_cases$name, replicate_cases$mse)),
             "tables_replicates.csv")
