#!/usr/bin/env Rscript
# Writes what R says about seeded random data, for the tests of src/score/statistics to be compared with.
# Usage: Rscript test/score/statistics/make-goldens.R   (Debian: r-base-core r-cran-survival r-cran-jsonlite)
# One JSON document a line; the same R and survival give the same bytes.
suppressMessages({
  library(survival)
  library(jsonlite)
})

folder <- file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "goldens")
line <- function(x) toJSON(x, auto_unbox = TRUE, digits = NA, na = "null", null = "null")
finite <- function(x) { x <- unname(as.numeric(x)); ifelse(is.finite(x), x, NA) }
probabilities <- c(.25, .5, .75, .9)

# quantile() sorts the points of a limit by height. Where a limit rises again, as an upper one can when few are left at risk, that is not
# the first time at which it is low enough; print() takes the first, and so do we. Such figures are taken by print()'s rule.
quantiles <- function(data, type) {
  fit <- survfit(Surv(time, event) ~ 1, data = data, conf.type = type, timefix = FALSE)
  given <- quantile(fit, probs = probabilities)
  first <- function(limit, sorted) {
    known <- !is.na(limit)
    if (!any(diff(limit[known]) > 1e-12)) return(list(values = finite(sorted), rises = FALSE))
    values <- sapply(probabilities, function(p) {
      low <- which(known & limit <= 1 - p + 1e-8)
      if (length(low) == 0) NA else fit$time[low[1]]
    })
    list(values = values, rises = TRUE)
  }
  lower <- first(fit$lower, given$lower)
  upper <- first(fit$upper, given$upper)
  list(estimate = finite(given$quantile), lower = lower$values, upper = upper$values, rises = lower$rises || upper$rises)
}

shares <- function(data, type, at) {
  fit <- survfit(Surv(time, event) ~ 1, data = data, conf.type = type, timefix = FALSE)
  s <- summary(fit, times = at, extend = TRUE)
  list(survival = finite(s$surv), lower = finite(s$lower), upper = finite(s$upper))
}

one_group <- function(data, tau, at) {
  fit <- survfit(Surv(time, event) ~ 1, data = data, timefix = FALSE)
  # R refuses a horizon before the first time; up to there nothing has happened yet.
  row <- tryCatch(summary(fit, rmean = tau)$table, error = function(e) c(rmean = tau, "se(rmean)" = 0))
  list(
    n = nrow(data), events = sum(data$event),
    log = quantiles(data, "log"), loglog = quantiles(data, "log-log"),
    at = I(at), shares = list(log = shares(data, "log", at), loglog = shares(data, "log-log", at)),
    rmst = finite(row["rmean"]), se = finite(row["se(rmean)"])
  )
}

# survdiff() takes times closer than a hundred-millionth of their mean for one; the data have none.
log_rank <- function(formula, data) {
  test <- tryCatch(survdiff(formula, data = data), error = function(e) NULL)
  if (is.null(test)) return(NULL)
  expected <- if (is.matrix(test$exp)) rowSums(test$exp) else test$exp
  observed <- if (is.matrix(test$obs)) rowSums(test$obs) else test$obs
  df <- sum(expected > 0) - 1
  list(
    chisq = finite(test$chisq), df = df, p = pchisq(test$chisq, df, lower.tail = FALSE),
    observed = I(finite(observed)), expected = I(finite(expected))
  )
}

describe <- function(name, data, tau = NULL) {
  names <- sort(unique(data$group))
  if (is.null(tau)) tau <- min(tapply(data$time, data$group, max))
  groups <- lapply(names, function(g) {
    own <- data[data$group == g, ]
    at <- unname(quantile(own$time, c(.1, .5, .8), type = 1))
    c(
      list(group = g, time = I(own$time), event = I(own$event), stratum = I(own$stratum)),
      one_group(own[, c("time", "event")], tau, at)
    )
  })
  several <- length(names) > 1
  list(
    name = name, tau = tau, groups = groups,
    logrank = if (several) log_rank(Surv(time, event) ~ group, data),
    stratified = if (several) log_rank(Surv(time, event) ~ group + strata(stratum), data)
  )
}

