"""Synthetic persons: one description each, from which chip, codes, camera and gateway are all derived."""
