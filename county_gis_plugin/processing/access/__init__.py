"""Hold the algorithms of the group Service gaps."""
