"""Settings: one TOML file, checked strictly; every secret is named by file, never written in it."""
