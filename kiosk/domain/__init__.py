"""Frozen values and pure rules of a check-in. Of other packages they know `cardreader.document` and `.text` alone."""
