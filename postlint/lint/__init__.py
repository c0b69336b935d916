"""LINT: rules and an analysed post in, findings out. Pure: no files, no print, no clock."""
