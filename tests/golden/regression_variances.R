# Standard errors of other kinds, joint tests and sensitivity -> regression_variances.csv,
# regression_joint.csv, regression_sensitivity.csv. The models are those of regression.R, and panel_cross
# with two crossed effects (s6: treat, age, community and other as dummies).
#
# iid: lm's own. HC1-HC3: sandwich::vcovHC of lm with every dummy; the row of a group of one has leverage 1,
# where HC2 and HC3 are 0/0: it is left out of these two, which changes neither a coefficient nor another
# leverage. CR3: the jackknife written out, every community left out in turn, equal to
# clubSandwich's CR3 where that can be computed (s1-s3; with a community's own dummy it is singular).
#
# HTZ: clubSandwich::Wald_test on the CR2 of the full-dummy lm, all dummies of edu together; F: anova of the
# nested models.
#
# Sensitivity: formulas of Cinelli and Hazlett (2020) written out on lm, for s5. Benchmarks are sex, age,
# edu (three dummies together) and other; partial R2 by nested models.

suppressMessages({library(clubSandwich); library(sandwich)})
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))

edu <- c("edu_2", "edu_3", "edu_4")
ladder <- list(
  s1 = "treat",
  s2 = c("treat", "sex", "age"),
  s3 = c("treat", "sex", "age", edu),
  s4 = c("treat", "sex", "age", edu, "factor(community)"),
  s5 = c("treat", "sex", "age", edu, "other", "factor(community)"),
  s6 = c("treat", "age", "factor(community)", "factor(other)"))
shown <- c("treat", "age", "edu_3")

read_panel <- function(panel) {
  data <- read.csv(file.path(here, paste0(panel, ".csv")), colClasses = c(community = "character"))
  for (level in 2:4) data[[paste0("edu_", level)]] <- as.numeric(data$edu == level)
  data
}

fit_of <- function(data, terms) lm(reformulate(terms, "y"), data, weights = weight)

jackknife <- function(data, step, terms) {
  full <- coef(fit_of(data, ladder[[step]]))[terms]
  total <- 0
  for (community in unique(data$community)) {
    left <- coef(fit_of(data[data$community != community, ], ladder[[step]]))[terms]
    total <- total + (left - full)^2
  }
  sqrt(total)
}

errors_of <- function(V, terms) sqrt(diag(as.matrix(V)))[terms]

one_model <- function(panel, weights_name, data, step) {
  fit <- fit_of(data, ladder[[step]])
  terms <- intersect(shown, names(coef(fit)))
  effects <- grep("factor", ladder[[step]], value = TRUE)
  inner <- fit_of(data[hatvalues(fit) < 1 - 1e-9, ], ladder[[step]])
  stopifnot(max(abs(coef(inner)[terms] / coef(fit)[terms] - 1)) < 1e-9)
  V2 <- vcovCR(fit, cluster = data$community, type = "CR2")
  cr2 <- coef_test(fit, vcov = V2, cluster = data$community, test = "Satterthwaite", coefs = terms)
  cr3 <- jackknife(data, step, terms)
  if (step %in% c("s1", "s2", "s3")) {
    other_way <- errors_of(vcovCR(fit, cluster = data$community, type = "CR3"), terms)
    stopifnot(max(abs(other_way / cr3 - 1)) < 1e-8)
  }
  data.frame(
    case = paste(panel, weights_name, step, terms, sep = "/"), panel = panel, weights = weights_name,
    step = step, term = terms, estimate = coef(fit)[terms], iid = errors_of(vcov(fit), terms),
    hc1 = errors_of(vcovHC(fit, "HC1"), terms), hc2 = errors_of(vcovHC(inner, "HC2"), terms),
    hc3 = errors_of(vcovHC(inner, "HC3"), terms), cr2 = cr2$SE, cr2_df = cr2$df_Satt, cr3 = cr3,
    cr1s = errors_of(vcovCR(fit, cluster = data$community, type = "CR1S"), terms),
    r2_within = if (length(effects)) 1 - deviance(fit) / deviance(fit_of(data, effects)) else NA_real_,
    df_residual = df.residual(fit), n = nobs(fit), k = fit$rank, r2 = summary(fit)$r.squared)
}

