"""Data files shared by screen and printer."""
