"""Hold the algorithms of the group Network distance."""
