"""Lists across the whole guide: countries compared, contacts, terms, sentences; knows `writing`."""
