"""Charts as SVG files: pure functions from lines and ticks to a drawing that stands alone.

A drawing is shown as a picture, saved, put into another page and turned into PNG: it has its colours in it,
light as attributes and dark in a style sheet that other programs pass over. Text has no measured width here:
it is taken to be as wide as a wide typeface has it, and cut where it would run into its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from rsdata.plugin.party_colours import DARK_GROUND, EDGE, LIGHT_GROUND, is_pale, on_dark

NARROWEST, WIDEST = 280, 1200
WIDTH: Final = 800
TELEPHONE: Final = 360
CARD: Final = (1200, 630)  # what networks show of a page
CARD_LINES: Final = 8
MARGIN: Final = 14

SANS: Final = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"
)
SERIF: Final = "Charter, 'Sitka Text', Georgia, 'Liberation Serif', 'DejaVu Serif', serif"
EM: Final = 0.6  # the width of a letter beside its height
PAPER, INK, SOFT, TRACK, BAR = "#fcfbf8", "#1d1c1a", "#5c5851", LIGHT_GROUND, "#77838a"
DARK: Final = (
    ".paper { fill: #17181a } .ink { fill: #e9e6df } .soft { fill: #aaa59b } .bar { fill: #8b969d } "
    ".axis { stroke: #55585d } .track { fill: " + DARK_GROUND + " } "
)
KINDS: Final = {"analysis": "#0a7f96", "tweet": "#d98a0f", "email": "#d98a0f"}
LEGEND: Final = {"report": None, "analysis": KINDS["analysis"], "message": KINDS["tweet"]}


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar: what it is of, its length, the figure beside it, and a colour ("#0063ba") where it has one."""

    label: str
    value: float
    figure: str
    note: str = ""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class DrawnTick:
    """One tick of a strip: its height from 0 to 1, and its kind."""

    height: float
    kind: str = "post"


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: bars, or a strip of marks with what stands at its two ends. ``finding`` says in a
    sentence or two what there is to see: the drawing's text for those who do not see it."""

    title: str
    finding: str
    lines: tuple[DrawnBar, ...] = ()
    marks: tuple[DrawnTick, ...] = ()
    ends: tuple[str, str] = ("", "")
    longest: float | None = None


@lru_cache(maxsize=100)
def size(chart: Chart) -> tuple[int, int]:
    """Width and height of the drawing as it is unless told otherwise."""
    return WIDTH, _draw(Element("g"), chart, "", WIDTH - 2 * MARGIN) + MARGIN


def svg(chart: Chart, credit: str, width: int = WIDTH, card: bool = False) -> str:
    """The drawing, ``width`` wide and as high as it has to be; as a ``card`` it fills the size of one."""
    whole = min(max(width, NARROWEST), WIDEST)
    width = whole - 2 * MARGIN
    if card:
        chart = replace(chart, lines=chart.lines[:CARD_LINES])
    body = Element("g")
    height = _draw(body, chart, credit, width)
    if card:
        scale = min((CARD[0] - 120) / width, (CARD[1] - 80) / height)
        place = f"translate(60 {round((CARD[1] - height * scale) / 2 - 10)}) scale({scale:.3f})"
    else:
        place = f"translate({MARGIN} 0)"
    body.set("transform", place)
    root = _root(chart, *(CARD if card else (whole, height + MARGIN)))
    root.append(body)
    return ElementTree.tostring(root, encoding="unicode")


def _draw(body: Element, chart: Chart, credit: str, width: int) -> int:
    """Draws from the top, and says how far down it came."""
    height = _heading(body, chart, width)
    height = (_bars if chart.lines else _strip)(body, chart, width, height) + 26
    lines = _wrapped(credit, width, 12, 3)
    for number, line in enumerate(lines):
        _text(body, 0, height + 16 * number, line, 12, "soft")
    return height + 16 * max(len(lines) - 1, 0)


def _root(chart: Chart, width: int, height: int) -> Element:
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-labelledby": "title finding",
            "font-family": SANS,
        },
    )
    _add(root, "title", chart.title, id="title")
    _add(root, "desc", chart.finding, id="finding")
    _add(root, "style", _dark(chart))
    _add(root, "rect", class_="paper", fill=PAPER, width="100%", height="100%")
    return root


def _dark(chart: Chart) -> str:
    """What a dark screen changes: paper, words, and the colours that would not stand out."""
    coloured = sorted({line.colour for line in chart.lines if line.colour})
    shades = "".join(f".{_class(colour)} {{ fill: {on_dark(colour)} }} " for colour in coloured)
    return f"@media (prefers-color-scheme: dark) {{ {DARK}{shades}}}"


def _class(colour: str) -> str:
    return f"c{colour[1:]}"


