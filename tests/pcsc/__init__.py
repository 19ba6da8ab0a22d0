"""The real PC/SC service with the virtual reader."""
