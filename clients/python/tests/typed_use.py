"""What a program may write, checked by mypy: the types that editors show. Nobody runs it."""

from __future__ import annotations

from datetime import datetime
from typing import assert_type

import verbatim


def blocking() -> None:
    client = verbatim.Client(timeout=10)
    assert_type(verbatim.extract("text"), list[verbatim.Statement])
    assert_type(client.ingest("https://news.test/a", "text", outlet="Post"), verbatim.IngestArticleResponse)
    assert_type(client.search("speed").take(3), list[verbatim.Quote])
    for quote in verbatim.search("speed", start=datetime.now()):
        assert_type(quote, verbatim.Quote)
    assert_type(client.article("articles/1").publish_time, datetime | None)
    client.search("speed", speakr="Ada")  # type: ignore[call-arg]
    client.ingest("https://news.test/a")  # type: ignore[call-arg]


async def awaited() -> None:
    async with verbatim.AsyncClient() as client:
        assert_type(await client.verify("text"), verbatim.VerifyQuoteResponse)
        async for speaker in client.speakers("Okafor"):
            assert_type(speaker, verbatim.Speaker)
        assert_type(await client.search("speed").take(3), list[verbatim.Quote])
