"""Pages of our own invention, for what reads posts: text, posts and declared contests."""

from __future__ import annotations

from rsdata.model import Contest, Post, Source

ASH = Contest(
    id="parl.ash-vale.by.2016-10-20",
    name="Ash Vale parliamentary by-election",
    date="2016-10-20",
    kind="parliamentary",
    area="Ash Vale",
    seats=1,
)
ELM = Contest(
    id="parl.elm-park.by.2016-10-20",
    name="Elm Park parliamentary by-election",
    date="2016-10-20",
    kind="parliamentary",
    area="Elm Park",
    seats=1,
)


def source(*contests: Contest) -> Source:
    """A page of the morning after, which reports these contests."""
    return Source(id="page", published="2016-10-21", contests=contests)


def page(*entries: str, headings: tuple[str | None, ...] = ()) -> tuple[str, tuple[Post, ...]]:
    """A text and its posts, newest first; an entry's paragraphs are divided by line breaks."""
    text, posts = "", []
    for number, entry in enumerate(entries, 1):
        heading = headings[number - 1] if number <= len(headings) else None
        start = len(text)
        text += f"  {number}. {heading}\n\n{entry}" if heading else entry
        posts.append(
            Post(
                id=f"page-{number}",
                number=number,
                sequence=len(entries) - number + 1,
                kind="post",
                heading=heading,
                caption=None,
                byline=None,
                byline_role=None,
                text=entry,
                boundary="marked",
                time_as_printed=None,
                published_at=None,
                char_start=start,
                char_end=len(text),
                body=((len(text) - len(entry), len(text)),),
            )
        )
        text += "\n\n"
    return text, tuple(posts)
