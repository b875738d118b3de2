"""What people are: offices and callings before a name, after it, or alone ("the shadow attorney general").

A role is compared by its head noun, its modifiers, its rank ("shadow", "deputy", "former") and its party, so
that "the Tory leader" is "Conservative leader Ann Lee" but neither her deputy nor her predecessor.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rsdata.reference import spellings_in_text

ROLE_NOUNS: Final = frozenset(
    """academic activist actor actress adjudicator admiral adviser advisor advocate agent aide ally ambassador analyst
    anchor announcer archbishop architect artist assembly-member astronaut attorney author backbencher banker baron
    baroness barrister alderman alderwoman selectman comptroller controller ombudsman
    bookmaker canon canvasser bishop blogger boss brigadier broadcaster brother businessman businesswoman campaigner candidate
    captain cardinal ceo chair chairman chairperson chairwoman challenger chancellor chef chief clerk
    co-chair co-chairman co-founder co-host co-leader coach colleague colonel columnist comedian commander commentator
    commissioner competitor congressman congresswoman constable consultant contender contributor
    coordinator co-ordinator correspondent councillor councilman councilwoman counsel counsellor counterpart critic
    curator daughter dean defector delegate democrat deputy designer detective developer diplomat director doctor
    donor driver duchess duke economist editor editor-in-chief emperor engineer employee entrepreneur envoy eurosceptic
    executive expert
    ex-leader ex-minister ex-mp ex-president father farmer fellow filmmaker financier firefighter fisherman founder
    friend front-runner frontbencher frontrunner general girlfriend governor grandson head headteacher heir historian
    holder hopeful host housewife husband incumbent inspector insider inspector instructor investigator investor
    journalist judge justice king lawmaker lawyer leader lecturer lieutenant lobbyist loyalist major manager
    marshal mayor mayoress mep member mentor midwife minister mla mogul mother mp ms msp musician neighbour neighbor
    neurosurgeon nominee novelist nurse officer official operative opponent organiser organizer owner parent pastor
    patriarch paymaster peer pensioner philanthropist philosopher photographer physician pilot playwright plaintiff
    player poet
    pollster pope premier presenter president president-elect priest prince princess principal producer professor
    prosecutor psychiatrist psychologist publisher queen questioner rabbi rancher rebel recorder reporter representative
    republican researcher resident retiree reverend rival runner-up scholar scientist screenwriter secretary senator
    sergeant sheriff singer sister soldier solicitor son songwriter source speaker spokesman spokesperson spokeswoman staffer
    star stateswoman statesman statistician stepson strategist student superintendent supporter surgeon surrogate
    taoiseach tanaiste
    td teacher teller trader treasurer tycoon undersecretary veteran vicar vice-chair vice-chairman vice-president
    voter volunteer warden whip whistleblower widow wife winner witness worker writer
    am cllr gov sen rep rev reverend pm fm cfo coo lt col gen sgt capt adm maj supt dep pc ag ayatollah imam mp-elect
    billionaire millionaire physicist chemist biologist psephologist
    man woman boy girl mp's""".split()
)
ORGANISATION_NOUNS: Final = frozenset(
    """academy administration advertiser agency airlines alliance army assembly association authority bank beacon board
    breakfast broadcasting bureau bulletin cabinet campaign caucus center centre chamber channel chronicle church
    circuit club
    coalition college commission committee commons community company conference confederation congress consortium
    constabulary convention corporation council court courier daily department directorate district division echo
    enterprise evening exchange express federation force forces forum foundation fund gazette government group guard
    guardian herald holdings hospital house inc independent industries initiative inquirer institute
    international investments journal labor league ltd magazine mail media metro ministry mirror monitor movement
    museum navy network networks news newsnight newspaper nationalist observer office organisation organization
    panel parliament
    partners partnership party plc police politics poll polls polling post press programme project programs
    radio referendum registrar registry regiment report reports republic reuters review schools school secretariat
    select senate
    service services society standard state states sun syndicate team telegraph television theatre times trades
    treasury tribune trust tv twitter union unit university unison united week westminster whig workers world x
    today's facebook google youtube bbc itv cnn nbc sky conservatives tories democrats republicans greens
    republican democratic democrat conservative labour tory european british american english scottish welsh irish
    french german russian chinese israeli indian pakistani italian spanish polish canadian australian""".split()
)
# What sets one office apart from the next: the two must agree in these.
RANKS: Final = frozenset(
    """shadow deputy vice assistant acting former ex then prime foreign home first attorney associate under junior
    lord-lieutenant interim
    national chief general lord executive returning political parliamentary presidential""".split()
)
_STRICT: Final = frozenset("shadow deputy vice assistant acting former ex then under interim".split())
# Words in lower case that may stand between the start of a role and its noun: "newly appointed campaign deputy".
MODIFIERS: Final = RANKS | frozenset(
    """affairs african american anti-corruption anti-eu appointed armed attorney backbench bbc billionaire board
    borough broadcast british business cabinet campaign celebrity city civil climate co college communications
    community
    company congressional conservative constituency constitutional consumer controversial corporate council county
    cultural
    culture current defeated defence defense democratic development digital diplomatic disability disgraced district
    economic economics editorial education elected election energy environment environmental equalities equality europe
    european ex- experienced far-left far-right fellow film finance financial floor founding frontbench front-bench
    government gubernatorial health high-profile housing human immigration independent industry influential intelligence
    interior internal international investigative justice labour law leading leave left left-wing legal legislative
    liberal local london long-serving long-standing longstanding longtime long-time losing main
    majority managing marketing mayoral media medical military minority morning music new newest newly news newspaper
    next night northern-ireland now officer official one-time online opinion opposition outgoing outspoken
    overseas parish party pensions permanent personal police policing policy poll polling presidential press
    press-association principal private pro-eu pro-european prominent public race radical radio rebel
    recently regional religious remain republican
    research retired right right-wing royal running ruling rural science scottish security self-described senate senior
    social sole sometime south sports staff state successful summer sunday technology television then-
    top trade transport treasury tv unionist unsuccessful veteran victorious ward web welfare welsh westminster
    winning women women's work works world young youth two-time three-time""".split()
)
_CONNECTORS: Final = frozenset("of for at in on to with the and & from".split())
_PLACE_PREPOSITIONS: Final = frozenset("of for at in on to from with".split())
# Who writes or works about parties rather than for one.
# One office under several names.
HEADS: Final = {
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "cllr": "councillor", "pm": "minister", "chairwoman": "chair",
    "chairman": "chair", "chairperson": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "adviser": "advisor", "frontrunner": "front-runner", "gen": "general", "capt": "captain", "sgt": "sergeant",
    "businesswoman": "businessman", "lt": "lieutenant", "col": "colonel", "rev": "reverend",
}  # fmt: skip
OBSERVERS: Final = frozenset(
    """correspondent editor reporter journalist columnist commentator pollster historian analyst presenter broadcaster
    blogger author academic professor lecturer economist expert critic opponent rival voter supporter donor resident
    writer host anchor photographer critic defector watcher biographer insider source sources psephologist
    scholar producer publisher""".split()
)
_VERBS_AFTER: Final = frozenset(
    """is was has had says said tells told writes wrote tweets tweeted emails adds added who which whose that will would
    replies replied asks asked reports reported spoke speaks believes thinks warned warns when while after before as
    if because but he she they it could should can may might does did do are were been being by than""".split()
)
_WORD: Final = re.compile(r"[^\s,;:()\"“”]+")
_NOT_AT_START: Final = frozenset("the a an one another former".split()) - {"former"}


