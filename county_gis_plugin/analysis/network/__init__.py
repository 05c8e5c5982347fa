"""Build a network from road lines and measure on it."""
