"""Make the sample county 示例县: an invented county whose terrain shapes its rivers, roads and villages."""
