"""Codebooks: an XLSForm workbook as another way of writing the questions of a study, and the way back.

`xlsform` reads a workbook into the tables of a study file, `filling` puts them into one and finds the place
of later mistakes in the workbook; `xlsform_writing` and `json_writing` write the codebook of a study.
"""
