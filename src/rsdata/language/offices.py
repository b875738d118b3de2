"""The words of offices and callings, and what sets one apart from the next."""

from __future__ import annotations

from typing import Final

from rsdata.language.wordset import wordset

ROLE_NOUNS: Final = wordset(
    """
    academic activist actor actress adjudicator adm admiral adviser advisor advocate agent aide alderman
    alderwoman ally ambassador analyst anchor announcer archbishop architect artist assembly-member
    assemblyman assemblymember assemblywoman astronaut attorney author ayatollah backbencher banker
    baron baroness barrister billionaire biologist bishop blogger bookmaker boss boy brigadier
    broadcaster brother businessman businesswoman campaigner candidate canon canvasser capt captain
    cardinal ceo cfo chair chairman chairperson chairwoman challenger chancellor chef chemist chief
    clerk cllr co-chair co-chairman co-founder co-host co-leader co-ordinator coach col colleague
    colonel columnist comedian commander commentator commissioner competitor comptroller congressman
    congresswoman constable consultant contender contributor controller coo coordinator correspondent
    councillor councilman councilwoman counsel counsellor counterpart critic curator daughter dean
    defector delegate democrat dep deputy designer detective developer diplomat director doctor donor
    driver duchess duke economist editor editor-in-chief emperor employee engineer entrepreneur envoy
    eurosceptic ex-leader ex-minister ex-mp ex-president executive expert farmer father fellow filmmaker
    financier firefighter fisherman fm founder fr friend front-runner frontbencher frontrunner gen
    general girl girlfriend gov governor grandson hacker head headteacher heir historian holder hopeful
    host housewife husband imam incumbent insider inspector instructor investigator investor journalist
    judge justice king lawmaker lawyer leader lecturer lieutenant lobbyist loyalist lt maj major man
    manager marshal mayor mayoress member mentor mep midwife millionaire minister mla mogul mother mp
    mp's mp-elect msp musician neighbor neighbour neurosurgeon nominee novelist nurse officer official
    ombudsman operative opponent organiser organizer owner parent pastor patriarch paymaster peer
    pensioner philanthropist philosopher photographer physician physicist pilot plaintiff player
    playwright pm poet pollster pope premier pres presenter president president-elect priest prince
    princess principal producer professor prosecutor psephologist psychiatrist psychologist publisher
    queen questioner rabbi rancher rebel recorder rep reporter representative republican researcher
    resident retiree rev reverend rival runner-up scholar scientist screenwriter secretary selectman sen
    senator sergeant sgt sheriff singer sister soldier solicitor son songwriter source speaker spokesman
    spokesperson spokeswoman staffer star statesman stateswoman statistician stepson strategist student
    superintendent supporter supt surgeon surrogate tanaiste taoiseach td teacher teller trader
    treasurer tycoon tánaiste undersecretary veteran vicar vice-chair vice-chairman vice-president
    volunteer voter warden whip whistleblower widow wife winner witness woman worker writer
    """
)
ORGANISATION_NOUNS: Final = wordset(
    """
    academy administration advertiser agence agency airlines alliance american army assembly association
    australian authority bank bbc beacon belgian board brazilian breakfast british broadcasting bulletin
    bureau cabinet campaign canadian casino catholic caucus center centre chamber channel chinese
    chronicle church circuit club cnn coalition college commission committee commons community company
    confederation conference congress conservative conservatives consortium constabulary convention
    corporation council courier court daily danish democrat democratic democrats department directorate
    district division dutch echo english enterprise european evening exchange express facebook
    federation force forces forum foundation french fund gazette german golf google government greek
    greens group guard guardian herald holdings hospital hotel house inc independent indian industries
    initiative inquirer institute institution international investments irish islamic israeli italian
    itv jewish journal labor labour league ltd magazine mail media metro mexican ministry mirror monitor
    movement museum muslim nationalist navy nbc network networks news newsnight newspaper norwegian
    observer office organisation organization orthodox pakistani panel parliament partners partnership
    party plaza plc police polish politics poll polling polls post press programme programs project
    radio referendum regiment registrar registry report reports republic republican republicans research
    resort reuters review russian school schools scottish secretariat security select senate service
    services sky society spanish standard state states sun swedish syndicate team telegraph television
    theatre times today's tories tory tower towers trades treasury tribune trust turkish tv twitter
    union unison unit united university week welsh westminster whig workers world x youtube
    """
)
# What sets one office apart from the next: the two must agree in these.
RANKS: Final = wordset(
    """
    acting assistant associate attorney chief deputy ex executive first foreign former general home
    interim junior lord lord-lieutenant national parliamentary political presidential prime returning
    shadow then under vice
    """
)
# The ranks that even a phrase that names the rest must share.
STRICT: Final = wordset("acting assistant deputy ex former interim shadow then under vice")
# Words that may stand in lower case before the noun of a role: "newly elected party chairman".
MODIFIERS: Final = RANKS | wordset(
    """
    affairs african american anti-corruption anti-eu appointed armed attorney backbench bbc billionaire
    board borough british broadcast business cabinet campaign celebrity city civil climate co college
    communications community company congressional conservative constituency constitutional consumer
    controversial corporate council county cultural culture current defeated defence defense democratic
    development digital diplomatic disability disgraced district economic economics editorial education
    elected election energy environment environmental equalities equality europe european ex-
    experienced far-left far-right fellow film finance financial floor founding front-bench frontbench
    government gubernatorial health high-profile housing human immigration independent industry
    influential intelligence interior internal international investigative justice labour law leading
    leave left left-wing legal legislative liberal local london long-serving long-standing long-time
    longstanding longtime losing main majority managing marketing mayoral media medical military
    minority morning music new newest newly news newspaper next night northern-ireland now officer
    official one-time online opinion opposition outgoing outspoken overseas parish party pensions
    permanent personal police policing policy poll polling presidential press press-association
    principal private pro-eu pro-european prominent public race radical radio rebel recently regional
    religious remain republican research retired right right-wing royal ruling running rural science
    scottish security self-described senate senior social sole sometime south sports staff state
    successful summer sunday technology television then- three-time top trade transport treasury tv
    two-time unionist unsuccessful veteran victorious ward web welfare welsh westminster winning women
    women's work works world young youth
    """
)
# One office under several names.
HEADS: Final = {
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "cllr": "councillor", "pm": "minister", "chairwoman": "chair",
    "chairman": "chair", "chairperson": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "adviser": "advisor", "frontrunner": "front-runner", "gen": "general", "capt": "captain",
    "sgt": "sergeant",
    "businesswoman": "businessman", "lt": "lieutenant", "col": "colonel", "rev": "reverend",
}  # fmt: skip
# Who writes or works about parties rather than for one.
OBSERVERS: Final = wordset(
    """
    academic analyst anchor author biographer blogger broadcaster columnist commentator correspondent
    critic defector donor economist editor expert historian host insider journalist lecturer
    photographer pollster presenter producer professor psephologist publisher reporter resident scholar
    source sources supporter voter watcher writer
    """
)