joint_of <- function(panel, weights_name, data, step) {
  fit <- fit_of(data, ladder[[step]])
  V2 <- vcovCR(fit, cluster = data$community, type = "CR2")
  htz <- Wald_test(fit, constrain_zero(edu), vcov = V2, test = "HTZ")
  plain <- anova(fit_of(data, setdiff(ladder[[step]], edu)), fit)
  data.frame(
    case = paste(panel, weights_name, step, "edu", sep = "/"), panel = panel, weights = weights_name,
    step = step, htz = htz$Fstat, htz_df_num = htz$df_num, htz_df_den = htz$df_denom, htz_p = htz$p_val,
    f = plain$F[2], f_df_num = plain$Df[2], f_df_den = plain$Res.Df[2], f_p = plain$`Pr(>F)`[2])
}

left_by <- function(data, outcome, terms)
  sum(with(data, weight) * residuals(lm(reformulate(terms, outcome), data, weights = weight))^2)

sensitivity_of <- function(panel, weights_name, data) {
  terms <- ladder$s5
  fit <- fit_of(data, terms)
  b <- coef(fit)["treat"]; se <- errors_of(vcov(fit), "treat"); df <- df.residual(fit); t <- b / se
  partial <- t^2 / (t^2 + df)
  f <- abs(t) / sqrt(df)
  rv <- (sqrt(f^4 + 4 * f^2) - f^2) / 2
  critical <- qt(0.975, df - 1) / sqrt(df - 1)
  fa <- f - critical
  stopifnot(f < 1 / critical)
  rva <- if (fa < 0) 0 else (sqrt(fa^4 + 4 * fa^2) - fa^2) / 2
  out <- data.frame(quantity = c("estimate", "std_error", "df", "partial_r2", "rv", "rv_significance"),
                    benchmark = "-", times = 0, value = c(b, se, df, partial, rv, rva))
  for (group in list("sex", "age", edu, "other")) {
    rest <- setdiff(terms, group)
    others <- setdiff(terms, "treat")
    r2d <- 1 - left_by(data, "treat", others) / left_by(data, "treat", setdiff(others, group))
    r2y <- 1 - left_by(data, "y", terms) / left_by(data, "y", rest)
    for (k in 1:3) {
      of_treatment <- k * r2d / (1 - r2d)
      overlap <- k * r2d^2 / ((1 - k * r2d) * (1 - r2d))
      of_outcome <- min(1, ((sqrt(k) + sqrt(overlap)) / sqrt(1 - overlap))^2 * r2y / (1 - r2y))
      bias <- sqrt(of_outcome * of_treatment / (1 - of_treatment)) * se * sqrt(df)
      name <- sub("_2", "", group[1])
      out <- rbind(out, data.frame(
        quantity = c("r2_treatment", "r2_outcome", "adjusted"), benchmark = name, times = k,
        value = c(of_treatment, of_outcome, sign(b) * (abs(b) - bias))))
    }
  }
  cbind(data.frame(case = paste(panel, weights_name, out$quantity, out$benchmark, out$times, sep = "/"),
                   panel = panel, weights = weights_name), out)
}

variances <- joints <- sensitivities <- list()
for (panel in c("panel_32", "panel_6", "panel_2", "panel_cross")) for (weighted in c(FALSE, TRUE)) {
  data <- read_panel(panel)
  data$weight <- if (weighted) data$w else rep(1, nrow(data))
  name <- if (weighted) "weighted" else "unweighted"
  steps <- if (panel == "panel_cross") "s6" else setdiff(names(ladder), "s6")
  for (step in steps) {
    variances[[length(variances) + 1]] <- one_model(panel, name, data, step)
    if (step %in% c("s3", "s4", "s5")) joints[[length(joints) + 1]] <- joint_of(panel, name, data, step)
  }
  if (panel != "panel_cross") sensitivities[[length(sensitivities) + 1]] <- sensitivity_of(panel, name, data)
}
write_golden(do.call(rbind, variances), "regression_variances.csv")
write_golden(do.call(rbind, joints), "regression_joint.csv")
write_golden(do.call(rbind, sensitivities), "regression_sensitivity.csv")
