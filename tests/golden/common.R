# What both R scripts share: where they stand (`script` is set by the script that sources this),
# and how numbers are printed.

invisible(Sys.setlocale("LC_ALL", "C"))  # one sort order everywhere
options(stringsAsFactors = FALSE, warn = 1)

here <- dirname(script)

# The shortest of 15, 16 or 17 significant digits that reads back as the same double.
exact <- function(x) {
  text <- ifelse(is.na(x), "NA", sprintf("%.15g", x))
  for (digits in 16:17) {
    off <- !is.na(x) & suppressWarnings(as.numeric(text)) != x
    text[off] <- sprintf(paste0("%.", digits, "g"), x[off])
  }
  text
}

write_golden <- function(frame, name) {
  printed <- as.data.frame(lapply(frame, function(column)
    if (is.numeric(column)) exact(column)
    else ifelse(is.na(column), "NA", as.character(column))), check.names = FALSE)
  stopifnot(!any(grepl("[,\"\n]", unlist(printed))))  # nothing that would need quotes
  connection <- file(file.path(here, name), open = "wb")
  on.exit(close(connection))
  write.table(printed, connection, sep = ",", quote = FALSE, row.names = FALSE, eol = "\n")
}
