"""Pages of lines of a few shapes in turn, each with words of its own: what one line opens, another reads on.

A page is n rounds; a round holds one line of each shape. Work that grows faster than the rounds is a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations_with_replacement

from .hostile import STAMP, word

# A line of each shape, by its number.
SHAPES: dict[str, Callable[[int], str]] = {
    # what begins a post, or looks like it
    "number": lambda n: f"  {n}. Post update",
    "number, titled": lambda n: f"  {n}. {word(n)} count",
    "number backwards": lambda n: f"  {9_999_999 - n}. {word(n)}",
    "number glued": lambda n: f"  {n}. {word(n)}{STAMP.format(n // 60 % 24, n % 60)}",
    "stamp": lambda n: f"{word(n)}{STAMP.format(n // 60 % 24, n % 60)}",
    "clock": lambda n: f"{n // 60 % 24:02}:{n % 60:02}",
    "clock, colon": lambda n: f"{n // 60 % 24:02}:{n % 60:02}: {word(n)} waits.",
    "clock, four digits": lambda n: f"{n // 60 % 24:02}{n % 60:02}: {word(n)}, BBC {word(n)}",
    "clock, dotted": lambda n: f"{n // 60 % 24:02}.{n % 60:02}: {word(n)} waits.",
    "am": lambda n: f"{n % 12 + 1}.{n % 60:02}am {word(n)} waits.",
    "BST": lambda n: f"{n % 12 + 1}.{n % 60:02}am BST",
    "date": lambda n: f"{n % 28 + 1} May {1900 + n % 200}",
    "heading": lambda n: f"{word(n)} and {word(n + 1)}",
    "heading, capitals": lambda n: f"{word(n).upper()} RESULT",
    "heading, breaks": lambda n: f"{word(n)} and so\n\n",
    "Breaking": lambda n: f"Breaking\n{word(n)} waits",
    "byline": lambda n: f"    Ann {word(n)}\n\n    Political editor, BBC {word(n)}",
    "by": lambda n: f"By Ann {word(n)}, {word(n)} reporter",
    "zone": lambda n: f"All times stated are UK {word(n)}",
    "live": lambda n: f"Live Reporting {word(n)}",
    "version": lambda n: f"Version {n} of {n + 1}",
    "summary": lambda n: f"Summary\n\n• {word(n)}",
    "clock and title": lambda n: f"### {n // 60 % 24:02}:{n % 60:02} – {word(n)} and so",
    "clock behind": lambda n: f"{word(n)} waits {n % 12 + 1}:{n % 60:02} PM",
    "clock in brackets": lambda n: f"Update {n} [{n // 60 % 24:02}:{n % 60:02}]",
    "age": lambda n: f"{n % 59 + 1} mins ago",
    "day on lines": lambda n: f"May\n{n % 28 + 1:02}\n{1950 + n % 70}",
    "first name behind": lambda n: f"{n % 12 + 1}.{n % 60:02}pm – {word(n % 3)}",
    # furniture and embeds
    "published": lambda n: "Published 9.05pm",
    "button": lambda n: "Share",
    "button of the page": lambda n: f"Thank the writer ({n})",
    "buttons": lambda n: "FacebookTwitter",
    "rule": lambda n: "***",
    "long rule": lambda n: "_" * 90,
    "comments": lambda n: f"{n} comments",
    "footer": lambda n: f"More on {word(n)}",
    "label": lambda n: "Pinned",
    "credit on lines": lambda n: f"{word(n)} waits (\nImage:\nAnn {word(n)}/PA)",
    "embed": lambda n: f"This Twitter post cannot be displayed in your browser. {word(n)}",
    "skip": lambda n: f"Skip twitter post by {word(n)}",
    "end": lambda n: f"End of twitter post by {word(n)}",
    "image source": lambda n: f"Image source, {word(n)}",
    "image caption": lambda n: f"Image caption: Ann {word(n)} waits",
    "credit": lambda n: f"{word(n)} waits. Credit: {word(n)}",
    "copyright": lambda n: f"Copyright: {word(n)}",
    "external": lambda n: f"{word(n)} has more, external",
    "link": lambda n: f"http://{word(n).lower()}.example/{n}",
    "hashtag": lambda n: f"#{word(n)} #{word(n + 1)}",
    # messages
    "account": lambda n: f"Tweet @{word(n)}",
    "tweets": lambda n: f"Ann {word(n)} tweets: {word(n)} waits.",
    "tweets, cut": lambda n: f"Ann {word(n)}\n\ntweets: {word(n)} waits.",
    "tweets, open": lambda n: f'Ann {word(n)} in {word(n)} tweets: "{word(n)} waits',
    "emails": lambda n: f'Ann {word(n)} emails: "{word(n)} waits."',
    "a lone cue": lambda n: f"tweets: {word(n)}",
    "quote message": lambda n: f"Quote Message: {word(n)} waits",
    "quote message, closed": lambda n: f'Quote Message: {word(n)} waits." from Ann {word(n)}',
    "quote label": lambda n: "Quote Message",
    "quote label, mark": lambda n: f'Quote Message:\n"{word(n)}',
    "from": lambda n: f"from Ann {word(n)}, {word(n)} MP",
    "sign-off": lambda n: f"– Ann {word(n)}, {word(n)} MP",
    # speech
    "said": lambda n: f'Ann {word(n)} said: "{word(n)} waits."',
    "said, surname": lambda n: f'Ms {word(n)} said: "{word(n)} waits."',
    "said, one name": lambda n: f'Ann Lee said: "{word(n)} waits."',
    "Mr": lambda n: f"Mr Lee and Mr {word(n)} wait.",
    "first name": lambda n: f'{word(n)} Lee said "so". {word(n)} said "no".',
    "given name": lambda n: f'Ann said "{word(n)}".',
    "he": lambda n: f'He said: "{word(n)} waits."',
    "they": lambda n: f'They said "{word(n)}". It said "so".',
    "who": lambda n: f'Ann {word(n)}, who said "{word(n)}", waits.',
    "role": lambda n: f'The {word(n)} leader said: "So."',
    "role, plain": lambda n: f'The party leader said "{word(n)}".',
    "role alone": lambda n: f"the {word(n)} spokesman",
    "described": lambda n: f"Ann {word(n)}, the Labour MP for {word(n)}, waits.",
    "Labour MP": lambda n: f"Labour MP Ann {word(n)}",
    "organisation": lambda n: f'{word(n)} County Council said: "So."',
    "council": lambda n: f'The council said: "{word(n)}."',
    "initials": lambda n: f"the {word(n)} {word(n)} Group ({word(n)[0]}{word(n)[0]}G)",
    "handle": lambda n: f'@{word(n)} said "so"',
    "peer": lambda n: f'Lord {word(n)} of {word(n)} said "so"',
    "open quote": lambda n: f'"{word(n)} waits',
    "open curly": lambda n: f"“{word(n)} waits",
    "open, said": lambda n: f'Ann {word(n)} said: "{word(n)} waits',
    "close quote": lambda n: f'{word(n)} waits."',
    "close curly, said": lambda n: f"{word(n)} waits,” said Ann {word(n)}.",
    "bare quote": lambda n: f'"{word(n)} waits."',
    "according": lambda n: f'"So," according to {word(n)}.',
    "statement": lambda n: f"Ann {word(n)} issued a statement:",
    "colon": lambda n: f"{word(n)}:",
    "outlet": lambda n: f'Ann Lee told the {word(n)} Echo: "So."',
    "blog": lambda n: f'Her blog is here: {word(n)}. She writes "so".',
    "single quote": lambda n: f"'{word(n)} waits",
    "names": lambda n: f"Ann {word(n)}, Bo {word(n + 1)} and Cy {word(n + 2)}",
    "one word": word,
    "two words": lambda n: f"{word(n)} waits",
    "prose": lambda n: f"They wait in {word(n)} for the count, and {word(n + 1)} too.",
    # figures
    "full result": lambda n: f"Full result: Ann {word(n)} (Lab) {n:,} (50.1%, +1.0%), Bo Ek (Con) 1 (1%)",
    "result line": lambda n: f"Ann {word(n)} (Labour) {n + 1000:,}",
    "result, percent": lambda n: f"Ann {word(n)} (Con) {n + 1000:,} (12.3%)",
    "party line": lambda n: f"Labour {n + 1000:,}",
    "party list": lambda n: f"Lab {n + 1000:,}, Con {n + 900:,}, {word(n)} 3",
    "result heading": lambda n: f"{word(n)} result",
    "ward": lambda n: f"{word(n)} ward by-election, {word(n)} Council",
    "turnout": lambda n: f"Turnout {n % 100}.{n % 10}% in {word(n)}",
    "majority": lambda n: f"Majority: {n:,} for {word(n)}",
    "hold": lambda n: f"{word(n)}: Labour hold",
    "gain": lambda n: f"Con gain {word(n)} from Lab",
    "winner": lambda n: f"Ann {word(n)} wins {word(n)} for Labour",
    "referendum": lambda n: f'"Yes" wins in {word(n)} by 1,200 votes to 900.',
    "votes": lambda n: f"{word(n)} {n + 1000:,} votes",
    "bullet": lambda n: f"• {word(n)} {n + 1000:,}",
    "bullet, result": lambda n: f"• Ann {word(n)} (Labour) {n:,}",
    "parties": lambda n: f"(Lab) (Con) {word(n)}",
    "number alone": lambda n: f"{n + 1000:,}",
    "share": lambda n: f"{n % 100}.{n % 10}% {word(n)}",
    # prices
    "odds": lambda n: f"Ladbrokes odds: Ann {word(n)} {n}/1, Bo {word(n)} 1/{n}",
    "price": lambda n: f"{word(n)} is 5/2 to win {word(n)}",
    "price line": lambda n: f"Labour {n}/4",
    "odds heading": lambda n: f"Odds in {word(n)}:",
    "bookmaker": lambda n: f"William Hill {word(n)}",
    "evens": lambda n: f"{word(n)} evens favourite bet",
    # brackets and blanks
    "open bracket": lambda n: f"({word(n)} waits",
    "close bracket": lambda n: f"{word(n)} waits)",
    "dash": lambda n: f"{word(n)} – waits –",
    "blank": lambda n: "",
    "indent": lambda n: f"        {word(n)}",
}  # fmt: skip

JOINS = {"lines": "\n", "paragraphs": "\n\n"}


def page(shapes: Sequence[str], rounds: int, join: str = "\n\n", first: int = 1) -> str:
    """``rounds`` lines of each of the shapes, in turn."""
    lines = [SHAPES[shape] for shape in shapes]
    return join.join(line(n) for n in range(first, first + rounds) for line in lines)


def blocks(shapes: Sequence[str], rounds: int, join: str = "\n\n") -> str:
    """As ``page``, all lines of the first shape before those of the second."""
    return join.join(page([shape], rounds, join) for shape in shapes)


def pairs() -> Iterable[tuple[str, str]]:
    """All pairs of shapes, each shape with itself too."""
    return combinations_with_replacement(SHAPES, 2)
