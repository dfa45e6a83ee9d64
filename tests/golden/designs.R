# The designs of survey_designs.csv on the data sets that survey.R writes: sourced by the scripts that use them.
text <- c(dnum = "character")
datasets <- lapply(c(apiclus1 = "apiclus1.csv", apistrat = "apistrat.csv", apiclus2 = "apiclus2.csv"),
                   function(name) read.csv(file.path(here, name), colClasses = text))
specs <- read.csv(file.path(here, "survey_designs.csv"), na.strings = "NA")
rownames(specs) <- specs$design
one_or <- function(column) if (is.na(column)) NULL else reformulate(column)
make_design <- function(name) {
  spec <- specs[name, ]
  svydesign(id = if (is.na(spec$id)) ~1 else reformulate(spec$id), strata = one_or(spec$strata),
            weights = reformulate(spec$weights), fpc = one_or(spec$fpc), nest = TRUE,
            data = datasets[[spec$dataset]])
}
