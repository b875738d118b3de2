"""The words the grammar knows, each with its tags: reporting verbs, roles, titles and the small words.

Verbs are listed once, in their base form, and inflected here. A word not listed is guessed by its ending;
a capitalised word that is not listed is a name.
"""

from __future__ import annotations

from typing import Final

# What a token is (the sign) ...
QUOTE: Final = 1
CAP: Final = 1 << 1
POSSESSIVE: Final = 1 << 2
NUMBER: Final = 1 << 3
STOP: Final = 1 << 4
PUNCT: Final = 1 << 5
# ... what kind of small word ...
DET: Final = 1 << 6
POSS: Final = 1 << 7  # his, their
PRON: Final = 1 << 8  # he, they: may be a subject
OBJ: Final = 1 << 9  # him, them
REL: Final = 1 << 10  # who, which
PREP: Final = 1 << 11
CONJ: Final = 1 << 12
SUB: Final = 1 << 13  # that, because, while
AUX: Final = 1 << 14
BE: Final = 1 << 15
ADV: Final = 1 << 16
TIME: Final = 1 << 17
# ... what kind of noun ...
TITLE: Final = 1 << 18  # Mr, Sir, Senator
ROLE: Final = 1 << 19  # spokesman, leader: somebody who can speak
ADJ: Final = 1 << 20
# ... and what kind of verb
CUE: Final = 1 << 21  # reports speech
JUDGE: Final = 1 << 22  # reports a judgement: called it "x", dismissed it as "x"
THINK: Final = 1 << 23
WRITE: Final = 1 << 24
TWEET: Final = 1 << 25
FINITE: Final = 1 << 26
ING: Final = 1 << 27
BASE: Final = 1 << 28
VERB: Final = 1 << 29  # any verb, listed or guessed
STARTER: Final = 1 << 30  # a small word that can begin a sentence
WEAK: Final = 1 << 31  # a cue only right beside a quotation: smiled, went on, warned off
PART: Final = 1 << 32  # past participle (or the same form)

NP_STOP: Final = (
    QUOTE | STOP | PUNCT | REL | CONJ | SUB | AUX | PREP | OBJ
)  # what no simple noun phrase holds

TAGS: Final[dict[str, int]] = {}

# Verbs whose noun to the right is whom they address, never who speaks.
TRANSITIVE: Final = frozenset(
    """tell tells told thank thanks thanked congratulate congratulates congratulated remind reminds reminded
    inform informs informed assure assures assured reassure reassures reassured instruct instructs instructed
    address addresses addressed interview interviews interviewed greet greets greeted quote quotes quoted
    cite cites cited post posts posted mention mentions mentioned order orders ordered accept accepts accepted
    allow allows allowed hail hails hailed discuss seek seeks sought reveal disclose mock mocked taunt taunted
    press pressed see sees saw find finds found want wants wanted need needs needed cast set back put gave took
    made got had sent made left met ran won lost brought used held kept showed shows joined features featured
    named includes included starred follows followed helped asked-for read-out blame blamed listed lists
    """.split()
)

ABBREVIATIONS: Final = frozenset(
    """mr mrs ms dr sen sens rep reps gov govs gen col lt sgt capt maj adm cmdr cpl rev fr hon prof st jr sr
    messrs supt insp det vs no gen.-elect v dept assn bros ft mt pres ald cllr ret atty dist asst d-n.y r-ala
    jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la
    md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo n.h n.y n.j n.c s.c n.m""".split()
)

