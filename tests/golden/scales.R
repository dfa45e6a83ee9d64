# Reliability, worst-case bounds under nonresponse, nonresponse rates, made with psych and survey:
#
#   reliability.csv   alpha, omega, item-rest correlation and alpha without an item, with design-based errors
#   reliability_jackknife.csv  the same with a jackknife's replicate weights
#   bounds.csv        worst-case bounds of shares and of a paired gap, Imbens and Manski's interval
#   nonresponse.csv   share of those asked who did not answer
#   likert.csv        top two, net and mean of an ordered variable
#
# Run after survey.R, whose data and designs it reads. README.md says what each column means.

suppressMessages({
  library(survey)
  library(psych)
})
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))

read_golden <- function(name) read.csv(file.path(here, name), check.names = FALSE)
specs <- read_golden("survey_designs.csv")
datasets <- lapply(c(apiclus1 = "apiclus1.csv", apistrat = "apistrat.csv", apiclus2 = "apiclus2.csv"), read_golden)
# Deterministic nonresponse: blank by the row's number.
datasets <- lapply(datasets, function(data) {
  data$wide_missing <- ifelse(data$row %% 7 == 2, NA, data$sch.wide)
  data$award_missing <- ifelse(data$row %% 11 == 0, NA, data$awards)
  data
})
as_formula <- function(column) if (is.na(column)) NULL else reformulate(column)
make_design <- function(spec, data = datasets[[spec$dataset]]) {
  svydesign(id = if (is.na(spec$id)) ~1 else reformulate(spec$id), strata = as_formula(spec$strata),
            weights = reformulate(spec$weights), fpc = as_formula(spec$fpc), nest = TRUE, data = data)
}
domains <- list("all" = quote(stype %in% c("E", "H", "M")), "stype=E" = quote(stype == "E"))
restrict <- function(design, condition) eval(bquote(subset(design, .(condition))))

# ---- reliability --------------------------------------------------------------------------

items <- c("ell", "meals", "mobility", "not.hsg")
size <- length(items)

alpha_of <- function(covariance) {
  k <- ncol(covariance)
  k / (k - 1) * (1 - sum(diag(covariance)) / sum(covariance))
}
rest_of <- function(covariance, j) {
  sum(covariance[j, -j]) / sqrt(covariance[j, j] * sum(covariance[-j, -j]))
}
# Loadings of one factor by minimum residuals, to the last digit: one loading at a time.
loadings_of <- function(correlation) {
  loading <- sqrt(rep(0.5, ncol(correlation)))
  for (sweep in 1:2000) {
    before <- loading
    for (j in seq_along(loading))
      loading[j] <- sum(correlation[j, -j] * loading[-j]) / sum(loading[-j]^2)
    if (max(abs(loading - before)) < 1e-15) break
  }
  loading
}
omega_of <- function(covariance) {
  correlation <- cov2cor(covariance)
  1 - sum(1 - loadings_of(correlation)^2) / sum(correlation)
}
quantities <- c(
  list(list("alpha", NA, alpha_of), list("omega", NA, omega_of)),
  lapply(seq_along(items), function(j) list("item_rest", items[j], function(v) rest_of(v, j))),
  lapply(seq_along(items), function(j) list("alpha_if_dropped", items[j], function(v) alpha_of(v[-j, -j]))))

# The gradient by each element of a symmetric matrix: central differences, extrapolated twice (Richardson).
gradient_of <- function(of, covariance) {
  slope <- function(j, k, step) {
    shift <- matrix(0, size, size)
    shift[j, k] <- shift[k, j] <- step
    (of(covariance + shift) - of(covariance - shift)) / (2 * step)
  }
  outer(seq_len(size), seq_len(size), Vectorize(function(j, k) {
    step <- 0.02 * sqrt(covariance[j, j] * covariance[k, k])
    d <- vapply(step / 2^(0:3), function(each) slope(j, k, each), 0)
    for (order in 1:3) d <- (4^order * d[-1] - d[-length(d)]) / (4^order - 1)
    if (j == k) d else d / 2
  }))
}

