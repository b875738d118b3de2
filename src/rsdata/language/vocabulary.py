"""The words the grammar knows, as plain lists: verbs in their base form, roles, titles, small words.

Nothing here says what a list is for; ``lexicon`` turns the lists into tags.
"""

from __future__ import annotations

from typing import Final

# -- verbs ---------------------------------------------------------------------------------------------------

# Verbs that report speech wherever they stand.
SAY: Final = """
    say tell add ask reply answer respond explain insist argue claim state note declare announce warn
    admit concede acknowledge assert maintain contend suggest stress emphasise emphasize remark observe
    comment continue conclude recall confirm deny affirm reiterate repeat vow pledge promise predict
    propose complain protest object counter retort quip joke boast brag lament mutter murmur whisper
    shout scream yell bark bellow cry exclaim thunder fume rage snap sneer scoff tease deadpan opine
    intone muse marvel urge plead beg appeal implore advise caution counsel recommend hint imply signal
    indicate disclose reveal divulge confide confess testify swear attest allege charge inform instruct
    order demand request inquire enquire wonder query report relate recount narrate describe elaborate
    clarify specify underline underscore highlight estimate reckon agree disagree accept allow volunteer
    interject interrupt chime gush enthuse rave crow taunt mock jeer chant sing recite read preach
    lecture rant rail blast vent grumble moan groan gripe whine knock chastise lampoon skewer grouse
    bemoan stipulate summarise summarize surmise speculate theorise theorize posit philosophise ponder
    reason reassure assure guarantee apologise apologize thank congratulate greet echo parrot riff
    reflect remind interpose ad-lib proclaim pronounce profess decree rule advocate propound allude
    mention utter voice express articulate verbalise intimate concur demur dissent rebut refute fulminate
    inveigh expound pontificate orate address brief prophesy forecast foresee foretell banter bluster
    bristle caw chirp chide admonish scold reprimand upbraid berate lash plug tout trumpet herald hail
    hype josh kid needle rib rejoin return sum wisecrack dub pray toast exhort entreat press prod
    interview quote cite paraphrase reference
"""

# Verbs that report writing.
WRITE: Final = """
    write blog print publish scribble scrawl jot type email e-mail editorialise editorialize opine post
    text message caption title author
"""

# Verbs that report a tweet.
TWEET: Final = "tweet retweet"

# Verbs that report a judgement, most with a partial quotation: "called it “a mess”".
JUDGE: Final = """
    call describe dismiss condemn label brand denounce decry deride criticise criticize slam praise blast
    accuse characterise characterize portray depict deem term dub castigate ridicule attack assail rip
    rebuke reject disavow hail welcome laud applaud commend compare liken refer view paint cast denigrate
    disparage belittle lambast lambaste pan trash bash hammer pillory rubbish blame fault defend nickname
    mock christen brush consider regard challenge question identify rate frame list
    style posture
"""

# Verbs of thinking, feeling and wanting.
THINK: Final = """
    think believe feel hope fear expect know understand suspect guess worry doubt want wish consider
    envision envisage regret plan intend refuse agree decline offer seek vow threaten urge push encourage
    assume figure suppose remember realise realize decide conclude resolve aim propose ask recognise
    recognize
"""

# Ways of making a noise, or of going on, that carry words only where they stand beside them: "“No,”
# she sighed".
NOISE: Final = """
    rue storm jibe sulk mull vouch chunter whinge snigger titter splutter cackle chortle harrumph tut
    laugh smile sigh shrug grin nod smirk chuckle giggle sob weep gasp sniff snort hiss growl snarl spit
    drawl croak purr coo huff puff roar howl holler hoot begin start finish end go come turn fire shoot
    hit strike speak talk think believe offer wink gesture beam rasp stammer stutter mumble blurt burst
    weigh open close lead follow jump leap cut break pick sign hope fear feel worry figure promise point
    guess suppose wail trill sputter scold advise crack drop throw pile put push give keep stay urge note
    pipe rumble warble boom squeal squeak yelp sing ring explode erupt gloat fret
"""

# Verbs that report speech only beside a quotation, or where no better cue governs it.
SOFT: Final = """
    mention accept allow order demand request signal indicate imply cite address plan refer reveal
    disclose cast rule relate thank charge agree press view back express voice read title author brush
"""

# Verbs that carry a partial quotation only straight before it: "she supports “a pause”".
BESIDE_ONLY: Final = """
    support oppose favour favor embrace want find tout promote endorse back champion
"""

