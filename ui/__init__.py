"""The window: one passive screen a state, drawn from a View; intents out. The only package that knows Qt."""
