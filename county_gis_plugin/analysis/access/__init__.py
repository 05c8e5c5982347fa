"""Judge access to services: gaps, catchments, and the account of everyone."""