# Forms of verbs whose noun to the right is whom or what they are about, never who speaks: "told Ann
# Lee".
ADDRESSING: Final = """
    tell tells told thank thanks thanked congratulate congratulates congratulated remind reminds reminded
    inform informs informed assure assures assured reassure reassures reassured instruct instructs
    instructed address addresses addressed interview interviews interviewed greet greets greeted quote
    quotes quoted cite cites cited post posts posted mention mentions mentioned order orders ordered
    accept accepts accepted allow allows allowed hail hails hailed discuss seek seeks sought reveal
    disclose mock mocked taunt taunted press pressed see sees saw find finds found want wants wanted need
    needs needed cast set back put gave took made got had sent left met ran won lost brought used held
    kept showed shows joined features featured named includes included starred follows followed helped
    asked-for read-out blame blamed listed lists
"""

# Bare forms that are verbs whatever stands before them: "sources close to the leader say".
NEVER_NOUN: Final = """
    say believe think argue insist admit suggest agree describe explain accuse condemn criticise
    criticize
"""

# Forms of reporting verbs that are nouns or adjectives as often: verbs only where a subject stands
# right before.
OFTEN_NOUN: Final = """
    term terms reports report states state claims claim charges charge orders order demands demand
    requests comments comment remarks remark notes note promises promise answers answer plans plan looks
    look posts post texts text messages message blogs blog address addresses rules rule returns return
    votes vote views view sets set backs back attack attacks challenge challenges question questions
    press print title titles offer offers hopes hope fears fear estimates estimate needs need thoughts
    thinking feeling feelings meaning findings finding beginning start end ends point points turn turns
    fire fires close opens cut cuts break drop push lead leads like love hate favour favor cast brief
    briefs interview interviews quote quotes reference label labels brand brands reading writing headline
    headlines caption author support sound forecast forecasts figure figures praise blame fault appeal
    appeals protest protests object objects reason reasons query mock express pray signal signals email
    emails e-mail e-mails ad read lash rib needle kid rail sum toast pan paint rage voice recommended
    following tweets tweet retweet means seen counter volunteer volunteers
    rate rates frame frames list lists
"""

# Third persons that are plural nouns unless words follow them at once: "the emails", but "he
# emails:".
MOSTLY_NOUN: Final = """
    terms emails e-mails remarks comments posts texts titles states charges orders demands messages
    voices labels brands quotes interviews references notes views votes ads plans reports polls headlines
    estimates claims protests appeals requests attacks addresses returns answers objects looks points
    turns starts ends rules promises hopes fears offers rates frames lists
"""

# Verbs that report speech with a particle only: "pointed out", "hit back", "went on".
PHRASAL: Final = """
    point+out hit+back hit+out fire+back shoot+back snap+back strike+back write+back go+on chime+in
    cut+in weigh+in pipe+up put+it call+out cry+out set+out spell+out sum+up speak+out lash+out open+up
    break+in talk+about talk+of speak+about speak+of
"""

# Base, third person, past, -ing form, participle of the verbs that are not regular.
IRREGULAR: Final = """
    say says said saying said
    tell tells told telling told
    write writes wrote writing written
    sing sings sang singing sung
    read reads read reading read
    swear swears swore swearing sworn
    foresee foresees foresaw foreseeing foreseen
    foretell foretells foretold foretelling foretold
    forecast forecasts forecast forecasting forecast
    think thinks thought thinking thought
    feel feels felt feeling felt
    know knows knew knowing known
    understand understands understood understanding understood
    see sees saw seeing seen
    find finds found finding found
    mean means meant meaning meant
    cast casts cast casting cast
    seek seeks sought seeking sought
    begin begins began beginning begun
    go goes went going gone
    come comes came coming come
    shoot shoots shot shooting shot
    hit hits hit hitting hit
    strike strikes struck striking struck
    speak speaks spoke speaking spoken
    burst bursts burst bursting burst
    lead leads led leading led
    leap leaps leapt leaping leapt
    cut cuts cut cutting cut
    break breaks broke breaking broken
    throw throws threw throwing thrown
    put puts put putting put
    give gives gave giving given
    keep keeps kept keeping kept
    spit spits spat spitting spat
    weep weeps wept weeping wept
    ring rings rang ringing rung
    set sets set setting set
"""

# Verbs that double their last letter: "quipped".
DOUBLED: Final = """
    quip pen dub slam admit refer brag rip pan jot rib kid plan drop stop nod grin sob sum chat beg plug
    rebut demur snap rap
"""

# Common verbs that report nothing: they show where a subject ends.
OTHER_VERBS: Final = """
    took made got had gave came went became ran won lost met held stood sat fell rose grew led left kept
    brought bought sold sent spent built drew drove flew knew let paid put sought showed shows makes
    takes gets gives comes goes becomes runs wins loses meets holds stands sits falls rises grows leads
    leaves keeps brings begins began starts ends uses wants needs seems looks appears works plays helps
    hit hits hurt hurts cut cost broke chose chooses swept struck stuck threw wore woke won't sees saw
    spoke speaks faces prompted plans joins remains includes continues calls tries turns moves lives
    raises serves represents laid lies lay sparked drawn heard hears found finds thinks
"""