def _heading(body: Element, chart: Chart, width: int) -> int:
    y = 0
    for line in _wrapped(chart.title, width, 20, 3):
        y += 26
        _text(body, 0, y, line, 20, "ink", font_family=SERIF, font_weight=600)
    y += 4
    for line in _wrapped(chart.finding, width, 14, 12):
        y += 20
        _text(body, 0, y, line, 14, "soft")
    return y + 16


def _bars(body: Element, chart: Chart, width: int, top: int) -> int:
    """On a wide drawing a line's label, bar and figure stand side by side; on a narrow one the bar has the
    next line."""
    longest = chart.longest or max((line.value for line in chart.lines), default=0) or 1
    figures = max(len(line.figure) for line in chart.lines) * 14 * EM + 12
    wide = width > 2 * NARROWEST
    em = 15 if wide else 13
    labels = min(
        max(_width(line.label, em) + (_width(line.note, 12) + 8 if line.note else 0) for line in chart.lines),
        width * 0.46,
    )
    left = labels + 14 if wide else 0
    room = width - left - figures if wide else width
    y = top
    for line in chart.lines:
        y += 20
        space = labels if wide else width - figures
        label = _cut(line.label, space, em)
        written = _text(body, 0, y, label, em, "ink", font_weight=600)
        room_left = space - _width(label, em) - 8
        if line.note and room_left > 40:
            note = _cut(line.note, room_left, 12)
            _add(written, "tspan", note, class_="soft", fill=SOFT, dx=8, font_size=12, font_weight=400)
        at_end = {"text_anchor": "end", "font_variant_numeric": "tabular-nums"}
        _text(body, width, y, line.figure, 14, "ink", **at_end)
        at = y - 13 if wide else y + 6
        length = round(room * min(max(line.value, 0) / longest, 1), 1)
        _rect(body, left, at, room, 16 if wide else 10, "track", TRACK)
        kind, colour = (_class(line.colour), line.colour) if line.colour else ("bar", BAR)
        edge = {"stroke": EDGE, "stroke_width": 0.75} if length and is_pale(colour) else {}
        _rect(body, left, at, length, 16 if wide else 10, kind, colour, **edge)
        y += 8 if wide else 24
    return y


def _strip(body: Element, chart: Chart, width: int, top: int) -> int:
    high = 120
    step = width / max(len(chart.marks), 1)
    for number, mark in enumerate(chart.marks):
        tall = round(max(high * mark.height, 3), 1)
        colour = KINDS.get(mark.kind)
        _rect(
            body, round(number * step, 2), top + high - tall, round(step * 0.74, 2), tall,
            "" if colour else "bar", colour or BAR,
        )  # fmt: skip
    base = top + high + 1
    _add(body, "line", class_="axis", stroke=EDGE, x1=0, x2=width, y1=base, y2=base)
    _text(body, 0, base + 18, chart.ends[0], 12, "soft")
    _text(body, width, base + 18, chart.ends[1], 12, "soft", text_anchor="end")
    x = 0.0
    there = {KINDS.get(mark.kind) for mark in chart.marks}
    for kind, colour in LEGEND.items():
        if colour not in there:
            continue
        _rect(body, x, base + 31, 10, 10, "" if colour else "bar", colour or BAR)
        _text(body, x + 15, base + 40, kind, 12, "soft")
        x += 15 + _width(kind, 12) + 16
    return base + 40


def _add(body: Element, tag: str, words: str | None = None, **attributes: Any) -> Element:
    """An element with what is in it; an underscore in the name of an attribute stands for a hyphen."""
    added = SubElement(body, tag)
    for name, value in attributes.items():
        if value != "":
            name = name.rstrip("_").replace("_", "-")
            added.set(name, value if isinstance(value, str) else f"{value:g}")
    added.text = None if words is None else _printable(words)
    return added


def _rect(
    body: Element, x: float, y: float, width: float, height: float, kind: str, fill: str, **more: Any
) -> None:
    _add(body, "rect", class_=kind, fill=fill, x=x, y=y, width=width, height=height, **more)


def _text(body: Element, x: float, y: float, words: str, size: int, kind: str, **more: Any) -> Element:
    fill = INK if kind == "ink" else SOFT
    return _add(body, "text", words, class_=kind, fill=fill, x=x, y=y, font_size=size, **more)


def _width(words: str, size: int) -> float:
    return len(words) * size * EM


def _cut(words: str, room: float, size: int) -> str:
    most = max(int(room / (size * EM)), 1)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _wrapped(words: str, room: float, size: int, most: int) -> Sequence[str]:
    """The words on lines, at most so many; the last is cut."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [_cut(line, room, size) for line in lines if line]


def _printable(words: str) -> str:
    """Without the characters that XML has no place for."""
    return "".join(
        c if c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff" else " " for c in words
    )
