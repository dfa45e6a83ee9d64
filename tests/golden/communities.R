# Elements linked, and communities compared:
#
#   linkage.csv             joint shares, lift and phi of pairs of indicators (svycontrast of svymean)
#   communities.csv         means of districts as strata of their own (svyby), their differences from the
#                           mean of all (svycontrast), Fay-Herriot estimates, ranks
#   communities_whole.csv   of each set of districts: aov, the intraclass correlation, the variance between
#   leading.csv             paired differences inside a district, with the exact test of the discordant
#   rank_correlation.csv    cor(method = "spearman"), cor(method = "kendall")
#
# Districts (dnum) of apiclus1 stand for communities. After survey.R, whose data it reads.
suppressMessages(library(survey))
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))
source(file.path(here, "designs.R"))

# ---- linkage --------------------------------------------------------------------------------

elements <- c("sch.wide", "comp.imp", "awards")
linkage_rows <- list()
linkage <- function(name, domain) {
  design <- make_design(name)
  variables <- design$variables[elements]
  names <- ifelse(name == "clus1_missing" & elements == "awards", "awards_miss", elements)
  answered <- !is.na(rowSums(sapply(names, function(each) design$variables[[each]] == "Yes")))
  if (domain != "all") answered <- answered & design$variables$stype == sub("stype=", "", domain)
  for (pair in combn(names, 2, simplify = FALSE)) {
    design$variables$a <- as.numeric(design$variables[[pair[1]]] == "Yes")
    design$variables$b <- as.numeric(design$variables[[pair[2]]] == "Yes")
    design$variables$ab <- with(design$variables, a * b)
    part <- design[answered, ]
    df <- degf(part)
    shares <- svymean(~ab + a + b, part)
    found <- svycontrast(shares, list(lift = quote(ab / (a * b)), log = quote(log(ab) - log(a) - log(b)),
      phi = quote((ab - a * b) / sqrt(a * (1 - a) * b * (1 - b)))))
    value <- coef(found)
    error <- SE(found)
    names(error) <- names(value)
    quantile <- qt(.975, df)
    log_ends <- exp(value[["log"]] + c(-1, 1) * quantile * error[["log"]])
    phi_ends <- tanh(atanh(value[["phi"]]) + c(-1, 1) * quantile * error[["phi"]] / (1 - value[["phi"]]^2))
    address <- data.frame(design = name, domain = domain, first = sub("_miss", "", pair[1]),
                          second = sub("_miss", "", pair[2]))
    put <- function(measure, estimate, se, ends, p)
      linkage_rows[[length(linkage_rows) + 1]] <<- data.frame(address, measure = measure,
        estimate = estimate, se = se, df = df, lower = ends[1], upper = ends[2], p = p)
    put("joint", coef(shares)[["ab"]], SE(shares)[[1]], c(NA, NA), NA)
    put("lift", value[["lift"]], error[["lift"]], log_ends, 2 * pt(-abs(value[["log"]] / error[["log"]]), df))
    put("phi", value[["phi"]], error[["phi"]], phi_ends, NA)
  }
}
for (name in rownames(specs)) for (domain in c("all", "stype=E")) linkage(name, domain)
write_golden(do.call(rbind, linkage_rows), "linkage.csv")

# ---- communities ----------------------------------------------------------------------------

# District 413 has a single school: it is left out of the sets named "several", where svyby with the
# districts as strata gives every variance, and stays in those named "all".
school <- datasets$apiclus1
school$one <- 1
school$wide <- as.numeric(school$sch.wide == "Yes")
cases <- expand.grid(schools = c("several", "all"), weight = c("one", "pw_uneq"), variable = c("api00", "wide"))

# Fay and Herriot's moment equation, and the mean squared error of Datta, Rao and Smith (2005).
fay_herriot <- function(y, d) {
  g <- length(y)
  moments <- function(a) { mu <- sum(y / (a + d)) / sum(1 / (a + d)); sum((y - mu)^2 / (a + d)) - (g - 1) }
  a <- if (moments(0) <= 0) 0 else uniroot(moments, c(0, 100 * var(y)), tol = 1e-15 * var(y), maxiter = 10000)$root
  s1 <- sum(1 / (a + d)); s2 <- sum(1 / (a + d)^2)
  mu <- sum(y / (a + d)) / s1
  b <- d / (a + d)
  g1 <- a * d / (a + d); g2 <- b^2 / s1; g3 <- d^2 / (a + d)^3 * 2 * g / s1^2
  bias <- 2 * (g * s2 - s1^2) / s1^3
  list(between = a, centre = mu, estimate = y - b * (y - mu), mse = pmax(g1 + g2 + 2 * g3 - bias * b^2, g1 + g2))
}

