"""Pages that no editor writes: countries, measures, background; knows `writing`, `lists` and `planner`."""