class Role:
    """A role, taken apart. ``head`` is its noun ("leader"), ``words`` its modifiers, ``strict`` its rank,
    ``place`` what it is for or of ("clacton"), ``party`` a party's id."""

    __slots__ = ("head", "party", "place", "strict", "words")

    def __init__(
        self, head: str, words: frozenset[str], strict: frozenset[str], place: frozenset[str], party: str | None
    ) -> None:
        self.head = head
        self.words = words
        self.strict = strict
        self.place = place
        self.party = party


def tokens_of(text: str) -> list[str]:
    """The words of a role without marks, possessives cut."""
    out = []
    for word in _WORD.findall(text.replace("’", "'")):
        bare = word.strip(".-–—'!?")
        if bare.endswith("'s"):
            bare = bare[:-2]
        if bare:
            out.append(bare)
    return out


@lru_cache(maxsize=4096)
def parse_role(text: str) -> Role | None:
    """Take a role apart; None where no noun of office is in it."""
    words = tokens_of(text)
    lows = [word.lower() for word in words]
    if "pm" in lows:
        k = lows.index("pm")
        words[k : k + 1] = lows[k : k + 1] = ["prime", "minister"]
    stop = next(
        (i for i, low in enumerate(lows) if low in _PLACE_PREPOSITIONS and i and lows[i - 1] in ROLE_NOUNS), len(lows)
    )
    head_at = next((i for i in range(stop - 1, -1, -1) if lows[i] in ROLE_NOUNS), None)
    if head_at is None:
        return None
    party = present_party(words, lows[head_at])
    before = [low for low in lows[:head_at] if low not in _CONNECTORS and low not in ("a", "an", "the")]
    head = HEADS.get(lows[head_at], lows[head_at])
    strict = frozenset(_canonical(low) for low in before if low in _STRICT)
    parties = spellings_in_text()
    modifiers = frozenset(
        low
        for low, word in zip(lows[:head_at], words[:head_at], strict=True)
        if low not in _STRICT and low not in _CONNECTORS and low not in ("a", "an", "the") and word not in parties
    )
    place = frozenset(low for low in lows[stop:] if low not in _CONNECTORS and low not in ("a", "an"))
    return Role(head, modifiers, strict, place, party)