reliability <- list()
for (name in c("srs", "clus1", "clus1_fpc", "clus1_uneq", "clus1_zero", "strat", "strat_fpc", "strat_clus",
               "clus2")) {
  spec <- specs[specs$design == name, ]
  for (domain in names(domains)) {
    design <- restrict(make_design(spec), domains[[domain]])
    found <- svyvar(reformulate(items), design)
    covariance <- matrix(coef(found), size, size)
    spread <- vcov(found)
    n <- sum(weights(design) > 0)
    # psych's own omega, of the same correlations; its optimiser stops short of the last digits
    invisible(capture.output(theirs <- suppressWarnings(suppressMessages(
      psych::omega(cov2cor(covariance), nfactors = 1, flip = FALSE, plot = FALSE)))))
    stopifnot(abs(theirs$omega.tot / omega_of(covariance) - 1) < 5e-6)
    for (quantity in quantities) {
      gradient <- as.vector(gradient_of(quantity[[3]], covariance))
      reliability[[length(reliability) + 1]] <- data.frame(
        case = paste(name, domain, quantity[[1]], ifelse(is.na(quantity[[2]]), "scale", quantity[[2]]), sep = "/"),
        design = name, domain = domain, n = n, df = degf(design), quantity = quantity[[1]],
        item = quantity[[2]],
        value = quantity[[3]](covariance), psych = if (quantity[[1]] == "omega") theirs$omega.tot else NA,
        se = sqrt(drop(gradient %*% spread %*% gradient)))
    }
  }
}
reliability <- do.call(rbind, reliability)
# t intervals of log(1 - coefficient), of a correlation of its artanh, carried back
half <- qt(0.975, reliability$df) * reliability$se
is_rest <- reliability$quantity == "item_rest"
away <- 1 - reliability$value
reliability$lower <- ifelse(is_rest, tanh(atanh(reliability$value) - half / (1 - reliability$value^2)),
                            1 - away * exp(half / away))
reliability$upper <- ifelse(is_rest, tanh(atanh(reliability$value) + half / (1 - reliability$value^2)),
                            1 - away * exp(-half / away))
write_golden(reliability, "reliability.csv")

# Three items of one factor that fits perfectly, and a Heywood case: psych stops at its bound.
perfect <- tcrossprod(c(0.9, 0.8, 0.7)); diag(perfect) <- 1
stopifnot(all.equal(loadings_of(perfect), c(0.9, 0.8, 0.7), tolerance = 1e-9))

# ---- bounds -------------------------------------------------------------------------------

# Imbens and Manski (2004), section 4, with t of the design's df: T(c + width / largest se) - T(-c) = level.
imbens_manski <- function(low, high, se_low, se_high, df, level = 0.95) {
  uniroot(function(c) pt(c + (high - low) / max(se_low, se_high), df) - pt(-c, df) - level,
          c(0, 50), tol = 1e-14, maxiter = 10000)$root
}
# An end of the interval by the rule of the house: Wilson in a simple random sample, else logit, else
# Korn-Graubard where the effective number of yes or of no is under five.
end_of <- function(name, design, column, level, side) {
  share <- svymean(reformulate(column), design, na.rm = TRUE)
  p <- coef(share)[[1]]
  inner <- design
  effective <- p * (1 - p) / SE(share)[[1]]^2
  if (name == "srs") {
    n <- sum(!is.na(design$variables[[column]]))
    return(prop.test(round(p * n), n, conf.level = level, correct = FALSE)$conf.int[side])
  }
  method <- if (p * (1 - p) < 1e-12 || min(effective * p, effective * (1 - p)) < 5) "beta" else "xlogit"
  confint(svyciprop(reformulate(column), inner, method = method, level = level, df = degf(inner),
                    na.rm = TRUE))[side]
}

