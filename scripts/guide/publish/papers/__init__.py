"""Which PDFs the guide has, and what stands in each; knows the rooms `site`, `route` and `pdf`."""
