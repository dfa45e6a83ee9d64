# Logit and ordered logit with clustered standard errors and average marginal effects -> limited.csv
#
# The logit is svyglm(quasibinomial) on svydesign(~community), the ordered logit MASS::polr and
# survey::svyolr. Average marginal effects and their delta-method standard errors are taken by hand from
# these fits: of a two-valued treatment the mean of predict(1) - predict(0), else the mean derivative;
# the gradient by central differences. Where communities have dummies, those in which the outcome does not
# vary are taken out first. svyolr's Hessian comes from optim and is good to about five digits, so the ordered
# logit's standard errors are taken from its scores with the Hessian by differences of the analytic gradient;
# the script stops where they are not svyolr's to 1e-3, or polr's coefficients not those of the same gradient.

suppressMessages({library(survey); library(MASS)})
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))

read_panel <- function(panel) {
  data <- read.csv(file.path(here, paste0(panel, ".csv")), colClasses = c(community = "character"))
  data$yes <- as.numeric(data$y > 0.6)
  data$rare <- as.numeric(data$y > 0.85)
  data$grade <- 1 + (data$y > 0.45) + (data$y > 0.6) + (data$y > 0.75)
  data
}

varying <- function(data, outcome) {
  mixed <- tapply(data[[outcome]], data$community, function(x) !all(x == min(data[[outcome]])) &&
                                                              !all(x == max(data[[outcome]])))
  data[data$community %in% names(mixed)[mixed], ]
}

