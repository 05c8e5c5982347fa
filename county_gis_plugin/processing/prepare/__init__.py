"""Hold the algorithms of the group Prepare data."""
