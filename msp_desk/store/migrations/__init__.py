"""The steps from one released schema to the next; each is frozen when released, and none knows the living models."""