def _canonical(low: str) -> str:
    return "former" if low in ("ex", "then") else low


def present_party(words: list[str], head: str) -> str | None:
    """The party that a role is held for; a former one, or one that is only written about, does not count."""
    if head in OBSERVERS:
        return None
    parties = spellings_in_text()
    found: str | None = None
    gone = False
    size = len(words)
    i = 0
    while i < size:
        low = words[i].lower()
        if low in ("former", "ex", "then", "formerly", "ex-"):
            gone = True
        elif low in ("now", "current"):
            gone = False
            found = None
        else:
            for width in (5, 4, 3, 2, 1):
                if i + width <= size and (spelled := " ".join(words[i : i + width])) in parties:
                    if not gone and found is None:
                        found = parties[spelled]
                    i += width - 1
                    break
            else:
                if low.startswith("ex-"):
                    gone = True
        i += 1
    return found


def agrees(phrase: Role, role: Role) -> int:
    """How well somebody's role fits a phrase, 0 for not at all: "the MP for Clacton" and "UKIP MP" -> 1."""
    if phrase.head != role.head or phrase.strict != role.strict:
        return 0
    if phrase.party and role.party and phrase.party != role.party:
        return 0
    if phrase.place and role.place and not phrase.place & role.place and not phrase.place & role.words:
        return 0
    score = 2
    missing = phrase.words - role.words - role.place
    if any(low in MODIFIERS or low in RANKS for low in missing):
        return 0
    score += 2 * len(phrase.words & role.words) + 2 * len(phrase.place & (role.place | role.words))
    score += 2 * bool(phrase.party and phrase.party == role.party)
    extra = role.words - phrase.words
    if any(low in RANKS for low in extra):
        score -= 1
    return max(1, score - len(missing))


def role_before(text: str, floor: int, start: int) -> tuple[int, int] | None:
    """The span of the role printed right before a name: "Labour MP [Ann Lee]", "the Echo's editor, [Ann Lee]"."""
    end = start
    while end > floor and text[end - 1] in " \u00a0":
        end -= 1
    comma = end > floor and text[end - 1] == ","
    if comma:
        end -= 1
    if end <= floor or not (text[end - 1].isalnum() or text[end - 1] in ".-–'’"):
        return None
    window = text[max(floor, end - 140) : end]
    base = max(floor, end - 140)
    words = [(m.group(), base + m.start()) for m in _BACK.finditer(window)]
    if words and words[0][1] == base and base > floor:
        words.pop(0)
    first: int | None = None
    seen_head = False
    seen_of = False
    i = len(words) - 1
    nearest = True
    while i >= 0:
        word, at = words[i]
        tail_at = at + len(word)
        gap = text[tail_at : words[i + 1][1]] if i + 1 < len(words) else ""
        if gap.strip() or (word[-1] in ",;:!?)\"”“(" ):
            break
        bare = word.rstrip(".").replace("’", "'")
        low = bare.lower()
        own = low[:-2] if low.endswith("'s") else low
        if nearest:
            if own not in ROLE_NOUNS and not _of_before(words, i):
                return None
            nearest = False
        if own in ROLE_NOUNS:
            seen_head = True
            first = at
        elif own in ("and", "&"):
            if not _of_before(words, i):
                break
        elif own in _PLACE_PREPOSITIONS or own == "the":
            if own != "the":
                if not _head_before(words, i):
                    break
                seen_of = True
            elif i and words[i - 1][0].lower() not in _PLACE_PREPOSITIONS:
                break
        elif own in _START_WORDS:
            break
        elif own != low and i and (words[i - 1][0][:1].isupper() or words[i - 1][0].isdigit()):
            first = at  # "BBC Radio 5 live's chief political correspondent"
        elif own in MODIFIERS or word[:1].isupper() or "-" in own[1:] or word[:1].isdigit() or seen_of_word(words, i):
            if word[-1] == "." and low not in _ABBREVIATED_ROLES:
                break
            first = at
        elif own in _DASHES and i and (words[i + 1][0].lower() == "now" or _now_before(words, i)):
            pass  # "Former Conservative - now UKIP - MP"
        else:
            break
        i -= 1
    if first is None or not seen_head or first >= end:
        return None
    if comma and not (text[first].isupper() or _article_before(text, floor, first)):
        return None
    return first, end


