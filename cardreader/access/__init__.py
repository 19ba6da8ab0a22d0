"""From a key to a secure channel: Basic Access Control and PACE (Doc 9303-11 §4.3, §4.4)."""
