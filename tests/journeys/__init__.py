"""People's journeys through the running app, in a browser."""
