"""The one place that puts a kiosk together: real parts or simulated ones, with a window or without."""