# Verbs that report speech wherever they stand.
_SAY: Final = """say tell add ask reply answer respond explain insist argue claim state note declare announce warn
    admit concede acknowledge assert maintain contend suggest stress emphasise emphasize remark observe comment
    continue conclude recall confirm deny affirm reiterate repeat vow pledge promise predict propose complain
    protest object counter retort quip joke boast brag lament mutter murmur whisper shout scream yell bark bellow
    cry exclaim thunder fume rage snap sneer scoff tease deadpan opine intone muse marvel urge plead beg appeal
    implore advise caution counsel recommend hint imply signal indicate disclose reveal divulge confide confess
    testify swear attest allege charge inform instruct order demand request inquire enquire wonder query report
    relate recount narrate describe elaborate clarify specify underline underscore highlight estimate reckon
    agree disagree accept allow volunteer interject interrupt chime gush enthuse rave crow taunt mock jeer
    chant sing recite read preach lecture rant rail blast thunder vent grumble moan groan gripe whine
    knock chastise lampoon skewer savage grouse bemoan stipulate summarise summarize surmise speculate theorise theorize posit philosophise
    ponder reason reassure assure guarantee apologise apologize thank congratulate greet echo parrot riff
    reflect remind interpose ad-lib proclaim pronounce profess decree rule advocate propound allude mention
    utter voice express articulate verbalise intimate concur demur dissent rebut refute fulminate inveigh
    expound pontificate orate address brief prophesy forecast foresee foretell banter bluster bristle caw chirp chide admonish scold
    reprimand upbraid berate lash plug tout trumpet herald hail hype josh kid needle rib rejoin return sum wisecrack
    dub pray toast implore exhort entreat press prod interview quote cite paraphrase reference""".split()

# Verbs that report writing.
_WRITE: Final = "write blog print publish scribble scrawl jot email e-mail editorialise editorialize headline opine post text message caption title author".split()
_TWEET: Final = "tweet retweet".split()

# Verbs that report a judgement of somebody or something, most with a partial quotation.
_JUDGE: Final = """call describe dismiss condemn label brand denounce decry deride criticise criticize slam praise
    blast accuse characterise characterize portray depict deem term dub brand castigate ridicule
    attack assail rip rebuke reject disavow brand hail welcome laud applaud commend compare liken refer
    view paint cast denigrate disparage belittle lambast lambaste pan trash slate bash hammer pillory
    rubbish fault defend nickname mock christen brush consider regard accuse challenge question""".split()

# Verbs of thinking and feeling.
_THINK: Final = """think believe feel hope fear expect know understand suspect guess worry doubt want wish
    consider envision envisage regret plan intend refuse agree decline offer seek vow threaten
    urge push encourage assume figure suppose remember realise realize decide conclude resolve aim propose ask""".split()

# Ways of making a noise, or of going on, that carry words only when they stand beside them.
_WEAK: Final = """laugh smile sigh shrug grin nod smirk chuckle giggle sob weep gasp sniff snort hiss growl snarl
    spit drawl croak purr coo huff puff roar howl holler hoot begin start finish end go come turn fire shoot
    hit strike speak talk think believe offer wink gesture beam rasp stammer stutter mumble blurt burst
    weigh open close lead follow jump leap cut break pick sign hope fear feel worry figure promise point
    guess suppose wail trill sputter splutter scold advise crack drop throw pile put push give keep stay urge
    note pipe rumble warble boom squeal squeak yelp sing ring lead explode erupt gloat fret huff""".split()