# -- small words ---------------------------------------------------------------------------------------------

# Determiners.
DETERMINERS: Final = """
    the a an this these those some many several few both all each every another any no such other one two
    three four five six seven eight nine ten
"""

# Possessives.
POSSESSIVES: Final = """
    his her their its my our your whose
"""

# Pronouns that may be a subject.
SUBJECTS: Final = """
    he she they it i we you one someone somebody everyone everybody nobody others many some he's she's
    they're we're i'm you're he'd she'd they'd we'd i'd he'll she'll they'll we'll i'll they've we've
    i've
"""

# Pronouns that may not.
OBJECTS: Final = """
    him her them me us himself herself themselves itself myself
"""

# Relatives.
RELATIVES: Final = """
    who which whom that
"""

# Prepositions.
PREPOSITIONS: Final = """
    beside opposite aboard atop
    of in on at for with by from to into over under about after before during against between among
    through since until within without as like despite than amid via per toward towards across behind
    beyond near around outside inside off up down out onto upon regarding including throughout besides
    concerning alongside above below amongst unlike versus following
"""

# Conjunctions.
CONJUNCTIONS: Final = """
    and or but nor yet &
"""

# Subordinators.
SUBORDINATORS: Final = """
    that if because while although though when where unless whether whereas so how why what whatever
"""

# Forms of "to be".
BE: Final = """
    is was were are be been being am 's 're it's that's there's what's here's it'd it'll isn't wasn't
    weren't aren't
"""

# Auxiliaries.
AUXILIARIES: Final = """
    has had have having do does did will would can could may might must shall should cannot hasn't hadn't
    haven't don't doesn't didn't won't wouldn't can't couldn't shouldn't to not never ought i've we've
    they've
"""

# Adverbs that do not end in -ly.
ADVERBS: Final = """
    also then later earlier again once still now recently repeatedly just even only first last too
    instead meanwhile however though perhaps maybe often always sometimes simply quickly yesterday today
    tonight tomorrow soon already ago further rather quite very almost nearly before afterwards afterward
    thus nevertheless nonetheless moreover furthermore indeed back here there away ever famously well
    long
"""

# Times.
TIMES: Final = """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january
    february march april june july august september october november december jan feb aug sept oct nov
    dec morning afternoon evening night week month year noon midday midnight
"""

# -- nouns and adjectives ------------------------------------------------------------------------------------

# Titles before names.
TITLES: Final = """
    mr mrs ms miss dr sir dame lord lady sen rep gov gen prof professor president senator representative
    governor congressman congresswoman rev reverend judge justice col lt sgt capt maj adm baroness baron
    viscount prince princess queen king pope father sister brother councillor cllr ald st hon messrs sens
    reps govs captain colonel general major admiral secretary chancellor ambassador mayor premier pm pc
    det insp supt
"""

