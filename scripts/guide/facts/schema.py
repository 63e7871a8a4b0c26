"""The JSON Schema of a record, for editors' tools and for those who use the open data."""

from __future__ import annotations

import json

from guide.facts.models import Record


def record_schema() -> str:
    """The schema as text, with a line end, ready to be written to a file."""
    schema = Record.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Record of the BSR Guide"
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