_IRREGULAR: Final = {
    "say": ("says", "said", "saying", "said"),
    "tell": ("tells", "told", "telling", "told"),
    "write": ("writes", "wrote", "writing", "written"),
    "sing": ("sings", "sang", "singing", "sung"),
    "read": ("reads", "read", "reading", "read"),
    "swear": ("swears", "swore", "swearing", "sworn"),
    "foresee": ("foresees", "foresaw", "foreseeing", "foreseen"),
    "foretell": ("foretells", "foretold", "foretelling", "foretold"),
    "forecast": ("forecasts", "forecast", "forecasting", "forecast"),
    "think": ("thinks", "thought", "thinking", "thought"),
    "feel": ("feels", "felt", "feeling", "felt"),
    "know": ("knows", "knew", "knowing", "known"),
    "understand": ("understands", "understood", "understanding", "understood"),
    "see": ("sees", "saw", "seeing", "seen"),
    "find": ("finds", "found", "finding", "found"),
    "mean": ("means", "meant", "meaning", "meant"),
    "cast": ("casts", "cast", "casting", "cast"),
    "seek": ("seeks", "sought", "seeking", "sought"),
    "begin": ("begins", "began", "beginning", "begun"),
    "go": ("goes", "went", "going", "gone"),
    "come": ("comes", "came", "coming", "come"),
    "shoot": ("shoots", "shot", "shooting", "shot"),
    "hit": ("hits", "hit", "hitting", "hit"),
    "strike": ("strikes", "struck", "striking", "struck"),
    "speak": ("speaks", "spoke", "speaking", "spoken"),
    "burst": ("bursts", "burst", "bursting", "burst"),
    "lead": ("leads", "led", "leading", "led"),
    "leap": ("leaps", "leapt", "leaping", "leapt"),
    "cut": ("cuts", "cut", "cutting", "cut"),
    "break": ("breaks", "broke", "breaking", "broken"),
    "throw": ("throws", "threw", "throwing", "thrown"),
    "put": ("puts", "put", "putting", "put"),
    "give": ("gives", "gave", "giving", "given"),
    "keep": ("keeps", "kept", "keeping", "kept"),
    "spit": ("spits", "spat", "spitting", "spat"),
    "weep": ("weeps", "wept", "weeping", "wept"),
    "ring": ("rings", "rang", "ringing", "rung"),
    "set": ("sets", "set", "setting", "set"),
}
_DOUBLED: Final = frozenset(
    "quip pen dub slam admit refer brag rip pan jot rib kid plan drop stop nod grin sob sum chat beg plug rebut demur snap rap".split()
)
_VOWELS: Final = frozenset("aeiou")


def _forms(base: str) -> tuple[str, str, str, str]:
    """Third person, past, -ing form and participle of a verb."""
    known = _IRREGULAR.get(base)
    if known:
        return known
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing", base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing", base[:-1] + "ied"
    stem = base + base[-1] if base in _DOUBLED else base
    third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else base + "s"
    return third, stem + "ed", stem + "ing", stem + "ed"


def _verbs(words: list[str], tag: int) -> None:
    for base in words:
        third, past, ing, part = _forms(base)
        for form, shape in (
            (base, BASE),
            (third, FINITE),
            (past, FINITE),
            (ing, ING),
            (part, PART),
        ):
            TAGS[form] = TAGS.get(form, 0) | tag | shape | VERB


def _words(words: str, tag: int) -> None:
    for word in words.split():
        TAGS[word] = TAGS.get(word, 0) | tag


_verbs(_SAY, CUE)
_verbs(_WRITE, CUE | WRITE)
_verbs(_TWEET, CUE | TWEET)
_verbs(_JUDGE, CUE | JUDGE)
_verbs(_THINK, THINK)
_verbs(_WEAK, WEAK)
# Forms that are nouns or adjectives far more often than verbs.
for _noun in """reports report states state claims claim charges charge orders order demands demand requests
    comments comment remarks remark notes note promises promise answers answer plans plan looks look
    posts post texts text messages message blogs blog address addresses rules rule returns return
    votes vote views view sets set backs back attack attacks challenge challenges question questions
    press print title titles offer offers hopes hope fears fear estimates estimate needs need
    thoughts thinking feeling feelings meaning findings finding beginning start end ends point points
    turn turns fire fires close opens cut cuts break drop push lead leads like love hate favour favor
    cast brief briefs interview interviews quote quotes reference label labels brand brands reading writing
    headline headlines caption author support sound forecast forecasts figure figures praise blame fault
    appeal appeals protest protests object objects reason reasons query mock express pray signal signals
    email emails e-mail e-mails headline ad close
    read lash rib needle kid rail sum toast slate pan paint rage voice recommended following
    tweets tweet retweet means seen counter
    """.split():
    if _noun in TAGS:
        TAGS[_noun] |= ADJ  # may be a noun: only a verb with a subject right before it

