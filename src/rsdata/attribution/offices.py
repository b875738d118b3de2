"""The words of offices and callings, and what sets one apart from the next."""

from __future__ import annotations

from typing import Final

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
    guardian herald holdings hospital hotel plaza casino resort golf tower towers house inc independent industries initiative inquirer institute
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
# One office under several names.
HEADS: Final = {
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "cllr": "councillor", "pm": "minister", "chairwoman": "chair",
    "chairman": "chair", "chairperson": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "adviser": "advisor", "frontrunner": "front-runner", "gen": "general", "capt": "captain", "sgt": "sergeant",
    "businesswoman": "businessman", "lt": "lieutenant", "col": "colonel", "rev": "reverend",
}  # fmt: skip
# Who writes or works about parties rather than for one.
OBSERVERS: Final = frozenset(
    """correspondent editor reporter journalist columnist commentator pollster historian analyst presenter broadcaster
    blogger author academic professor lecturer economist expert critic voter supporter donor resident
    writer host anchor photographer critic defector watcher biographer insider source sources psephologist
    scholar producer publisher""".split()
)
