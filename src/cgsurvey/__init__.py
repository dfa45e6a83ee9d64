"""Community-governance surveys: from a questionnaire spreadsheet to tables that state their base."""

__version__ = "0.1.0"
