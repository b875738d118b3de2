"""Texts that are hard on whoever reads them, each at any length: tests build them, benchmarks time them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from .scraps import SCRAPS

Generator = Callable[[int], str]


def word(number: int) -> str:
    """A word of its own for each number: "Bacada"."""
    letters = ""
    while True:
        number, rest = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[rest] + "aeiou"[rest % 5]
        if not number:
            return letters.capitalize()


def repeated(unit: str) -> Generator:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def counted(line: Callable[[int], str], head: str = "", sep: str = "\n\n") -> Generator:
    """Entries made of their number, until the length is reached."""

    def make(length: int) -> str:
        parts, total = [head], len(head)
        for n in count(1):
            if total >= length:
                break
            parts.append(line(n))
            total += len(parts[-1]) + len(sep)
        return sep.join(parts)

    return make


B2N = "Got a TV Licence?\n\nLive Reporting\n\nAll times stated are UK"
STAMP = "published at {:02}:{:02} British Summer Time 7 May 2015"


def _clock(n: int) -> str:
    return f"{n // 60 % 24:02}:{n % 60:02}"


def _mixed(length: int) -> str:
    """All scraps in turn."""
    return repeated("\n".join(SCRAPS))(length)


def _nested(length: int) -> str:
    return "“" * (length // 2) + "”" * (length // 2)


# Text by name and length. First what a page is made of, then single characters, then what is one of a kind.
TEXTS: dict[str, Generator] = {
    "numbered headings": counted(lambda n: f"  {n}. Post update\n\n    Text.", B2N),
    "numbers backwards": counted(lambda n: f"  {99999 - n}. Post update\n\n    Text.", B2N),
    "number over and over": counted(lambda n: "  7. Post update\n\n    Text.", B2N),
    "numbers too great": counted(lambda n: f"  {n * 10**30}. Post update\n\n    Text.", B2N),
    "numbers of B1": counted(
        lambda n: f"  {n}. Post update\n\n    Text.", "Ann Lee\n\nAll times stated are UK"
    ),
    "numbers of B1 that jump": counted(
        lambda n: f"  {n * 50}. Post update\n\n    Text.\n\n    More.", "Ann Lee\n\nAll times stated are UK"
    ),
    "paragraphs of B1": counted(
        lambda n: f"    Text {n}.", "Ann Lee\n\nAll times stated are UK\n\n  1. Post update"
    ),
    "paragraphs of B2u": counted(
        lambda n: f"Text {n}.", "Got a TV Licence?\n\nLive Reporting\n\nAll times stated are UK"
    ),
    "headings of B2u": counted(
        lambda n: f"Heading {n}\n\nText.", "Got a TV Licence?\n\nLive Reporting\n\nAll times stated are UK"
    ),
    "stamps of B3": counted(lambda n: f"  {n}. Post{STAMP.format(n // 60 % 24, n % 60)}\n\n    Text."),
    "stamps of B3 within hours": counted(
        lambda n: f"  {n}. Post{STAMP.format(n * 7 % 24, n % 60)}\n\n    Text."
    ),
    "stamps of B3f": counted(lambda n: f"A{STAMP.format(n // 60 % 24, n % 60)}\nText.", sep="\n"),
    "stamps of B3t": counted(lambda n: f"  {n}. Postpublished at {_clock(n)}\n\n    Text."),
    "clocks of B0": counted(
        lambda n: f"{_clock(n)}: Ann Lee, BBC News\nText.", "By-election - as it happened"
    ),
    "clocks of B0n": counted(
        lambda n: f"  {n}. \n    {_clock(n)}:\n\n    Text.", "By-election - as it happened"
    ),
    "clocks of N1": counted(lambda n: f"{_clock(n).replace(':', '.')}: Text."),
    "clocks of N2": counted(lambda n: f"{n % 12 + 1}.{n % 60:02}am Text."),
    "headlines of N3": counted(lambda n: f"Headline {n}\n\nText. Credit: PA\n\n", "Live updates", sep="\n"),
    "stamps of N4": counted(lambda n: f"{n % 12 + 1}.{n % 60:02}am BST\n{_clock(n)}\nText."),
    "entries of N5": counted(
        lambda n: f"{n % 12 + 1}.{n % 60:02}pm: Text.", "This article is from the source 'x'\nVersion 1 of 2"
    ),
    "bylines": counted(
        lambda n: f"  {n}. Post update\n\n    Ann Lee\n\n    Political editor\n\n    Text.", B2N
    ),
    "captions": counted(
        lambda n: f"  {n}. Post update\n\n    Ann {word(n)} and supporters\n\n    Text.", B2N
    ),
    "embeds": counted(
        lambda n: (
            "  1. Post update\n\n    This Twitter post cannot be displayed in your browser.\n\n"
            "    Skip twitter post\n\n    x"
        )
    ),
    "tweets": counted(lambda n: f"    Tweet @Echo\n\n    Ann {word(n)} in Deal tweets: so", B2N),
    "emails": counted(lambda n: '    Ann Lee emails: "x"', B2N),
    "message colons": repeated("tweets: "),
    "quote messages": counted(lambda n: 'Quote Message: So." from Ann Lee'),
    "lone quote labels": counted(lambda n: "Quote Message:\nSo", "x"),
    "external links": repeated("a word, external "),
    "hashtags": repeated("#Deal "),
    "hash marks": repeated("#"),
    "links": repeated("http://a.example/#b "),
    # results
    "results in one contest": counted(
        lambda n: f"Ann {word(n)} (Lab) {n:,} (1.00%, +1.00%)", "Full result: Bo Ek (Con) 1 (1.00%)", sep=", "
    ),
    "results, no parties": counted(
        lambda n: f"Ann {word(n)} (Party of {word(n)}) {n:,} (1%)",
        "Full result: Bo Ek (Con) 1 (1.00%)",
        sep=", ",
    ),
    "one result over and over": repeated(
        "Full result: Ann Lee (Lab) 1,234 (12.0%, +3.0%), Bo Ek (Con) 900 (9.0%)\n\n"
    ),
    "contests": counted(
        lambda n: (
            f"Full result in {word(n)}: Ann {word(n)} (Lab) 1,234 (57.8%), Bo {word(n)} (Con) 900 (42.2%)."
        )
    ),
    "contests by heading": counted(
        lambda n: (
            f"  {n}. {word(n)} RESULT\n\n    Ann {word(n)} (Lab) 1,234 (57.8%), Bo Ek (Con) 900 (42.2%)."
        ),
        B2N,
    ),
    "party list": counted(lambda n: f"Lab {n:,}", "Con 1", sep=", "),
    "party list, many seats": repeated("Con 2,307, 2,257, 2,125, Lab 1,001, 2,002, 3,003, "),
    "votes with no party": repeated("2,307, "),
    "parties by line": repeated("Labour 12,345\n"),
    "parties by paragraph": repeated("Labour 12,345\n\n"),
    "bullets of results": counted(lambda n: f"• Ann {word(n)} (Labour) {n:,}", sep="\n"),
    "parties": repeated("Lab "),
    "parties in brackets": repeated("(Lab) "),
    "shares": repeated("(12%) +3% "),
    "result lines": repeated("Lab 1,234 (12%) +3% "),
    "percentages": repeated("50.1% "),
    "turnouts": repeated("Turnout 50.1%. "),
    "turnout words": repeated("turnout "),
    "turnouts by paragraph": repeated("Turnout was 50.1%, 40,113 votes.\n\n"),
    "majorities": repeated("Majority: 2,920 "),
    "holds": repeated("Labour hold "),
    "gains": repeated("Con gain from Lab\n\n"),
    "referendums": counted(
        lambda n: f'  {n}. {word(n)} RESULT\n\n    "Yes" wins by 1,200 votes to 900.', B2N
    ),
    "referendum words": repeated("wins by 1,200 votes to 900 "),
    "long votes": lambda length: "Ann Lee (Lab) " + "9" * length + " (12%), Bo Ek (Con) 3 (1%)",
    "long share": lambda length: "Ann Lee (Lab) 3 (" + "9" * length + "%), Bo Ek (Con) 3 (1%)",
    # prices
    "fractions": repeated("5/2 "),
    "prices": repeated("odds of 5/2 on Labour, "),
    "prices by paragraph": repeated("Ladbrokes make Labour 4/6 favourites.\n\n"),
    "books": counted(lambda n: f"Ladbrokes odds: Ann {word(n)} {n}/1"),
    "one book": counted(lambda n: f"Ann {word(n)} {n}/1", "Ladbrokes odds: Bo Ek 4/5", sep=", "),
    "prices in words": repeated("ten to one on Labour "),
    "price words": repeated("odds bet favourite "),
    "bookmakers": repeated("William Hill "),
    "long price": lambda length: "odds of " + "9" * length + "/1 on Labour",
    # speech
    "said": repeated('X said "'),
    "said, closed": repeated('X said "y". '),
    "said before": repeated('"y," said X. '),
    "said by paragraph": repeated('X said "y".\n'),
    "he said": repeated('He said "y". '),
    "he said by paragraph": repeated('He said "y".\n\n'),
    "speakers": counted(lambda n: f'Ann {word(n)} said: "So it is."', sep="\n"),
    "speakers, one paragraph": counted(lambda n: f'Ann {word(n)} said: "So it is."', sep=" "),
    "speakers of one surname": counted(lambda n: f'{word(n)} Lee said: "So it is."', sep="\n"),
    "speakers by surname": counted(lambda n: f'Ann {word(n)} said: "So." Ms {word(n)} said: "So."', sep="\n"),
    "speakers by first name": counted(lambda n: f'{word(n)} Lee said: "So." {word(n)} said: "So."', sep="\n"),
    "Mr Lee": counted(lambda n: f'{word(n)} Lee and Mr Lee. Mr Lee said: "So."', sep="\n"),
    "roles": counted(lambda n: f'The {word(n)} leader said: "So it is."', sep="\n"),
    "a role by paragraph": repeated('MP Ann Lee met the mayor.\n\nThe minister said: "So."\n\n'),
    "described speakers": counted(
        lambda n: f'Ann {word(n)}, the Labour MP for {word(n)}, told the {word(n)} Echo: "So."', sep="\n"
    ),
    "organisations": counted(lambda n: f'{word(n)} Council said: "So it is."', sep="\n"),
    "organisations, short": counted(
        lambda n: f'{word(n)} County Council said: "So." The council said: "So."', sep="\n"
    ),
    "initials": counted(
        lambda n: f'A {word(n)} {word(n)} Group spokesman said "So." A{word(n)[0]}G said "so".', sep="\n"
    ),
    "sign-offs": counted(lambda n: f'"So it is."\n\n– Ann {word(n)}, MP'),
    "messages": counted(lambda n: f"Ann {word(n)} tweets: So it is."),
    "lists of speakers": counted(lambda n: f"Ann {word(n)}", sep=", "),
    "lists that speak": lambda length: (
        counted(lambda n: f"Ann {word(n)}", sep=" and ")(length) + ' said "so".'
    ),
    "names": repeated("Ann Lee "),
    "names by line": counted(lambda n: f"Ann {word(n)}", sep="\n"),
    "names by paragraph": counted(lambda n: f"Ann {word(n)}"),
    "one name, many words": counted(word, sep=" "),
    "one name that speaks": lambda length: '"So," said ' + counted(word, sep=" ")(length) + ".",
    "one role that speaks": lambda length: '"So," said ' + "the leader of " * (length // 14) + "Deal.",
    "titles": repeated("Mr "),
    "initials of names": repeated("J. "),
    "appositives": repeated("Ann Lee, the MP for Deal, "),
    "owners": repeated("Ann's "),
    "leaders": repeated("leader of "),
    "pronouns": repeated("he she they who "),
    "according": repeated("according to "),
    "cues": repeated("said told says "),
    "that": repeated("said that he said that "),
    "words": repeated("word "),
    "sentences": repeated("A sentence. "),
    "one letter quoted": repeated('"a" said b '),
    # marks
    "straight marks": repeated('"'),
    "opening marks": repeated("“"),
    "closing marks": repeated("”"),
    "nested marks": _nested,
    "marks with blanks": repeated('" '),
    "mixed marks": repeated("\"“'‘”’«»„"),
    "single marks": repeated("'"),
    "open marks by line": repeated('"a\n'),
    "open marks by paragraph": repeated('"a\n\n'),
    "open curly by paragraph": repeated("“a\n\n"),
    "quoted words": repeated('"a" '),
    "apostrophes": repeated("'a' "),
    "brackets": repeated("("),
    "closing brackets": repeated(")"),
    "brackets both": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "empty brackets": repeated("() "),
    "commas": repeated(","),
    "commas with blanks": repeated(", "),
    "dots": repeated("."),
    "colons": repeated(": "),
    "dashes": repeated("– "),
    "hyphens": repeated("-"),
    "hyphened": repeated("a-"),
    "hyphened capitals": repeated("A-"),
    "apostrophed": repeated("a'"),
    "dotted capitals": repeated("A."),
    "ampersands": repeated("A & "),
    "slashes": repeated("/"),
    "bullets": repeated("• x\n"),
    "escapes": repeated("\\u00a3"),
    "pounds": repeated("£"),
    "per cent": repeated("%"),
    "at": repeated("@"),
    "at names": repeated("@ann "),
    # blanks and breaks
    "spaces": repeated(" "),
    "spaces then a word": lambda length: " " * length + "x",
    "a word then spaces": lambda length: "x" + " " * length,
    "tabs": repeated("\t"),
    "newlines": repeated("\n"),
    "newlines in a page": lambda length: f"{B2N}\n\n  1. Post update" + "\n" * length + "    Text.",
    "spaced newlines": repeated(" \n"),
    "carriage returns": repeated("\r"),
    "lines by CR": repeated("A sentence.\r"),
    "lines by CRLF": repeated("A sentence.\r\n"),
    "no-break spaces": repeated("\u00a0"),
    "words by no-break space": repeated("Ann\u00a0Lee\u00a0"),
    "vertical tabs": repeated("a\x0b"),
    "form feeds": repeated("a\x0c"),
    "next lines": repeated("a\x85"),
    "line separators": repeated("a\u2028"),
    "paragraph separators": repeated('"a\u2029'),
    "a line of blanks and words": repeated("word" + " " * 400),
    # characters
    "digits": repeated("7"),
    "digits with commas": repeated("1,234,"),
    "digits with dots": repeated("1."),
    "digits with blanks": repeated("7 "),
    "digits with colons": repeated("1:"),
    "digits with slashes": repeated("1/"),
    "other digits": repeated("٣"),
    "capitals": repeated("A"),
    "capitals with blanks": repeated("A "),
    "capitals by line": repeated("A\n"),
    "letters": repeated("a"),
    "accents": repeated("É"),
    "nulls": repeated("\x00"),
    "controls": repeated("\x01\x1b\x7f"),
    "byte order marks": repeated("\ufeff"),
    "overrides": repeated("\u202eab\u202c "),
    "joiners": repeated("a\u200d"),
    "combining": repeated("e\u0301"),
    "combining alone": repeated("\u0301"),
    "astral": repeated("\U0001f5f3"),
    "astral names": repeated('𝐀𝐧𝐧 𝐋𝐞𝐞 said "a" '),
    "dotted I": repeated("İI "),
    "markup": repeated("The count goes on in Ash Vale, said Ann Lee, <script>alert(1)</script>. "),
    "SQL": repeated("Robert'); DROP TABLE posts;-- "),
    # lines of every pattern
    "1. ": repeated("1. "),
    "1. by line": repeated("  1. x\n"),
    "1. by line, empty": repeated("1. \n"),
    "12:34": repeated("12:34 "),
    "12:34 by line": repeated("12:34 x\n"),
    "12.34": repeated("12.34: "),
    "am": repeated("4.10am "),
    "BST": repeated("8.34am BST\n"),
    "published at": repeated("published at "),
    "published at 12:34": repeated("published at 12:34 "),
    "published by line": repeated("Apublished at 12:34\n"),
    "dates": repeated("7 May 2015 "),
    "headers": repeated("All times stated are UK\n\n"),
    "licences": repeated("Got a TV Licence?\n"),
    "summaries": repeated("Summary\n\n• x\n\n"),
    "Breaking": repeated("Breaking\n\n"),
    "image sources": repeated("Image source, PA\n"),
    "image captions": repeated("Image caption: x\n\n"),
    "skips": repeated("Skip twitter post\n\n"),
    "ends": repeated("End of twitter post\n\n"),
    "credits": repeated("x Credit: PA\n"),
    "versions": repeated("Version 1 of 2\n"),
    "national": repeated("  1. National\n"),
    "scraps": _mixed,
}

# One entry of each dialect, with lines in it that could be of many kinds.
OPENINGS = {
    "B1": "Ann Lee\n\nAll times stated are UK\n\n  1. Post update\n\n",
    "B2n": f"{B2N}\n\n  1. Post update\n\n",
    "B2u": f"{B2N}\n\nA title\n\n",
    "B3": f"  1. Post{STAMP.format(10, 10)}\n\n",
    "B3f": f"Post{STAMP.format(10, 10)}\n",
    "B0": "By-election - as it happened\n\n2200: \n\n",
    "B0n": "By-election - as it happened\n\n  1. 2200: \n\n",
    "N1": "A line.\n\n02.52: So.\n\n02.45: So.\n\n",
    "N2": "A line.\n\n4.10am So.\n\n4.02am So.\n\n",
    "N3": "Live updates\n\n\nA headline\n\n",
    "N4": "A title\n\n8.34am BST\n08:34\n\n",
    "N5": "This article is from the source 'x'\n\nVersion 1 Version 2\n\n10.19pm: So.\n\n",
    "induced": "A title\n\nNext\nBy Ann Lee\n9.15pm\nSo it goes.\n\nFirst\nBy Bo Ek\n9.02pm\nSo it went.\n\n",
}
LINES = {
    "sentences": "    A sentence.\n",
    "paragraphs": "    A sentence.\n\n",
    "names": "    Ann Lee\n\n",
    "bullets": "    • x\n",
    "titles": "    A title\n",
    "titles by gaps": "    A title\n\n\n",
    "messages": "    Ann tweets: x\n\n",
    "figures": "    Labour 1,234\n\n",
    "quotations": '    "a\n\n',
}


def _entry(opening: str, line: str) -> Generator:
    return lambda length: opening + repeated(line)(length)


TEXTS |= {
    f"{dialect}, an entry of {lines}": _entry(opening, line)
    for dialect, opening in OPENINGS.items()
    for lines, line in LINES.items()
}
