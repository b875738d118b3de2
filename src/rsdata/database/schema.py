"""Every table and column of the data set, once.

The database, the descriptions in metadata.yml and whatever else speaks of tables and columns come from here.
Views are in ``views``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from rsdata.named_tuples import NamedTuple

Type = Literal["TEXT", "INTEGER", "REAL"]
Format = Literal["date", "datetime", "uri", "json"]

# Numbers the tables and columns, in the header of each database (PRAGMA user_version): one more with every
# release that has others.
VERSION = 2

# The SQLite tokenizer of the search indexes: stems of English words, accents off.
TOKENIZER = "porter unicode61 remove_diacritics 2"


class Column(NamedTuple):
    """One column. ``values`` are all it may hold; ``at_least``/``at_most`` bound a number; ``format`` is what
    its text stands for (dates and times by ISO 8601)."""

    name: str
    description: str
    type: Type = "TEXT"
    required: bool = False
    references: str | None = None  # the table whose id it holds
    values: tuple[str | int, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    indexed: bool = False
    format: Format | None = None

    @property
    def check(self) -> str | None:
        """The SQL that every value satisfies, null aside."""
        name = f'"{self.name}"'
        if self.values:
            return f"{name} in ({', '.join(map(repr, self.values))})"
        if self.at_least is not None and self.at_most is not None:
            return f"{name} between {self.at_least} and {self.at_most}"
        if self.at_least is not None:
            return f"{name} >= {self.at_least}"
        return None


class Table(NamedTuple):
    """One table. ``label`` names a row where others refer to it; ``sort`` is how Datasette
    shows it at first, ``facets`` which it offers;
    ``search`` are the columns of its full-text index; ``evidence`` tells whether each row
    carries its place in the coverage; ``any_case`` are columns that queries look up whatever the capitals."""

    name: str
    description: str
    columns: tuple[Column, ...]
    label: str = "id"
    facets: tuple[str, ...] = ()
    sort: str | None = None
    sort_desc: str | None = None
    search: tuple[str, ...] = ()
    evidence: bool = False
    also_indexed: tuple[tuple[str, ...], ...] = ()
    any_case: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def indexes(self) -> Iterator[tuple[str, ...]]:
        """What is indexed besides the id: every foreign key, and what queries filter or sort by. A column
        that begins a longer index needs none of its own."""
        shown_by = (self.sort, self.sort_desc)
        begun = {columns[0] for columns in self.also_indexed}
        for column in self.columns:
            if (column.references or column.indexed or column.name in shown_by) and column.name not in begun:
                yield (column.name,)
        yield from self.also_indexed

    @property
    def index_ddl(self) -> Iterator[str]:
        """The statements that create the indexes."""
        for columns in self.indexes:
            name = "_".join(("idx", self.name, *columns))
            yield f'CREATE INDEX "{name}" ON "{self.name}" ({", ".join(map(_quoted, columns))})'
        for column in self.any_case:
            name = f"idx_{self.name}_{column}_any_case"
            yield f'CREATE INDEX "{name}" ON "{self.name}" ("{column}" COLLATE NOCASE)'

    @property
    def search_ddl(self) -> str:
        """The statement that creates the search index."""
        columns = ", ".join(map(_quoted, self.search))
        return (
            f'CREATE VIRTUAL TABLE "{self.name}_fts" USING FTS5 (\n'
            f"    {columns},\n    tokenize='{TOKENIZER}',\n    content=\"{self.name}\"\n)"
        )

    @property
    def ddl(self) -> str:
        """The statement that creates the table."""
        lines = ['"id" TEXT PRIMARY KEY NOT NULL']
        for column in self.columns:
            if column.name == "id":
                continue
            parts = [f'"{column.name}" {column.type}']
            if column.required:
                parts.append("NOT NULL")
            if column.references:
                parts.append(f'REFERENCES "{column.references}"("id")')
            if column.check:
                parts.append(f"CHECK ({column.check})")
            lines.append(" ".join(parts))
        place = ('"char_end" >= "char_start"',) if self.evidence else ()
        lines += [f"CHECK ({check})" for check in (*place, *self.checks)]
        return f'CREATE TABLE "{self.name}" (\n  ' + ",\n  ".join(lines) + "\n) STRICT"


def _quoted(column: str) -> str:
    return f'"{column}"'


def _id(description: str) -> Column:
    return Column("id", description, required=True)


def _post() -> Column:
    return Column("post_id", "The post it stands in", required=True, references="posts")


def _table(name: str, description: str, *columns: Column, place: str = "", **more: Any) -> Table:
    """A table; ``place`` is what the place of each row in the coverage is that of, where it has one."""
    if place:
        begins = f"Where {place} begins: code points into sources.text, from 0"
        columns += (
            Column("char_start", begins, "INTEGER", required=True, at_least=0),
            Column("char_end", f"Where {place} ends, exclusive", "INTEGER", required=True, at_least=0),
        )
    return Table(name, description, columns, evidence=bool(place), **more)


# fmt: off
SOURCES = _table(
    "sources",
    "Pages of live coverage, each with its whole text and where it came from.",
    _id("Name of the source in this data set; the ids of its posts and of their rows begin with it"),
    Column("title", "Title of the page"),
    Column("publisher", "Who published it"),
    Column("url", "Where it was published", format="uri"),
    Column("published", "Date of publication (ISO 8601)", indexed=True, format="date"),
    Column("timezone", "Time zone of the times on the page (IANA name)"),
    Column("rights", "Who holds the rights in the coverage"),
    Column("sha256", "SHA-256 of the file", required=True),
    Column("bytes", "Size of the file in bytes", "INTEGER", required=True, at_least=0),
    Column("media_type", "What was saved: plain text, a web page, JSON", required=True,
           values=("text/plain", "text/html", "application/json")),
    Column("reader", "What laid out the text, and its version: 'html-jsonld/1'", required=True),
    Column("captured_at", "When the archive took the page (ISO 8601); empty for what is no archive",
           format="datetime"),
    Column("dialect", "Layout in which the page came as text, or the markup that told its posts; "
           "'induced' where what parts posts was found in it, 'article' where nothing does and it is one "
           "post", required=True),
    Column("authors", "Reporters as named at the top of the page"),
    Column("text", "The whole coverage as printed, of a saved page its words as rsdata text lays them "
           "out: what every char_start and char_end counts in", required=True),
    label="title",
)

FILES = _table(
    "files",
    "The files of each source: one, or the pages and captures of one live page, joined in this order.",
    _id("Source and position: ash-live-f1"),
    Column("source_id", "The source it belongs to", required=True, references="sources"),
    Column("position", "Position among the files of the source", "INTEGER", required=True, at_least=1),
    Column("file", "Name of the file; of a record in an archive also its address", required=True),
    Column("sha256", "SHA-256 of what was read", required=True),
    Column("bytes", "Size of what was read, in bytes", "INTEGER", required=True, at_least=0),
    Column("captured_at", "When the archive took it (ISO 8601)", format="datetime"),
    label="file",
    sort="position",
)

POSTS = _table(
    "posts",
    "The entries of each live page, one row a post, with everything printed in it told apart.",
    _id("Source and number: ash-live-42"),
    Column("source_id", "The page it stands on", required=True, references="sources"),
    Column("number", "Position on the page from the top, 1 = first", "INTEGER", required=True,
           at_least=1),
    Column("sequence", "Position in time, 1 = oldest", "INTEGER", required=True, at_least=1),
    Column("kind", "tweet or email: the whole text is such messages; analysis: under a correspondent's "
           "byline; empty: a heading only; post: all else", required=True,
           values=("tweet", "email", "analysis", "empty", "post"), indexed=True),
    Column("heading", "Heading as printed"),
    Column("caption", "Captions, what pictures show and whom they are from, parted by a blank line"),
    Column("byline", "Correspondent named at the top of the post"),
    Column("byline_role", "The correspondent's role as printed"),
    Column("text", "Paragraphs joined by a blank line, without heading, caption, byline and account line",
           required=True),
    Column("boundary", "How the start of the post is known: printed (a number or a time stands there), "
           "marked (an account line, a message or a byline begins it), inferred (from its wording and "
           "the count of posts)", required=True, values=("printed", "marked", "inferred")),
    Column("time_as_printed", "Clock time as printed"),
    Column("published_at",
           "When it was published (ISO 8601 with offset); empty where the page gives no date",
           format="datetime"),
    Column("anchor", "The publisher's own id of the post, where a saved page gives one", indexed=True),
    Column("url", "Address of the post itself, where a saved page gives one", format="uri"),
    Column("updated_at", "When it was last changed (ISO 8601 with offset), where a saved page says so",
           format="datetime"),
    place="the post",
    facets=("kind", "boundary", "byline"),
    sort="number",
    search=("heading", "byline", "text"),
    also_indexed=(("source_id", "sequence"),),
    checks=("(\"kind\" = 'empty') = (\"text\" = '')",),
)

PARTIES = _table(
    "parties",
    "Parties met in the coverage, under one name each.",
    _id("Slug of the name"),
    Column("name", "Name", required=True),
    Column("abbreviation", "Usual abbreviation"),
    Column("spellings", "Spellings met in the coverage (JSON array, sorted)", required=True,
           format="json"),
    label="name",
    sort="name",
)

PEOPLE = _table(
    "people",
    "Those who speak in quotes or stand as candidates: persons, organisations, and unnamed roles.",
    _id("Slug of the name, with -2, -3 for namesakes"),
    Column("name", "Fullest form of the name printed, without courtesy titles", required=True,
           indexed=True),
    Column("kind", "person, organisation, or role (somebody of whom only the role is printed)",
           required=True, values=("person", "organisation", "role")),
    Column("description", "Role as first printed: 'Labour MP'"),
    Column("party_id", "Party, where it is known", references="parties"),
    Column("party_source",
           "What says the party: the page, or a file beside it in which people write what they know",
           values=("page", "people.yml", "people.json", "corrections.yml")),
    label="name",
    facets=("kind", "party_id"),
    sort="name",
    any_case=("name",),
    checks=('("party_id" is null) = ("party_source" is null)',),
)

QUOTES = _table(
    "quotes",
    "Words in quotation marks, and the messages of readers and politicians, each with who said it.",
    _id("Post and position: ash-live-42-q1"),
    _post(),
    Column("position", "Position in the post, from 1", "INTEGER", required=True, at_least=1),
    Column("text", "The words without their marks; paragraphs joined by a blank line", required=True),
    Column("kind", "tweet or email: a message, or the quoted words of one; writing: printed in a paper, "
           "blog, book, statement or sign; speech: all else", required=True,
           values=("tweet", "email", "writing", "speech"), indexed=True),
    Column("speaker_id", "Whoever said the words; empty where nobody identifiable is named",
           references="people"),
    Column("speaker", "The speaker's name, as in people", indexed=True),
    Column("speaker_as_printed", "The words that name the speaker: 'he', 'the party leader'"),
    Column("cue", "The reporting word: 'says', 'tweets'"),
    Column("outlet", "Where it was said, if printed: a programme, a station, a paper", indexed=True),
    Column("parent_id", "The message it stands in, for a quotation inside a message",
           references="quotes"),
    Column("rule", "The kind of evidence that named the speaker ('cue after'); empty without a speaker",
           indexed=True),
    Column("confidence", "How often this kind of evidence named the right speaker where people had read "
           "it, 0 to 1; empty without a speaker", "REAL", at_least=0, at_most=1, indexed=True),
    place="the words, without their outer marks,",
    facets=("kind", "speaker", "cue", "outlet", "rule"),
    sort="char_start",
    search=("text", "speaker"),
    also_indexed=(("post_id", "position"),),
    checks=(
        '("speaker_id" is null) = ("speaker" is null)',
        '("speaker_id" is null) = ("rule" is null)',
        '("rule" is null) = ("confidence" is null)',
    ),
)

MENTIONS = _table(
    "mentions",
    "Each place where somebody in people is named, by full name or surname; pronouns are not counted.",
    _id("Post and position: ash-live-42-m1"),
    _post(),
    Column("person_id", "Who is named", required=True, references="people"),
    place="the name as printed",
    facets=("person_id",),
    sort="char_start",
    also_indexed=(("person_id", "post_id"),),
)

MESSAGES = _table(
    "messages",
    "Tweets and emails printed in the coverage: where the sender writes from and which account was asked.",
    _id("Post and position: ash-live-42-t1"),
    _post(),
    Column("quote_id", "The message's words, in quotes", required=True, references="quotes"),
    Column("account", "The line above it that asks for messages, as printed"),
    Column("place", "Where the sender writes from, as printed", indexed=True),
    place="the message with its sender",
    facets=("account", "place"),
)

HASHTAGS = _table(
    "hashtags",
    "Each hashtag in the coverage where it stands.",
    _id("Post and position: ash-live-42-h1"),
    _post(),
    Column("tag", "The tag as printed, without #", required=True, indexed=True),
    place="the tag with its #",
    label="tag",
    facets=("tag",),
)

LINKS = _table(
    "links",
    "Links in the posts of saved pages.",
    _id("Post and position: ash-live-42-l1"),
    _post(),
    Column("url", "Where it leads", required=True, indexed=True, format="uri"),
    Column("text", "The words that are linked", required=True),
    place="the words",
    label="text",
)

CONTESTS = _table(
    "contests",
    "Elections reported in the coverage; ids are Democracy Club's ballot-paper ids where they are known.",
    _id("Ballot-paper id, else the source's id with a number"),
    Column("source_id", "The page that the figures are from", references="sources"),
    Column("name", "Name"),
    Column("date", "Polling day (ISO 8601)", format="date"),
    Column("kind", "Kind of election", required=True, values=("parliamentary", "local", "other")),
    Column("by_election", "1 for a by-election, 0 for none; empty where unknown", "INTEGER",
           values=(0, 1)),
    Column("area", "Constituency, ward or other area"),
    Column("seats", "Seats to be filled", "INTEGER", at_least=1),
    Column("turnout_pct", "Turnout as printed, per cent of the electorate", "REAL", at_least=0),
    Column("ballots", "Votes cast as printed with the turnout, rejected papers included", "INTEGER",
           at_least=0),
    Column("valid_votes", "Sum of the votes of all results", "INTEGER", at_least=0),
    Column("majority", "Winner's votes less the second's; empty for more than one seat", "INTEGER",
           at_least=0),
    label="name",
    facets=("kind",),
    sort_desc="date",
    also_indexed=(("area", "date"),),
)

CANDIDATES = _table(
    "candidates",
    "Names on the ballot papers of the contests.",
    _id("Post and position: ash-live-154-c1"),
    _post(),
    Column("contest_id", "The contest", required=True, references="contests"),
    Column("name", "Name as printed", required=True),
    Column("party_id", "Party, where it is known", references="parties"),
    Column("party_as_printed", "Party as printed"),
    Column("person_id", "The candidate among the people", references="people"),
    place="the name",
    label="name",
    facets=("contest_id", "party_id"),
    any_case=("name",),
)

RESULTS = _table(
    "results",
    "Votes of each candidate, or of each party where only the party is printed.",
    _id("Post and position: ash-live-154-r1"),
    _post(),
    Column("contest_id", "The contest", required=True, references="contests"),
    Column("candidate_id", "The candidate; empty where only a party is printed", references="candidates"),
    Column("party_id", "Party, where it is known", references="parties"),
    Column("party_as_printed", "Party as printed"),
    Column("rank", "Place by votes in the contest; equal votes share a place", "INTEGER", at_least=1),
    Column("votes", "Votes as printed", "INTEGER", at_least=0),
    Column("share_pct", "Share of the vote as printed, per cent", "REAL", at_least=0, at_most=100),
    Column("change_pct", "Change of the share as printed, percentage points; empty where none is printed",
           "REAL", at_least=-100, at_most=100),
    Column("elected", "1 if elected, 0 if not; empty where the page does not tell: it names neither "
           "seats nor who is elected, a tie straddles the last seat, or later preferences decide",
           "INTEGER", values=(0, 1)),
    place="the name or party with its figures",
    facets=("contest_id", "party_id", "elected"),
    sort_desc="votes",
)

ODDS = _table(
    "odds",
    "Bookmakers' prices. implied_probability still holds the bookmaker's margin; "
    "odds_normalised takes it out.",
    _id("Post and position: ash-live-80-o1"),
    _post(),
    Column("contest_id", "The contest bet on; empty where it is none of those reported",
           references="contests"),
    Column("market", "What is being bet on, the same for all selections of one book"),
    Column("bookmaker", "Bookmaker"),
    Column("party_id", "Party bet on, where the selection is one", references="parties"),
    Column("selection_as_printed", "The selection as printed"),
    Column("price_as_printed", "The price as printed; the fraction, where it is printed twice",
           required=True),
    Column("price_format", "How it is printed", required=True,
           values=("fractional", "decimal", "american")),
    Column("fractional", "Price as a fraction, profit to stake; empty where none is printed"),
    Column("numerator", "Profit", "INTEGER", at_least=1),
    Column("denominator", "Stake", "INTEGER", at_least=1),
    Column("decimal", "Decimal price: what a stake of 1 returns, stake included", "REAL", required=True,
           at_least=1),
    Column("implied_probability", "1 / decimal, from 0 to 1", "REAL", required=True, at_least=0,
           at_most=1),
    place="the price",
    facets=("bookmaker", "market"),
    sort_desc="implied_probability",
)

IDENTIFIERS = _table(
    "identifiers",
    "What others call the people, parties and contests of this data set: to join it with theirs.",
    _id("Table, row and scheme: people/ann-lee/wikidata"),
    Column("table_name", "The table of the row", required=True, values=("people", "parties", "contests")),
    Column("row_id", "The row's id in that table", required=True),
    Column("scheme",
           "Whose identifier it is, such as wikidata, electoral-commission, democracy-club, parliament",
           required=True),
    Column("value", "The identifier", required=True),
    Column("source", "Where it can be looked up", format="uri"),
    label="value",
    facets=("table_name", "scheme"),
    also_indexed=(("table_name", "row_id"), ("scheme", "value")),
)

CORRECTIONS = _table(
    "corrections",
    "What a person put right by hand: all that differs from what is parsed.",
    _id("Table, row and column: quotes/ash-live-42-q1/speaker"),
    Column("table_name", "The table of the row", required=True),
    Column("row_id", "The row's id in that table", required=True),
    Column("column_name", "The column; empty where the whole row was taken out"),
    Column("parsed", "What was parsed; empty for nothing"),
    Column("corrected", "What it is now; empty for nothing"),
    Column("reason", "Why", required=True),
    Column("author", "Who put it right", required=True),
    Column("date", "When (ISO 8601)", required=True, format="date"),
    facets=("table_name", "column_name", "author"),
    sort_desc="date",
    also_indexed=(("table_name", "row_id"),),
)
# fmt: on

# In an order in which each table refers only to those above it (and quotes to quotes).
TABLES: tuple[Table, ...] = (
    SOURCES, FILES, POSTS, PARTIES, PEOPLE, QUOTES, MENTIONS, MESSAGES, HASHTAGS, LINKS,
    CONTESTS, CANDIDATES, RESULTS, ODDS, IDENTIFIERS, CORRECTIONS,
)  # fmt: skip
BY_NAME = {table.name: table for table in TABLES}

# The letter that counts the rows of a table within their post: "...-154-r2".
LETTERS = {
    QUOTES: "q", MENTIONS: "m", MESSAGES: "t", HASHTAGS: "h",
    CANDIDATES: "c", RESULTS: "r", LINKS: "l", ODDS: "o",
}  # fmt: skip
