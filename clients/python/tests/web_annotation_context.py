"""What the JSON-LD context of Web Annotation says, http://www.w3.org/ns/anno.jsonld: each of the terms in appendix B of
https://www.w3.org/TR/2017/REC-annotation-vocab-20170223/ with the IRI and the kind of its values.

Written down here by what they are, since no package carries the W3C's own file and tests ask no network.
"""

from typing import Any

OA, AS, DC = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/elements/1.1/"
DCTERMS, DCTYPES = "http://purl.org/dc/terms/", "http://purl.org/dc/dcmitype/"
FOAF, SCHEMA, XSD = "http://xmlns.com/foaf/0.1/", "http://schema.org/", "http://www.w3.org/2001/XMLSchema#"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"

MOTIVATIONS = {OA + name for name in (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying reviewing tagging").split()}

_PREFIXES = {
    "oa": OA, "dc": DC, "dcterms": DCTERMS, "dctypes": DCTYPES, "foaf": FOAF, "rdf": RDF, "rdfs": RDFS,
    "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": XSD, "iana": "http://www.iana.org/assignments/relation/",
    "owl": "http://www.w3.org/2002/07/owl#", "as": AS, "schema": SCHEMA}

# Terms named as in the ontology itself; what kind of value each has is behind it.
_OF_OA = {
    "Annotation TextualBody ResourceSelection SpecificResource FragmentSelector CssSelector XPathSelector "
    "TextQuoteSelector TextPositionSelector DataPositionSelector SvgSelector RangeSelector TimeState HttpRequestState "
    "Choice Motivation bodyValue processingLanguage exact prefix suffix styleClass": None,
    "refinedBy renderedVia via canonical": "@id",
    "textDirection": "@vocab",
    "sourceDate sourceDateStart sourceDateEnd": XSD + "dateTime",
    "start end": XSD + "nonNegativeInteger",
}

_OTHERS: dict[str, tuple[str, str | None]] = {
    "CssStylesheet": (OA + "CssStyle", None),
    "auto": (OA + "autoDirection", None), "ltr": (OA + "ltrDirection", None), "rtl": (OA + "rtlDirection", None),
    "body": (OA + "hasBody", "@id"), "target": (OA + "hasTarget", "@id"), "source": (OA + "hasSource", "@id"),
    "selector": (OA + "hasSelector", "@id"), "state": (OA + "hasState", "@id"), "scope": (OA + "hasScope", "@id"),
    "startSelector": (OA + "hasStartSelector", "@id"), "endSelector": (OA + "hasEndSelector", "@id"),
    "stylesheet": (OA + "styledBy", "@id"), "cached": (OA + "cachedSource", "@id"),
    "motivation": (OA + "motivatedBy", "@vocab"), "purpose": (OA + "hasPurpose", "@vocab"),
    "Dataset": (DCTYPES + "Dataset", None), "Image": (DCTYPES + "StillImage", None),
    "Video": (DCTYPES + "MovingImage", None), "Audio": (DCTYPES + "Sound", None), "Text": (DCTYPES + "Text", None),
    "Person": (FOAF + "Person", None), "Organization": (FOAF + "Organization", None),
    "homepage": (FOAF + "homepage", "@id"), "name": (FOAF + "name", None), "nickname": (FOAF + "nick", None),
    "email": (FOAF + "mbox", None), "email_sha1": (FOAF + "mbox_sha1sum", None),
    "Software": (AS + "Application", None), "generator": (AS + "generator", "@id"),
    "AnnotationCollection": (AS + "OrderedCollection", None), "AnnotationPage": (AS + "OrderedCollectionPage", None),
    "partOf": (AS + "partOf", "@id"), "first": (AS + "first", "@id"), "last": (AS + "last", "@id"),
    "next": (AS + "next", "@id"), "prev": (AS + "prev", "@id"),
    "total": (AS + "totalItems", XSD + "nonNegativeInteger"), "startIndex": (AS + "startIndex", XSD + "nonNegativeInteger"),
    "Audience": (SCHEMA + "Audience", None), "audience": (SCHEMA + "audience", "@id"),
    "accessibility": (SCHEMA + "accessibilityFeature", None),
    "creator": (DCTERMS + "creator", "@id"), "rights": (DCTERMS + "rights", "@id"),
    "conformsTo": (DCTERMS + "conformsTo", "@id"), "created": (DCTERMS + "created", XSD + "dateTime"),
    "modified": (DCTERMS + "modified", XSD + "dateTime"), "generated": (DCTERMS + "issued", XSD + "dateTime"),
    "format": (DC + "format", None), "language": (DC + "language", None),
    "value": (RDF + "value", None), "label": (RDFS + "label", None),
}


def _term(iri: str, kind: str | None) -> Any:
    return iri if kind is None else {"@id": iri, "@type": kind}


CONTEXT: dict[str, Any] = {
    **_PREFIXES,
    "id": "@id",
    "type": "@type",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    **{iri.removeprefix(OA): iri for iri in MOTIVATIONS},
    **{name: _term(OA + name, kind) for names, kind in _OF_OA.items() for name in names.split()},
    **{name: _term(iri, kind) for name, (iri, kind) in _OTHERS.items()},
}
