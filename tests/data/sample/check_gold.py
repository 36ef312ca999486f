#!/usr/bin/env python3
"""Checks that an annotation fits its text: every offset, kind, reference and entry.

Usage: check_gold.py GOLD.json
Prints each mismatch; exit status 1 if there are any.
"""
import json
import os
import sys

OPENING, CLOSING = "“‘'", "”’'"


def spans(gold):
    """Every span of the annotation that repeats its text, with a name for messages."""
    for statement in gold["statements"]:
        for part in statement["content"] + [statement["cue"], statement["source"]]:
            yield statement["id"], part
    for fragment in gold["quoted_fragments_in_headings"]:
        yield "heading", fragment


def kind_of(texts):
    """The kind that quotation marks make of the content's segments."""
    quoted = [t[0] in OPENING and t[-1] in CLOSING for t in texts]
    if all(quoted):
        return ("DIRECT", "MIXED")  # quoted fragments of a sentence are MIXED
    return ("MIXED",) if any("“" in t for t in texts) else ("INDIRECT",)


def check(gold, text):
    for name, part in spans(gold):
        if text[part["start"]:part["end"]] != part["text"]:
            yield f"{name}: at {part['start']} is not {part['text']!r}"
    for entry in gold["entries"]:
        if text[entry["start"]:].split("\n", 1)[0] != entry["heading"]:
            yield f"no entry {entry['heading']!r} at {entry['start']}"
    for before, after in zip(gold["entries"], gold["entries"][1:]):
        if before["end"] != after["start"]:
            yield f"{before['heading']!r} does not end where the next entry begins"
    for repeated in gold["repeated_paragraphs"]:
        first, again = (text[slice(*repeated[key])] for key in ("first", "again"))
        if first != again or "\n" in first or not first:
            yield f"not a repeated paragraph: {first[:40]!r}"
    ids = [statement["id"] for statement in gold["statements"]]
    if len(set(ids)) != len(ids):
        yield "two statements have the same id"
    for statement in gold["statements"]:
        texts = [part["text"] for part in statement["content"]]
        if statement["kind"] not in kind_of(texts):
            yield f"{statement['id']}: {statement['kind']} does not fit {texts}"
    for name, cluster in gold["clusters"].items():
        for reference in cluster["occurrences"] + cluster.get("partial", []):
            if reference not in ids:
                yield f"{name}: no statement {reference}"


def main(path):
    with open(path, encoding="utf8") as file:
        gold = json.load(file)
    with open(os.path.join(os.path.dirname(path), gold["file"]), encoding="utf8") as file:
        text = file.read()
    mismatches = list(check(gold, text))
    print("\n".join(mismatches) or f"{len(gold['statements'])} statements fit the text")
    return 1 if mismatches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
