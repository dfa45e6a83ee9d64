# CR2 standard errors with Satterthwaite degrees of freedom -> regression_cr2.csv
#
# The reference is lm() with all dummies written out and, where weighted, `weights = w`, under
# clubSandwich's defaults for lm: the working covariance is the identity (weights are sampling
# weights, not inverse variances), H_gg comes from the full design, and the inverse square root
# is the Moore-Penrose one (a community's own dummy makes I - H_gg singular).
#
# std_error_demeaned and df_demeaned hold the other fit for s4 and s5: y and x demeaned by
# community (weighted means where weighted) and regressed without an intercept. The two agree
# unweighted, and with weights that are constant inside each community; they do not agree with
# weights that vary inside a community, whatever the working covariance (Pustejovsky & Tipton,
# correction of 2023, doi 10.1080/07350015.2023.2174123). The script stops where the first two
# statements fail. See README.md.
#
# r2 is lm's (weighted where weighted). r2_within is 1 - SSR / SST of the demeaned regression,
# SST = sum of w * (y - weighted community mean of y)^2, which is summary(lm)$r.squared of the
# demeaned fit; it has no intercept, so R takes SST about 0, which is what demeaning makes right.

suppressMessages(library(clubSandwich))
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))

ladder <- list(
  s1 = "treat",
  s2 = c("treat", "sex", "age"),
  s3 = c("treat", "sex", "age", "edu_2", "edu_3", "edu_4"),
  s4 = c("treat", "sex", "age", "edu_2", "edu_3", "edu_4"),
  s5 = c("treat", "sex", "age", "edu_2", "edu_3", "edu_4", "other"))
with_dummies <- c("s4", "s5")

read_panel <- function(panel) {
  data <- read.csv(file.path(here, paste0(panel, ".csv")), colClasses = c(community = "character"))
  for (level in 2:4) data[[paste0("edu_", level)]] <- as.numeric(data$edu == level)
  data$one <- 1
  data
}

# lm looks for its weights in the formula's environment; a column named `weight` avoids that.
fit_full <- function(data, terms, dummies, weighted) {
  data$weight <- data$w
  formula <- reformulate(c(terms, if (dummies) "factor(community)"), "y")
  if (weighted) lm(formula, data, weights = weight) else lm(formula, data)
}

fit_demeaned <- function(data, terms, weighted) {
  data$weight <- if (weighted) data$w else data$one
  for (name in c("y", terms)) {
    mean_of <- tapply(data$weight * data[[name]], data$community, sum) /
      tapply(data$weight, data$community, sum)
    data[[name]] <- data[[name]] - mean_of[data$community]
  }
  formula <- reformulate(terms, "y", intercept = FALSE)
  if (weighted) lm(formula, data, weights = weight) else lm(formula, data)
}

se_of <- function(fit, data, type, terms) {
  sqrt(diag(as.matrix(vcovCR(fit, cluster = data$community, type = type))))[terms]
}

satterthwaite <- function(fit, data, terms) {
  test <- coef_test(fit, vcov = "CR2", cluster = data$community, test = "Satterthwaite",
                    coefs = terms)
  bounds <- conf_int(fit, vcov = "CR2", cluster = data$community, level = 0.95,
                     test = "Satterthwaite", coefs = terms)
  stopifnot(identical(as.character(test$Coef), terms), identical(as.character(bounds$Coef), terms))
  data.frame(estimate = test$beta, std_error = test$SE, t = test$tstat, df = test$df_Satt,
             p = test$p_Satt, lower = bounds$CI_L, upper = bounds$CI_U)
}

one_model <- function(panel, data, weighted, step) {
  terms <- ladder[[step]]
  dummies <- step %in% with_dummies
  fit <- fit_full(data, terms, dummies, weighted)
  stopifnot(!anyNA(coef(fit)))
  r2_within <- std_error_demeaned <- df_demeaned <- NA_real_
  if (dummies) {
    demeaned <- fit_demeaned(data, terms, weighted)
    stopifnot(max(abs(coef(demeaned) - coef(fit)[terms])) < 1e-10)
    other_way <- satterthwaite(demeaned, data, terms)
    r2_within <- summary(demeaned)$r.squared
    std_error_demeaned <- other_way$std_error
    df_demeaned <- other_way$df
  }
  weights_name <- if (weighted) "weighted" else "unweighted"
  out <- data.frame(case = paste(panel, weights_name, step, terms, sep = "/"), panel = panel,
                    weights = weights_name, step = step, term = terms)
  out <- cbind(out, satterthwaite(fit, data, terms))
  out$n <- nobs(fit)
  out$clusters <- length(unique(data$community))
  out$k <- length(coef(fit))
  out$r2 <- summary(fit)$r.squared
  out$r2_within <- r2_within
  out$se_cr0 <- se_of(fit, data, "CR0", terms)
  out$se_cr1 <- se_of(fit, data, "CR1", terms)
  out$se_cr1s <- se_of(fit, data, "CR1S", terms)
  out$std_error_demeaned <- std_error_demeaned
  out$df_demeaned <- df_demeaned
  if (dummies && !weighted) {
    stopifnot(max(abs(out$std_error / std_error_demeaned - 1)) < 1e-8,
              max(abs(out$df / df_demeaned - 1)) < 1e-6)
  }
  out
}

# The demeaned fit is the full one where weights are constant inside each community.
check_constant_weights <- function(data) {
  data$w <- ave(data$w, data$community)
  terms <- ladder$s4
  full <- satterthwaite(fit_full(data, terms, TRUE, TRUE), data, terms)
  demeaned <- satterthwaite(fit_demeaned(data, terms, TRUE), data, terms)
  stopifnot(max(abs(full$std_error / demeaned$std_error - 1)) < 1e-8,
            max(abs(full$df / demeaned$df - 1)) < 1e-6)
}

results <- list()
for (panel in c("panel_32", "panel_6", "panel_2")) {
  data <- read_panel(panel)
  check_constant_weights(data)
  for (weighted in c(FALSE, TRUE)) for (step in names(ladder)) {
    results[[length(results) + 1]] <- one_model(panel, data, weighted, step)
  }
}
write_golden(do.call(rbind, results), "regression_cr2.csv")
