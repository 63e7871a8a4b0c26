"""The route planner: from a few answers to ordered steps, as data that Python and the browser read."""
