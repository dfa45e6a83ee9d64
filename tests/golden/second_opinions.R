# Exact p values by refitting: wild cluster bootstrap-t and permutation inside communities
#   -> opinions_panel.csv, second_opinions.csv
#
# Nothing is drawn. The bootstrap refits lm for every one of the 2^10 assignments of signs to the ten
# communities, with the null imposed, and studentises by CR1; the permutation refits it for every distinct
# way of dealing the treatments inside the communities. p is the share of replicates at least as large in
# absolute value as what was observed, which is one of them; the tolerance takes up rounding.

script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
source(file.path(dirname(script), "common.R"))

# Made up by formula, so that no generator is needed. `many` has ten communities and treatment varying in
# each; `small` has four, one of them wholly treated, and few enough permutations to try them all.
panel_of <- function(name, sizes, treated) {
  community <- rep(seq_along(sizes), sizes)
  place <- sequence(sizes)
  i <- seq_along(community)
  treat <- as.numeric(place <= treated[community])
  sex <- as.numeric((i * 7) %% 5 < 2)
  age <- 20 + (i * 37) %% 61
  y <- round(0.5 + 0.1 * sin(community) + 0.05 * treat + 0.002 * age + 0.2 * sin(i * i) * (1 + 0.3 * treat), 6)
  w <- round(0.5 + ((i * 13) %% 17) / 8, 4)
  data.frame(panel = name, community = sprintf("C%02d", community), y, treat, sex, age, w)
}
panels <- rbind(panel_of("many", c(5, 9, 7, 12, 6, 10, 8, 11, 7, 9), c(2, 4, 3, 5, 3, 6, 2, 4, 5, 3)),
                panel_of("small", c(5, 6, 4, 5), c(2, 5, 2, 5)))

model_of <- function(data, effects) {
  controls <- model.matrix(if (effects) ~ sex + age + community else ~ sex + age, data)
  cbind(controls, treat = data$treat)
}

# Coefficient of the last column and its t with CR1; K counts an effect nested in the clusters once.
fitted_t <- function(x, y, w, community, k) {
  fit <- lm.wfit(x, y, w)
  bread <- solve(crossprod(x * sqrt(w)))
  scores <- rowsum(x * w * fit$residuals, community)
  clusters <- nrow(scores)
  factor <- clusters / (clusters - 1) * (nrow(x) - 1) / (nrow(x) - k)
  variance <- factor * bread %*% crossprod(scores) %*% bread
  last <- ncol(x)
  c(estimate = unname(fit$coefficients[last]), t = unname(fit$coefficients[last] / sqrt(variance[last, last])))
}

bootstrap <- function(data, w, effects) {
  x <- model_of(data, effects)
  k <- if (effects) 4 else ncol(x)
  restricted <- lm.wfit(x[, -ncol(x)], data$y, w)
  names <- sort(unique(data$community))
  found <- fitted_t(x, data$y, w, data$community, k)
  every <- as.matrix(expand.grid(rep(list(c(-1, 1)), length(names))))
  replicates <- apply(every, 1, function(signs) {
    outcome <- restricted$fitted.values + signs[match(data$community, names)] * restricted$residuals
    fitted_t(x, outcome, w, data$community, k)["t"]
  })
  data.frame(replicates = length(replicates), statistic = unname(found["t"]),
             p = mean(abs(replicates) >= abs(found["t"]) * (1 - 1e-9)))
}

permutations <- function(data) {
  dealt <- list(integer(0))
  for (level in sort(unique(data$community))) {
    rows <- which(data$community == level)
    number <- sum(data$treat[rows])
    choices <- if (number == length(rows)) list(rows) else combn(rows, number, simplify = FALSE)
    dealt <- unlist(lapply(dealt, function(so_far) lapply(choices, function(more) c(so_far, more))),
                    recursive = FALSE)
  }
  dealt
}

permutation <- function(data, w, effects) {
  coefficient <- function(treat) {
    changed <- data
    changed$treat <- treat
    lm.wfit(model_of(changed, effects), data$y, w)$coefficients[["treat"]]
  }
  found <- coefficient(data$treat)
  replicates <- vapply(permutations(data), function(chosen)
    coefficient(as.numeric(seq_len(nrow(data)) %in% chosen)), numeric(1))
  data.frame(replicates = length(replicates), statistic = found,
             p = mean(abs(replicates) >= abs(found) * (1 - 1e-9)))
}

results <- list()
for (method in c("wild_bootstrap", "permutation")) {
  data <- panels[panels$panel == (if (method == "permutation") "small" else "many"), ]
  for (weights in c("unweighted", "weighted")) for (effects in c(FALSE, TRUE)) {
    w <- if (weights == "weighted") data$w else rep(1, nrow(data))
    name <- if (effects) "effects" else "controls"
    found <- if (method == "permutation") permutation(data, w, effects) else bootstrap(data, w, effects)
    results[[length(results) + 1]] <- cbind(
      data.frame(case = paste(method, weights, name, sep = "/"), method, weights, model = name), found)
  }
}
write_golden(panels, "opinions_panel.csv")
write_golden(do.call(rbind, results), "second_opinions.csv")
