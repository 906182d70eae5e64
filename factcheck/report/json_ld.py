"""Claims as linked data: Web Annotations of the article's text, and schema.org Claims.

Sources: W3C Web Annotation Data Model (2017), and schema.org's Claim and ClaimReview. What is printed are claims that
were read, not reviewed: a ClaimReview's `reviewRating`, which would be a verdict, is left for the fact-checker to add.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from factcheck.model import Claim, Document
from factcheck.report.excerpt import one_line

Object = dict[str, object]
#: Characters of the text before and after a quote that tell it from others of the same words.
_CONTEXT = 32


def web_annotations(document: Document, claims: Sequence[Claim]) -> str:
    """The claims of an article as one AnnotationPage, in one line of JSON-LD. Positions count characters from 0, the
    end exclusive.
    """
    page: Object = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [_annotation(document, claim) for claim in claims],
    }
    return json.dumps(page, ensure_ascii=False)


def _annotation(document: Document, claim: Claim) -> Object:
    start, stop = claim.span.start, claim.span.stop
    return {
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": str(claim), "format": "text/plain", "purpose": "describing"},
            {"type": "TextualBody", "value": claim.rule, "purpose": "tagging"},
        ],
        "target": {
            "source": document.url or document.id,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": claim.quote,
                    "prefix": document.text[max(0, start - _CONTEXT) : start],
                    "suffix": document.text[stop : stop + _CONTEXT],
                },
                {"type": "TextPositionSelector", "start": start, "end": stop},
            ],
        },
    }


def claim_reviews(document: Document, claims: Sequence[Claim]) -> str:
    """The claims of an article as ClaimReviews that wait for a verdict, in one line of JSON-LD."""
    appearance: Object = {"@type": "NewsArticle", "identifier": document.id}
    if document.url:
        appearance["url"] = document.url
    if document.title:
        appearance["headline"] = one_line(document.title)
    if document.published is not None:
        appearance["datePublished"] = str(document.published)
    if document.source:
        appearance["publisher"] = {"@type": "Organization", "name": document.source}
    graph = [
        {
            "@type": "ClaimReview",
            "claimReviewed": claim.quote,
            "itemReviewed": {
                "@type": "Claim",
                "text": claim.quote,
                "description": str(claim),
                "appearance": appearance,
                **({"author": {"@type": "Thing", "name": claim.said_by}} if claim.said_by else {}),
            },
        }
        for claim in claims
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
