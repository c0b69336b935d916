"""REPORT: a `Report` to a string. One module a format; no format knows another."""
