"""Measure, township by township, what roads, pipes, points and parks cover."""
