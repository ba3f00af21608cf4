"""The JSON Schema of journey files, generated from the model, for people who make maps with other programs."""

from __future__ import annotations

import json

from mapdesigner.model.journey import JourneyMap

ADDRESS = "urn:mapdesigner:journeymap:1"


def schema_text() -> str:
    """Return the schema as it is shipped: draft 2020-12, two-space indent, keys in the model's order."""
    schema = JourneyMap.model_json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": ADDRESS}
    return json.dumps({**head, **schema}, indent=2) + "\n"