# Times of one kind for n contacts, and whether each had its event.
draw <- function(kind, n) {
  time <- switch(kind,
    smooth = round(rexp(n, 1 / 20), 3),
    tied = as.numeric(sample(1:6, n, replace = TRUE)),
    heavy = round(exp(rnorm(n, 2, 2.5)), 2),
    zeros = ifelse(runif(n) < .25, 0, round(rexp(n, 1 / 5), 1)),
    window = pmin(round(rweibull(n, .6, 30), 2), 40),
    grid = seq_len(n) * 1,
    long = round(rgamma(n, 2, 1 / 100000))
  )
  quiet <- sample(c(0, .2, .4, .8), 1)
  event <- as.numeric(if (kind == "window") time < 40 & runif(n) > quiet / 4 else runif(n) >= quiet)
  data.frame(time, event)
}

set.seed(20261102, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
kinds <- c("smooth", "tied", "heavy", "zeros", "window", "grid", "long")
random <- lapply(1:245, function(i) {
  kind <- kinds[(i - 1) %% length(kinds) + 1]
  several <- (i - 1) %/% length(kinds) %% 4 + 1
  size <- sample(c(3, 8, 20, 45), 1)
  data <- do.call(rbind, lapply(seq_len(several), function(g) {
    cbind(group = letters[g], draw(kind, max(1, rpois(1, size))))
  }))
  data$stratum <- sample(1:2, nrow(data), replace = TRUE)
  describe(sprintf("%03d %s, %d groups", i, kind, several), data)
})

by_hand <- function(name, group, time, event, tau = NULL) {
  describe(name, data.frame(group, time, event, stratum = rep_len(1:2, length(time))), tau)
}
edges <- list(
  by_hand("one row, an event", "a", 5, 1),
  by_hand("one row, censored", "a", 5, 0),
  by_hand("one row, at time 0", "a", 0, 1),
  by_hand("all censored", "a", c(3, 4, 9), c(0, 0, 0)),
  by_hand("all at one time", "a", c(7, 7, 7), c(1, 1, 1)),
  by_hand("an event and a censoring at one time", "a", c(2, 2, 5, 5), c(1, 0, 1, 0)),
  by_hand("exactly one half over a flat", "a", c(1, 2, 3, 4), c(1, 1, 1, 1)),
  by_hand("exactly one half on the last flat", "a", c(1, 2, 6, 10), c(1, 1, 0, 0)),
  by_hand("a horizon beyond the last time", "a", c(1, 2, 6), c(1, 1, 0), 20),
  by_hand("a horizon before the first event", "a", c(4, 5, 6), c(1, 1, 0), 3),
  by_hand("one of two without events", rep(c("a", "b"), each = 4), c(1, 2, 3, 4, 1, 2, 3, 4), c(1, 1, 0, 1, 0, 0, 0, 0)),
  by_hand("equal curves", rep(c("a", "b"), each = 3), c(1, 2, 3, 1, 2, 3), c(1, 1, 0, 1, 1, 0)),
  by_hand("a group gone before the first event", rep(c("a", "b", "c"), each = 3), c(5, 6, 7, 5, 8, 9, 1, 1, 2), c(1, 1, 1, 1, 0, 1, 0, 0, 0))
)

known <- list(
  describe("lung by sex", data.frame(group = c("male", "female")[lung$sex], time = lung$time, event = lung$status - 1, stratum = 1 + (lung$age > 63)), 365),
  describe("veteran by cell type", data.frame(group = as.character(veteran$celltype), time = veteran$time, event = veteran$status, stratum = veteran$trt), 180),
  describe("veteran by treatment", data.frame(group = as.character(veteran$trt), time = veteran$time, event = veteran$status, stratum = as.integer(veteran$celltype)), 180)
)
writeLines(sapply(c(known, edges, random), line), file.path(folder, "survival.jsonl"))

counts <- rbind(
  c(0, 1), c(1, 1), c(0, 10), c(7, 10), c(10, 10), c(81, 263), c(1, 1000), c(999, 1000), c(50000, 100000), c(3, 100000),
  t(replicate(60, { n <- sample(1:400, 1); c(sample(0:n, 1), n) }))
)
proportions <- apply(counts, 1, function(r) list(
  k = r[1], n = r[2],
  wilson = I(finite(suppressWarnings(prop.test(r[1], r[2], correct = FALSE)$conf.int))),
  exact = I(finite(binom.test(r[1], r[2])$conf.int)), coin = binom.test(r[1], r[2])$p.value
))
tails <- c(
  lapply(c(-6, -1, -1e-3, 0, 1e-8, .3, 1, 1.96, 2.8, 2.83, 5, 12, 30), function(z) list(of = "normal", x = z, p = pnorm(z, lower.tail = FALSE))),
  lapply(c(1e-300, 1e-12, .001, .025, .2, .499, .5, .9, .999), function(p) list(of = "quantile", x = p, p = qnorm(p, lower.tail = FALSE))),
  do.call(c, lapply(c(1, 2, 3, 4, 5, 10, 19, 50, 199, 400), function(df) {
    lapply(c(1e-6, .01, .5, 1, 3.84, 10, 60, 199, 700), function(x) list(of = "chi-square", x = x, df = df, p = pchisq(x, df, lower.tail = FALSE)))
  }))
)
signed <- lapply(1:60, function(i) {
  n <- sample(c(1, 2, 5, 9, 14, 30, 49, 50, 70), 1)
  d <- if (i %% 3 == 0) sample(c(-3:4), n, replace = TRUE) else round(rnorm(n, .3), 4)
  if (all(d == 0)) d[1] <- 1
  test <- suppressWarnings(wilcox.test(d, conf.int = FALSE))
  exact <- n < 50 && !any(d == 0) && !anyDuplicated(abs(d))
  shift <- if (exact && n > 5) suppressWarnings(wilcox.test(d, conf.int = TRUE))
  list(d = I(d), v = finite(test$statistic), p = finite(test$p.value), exact = exact, shift = if (!is.null(shift)) I(finite(c(shift$estimate, shift$conf.int))))
})
mcnemar <- lapply(1:25, function(i) {
  b <- rpois(1, 12)
  c <- rpois(1, 8) + (b == 0)
  t <- matrix(c(30, c, b, 20), 2)
  plain <- mcnemar.test(t, correct = FALSE)
  half <- mcnemar.test(t)
  list(b = b, c = c, chisq = finite(plain$statistic), p = plain$p.value, corrected = finite(half$statistic), exact = binom.test(b, b + c)$p.value)
})
concordance <- lapply(1:25, function(i) {
  m <- matrix(sample(1:sample(4:20, 1), 5 * 7, replace = TRUE), 5)
  test <- friedman.test(m)
  list(scores = m, chisq = finite(test$statistic), w = finite(test$statistic) / (5 * 6), p = test$p.value)
})
adjusted <- lapply(1:25, function(i) {
  p <- round(rbeta(sample(1:30, 1), .6, 2), sample(2:6, 1))
  list(p = I(p), holm = I(p.adjust(p, "holm")), bh = I(p.adjust(p, "BH")))
})
figures <- list(proportions = proportions, tails = tails, signed = signed, mcnemar = mcnemar, concordance = concordance, adjusted = adjusted)
writeLines(sapply(names(figures), function(n) line(list(name = n, cases = figures[[n]]))), file.path(folder, "figures.jsonl"))
cat(length(random) + length(edges) + length(known), "data sets,", R.version.string, "survival", as.character(packageVersion("survival")), "\n")
