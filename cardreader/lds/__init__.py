"""Logical data structure: the files of an eMRTD as typed values (Doc 9303-10)."""