# Common verbs that report nothing: they tell where a subject ends.
_words(
    """took made got had gave came went became ran won lost met held stood sat fell rose grew led left kept
    brought bought sold sent spent built drew drove flew knew let paid put sought showed shows makes takes
    gets gives comes goes becomes runs wins loses meets holds stands sits falls rises grows leads leaves keeps brings
    begins began starts ends uses wants needs seems looks appears works plays helps hit hits hurt hurts cut
    cost broke chose chooses swept struck stuck threw wore woke won't said-that gets sees saw spoke speaks faces
    prompted plans joins remains includes continues calls tries turns moves lives raises serves represents
    laid lies lay sparked drawn heard hears found finds thinks""",
    VERB | FINITE,
)
_words("the a an this these those some many several few both all each every another any no such other", DET)
_words("one two three four five six seven eight nine ten", DET)
_words("his her their its my our your whose", POSS)
_words("he she they it i we you one someone somebody everyone everybody nobody others many some", PRON)
_words("him her them me us himself herself themselves itself myself", OBJ)
_words("who which whom that", REL)
_words(
    """of in on at for with by from to into over under about after before during against between among through
    since until within without as like despite than amid via per toward towards across behind beyond near around
    outside inside off up down out onto upon regarding including throughout besides concerning alongside above
    below amongst unlike versus following""",
    PREP,
)
_words("and or but nor yet &", CONJ)
_words("that if because while although though when where unless whether whereas so how why what whatever", SUB)
_words("is was were are be been being am 's 're", AUX | BE)
_words("it's that's there's what's here's it'd it'll", AUX | BE)
_words("he's she's they're we're i'm you're he'd she'd they'd we'd i'd he'll she'll they'll we'll i'll they've we've i've", PRON)
_words("isn't wasn't weren't aren't", AUX | BE)
_words(
    """has had have having do does did will would can could may might must shall should cannot hasn't hadn't haven't
    don't doesn't didn't won't wouldn't can't couldn't shouldn't to not never ought i've we've they've""",
    AUX,
)
_words(
    """also then later earlier again once still now recently repeatedly just even only first last too instead
    meanwhile however though perhaps maybe often always sometimes simply quickly yesterday today tonight
    tomorrow soon already ago further rather quite very almost nearly before afterwards afterward thus
    nevertheless nonetheless moreover furthermore indeed back here there away ever famously well long""",
    ADV,
)
_words(
    """monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow
    january february march april june july august september october november december
    jan feb aug sept oct nov dec morning afternoon evening night week month year noon midday midnight""",
    TIME,
)
_words(
    """mr mrs ms miss dr sir dame lord lady sen rep gov gen prof professor president senator representative
    governor congressman congresswoman rev reverend judge justice col lt sgt capt maj adm baroness baron
    viscount prince princess queen king pope father sister brother councillor cllr ald st hon messrs
    sens reps govs captain colonel general major admiral secretary chancellor ambassador mayor premier
    pm pc det insp supt""",
    TITLE,
)
_words(
    """spokesman spokeswoman spokesperson spokesmen spokespeople leader chairman chairwoman chair president
    director manager secretary minister mp mep msp am mla peer senator congressman congresswoman governor
    mayor candidate editor correspondent reporter columnist journalist commentator analyst strategist adviser
    advisor aide aides official officials officer officers lawyer attorney counsel judge professor historian
    economist expert experts pollster chief head boss executive founder owner author writer blogger critic
    critics supporter supporters opponent opponents voter voters resident residents neighbour neighbor
    friend friends colleague colleagues wife husband father mother son daughter brother sister sources source
    campaign party committee council police union company group bank court panel report study statement
    newspaper paper magazine website site poll survey survey's activist activists organiser organizer
    representative representatives lawmaker lawmakers politician politicians republican republicans democrat
    democrats conservative conservatives tory tories minister ministers deputy vice-chairman host anchor
    presenter moderator interviewer insider insiders man woman men women people person student teacher
    nominee billionaire businessman mogul candidate frontrunner front-runner opponent rival rivals
    speaker whip chancellor ambassador general soldier veteran bishop pastor priest preacher actor actress singer
    star comedian player coach doctor nurse farmer driver worker worker's worker workers staffer staffers member members
    operative consultant donor donors delegate delegates scholar researcher researchers scientist scientists
    administration government department ministry office agency spokesman's team staff newcomer mogul
    user users account guest caller callers reader readers protester protesters heckler attendee passerby onlooker witness
    observer observers adviser's neighbours neighbors analysts advisers advisors commentators strategists columnists
    dozens hundreds thousands scores members audience crowd incumbent challenger hopeful contender mate newsman tycoon""",
    ROLE,
)
_words(
    """former ex senior top leading veteran chief deputy new old young local national political british american
    democratic republican conservative liberal labour shadow acting longtime long-time retired
    fellow junior late prominent influential outspoken independent presumptive outgoing incoming foreign
    prime vice assistant executive general joint first second third unnamed anonymous other
    one-time then presidential senatorial congressional federal state campaign white black gay married
    real estate real-estate billionaire celebrity media press news""",
    ADJ,
)
for _word in list(TAGS):
    if TAGS[_word] & (DET | POSS | PRON | PREP | CONJ | SUB | AUX | ADV | TITLE | REL):
        TAGS[_word] |= STARTER