# Nouns for those who speak: people by role, and bodies.
ROLES: Final = """
    commission authority trust foundation institute university college school association federation
    society centre center board church parliament congress senate charity watchdog regulator tribunal
    inquiry coalition alliance hospital committee union spokesman spokeswoman spokesperson spokesmen
    spokespeople leader chairman chairwoman chair president director manager secretary minister mp mep
    msp am mla peer senator congressman congresswoman governor mayor candidate editor correspondent
    reporter columnist journalist commentator analyst strategist adviser advisor aide aides official
    officials officer officers lawyer attorney counsel judge professor historian economist expert experts
    pollster chief head boss executive founder owner author writer blogger critic critics supporter
    supporters opponent opponents voter voters resident residents neighbour neighbor friend friends
    colleague colleagues wife husband father mother son daughter brother sister sources source campaign
    party council police company group bank court panel report study statement newspaper paper magazine
    website site poll survey activist activists organiser organizer representative representatives
    lawmaker lawmakers politician politicians republican republicans democrat democrats conservative
    conservatives tory tories ministers deputy vice-chairman host anchor presenter moderator interviewer
    insider insiders man woman men women people person student teacher ally allies family assembly bureau
    nominee billionaire businessman mogul frontrunner front-runner rival rivals speaker whip chancellor
    ambassador general soldier veteran bishop pastor priest preacher actor actress singer star comedian
    player coach doctor nurse farmer driver worker workers staffer staffers member members operative
    consultant donor donors delegate delegates scholar researcher researchers scientist scientists
    administration government department ministry office agency team staff newcomer user users account
    guest caller callers reader readers protester protesters heckler attendee passerby onlooker witness
    observer observers neighbours neighbors analysts advisers advisors commentators strategists
    columnists dozens hundreds thousands scores audience crowd incumbent challenger hopeful contender
    mate newsman tycoon agent ambassadors architect artist artists astronaut athlete baker banker bankers
    barber barrister biographer boy boys broker builder businesswoman butcher captain carer carers
    caretaker cleaner clerk cleric client clients climber commander commissioner constable constituent
    constituents contractor convict cook coroner councilman councilwoman councillors couple cousin
    cyclist dad dealer defendant designer detective detectives developer diplomat diplomats duke earl
    ecologist educator electrician employee employees employer employers engineer engineers entrepreneur
    envoy fan fans filmmaker firefighter firefighters fisherman fishermen foreman fundraiser gardener
    girl girls girlfriend boyfriend grandmother grandfather grandson granddaughter guard hacker homeowner
    homeowners housewife imam immigrant immigrants inmate inspector instructor investigator investigators
    investor investors journalists juror jurors kid kids lad landlady landlord landlords lecturer
    librarian lobbyist locals loyalist loyalists magistrate managers marcher marchers mechanic mentor
    midwife migrant migrants miner miners mum mom motorist musician musicians narrator nephew niece
    novelist nun organisers organizers painter parent parents participant participants partner partners
    passenger passengers patient patients pensioner pensioners photographer physician pilot pilots
    plumber poet policeman policewoman postman principal producer promoter prosecutor prosecutors
    psychologist publican publisher pupil pupils rabbi rapper refugee refugees relative relatives
    reviewer scholars sculptor sergeant shopkeeper shopper shoppers solicitor solicitors soldiers
    songwriter stepfather striker strikers suspect survivor survivors teachers teenager teenagers tenant
    tenants trader traders trainer treasurer trucker trustee trustees tutor unionist unionists vendor vet
    vicar victim victims viewer viewers villager villagers visitor visitors volunteer volunteers waiter
    waitress warden widow widower winner youngster bookmaker bookmakers bookie bookies mps msps meps
    peers backbencher backbenchers frontbencher whips mayors governors senators presidents leaders
    parties firm firms campaigners campaigner brexiteer brexiteers nationalist nationalists remainer
    remainers editors bosses chiefs heads lawyers judges academics academic pundit pundits bloggers
    spectator spectators citizen citizens taxpayer taxpayers contestant panellist panelist debater
    speakers statistician psephologist teller tellers agents canvasser canvassers newsreader newscaster
    weatherman chairperson co-chair co-leader vice-president vice-chair ex-minister ex-mp ex-leader
    premier comptroller sheriff deputies marshal cabinet councils governments regime embassy consulate
    airline retailer supermarket broadcaster broadcasters station network publishers journal
"""

# Adjectives, and nouns used as such, that stand before a role.
ADJECTIVES: Final = """
    former ex senior top leading veteran chief deputy new old young local national political british
    american democratic republican conservative liberal labour shadow acting longtime long-time retired
    fellow junior late prominent influential outspoken independent presumptive outgoing incoming foreign
    prime vice assistant executive general joint first second third unnamed anonymous other one-time then
    multiple various numerous several presidential senatorial congressional federal state campaign white
    black gay married real estate real-estate billionaire celebrity media press news
"""

# What somebody says, as a noun: "Lee's claim that", "her answer was".
SPEECH_NOUNS: Final = """
    verdict reaction explanation excuse assessment advice theory caption post claim assertion statement
    remark remarks comment comments argument suggestion answer response reply call pledge promise warning
    description accusation allegation insistence admission contention declaration demand plea question
    words message tweet letter slogan mantra motto view belief characterization characterisation
    complaint criticism conclusion observation prediction vow boast joke quip apology line phrase charge
    attack reference refrain nickname
"""

# What writing is put in: "in a blog post", "in her column", "a footnote makes it clear".
PAPERS: Final = """
    blog post letter article column editorial op-ed book memoir statement report email e-mail essay
    autobiography manifesto leaflet memo diary note poster release paper footnote
"""

# Words that a full stop follows without ending the sentence.
ABBREVIATIONS: Final = """
    mr mrs ms dr sen sens rep reps gov govs gen col lt sgt capt maj adm cmdr cpl rev fr hon prof st jr sr
    messrs supt insp det vs no gen.-elect v dept assn bros ft mt pres ald cllr ret atty dist asst d-n.y
    r-ala jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn del fla ga ill
    ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo n.h n.y
    n.j n.c s.c n.m
"""

# Small words and months that are names where they are capitalised: "Theresa May".
NAME_LIKE: Final = """
    will may april june august young long well may's young's long's
"""