_DASHES: Final = frozenset("-–—")
_BACK: Final = re.compile(r"\S+")
_ABBREVIATED_ROLES: Final = frozenset("sen rep gov gen lt col capt sgt rev hon st fr maj adm u.s u.k".split())
_START_WORDS: Final = frozenset(
    """in on at by from with and but as while when after before since if for so then's or that this these those his her
    their its my our your he she they it we i you who which is was are were be has had says said tells told adds added
    according here's there's meanwhile yesterday today not no yes although though because despite asked earlier later
    also only even just like once one two three four five both some many a an the mr mrs ms miss sir dame""".split()
)


def seen_of_word(words: list[tuple[str, int]], i: int) -> bool:
    """Whether a lower-case word stands inside the "of ..." of a role: "head of political polling"."""
    for k in range(i - 1, max(-1, i - 4), -1):
        low = words[k][0].lower()
        if low in ("of", "for", "at"):
            return k > 0 and _own(words[k - 1][0]) in ROLE_NOUNS
        if not low.isalpha():
            return False
    return False


def _own(word: str) -> str:
    low = word.rstrip(".,").replace("’", "'").lower()
    return low[:-2] if low.endswith("'s") else low


def _of_before(words: list[tuple[str, int]], i: int) -> bool:
    """Whether word ``i`` ends an "of the House of Commons" that hangs on a noun of office."""
    for k in range(i, max(-1, i - 7), -1):
        low = words[k][0].lower()
        if low in ("of", "for", "at") and k and _own(words[k - 1][0]) in ROLE_NOUNS:
            return True
        if words[k][0][-1] in ",;:.!?)\"”":
            return False
    return False


def _now_before(words: list[tuple[str, int]], i: int) -> bool:
    return any(words[k][0].lower() == "now" and words[k - 1][0] in _DASHES for k in range(max(1, i - 3), i))


def _head_before(words: list[tuple[str, int]], i: int) -> bool:
    return _of_before(words, i) or (i > 0 and _own(words[i - 1][0]) in ROLE_NOUNS)


def _article_before(text: str, floor: int, first: int) -> bool:
    word = text[max(floor, first - 12) : first].split()
    return bool(word) and word[-1].lower() in ("the", "a", "an", "his", "her", "their", "its")


# The words after a name up to the end of their clause: ", Labour MP for Dudley North, condemns"
_CHUNK: Final = re.compile(r"[^,;:()\"“”\n—]{1,120}")


def role_after(text: str, end: int, ceiling: int) -> tuple[int, int] | None:
    """The span of the role set off after a name: "[Ann Lee], Labour MP for Dover East, condemns"."""
    at = end
    if at + 3 >= ceiling or text[at] != ",":
        return None
    at += 1
    for _ in range(2):
        while at < ceiling and text[at] in " \u00a0\n":
            at += 1
        m = _CHUNK.match(text, at, ceiling)
        if m is None:
            return None
        chunk = m.group().strip()
        if chunk.isdigit():  # ", 37, a builder,"
            at = m.end() + 1
            continue
        break
    else:
        return None
    span = _role_span(text, at, m.end())
    if span is None:
        return None
    # "MP for the Wrekin, Shropshire, tells": a bare name of a place or an organisation belongs to the role.
    stop = span[1]
    if stop < ceiling and text[stop] == "," and stop == m.end():
        more = _CHUNK.match(text, stop + 1, ceiling)
        if more is not None:
            tail = more.group().strip()
            words = tail.split()
            follows = text[more.end() : more.end() + 1]
            organisation = any(word.lower() in ORGANISATION_NOUNS or word.isupper() for word in words)
            if (
                0 < len(words) <= 5
                and all(word[:1].isupper() for word in words)
                and follows in (",", ":", "", "\n")
                and (len(words) == 1 or organisation)
                and not any(word.lower() in ROLE_NOUNS for word in words)
            ):
                return span[0], stop + 1 + len(more.group().rstrip())
    return span


def _role_span(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The role at the start of a clause: its modifiers, its noun, and what it is of or for."""
    words = [(m.group(), m.start()) for m in _BACK.finditer(text, start, stop)]
    i = 0
    if words and words[0][0].lower() in ("the", "a", "an", "one", "now"):
        i = 1
    first = i
    head: int | None = None
    while i < len(words) and i < first + 9:
        own = _own(words[i][0])
        if own in ROLE_NOUNS:
            head = i
        elif own in ("of", "for", "at", "in", "on", "to", "from") and head is not None:
            break
        elif not (own in MODIFIERS or words[i][0][:1].isupper() or "-" in own or own == "and" or own.isdigit()):
            break
        i += 1
    if head is None:
        return None
    k = head + 1
    if k < len(words) and words[k][0].lower() in _PLACE_PREPOSITIONS:
        while k < len(words):
            low = words[k][0].lower()
            if low in _VERBS_AFTER:
                break
            k += 1
        while k > head + 1 and words[k - 1][0].lower() in _CONNECTORS:
            k -= 1
    last, at = words[k - 1]
    return words[first][1], at + len(last.rstrip(".!?"))