community_rows <- list()
whole_rows <- list()
for (index in seq_len(nrow(cases))) {
  case <- cases[index, ]
  data <- school[case$schools == "all" | school$dnum != "413", ]
  data$y <- data[[as.character(case$variable)]]
  data$w <- data[[as.character(case$weight)]]
  shares <- case$variable == "wide"
  parts <- split(data, data$dnum)
  n <- vapply(parts, nrow, 0L)
  mean <- vapply(parts, function(part) weighted.mean(part$y, part$w), 0)
  size <- vapply(parts, function(part) sum(part$w)^2 / sum(part$w^2), 0)
  s <- vapply(parts, function(part) sum(part$w), 0) / sum(data$w)
  pooled <- sum(vapply(parts, function(part)
    nrow(part) * sum(part$w * (part$y - weighted.mean(part$y, part$w))^2) / sum(part$w), 0)) / (nrow(data) - length(n))
  # variance of a district's mean, its schools drawn with replacement
  v <- vapply(parts, function(part) { k <- nrow(part); if (k < 2) return(NA_real_)
    k / (k - 1) * sum((part$w * (part$y - weighted.mean(part$y, part$w)))^2) / sum(part$w)^2 }, 0)
  covered <- ifelse(is.na(v), pooled / size, v)
  centre <- weighted.mean(data$y, data$w)
  contrasts <- diag(length(n)) - matrix(s, length(n), length(n), byrow = TRUE)
  from_mean <- drop(contrasts %*% mean)
  from_mean_variance <- diag(contrasts %*% diag(covered) %*% t(contrasts))
  stopifnot(all.equal(unname(from_mean), unname(mean - centre), tolerance = 1e-12))
  if (case$schools == "several") {  # R's own
    design <- svydesign(id = ~1, strata = ~dnum, weights = ~w, data = data)
    by <- svyby(~y, ~dnum, design, svymean, covmat = TRUE)
    stopifnot(all.equal(unname(coef(by)), unname(mean), tolerance = 1e-12),
              all.equal(unname(SE(by)), unname(sqrt(v)), tolerance = 1e-12))
    for (k in seq_along(n))
      stopifnot(all.equal(SE(svycontrast(by, contrasts[k, ]))[[1]], sqrt(from_mean_variance[k]), tolerance = 1e-10))
  }
  if (shares) {
    m <- 1 / drop(contrasts^2 %*% (1 / size))
    x <- m * mean
    p <- pmin(1, 2 * pmin(ifelse(x > 0, pbeta(centre, x, m - x + 1), 1), ifelse(x < m, 1 - pbeta(centre, x + 1, m - x), 1)))
    low <- ifelse(x > 0, qbeta(.025, x, m - x + 1), 0) - centre
    high <- ifelse(x < m, qbeta(.975, x + 1, m - x), 1) - centre
  } else {
    df <- from_mean_variance^2 / drop(contrasts^4 %*% (covered^2 / pmax(n - 1, 1)))
    freedom <- nrow(data) - length(n)
    same <- pooled * drop(contrasts^2 %*% (1 / size))
    p <- pmax(2 * pt(-abs(from_mean) / sqrt(from_mean_variance), df), 2 * pt(-abs(from_mean) / sqrt(same), freedom))
    half <- pmax(qt(.975, df) * sqrt(from_mean_variance), qt(.975, freedom) * sqrt(same))
    low <- from_mean - half
    high <- from_mean + half
  }
  eb <- fay_herriot(mean, pooled / size)
  ranked <- n >= 4
  g <- sum(ranked)
  tail <- (1 - .95^(1 / g)) / 2
  if (shares) {
    x <- size * mean
    below <- ifelse(x > 0, qbeta(tail, x, size - x + 1), 0)
    above <- ifelse(x < size - 1e-9, qbeta(1 - tail, x + 1, size - x), 1)
    if (case$weight == "one") for (k in which(ranked)) stopifnot(all.equal(c(below[[k]], above[[k]]),
      as.numeric(binom.test(round(x[[k]]), n[[k]], conf.level = .95^(1 / g))$conf.int), tolerance = 1e-10))
  } else {
    half <- pmax(qt(1 - tail, pmax(n - 1, 1)) * sqrt(v), qt(1 - tail, freedom) * sqrt(pooled / size), na.rm = TRUE)
    below <- mean - half
    above <- mean + half
  }
  among <- which(ranked)
  place <- function(k, of) if (ranked[[k]]) of(k) else NA
  best <- vapply(seq_along(n), place, 0, of = function(k) 1 + sum(below[among] > above[[k]]))
  worst <- vapply(seq_along(n), place, 0, of = function(k) g - sum(above[among] < below[[k]]))
  rank <- vapply(seq_along(n), place, 0, of = function(k) 1 + sum(mean[among] > mean[[k]] + 1e-12))
  holm <- rep(NA_real_, length(n))
  holm[ranked] <- p.adjust(p[ranked], "holm")
  community_rows[[index]] <- data.frame(row.names = NULL, case[rep(1, length(n)), ], community = names(n), n = n, estimate = mean, se = sqrt(v),
    from_mean = from_mean, from_mean_se = sqrt(from_mean_variance), from_mean_lower = low,
    from_mean_upper = high, from_mean_p = p, from_mean_holm = holm, shrunken = eb$estimate,
    shrunken_se = sqrt(eb$mse), rank = rank, best = best, worst = worst)
  table <- anova(aov(y ~ dnum, data))  # unweighted
  n0 <- (nrow(data) - sum(n^2) / nrow(data)) / (length(n) - 1)
  share <- function(f) max((f - 1) / (f + n0 - 1), 0)
  f <- table[["F value"]][1]
  ends <- f / qf(c(.975, .025), table$Df[1], table$Df[2])
  whole_rows[[index]] <- data.frame(case, icc = share(f), icc_lower = share(ends[1]),
    icc_upper = share(ends[2]), f = f, df_num = table$Df[1], df_den = table$Df[2], p = table[["Pr(>F)"]][1],
    between = eb$between, within = pooled, centre = eb$centre)
}
write_golden(do.call(rbind, community_rows), "communities.csv")
write_golden(do.call(rbind, whole_rows), "communities_whole.csv")

