"""Carries the software chip to the real PC/SC service through the virtual reader driver vpcd."""
