#!/usr/bin/env python3
"""Write the JSON Schemas that kubeconform needs to check the same kinds offline.

    schemas.py SCHEMA_SOURCES OUT

SCHEMA_SOURCES holds kubernetes/swagger-*.json.xz and folders of CustomResourceDefinitions. Unknown fields are refused, as
kubeconform's -strict layout does. Use with

    kubeconform -strict -ignore-missing-schemas \
        -schema-location 'OUT/{{.ResourceKind}}_{{.Group}}_{{.ResourceAPIVersion}}.json'
"""
import json
import lzma
import pathlib
import sys

import yaml

INT_OR_STRING = {"anyOf": [{"type": "integer"}, {"type": "string"}]}
QUANTITY = {"anyOf": [{"type": "string"}, {"type": "number"}]}
SPECIAL = {
    "io.k8s.apimachinery.pkg.api.resource.Quantity": QUANTITY,
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": INT_OR_STRING,
}
# Go formats that JSON Schema does not know, or reads otherwise.
FORMATS = {"int32", "int64", "double", "date-time", "byte"}
# JSON Schema inside JSON Schema: what a CRD may hold is not described here.
OPEN_ENDS = ("JSONSchemaProps", ".v1.JSON", "OrArray", "OrBool")


class Loader(yaml.CSafeLoader):
    """A YAML loader for which a lone = is text."""


Loader.add_constructor("tag:yaml.org,2002:value", lambda loader, node: node.value)


def strict(node):
    """The schema with unknown fields refused and references into one file."""
    if isinstance(node, list):
        return [strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: strict(value) for key, value in node.items()}
    if node.get("x-kubernetes-int-or-string") or node.get("format") == "int-or-string":
        for key in ("type", "format", "anyOf"):
            node.pop(key, None)
        node.update(INT_OR_STRING)
    if isinstance(node.get("format"), str) and node["format"] in FORMATS:
        node.pop("format")
    if (isinstance(node.get("properties"), dict) and "additionalProperties" not in node
            and not node.get("x-kubernetes-preserve-unknown-fields")):
        node["additionalProperties"] = False
    if isinstance(node.get("$ref"), str):
        node["$ref"] = node["$ref"].replace("#/definitions/", "_definitions.json#/definitions/")
    return node


def name(kind, group, version):
    return f"{kind.lower()}_{group}_{version}.json"


def write_kubernetes(source, out):
    definitions = strict(json.load(lzma.open(source))["definitions"])
    definitions.update(SPECIAL)
    for key in definitions:
        if key.endswith(OPEN_ENDS):
            definitions[key] = {}
    (out / "_definitions.json").write_text(json.dumps({"definitions": definitions}))
    for key, schema in definitions.items():
        for kind in schema.get("x-kubernetes-group-version-kind", []):
            reference = {"$ref": f"_definitions.json#/definitions/{key}"}
            (out / name(kind["kind"], kind["group"], kind["version"])).write_text(json.dumps(reference))


def write_definitions(source, out):
    for document in yaml.load_all(source.read_text(), Loader=Loader):
        if not document or document.get("kind") != "CustomResourceDefinition":
            continue
        spec = document["spec"]
        for version in spec["versions"]:
            schema = strict(version["schema"]["openAPIV3Schema"])
            schema["properties"].update({"metadata": {"type": "object"}, "sops": {"type": "object"}})
            (out / name(spec["names"]["kind"], spec["group"], version["name"])).write_text(json.dumps(schema))


def main():
    sources, out = (pathlib.Path(argument) for argument in sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    write_kubernetes(sources / "kubernetes" / "swagger-1.36.json.xz", out)
    # Older Flux versions first: where both serve a version, the newer description stays.
    for source in sorted(sources.glob("*/*.yaml")):
        write_definitions(source, out)


if __name__ == "__main__":
    main()
