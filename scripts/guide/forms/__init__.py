"""The guide's own forms: what each asks, written by editors in `docs/forms`, one file a form."""
