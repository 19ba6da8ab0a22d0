"""Is the chip's data whole, who signed it, and is the chip the one it was written to (Doc 9303-11 §5, Doc 9303-12)."""