# ---- which element leads --------------------------------------------------------------------

leading_rows <- list()
for (weight in c("one", "pw_uneq")) for (name in unique(school$dnum)) {
  part <- school[school$dnum == name, ]
  part$w <- part[[weight]]
  reached <- sapply(elements, function(each) as.numeric(part[[each]] == "Yes"))
  if (nrow(part) == 1) reached <- matrix(reached, 1, dimnames = list(NULL, elements))
  coverage <- apply(reached, 2, weighted.mean, part$w)
  order <- order(-round(coverage, 12), seq_along(elements))
  part$d <- reached[, order[1]] - reached[, order[2]]
  difference <- c(weighted.mean(part$d, part$w), NA)
  if (nrow(part) > 1) {
    mean <- svymean(~d, svydesign(id = ~1, weights = ~w, data = part))
    difference <- c(coef(mean)[[1]], SE(mean)[[1]])
  }
  only <- c(sum(part$d == 1), sum(part$d == -1))
  p <- if (sum(only)) binom.test(only)$p.value else NA
  if (weight != "one" && !is.na(p) && !is.na(difference[2]) && difference[2] > 1e-12)
    p <- max(p, 2 * pt(-abs(difference[1] / difference[2]), nrow(part) - 1))
  leading_rows[[length(leading_rows) + 1]] <- data.frame(weight = weight, community = name, n = nrow(part),
    leader = elements[order[1]], coverage = coverage[[order[1]]], runner_up = elements[order[2]],
    next_coverage = coverage[[order[2]]], lead = difference[1], se = difference[2], p = p)
}
leading <- do.call(rbind, leading_rows)
for (weight in c("one", "pw_uneq"))
  leading[leading$weight == weight, "p_holm"] <- p.adjust(leading[leading$weight == weight, "p"], "holm")
write_golden(leading, "leading.csv")

# ---- rank correlation -----------------------------------------------------------------------

orders <- list(apart = list(c(59, 54, 50, 47, 44, 34, 32), c(70, 42, 24, 17, 29, 22, 57)),
               tied = list(c(10, 10, 8, 8, 8, 3, 1, 1), c(4, 5, 5, 2, 2, 2, 9, 0)),
               same = list(1:5, c(2, 4, 6, 8, 10)), reversed = list(1:4, c(9, 7, 5, 3)))
write_golden(do.call(rbind, lapply(names(orders), function(name) {
  pair <- orders[[name]]
  data.frame(case = name, first = paste(pair[[1]], collapse = " "), second = paste(pair[[2]], collapse = " "),
             spearman = cor(pair[[1]], pair[[2]], method = "spearman"),
             kendall = cor(pair[[1]], pair[[2]], method = "kendall"))
})), "rank_correlation.csv")
