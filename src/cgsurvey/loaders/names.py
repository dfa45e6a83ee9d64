"""What the names of data files end with: files are looked for by it, and read by what they hold."""

DATA_NAMES = (
    *(".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".tab", ".txt", ".htm", ".html"),
    *(".sav", ".zsav", ".dta", ".parquet"),
)