bounds <- list()
nonresponse <- list()
for (name in c("srs", "clus1", "clus1_fpc", "clus1_uneq", "strat", "strat_clus", "clus2")) {
  spec <- specs[specs$design == name, ]
  data <- datasets[[spec$dataset]]
  yes <- list(willing = data$wide_missing == "Yes", took_part = data$award_missing == "Yes")
  for (of in names(yes)) {
    data[[paste0(of, "_low")]] <- as.numeric(ifelse(is.na(yes[[of]]), FALSE, yes[[of]]))
    data[[paste0(of, "_high")]] <- as.numeric(ifelse(is.na(yes[[of]]), TRUE, yes[[of]]))
    data[[paste0(of, "_lost")]] <- as.numeric(is.na(yes[[of]]))
  }
  data$gap_low <- data$willing_low - data$took_part_high
  data$gap_high <- data$willing_high - data$took_part_low
  for (domain in names(domains)) {
    design <- restrict(make_design(spec, data), domains[[domain]])
    for (of in c("willing", "took_part", "gap")) {
      low <- svymean(reformulate(paste0(of, "_low")), design)
      high <- svymean(reformulate(paste0(of, "_high")), design)
      c <- imbens_manski(coef(low)[[1]], coef(high)[[1]], SE(low)[[1]], SE(high)[[1]], degf(design))
      level <- 2 * pt(c, degf(design)) - 1
      ends <- if (of == "gap") {
        c(coef(low)[[1]] - c * SE(low)[[1]], coef(high)[[1]] + c * SE(high)[[1]])
      } else c(end_of(name, design, paste0(of, "_low"), level, 1),
               end_of(name, design, paste0(of, "_high"), level, 2))
      bounds[[length(bounds) + 1]] <- data.frame(
        case = paste(name, domain, of, sep = "/"), design = name, domain = domain, of = of,
        low = coef(low)[[1]], se_low = SE(low)[[1]], high = coef(high)[[1]], se_high = SE(high)[[1]],
        df = degf(design), c = c, lower = ends[1], upper = ends[2])
      if (of != "gap") {
        lost <- svymean(reformulate(paste0(of, "_lost")), design)
        nonresponse[[length(nonresponse) + 1]] <- data.frame(
          case = paste(name, domain, of, sep = "/"), design = name, domain = domain, of = of,
          n = nrow(design), value = coef(lost)[[1]], se = SE(lost)[[1]],
          lower = end_of(name, design, paste0(of, "_lost"), 0.95, 1),
          upper = end_of(name, design, paste0(of, "_lost"), 0.95, 2))
      }
    }
  }
}
write_golden(do.call(rbind, bounds), "bounds.csv")
write_golden(do.call(rbind, nonresponse), "nonresponse.csv")

# ---- ordered items ------------------------------------------------------------------------

# api00 in five bands, as answers from 1 to 5: share of the top two, net of the bottom two, mean score
likert <- list()
for (name in c("srs", "clus1", "clus1_fpc", "clus1_uneq", "clus1_zero", "strat", "strat_clus", "clus2")) {
  spec <- specs[specs$design == name, ]
  data <- datasets[[spec$dataset]]
  data$score <- as.numeric(cut(data$api00, c(0, 500, 600, 700, 800, 1000), right = FALSE))
  data$top_two <- as.numeric(data$score >= 4)
  data$net_top_two <- data$top_two - as.numeric(data$score <= 2)
  for (domain in names(domains)) {
    design <- restrict(make_design(spec, data), domains[[domain]])
    for (measure in c("top_two", "net_top_two", "mean")) {
      found <- svymean(reformulate(if (measure == "mean") "score" else measure), design)
      half <- qt(0.975, degf(design)) * SE(found)[[1]]
      ends <- if (measure == "top_two") {
        c(end_of(name, design, "top_two", 0.95, 1), end_of(name, design, "top_two", 0.95, 2))
      } else coef(found)[[1]] + c(-half, half)
      likert[[length(likert) + 1]] <- data.frame(
        case = paste(name, domain, measure, sep = "/"), design = name, domain = domain, measure = measure,
        df = degf(design), value = coef(found)[[1]], se = SE(found)[[1]], lower = ends[1], upper = ends[2])
    }
  }
}
write_golden(do.call(rbind, likert), "likert.csv")

# ---- reliability with replicate weights ---------------------------------------------------

# The jackknife that leaves out one district at a time, as svrepdesign's JK1 with mse = TRUE
jackknife <- list()
for (name in c("clus1", "clus1_uneq", "clus2")) {
  spec <- specs[specs$design == name, ]
  design <- as.svrepdesign(make_design(spec), type = "JK1", mse = TRUE)
  found <- withReplicates(design, function(weight, data) {
    covariance <- cov.wt(data[items], weight / sum(weight), method = "ML")$cov
    vapply(quantities, function(quantity) quantity[[3]](covariance), 0)
  })
  measures <- vapply(quantities, function(quantity) quantity[[1]], "")
  of <- vapply(quantities, function(quantity) as.character(quantity[[2]]), "")
  jackknife[[name]] <- data.frame(
    case = paste(name, measures, ifelse(is.na(of), "scale", of), sep = "/"), design = name,
    quantity = measures, item = of, df = degf(design), value = as.numeric(coef(found)),
    se = as.numeric(SE(found)))
}
write_golden(do.call(rbind, jackknife), "reliability_jackknife.csv")
