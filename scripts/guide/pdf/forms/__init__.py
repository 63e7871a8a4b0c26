"""A form to fill in: its words, its places, and the fields in the PDF; knows `typesetting`."""
