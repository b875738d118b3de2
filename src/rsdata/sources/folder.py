"""The coverage files, each with its description: the only place that reads raw/."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from rsdata.errors import InputError, UnreadableError, and_more, one_line, shortened, shown
from rsdata.model import FOUND_ID, Source
from rsdata.named_tuples import NamedTuple
from rsdata.pages.page import Page
from rsdata.slugs import Slugs
from rsdata.sources.archives import MOST_RECORDS_NAMED, Capture, archive_kind, live_pages, records_of
from rsdata.sources.contents import Contents, FileRow
from rsdata.sources.corrections import Correction, read_corrections
from rsdata.sources.description import SourceEntry, read_description
from rsdata.sources.file_names import name_of, stem_of
from rsdata.sources.frames import files_of_frames, lost_frame, with_frame
from rsdata.sources.known_people import PersonEntry, read_people
from rsdata.sources.media import page_of, unpacked
from rsdata.sources.media.kinds import KINDS

DESCRIPTION = "sources.yml"
CORRECTIONS = "corrections.yml"
PEOPLE = ("people.yml", "people.json")
# Files beside the coverage that say something of it.
BESIDE = frozenset((DESCRIPTION, CORRECTIONS, *PEOPLE))
# ... and what stands in any folder, whatever its suffix.
ABOUT = frozenset(("readme", "license", "licence"))
# What is opened in a folder; what is in it is then told by its bytes.
OPENED = (".txt", ".html", ".htm", ".mhtml", ".mht", ".json", ".warc", ".wacz")
COMPRESSED = ".gz"

# Files passed over in a folder that are named.
MOST_NAMED = 20
# How an address begins that is taken for a path.
ADDRESSES = ("http:/", "https:/")


class SourceFile(NamedTuple):
    """A source: its file and description (in which file, and the line of its checksum there), the further
    files of the same live page, and of an archive the records that are it."""

    path: Path
    source: Source
    description: Path | None = None
    line: int | None = None
    others: tuple[Path, ...] = ()
    captures: tuple[Capture, ...] = ()

    @property
    def size(self) -> int:
        """In bytes; 0 for a file that cannot be looked at."""
        if self.captures:
            return sum(capture.size for capture in self.captures)
        try:
            return sum(path.stat().st_size for path in (self.path, *self.others))
        except OSError:
            return 0

    @property
    def is_laid_out(self) -> bool:
        """Whether its text is, by its name, laid out of markup: that takes as long as to parse it."""
        return bool(self.captures) or not self.path.name.lower().removesuffix(COMPRESSED).endswith(".txt")

    def read(self) -> Contents:
        """The coverage, checked against its SHA-256.

        Raises InputError where a file cannot be read, changes meanwhile, is of a kind that no reader reads,
        or is not the one described.
        """
        whole = hashlib.sha256()
        pages, files = [], []
        for page, file, data in self._of_archive() if self.captures else self._of_files():
            whole.update(data)
            pages.append(page)
            files.append(file)
        if self.others or self.captures:
            self._require(whole.hexdigest())
        page, left_out = pages[0], 0
        if len(pages) > 1:
            from rsdata.sources.joined_pages import joined

            page, left_out = joined(pages, self.source)
        remarks = []
        if left_out:
            what = f"{left_out} earlier version{'s' * (left_out != 1)} of posts left out"
            remarks.append(f"{shown(self.path)}: {what}, as its files have later ones")
        elif page.frames and not self.captures:
            page, frame, remark = self._with_frame(page)
            remarks += [remark] if remark else []
            for file, data in frame:
                whole.update(data)
                files.append(file)
        size = sum(file.bytes for file in files)
        return Contents(page, whole.hexdigest(), size, tuple(files), tuple(remarks))

    def _with_frame(self, page: Page) -> tuple[Page, list[tuple[FileRow, bytes]], str | None]:
        """A page with the posts in a frame of it, the file of that, and what the user is to know of it."""
        folder = self.path.parent.resolve()
        paths = {shown(path.relative_to(folder)): path for path in files_of_frames(page, self.path)}
        kept: dict[str, bytes] = {}

        def read(name: str) -> Page:
            kept[name] = _bytes_of(paths[name])
            return page_of(unpacked(kept[name]), self.source.url)

        found = with_frame(page, ((name, partial(read, name)) for name in paths), self.source)
        if found is not None:
            framed, name = found
            data = kept[name]
            row = FileRow(name_of(paths[name]), hashlib.sha256(data).hexdigest(), len(data))
            return framed, [(row, data)], f"{shown(self.path)}: its posts are those of its frame {name}"
        lost = lost_frame(page)
        if lost is None:
            return page, [], None
        problem = "its posts may be in a frame that was not saved"
        advice = f"open {shortened(lost, 200)} and save that page"
        return page, [], one_line(f"{shown(self.path)}: {problem}: {advice}")

    def _of_files(self) -> Iterator[tuple[Page, FileRow, bytes]]:
        for path in (self.path, *self.others):
            data = _bytes_of(path)
            found = hashlib.sha256(data).hexdigest()
            if not self.others:
                self._require(found)
            try:
                page = page_of(unpacked(data), self.source.url)
            except UnreadableError as error:
                raise InputError(path, str(error), line=error.line) from None
            yield page, FileRow(name_of(path), found, len(data)), data

    def _of_archive(self) -> Iterator[tuple[Page, FileRow, bytes]]:
        for record, body in records_of(self.path, self.captures):
            name = f"{name_of(self.path)} {record.capture.address}"
            row = FileRow(name, record.sha256, record.size, record.capture.captured_at)
            yield record.page, row, body

    def _require(self, found: str) -> None:
        if self.source.sha256 is not None and found != self.source.sha256:
            raise InputError(
                self.path,
                f"has SHA-256 {found}, but {shown(self.description or '')} (line {self.line}) says "
                f"{self.source.sha256}: restore the file or correct the entry",
            )


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            before = _state(file)
            data = file.read()
            changed = _state(file) != before or len(data) != before[0]
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from None
    if changed:
        raise InputError(path, "changed while it was read: build again when it is finished")
    return data


def _state(file: IO[bytes]) -> tuple[int, int]:
    """What differs once somebody has written in the file: its size and the time of its last change."""
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


class Raw(NamedTuple):
    """What a build reads: coverage files in order of their ids, and remarks on keys that were passed over;
    what people have put right in it, and what they know of those it names. ``elsewhere`` has the ids of
    sources that lie beside and are not read: corrections may be of those."""

    files: tuple[SourceFile, ...]
    remarks: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    elsewhere: frozenset[str] = frozenset()


def open_raw(path: Path, match: str | None = None) -> Raw:
    """The coverage at ``path``, a file or a folder of files, described by the sources.yml beside it, with
    the corrections.yml and the people.yml or people.json that lie there; ``match`` says which addresses of
    web archives are meant ("https://example.org/live/*").

    Raises InputError for a path that is not there, a folder without coverage, a file that is never coverage,
    a link out of the folder, and a description that is malformed or names a file that is missing.
    """
    try:
        folder, pages, passed_over = _pages_at(path)
        entries, remarks = _described(folder)
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from None
    by_name = [(name_of(page), page) for page in pages]
    named = {name for name, _ in by_name}
    described = {entry.file: entry for entry in entries}
    if path.is_dir():
        for entry in entries:
            for name in (entry.file, *entry.others):
                if name not in named:
                    problem = _why_not_read(name, folder, passed_over)
                    raise InputError(folder / DESCRIPTION, problem, line=entry.line)
    spoken_for = _spoken_for(entries)
    further = {name: entry for entry in entries for name in entry.others}
    files: list[SourceFile] = []
    for name, page in by_name:
        of_file = described.get(name)
        if name in further and path.is_dir():
            continue
        others = of_file.others if of_file and path.is_dir() else ()
        this = _source_file(folder, name, page, of_file, others)
        pattern = (of_file.match if of_file else None) or match
        files += (_with_spoken_for(file, spoken_for) for file in _of_archive(this, pattern, remarks))
    remarks += _of_no_use(match, files)
    files.sort(key=lambda file: file.source.id)
    for one, other in pairwise(files):
        if one.source.id == other.source.id:
            problem = (
                f"has the id {one.source.id!r} of {shown(one.path.name)}: rename it, or give it another id"
            )
            raise InputError(other.path, f"{problem} in {DESCRIPTION}")
    if passed_over:
        remarks.append(_named(folder, passed_over))
    corrections, people = _added(folder, remarks)
    elsewhere: frozenset[str] = frozenset()
    if corrections and not path.is_dir():
        elsewhere = _sources_beside(folder, path, described)
    return Raw(tuple(files), tuple(remarks), corrections, people, elsewhere)


def _of_no_use(match: str | None, files: Sequence[SourceFile]) -> Iterator[str]:
    """That a pattern picks pages of archives, where there are none."""
    if match is not None and not any(file.captures for file in files):
        yield f"--match {match!r} picks pages of web archives, and there is none: all of it is read"


def _added(folder: Path, remarks: list[str]) -> tuple[tuple[Correction, ...], tuple[PersonEntry, ...]]:
    """What people have put right and what they know, as far as there are files of it; with ``remarks``."""
    there = [name for name in (CORRECTIONS, *PEOPLE) if os.path.lexists(folder / name)]
    for name in there:
        _refuse_foreign(folder / name, folder)
    corrections: tuple[Correction, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    if CORRECTIONS in there:
        corrections, more = read_corrections(folder / CORRECTIONS)
        remarks += more
    known = [name for name in PEOPLE if name in there]
    if len(known) > 1:
        raise InputError(folder / known[1], f"lies beside {known[0]}: keep one of them")
    if known:
        people, more = read_people(folder / known[0])
        remarks += more
    return corrections, people


def _sources_beside(folder: Path, path: Path, described: Mapping[str, SourceEntry]) -> frozenset[str]:
    """The ids of what lies beside the one page that is read, and is not."""
    others = [p for p in folder.iterdir() if _is_opened(p.name) and p.is_file() and p.name != path.name]
    names = {name_of(p): p for p in others}
    return frozenset(
        described[name].source.id if name in described else _id_of(p, name) for name, p in names.items()
    )


def _of_archive(file: SourceFile, match: str | None, remarks: list[str]) -> Iterator[SourceFile]:
    """A file that is no archive; the live pages of one that is, each a source: captures of one address are
    one."""
    try:
        kind = archive_kind(file.path)
    except OSError as error:
        raise InputError(file.path, f"cannot be read ({error.strerror})") from None
    if kind is None:
        yield file
        return
    by_address: dict[str, list[Capture]] = {}
    told: list[str] = []
    try:
        for record in live_pages(file.path, match, told.append):
            by_address.setdefault(record.capture.address.partition("#")[0], []).append(record.capture)
    except UnreadableError as error:
        raise InputError(file.path, str(error)) from None
    remarks += [one_line(f"{shown(file.path)}: {remark}") for remark in told[:MOST_RECORDS_NAMED]]
    if len(told) > MOST_RECORDS_NAMED:
        remarks.append(f"{shown(file.path)}: {len(told) - MOST_RECORDS_NAMED} more records passed over")
    if not by_address:
        advice = (
            f" without a page whose address fits {match!r}: name a page"
            if match
            else " without a live page: name one with --match URL-GLOB"
        )
        if told:
            advice = f" of which not all can be read ({one_line(told[-1])}),{advice}, or save it again"
        raise InputError(file.path, f"is {KINDS[kind].name}{advice}")
    slugs = Slugs()
    for address, captures in by_address.items():
        source = file.source
        if len(by_address) > 1:
            source = replace(source, id=slugs.take(f"{source.id} {_path_of(address)}"), url=address)
        taken = sorted(captures, key=lambda one: (one.captured_at or "", one.number))
        yield file._replace(source=source, captures=tuple(taken))


def _path_of(address: str) -> str:
    """The last words of the path of an address: "live-blog-33386398"."""
    return urlsplit(address).path.strip("/").rpartition("/")[2] or urlsplit(address).netloc


def _pages_at(path: Path) -> tuple[Path, list[Path], list[str]]:
    """The folder, the files of coverage in it that are asked for, and the names of what is passed over."""
    passed_over: list[str] = []
    if path.is_dir():
        folder, pages = path, []
        for entry in sorted(path.iterdir(), key=lambda entry: os.fsencode(entry.name)):
            if _is_opened(entry.name) and not entry.is_dir():
                pages.append(entry)
            elif not _is_never_coverage(entry.name):
                passed_over.append(shown(entry.name) + "/" * entry.is_dir())
        if not pages:
            raise InputError(
                path, "holds no coverage: put live pages there as .html or .txt files, or name another folder"
            )
        for page in pages:
            _refuse_foreign(page, folder)
    elif path.exists():
        folder, pages = path.parent, [path]
        if _is_never_coverage(path.name):
            raise InputError(path, "is never coverage: name a page, or the folder of the pages")
        _refuse_special(path)
    elif str(path).startswith(ADDRESSES):
        raise InputError(path, "is an address, and none is opened: save the page and name the file")
    else:
        raise InputError(path, "is not there: name a coverage file or a folder of them")
    return folder, pages, passed_over


def _is_never_coverage(name: str) -> bool:
    """ "sources.yml", "README.md": what stands beside coverage and is about it."""
    return name in BESIDE or name.partition(".")[0].lower() in ABOUT


def _is_opened(name: str) -> bool:
    """Whether a file of a folder may be coverage by its name; ".page.txt" is hidden, and is not."""
    suffix = Path(name.lower().removesuffix(COMPRESSED)).suffix
    return suffix in OPENED and not name.startswith(".") and not _is_never_coverage(name)


def _named(folder: Path, passed_over: Sequence[str]) -> str:
    """The remark on files of a folder that are not read."""
    names = and_more(passed_over, MOST_NAMED)
    return one_line(f"{shown(folder)}: passed over, as no coverage by its name: {names}")


def _why_not_read(name: str, folder: Path, passed_over: Sequence[str]) -> str:
    """What is wrong with a described file that is none of the pages of the folder."""
    if _is_never_coverage(name):
        return f"{name:.200} is never coverage: remove the entry"
    if name in passed_over:
        return f"{name:.200} has none of the suffixes {' '.join(OPENED)}: rename the file"
    return f"{name:.200} is not in {shown(folder)}: add the file or remove the entry"


def _refuse_special(path: Path) -> None:
    """Raises InputError for what would be waited for, or would never end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise InputError(path, "is a pipe or a device, not a file of text: name another")