# Gradient of f at b, by central differences of fourth order.
gradient <- function(f, b) {
  vapply(seq_along(b), function(j) {
    h <- 1e-3 * max(1e-2, abs(b[j]))
    at <- function(k) { moved <- b; moved[j] <- moved[j] + k * h; f(moved) }
    (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
  }, numeric(1))
}

# Chance of category above `from` for every row; parameters are b, then the thresholds.
chance <- function(parameters, x, cut) {
  b <- parameters[seq_len(ncol(x))]
  plogis(drop(x %*% b) - parameters[ncol(x) + cut])
}

effect <- function(parameters, x, treat, w, cut) {
  values <- sort(unique(x[, treat]))
  if (length(values) == 2) {
    high <- low <- x
    high[, treat] <- values[2]
    low[, treat] <- values[1]
    return(weighted.mean(chance(parameters, high, cut) - chance(parameters, low, cut), w))
  }
  p <- chance(parameters, x, cut)
  weighted.mean(p * (1 - p) * parameters[which(colnames(x) == treat)], w)
}

effects <- function(parameters, covariance, x, treat, w, cuts) {
  do.call(rbind, lapply(cuts, function(cut) {
    slope <- gradient(function(b) effect(b, x, treat, w, cut), parameters)
    data.frame(quantity = paste0("effect_", cut), estimate = effect(parameters, x, treat, w, cut),
               std_error = sqrt(drop(slope %*% covariance %*% slope)))
  }))
}

regressors <- function(data, treat, dummies) {
  data$community <- factor(data$community)
  model.matrix(reformulate(c(treat, "sex", "age", if (dummies) "community")), data)[, -1, drop = FALSE]
}

logit <- function(data, outcome, treat, dummies) {
  formula <- reformulate(c(treat, "sex", "age", if (dummies) "factor(community)"), outcome)
  design <- svydesign(~community, weights = ~weight, data = data)
  first <- svyglm(formula, design, family = quasibinomial(), control = glm.control(epsilon = 1e-15, maxit = 100))
  # glm keeps the weights of its last step but one: begun at the maximum, these are those of the maximum
  fit <- do.call(svyglm, list(formula, design, family = quasibinomial(), start = coef(first)))
  order <- c(2:length(coef(fit)), 1)  # b, then the threshold, which is minus the intercept
  sign <- c(rep(1, length(coef(fit)) - 1), -1)
  parameters <- unname(sign * coef(fit)[order])
  covariance <- unname(vcov(fit)[order, order] * outer(sign, sign))
  x <- regressors(data, treat, dummies)
  out <- rbind(data.frame(quantity = "log_odds", estimate = parameters[1], std_error = sqrt(covariance[1, 1])),
               effects(parameters, covariance, x, treat, data$weight, 1))
  out$df <- if (dummies) NA else fit$df.residual
  out
}

# Scores of every row and their sum, for b and thresholds, with the last threshold infinite.
scores <- function(parameters, x, y, k) {
  b <- parameters[seq_len(ncol(x))]
  cuts <- c(-Inf, parameters[-seq_len(ncol(x))], Inf)
  eta <- drop(x %*% b)
  up <- cuts[y + 1] - eta
  down <- cuts[y] - eta
  p <- plogis(up) - plogis(down)
  found <- -x * (dlogis(up) - dlogis(down)) / p
  for (j in seq_len(k - 1)) found <- cbind(found, ((y == j) * dlogis(up) - (y == j + 1) * dlogis(down)) / p)
  unname(found)
}

ordered <- function(data, treat, dummies) {
  x <- regressors(data, treat, dummies)
  y <- as.integer(data$grade)
  k <- max(y)
  formula <- reformulate(c(treat, "sex", "age", if (dummies) "factor(community)"), "factor(grade)")
  # its starting values come from a binomial glm that warns of weights
  polr_fit <- suppressWarnings(polr(formula, data, weights = data$weight, Hess = FALSE,
                                    control = list(reltol = 1e-16, maxit = 2000)))
  parameters <- unname(c(coef(polr_fit), polr_fit$zeta))
  total <- function(b) colSums(data$weight * scores(b, x, y, k))
  for (step in 1:3) {
    hessian <- sapply(seq_along(parameters), function(j)
      gradient(function(b) total(b)[j], parameters))
    parameters <- parameters - solve(t(hessian), total(parameters))
  }
  stopifnot(max(abs(total(parameters))) < 1e-8,
            max(abs(parameters / c(coef(polr_fit), polr_fit$zeta) - 1)) < 1e-4)
  community <- rowsum(data$weight * scores(parameters, x, y, k), data$community)
  clusters <- nrow(community)
  influence <- community %*% solve(-hessian)
  covariance <- clusters / (clusters - 1) * crossprod(influence)
  design <- svydesign(~community, weights = ~weight, data = data)
  if (!dummies) {
    other <- suppressWarnings(svyolr(formula, design))
    stopifnot(abs(sqrt(covariance[1, 1]) / sqrt(vcov(other)[1, 1]) - 1) < 1e-3)
  }
  out <- rbind(data.frame(quantity = "log_odds", estimate = parameters[1], std_error = sqrt(covariance[1, 1])),
               effects(parameters, covariance, x, treat, data$weight, c(k - 1, k - 2)))
  out$df <- if (dummies) NA else other$df.residual
  out
}

results <- list()
for (panel in c("panel_32", "panel_6")) for (weights in c("unweighted", "weighted")) {
  for (model in c("controls", "effects")) for (treat in c("other", "age2")) for (outcome in c("yes", "rare", "grade")) {
    data <- read_panel(panel)
    data$weight <- if (weights == "weighted") data$w else 1
    data$age2 <- data$age / 10
    if (treat == "age2") data$age <- data$other  # the control is then `other`
    if (outcome == "rare" && panel == "panel_6") next
    dummies <- model == "effects"
    if (dummies) data <- varying(data, outcome)
    found <- if (outcome == "grade") ordered(data, treat, dummies) else logit(data, outcome, treat, dummies)
    labels <- data.frame(case = paste(panel, weights, model, treat, outcome, found$quantity, sep = "/"), panel,
                         weights, model, treat, outcome)
    results[[length(results) + 1]] <- cbind(labels, found, n = nrow(data),
                                            clusters = length(unique(data$community)))
  }
}
write_golden(do.call(rbind, results), "limited.csv")
