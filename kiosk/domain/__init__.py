"""Frozen values and pure rules of a check-in. Imports nothing but the value types of `cardreader.document`."""
