# Changes between two waves and their split into rates and composition, made with R's survey package:
#
#   waves_data.csv   the rows of both waves: schools of apiclus1 and apistrat, parted and overlapping
#   waves.csv        rates and means by wave, changes, and Kitagawa's components, of each design
#
# The waves are stacked with rbind. Units of the same name are one unit, so svyby(covmat = TRUE) and
# svycontrast carry the covariance. The components are nonlinear functions of the totals by wave, category
# and answer: svytotal, then svycontrast with a quoted expression (delta method, R's own derivatives).

suppressMessages(library(survey))
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))

data(api)

# ---- data ---------------------------------------------------------------------------------

yes <- function(x) as.character(x)
wave_of <- function(data, rows, wave, outcome, score, weight) {
  chosen <- data[rows, ]
  data.frame(wave = wave, unit = chosen$unit, layer = chosen$layer, kind = as.character(chosen$stype),
             y = yes(chosen[[outcome]]), score = chosen[[score]], weight = chosen[[weight]],
             inside = chosen$enroll > 400)
}

# communities, partly the same: 11 of the 15 districts in each wave, 7 in both
districts <- apiclus1
districts$unit <- as.character(districts$dnum)
districts$layer <- "all"
districts$pw_uneq <- districts$pw * (1 + (seq_len(nrow(districts)) %% 5) / 4)
districts$seven <- 7 * districts$pw_uneq  # weights of another scale
known <- sort(unique(districts$dnum))
clustered <- rbind(
  wave_of(districts, districts$dnum %in% known[1:11], "2022", "comp.imp", "api99", "pw_uneq"),
  wave_of(districts, districts$dnum %in% known[5:15], "2023", "awards", "api00", "seven"))
clustered$y[seq_len(nrow(clustered)) %% 17 == 3] <- NA

# a panel: schools known by their number, 60 of them in both waves, in strata
schools <- apistrat
schools$unit <- paste0("s", seq_len(nrow(schools)))
schools$layer <- as.character(schools$stype)
schools$stype <- ifelse(schools$meals > 50, "more", "less")
order <- order(seq_len(nrow(schools)) %% 10, seq_len(nrow(schools)))  # every stratum in every tenth
panel <- rbind(
  wave_of(schools, order[1:130], "2022", "comp.imp", "api99", "pw"),
  wave_of(schools, order[71:200], "2023", "awards", "api00", "pw"))

# two samples drawn apart, where nobody is known again
apart <- rbind(
  wave_of(schools, order[1:100], "2022", "comp.imp", "api99", "pw"),
  wave_of(schools, order[101:200], "2023", "awards", "api00", "pw"))
apart$layer <- "all"
apart$weight <- 1

data_of <- rbind(cbind(set = "clustered", clustered), cbind(set = "panel", panel),
                 cbind(set = "apart", apart))
write_golden(data_of, "waves_data.csv")

# ---- designs ------------------------------------------------------------------------------

designs <- list(
  clustered = svydesign(ids = ~unit, weights = ~weight, data = clustered),
  clustered_plain = svydesign(ids = ~unit, weights = ~1, data = clustered),
  clustered_domain = subset(svydesign(ids = ~unit, weights = ~weight, data = clustered), inside),
  panel = svydesign(ids = ~unit, strata = ~layer, weights = ~weight, data = panel),
  apart = svydesign(ids = ~1, strata = ~wave, weights = ~1, data = apart))

# ---- quantities ---------------------------------------------------------------------------

row_of <- function(design, variable, quantity, estimate, se, df) {
  estimate <- as.numeric(estimate)
  se <- as.numeric(se)
  df <- as.numeric(df)
  t <- estimate / se
  data.frame(design = design, variable = variable, quantity = quantity, estimate = estimate, se = se,
             df = df, p = 2 * pt(-abs(t), df))
}

changes <- function(name, variable, design) {
  answered <- subset(design, !is.na(design$variables[[variable]]))
  values <- answered$variables[[variable]]
  answered$variables$v <- if (is.character(values)) as.numeric(values == "Yes") else values
  by <- svyby(~v, ~wave, answered, svymean, covmat = TRUE)
  change <- svycontrast(by, c(-1, 1))
  df_of <- sapply(c("2022", "2023"), function(w) degf(subset(answered, wave == w)))
  rbind(row_of(name, variable, "2022", coef(by)[1], SE(by)[1], df_of[1]),
        row_of(name, variable, "2023", coef(by)[2], SE(by)[2], df_of[2]),
        row_of(name, variable, "change", coef(change), SE(change), degf(answered)))
}

# totals N_wk of weight and Y_wk of weight x answer; p = N / sum N, r = Y / N
components <- function(name, design) {
  answered <- subset(design, !is.na(y))
  frame <- answered$variables
  kinds <- sort(unique(frame$kind))
  names <- c()
  for (w in c("2022", "2023")) for (k in seq_along(kinds)) {
    cell <- as.numeric(frame$wave == w & frame$kind == kinds[k])
    suffix <- paste0(substr(w, 4, 4), "_", k)
    answered$variables[[paste0("N", suffix)]] <- cell
    answered$variables[[paste0("Y", suffix)]] <- cell * (frame$y == "Yes")
    names <- c(names, paste0(c("N", "Y"), suffix))
  }
  totals <- svytotal(reformulate(names), answered)
  p <- function(w, k) sprintf("(N%d_%d/(%s))", w, k,
                              paste0("N", w, "_", seq_along(kinds), collapse = "+"))
  r <- function(w, k) sprintf("(Y%d_%d/N%d_%d)", w, k, w, k)
  each <- function(template) parse(text = paste(sapply(seq_along(kinds), template), collapse = "+"))[[1]]
  rates <- each(function(k) sprintf("(%s+%s)/2*(%s-%s)", p(2, k), p(3, k), r(3, k), r(2, k)))
  shares <- each(function(k) sprintf("(%s+%s)/2*(%s-%s)", r(2, k), r(3, k), p(3, k), p(2, k)))
  df <- degf(answered)
  found <- lapply(list(rate_component = rates, composition_component = shares), function(expression)
    svycontrast(totals, list(x = expression)))
  do.call(rbind, lapply(names(found), function(part)
    row_of(name, "y", part, coef(found[[part]]), SE(found[[part]]), df)))
}

out <- do.call(rbind, lapply(names(designs), function(name) rbind(
  changes(name, "y", designs[[name]]),
  changes(name, "score", designs[[name]]),
  components(name, designs[[name]]))))

# the two components are the change
for (name in names(designs)) {
  own <- out[out$design == name & out$variable == "y", ]
  parts <- own$estimate[own$quantity %in% c("rate_component", "composition_component")]
  stopifnot(abs(sum(parts) - own$estimate[own$quantity == "change"]) < 1e-12)
}
write_golden(out, "waves.csv")