def _refuse_foreign(path: Path, folder: Path) -> None:
    """As ``_refuse_special``, and for a link that leads out of the folder: what it leads to is not ours to
    publish."""
    _refuse_special(path)
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise InputError(path, "is a link out of the folder: put the file itself there")


def _described(folder: Path) -> tuple[list[SourceEntry], list[str]]:
    """What sources.yml says; nothing where there is none."""
    description = folder / DESCRIPTION
    if not description.exists():
        return [], []
    _refuse_foreign(description, folder)
    return read_description(description)


def _source_file(
    folder: Path, name: str, page: Path, entry: SourceEntry | None, others: Sequence[str]
) -> SourceFile:
    if entry is None:
        return SourceFile(page, Source(_id_of(page, name)))
    further = tuple(folder / other for other in others)
    return SourceFile(page, entry.source, folder / DESCRIPTION, entry.checksum_line, further)


def _spoken_for(entries: Iterable[SourceEntry]) -> dict[str, tuple[str, ...]]:
    """Ids of contests that sources.yml declares, whichever page reports them, by the source that would give
    them to contests of its own."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        for contest in entry.source.contests:
            if as_found := FOUND_ID.fullmatch(contest.id):
                found.setdefault(as_found["source"], []).append(contest.id)
    return {source_id: tuple(sorted(set(ids))) for source_id, ids in found.items()}


def _with_spoken_for(file: SourceFile, spoken_for: Mapping[str, tuple[str, ...]]) -> SourceFile:
    ids = spoken_for.get(file.source.id)
    return file._replace(source=replace(file.source, spoken_for=ids)) if ids else file


def _id_of(page: Path, name: str) -> str:
    """The id of a page that has no entry: the stem of its name, "page" of page.txt and of page.txt.gz."""
    stem = stem_of(name[: -len(COMPRESSED)] if name.lower().endswith(COMPRESSED) else name)
    if not stem.isprintable():
        raise InputError(page, "has a name that cannot be an id: rename it")
    return stem