# Small words and months that are surnames or first names where they are capitalised inside a sentence.
NAME_LIKE: Final = frozenset("will may april june august young long well may's young's long's so do an".split())

# Verbs that carry a partial quotation only straight before it: "she supports".
BESIDE_ONLY: Final = frozenset(
    form
    for base in "support oppose favour favor embrace need want like love hate tout promote endorse back champion mean".split()
    for form in (base, *_forms(base))
)
for _word in BESIDE_ONLY:
    if _word not in TAGS:
        TAGS[_word] = VERB | (FINITE if _word.endswith(("s", "ed")) else ING if _word.endswith("ing") else BASE)
    TAGS[_word] |= THINK

# Third persons that are plural nouns unless words follow them at once: "the emails", but "he emails:".
MOSTLY_NOUN: Final = frozenset(
    """emails e-mails remarks comments posts texts titles states charges orders demands messages voices labels
    brands quotes interviews references notes views votes ads plans reports polls headlines estimates claims
    protests appeals requests attacks addresses returns answers objects looks points turns starts ends rules
    promises hopes fears offers""".split()
)

# Verbs that report speech only beside a quotation, or where no better cue governs it.
SOFT: Final = frozenset(
    form
    for base in "mention accept allow order demand request signal indicate imply cite address plan refer reveal disclose cast"
    " rule thank charge agree press view back express voice read title author brush".split()
    for form in (base, *_forms(base))
)

# Verbs that report speech with a particle only: "pointed out", "hit back", "went on".
PHRASAL: Final = frozenset(
    (verb, particle)
    for base, particle in (
        ("point", "out"),
        ("hit", "back"),
        ("fire", "back"),
        ("shoot", "back"),
        ("snap", "back"),
        ("strike", "back"),
        ("write", "back"),
        ("go", "on"),
        ("chime", "in"),
        ("cut", "in"),
        ("weigh", "in"),
        ("pipe", "up"),
        ("put", "it"),
        ("call", "out"),
        ("cry", "out"),
        ("set", "out"),
        ("spell", "out"),
        ("sum", "up"),
        ("speak", "out"),
        ("lash", "out"),
        ("open", "up"),
        ("break", "in"),
        ("talk", "about"),
        ("talk", "of"),
        ("speak", "about"),
        ("speak", "of"),
    )
    for verb in (base, *_forms(base))
)
PARTICLES: Final = frozenset(particle for _, particle in PHRASAL)

# What somebody says, as a noun: "Lee's claim that", "her answer was".
SPEECH_NOUNS: Final = frozenset(
    """claim assertion statement remark remarks comment comments argument suggestion answer response reply call
    pledge promise warning description accusation allegation insistence admission contention declaration
    demand plea question words message tweet letter slogan mantra motto view belief characterization
    characterisation complaint criticism conclusion observation prediction vow boast joke quip apology
    line phrase charge attack reference refrain motto nickname""".split()
)

_ADJ_ENDS: Final = ("ous", "ful", "ish", "ive", "able", "ible", "less")


def guess(low: str) -> int:
    """Tags of a word that is not listed, by its ending."""
    if "-" in low:
        return ADJ
    if low.endswith("ly"):
        return ADV
    if low.endswith("ed"):
        return VERB | FINITE | PART
    if low.endswith("ing"):
        return VERB | ING
    return 0
