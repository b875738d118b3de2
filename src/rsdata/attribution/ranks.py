"""What each place of a speaker is worth as evidence. The greatest weight wins, so only their order matters.

Nothing here is learnt by a program: the order was set by reading where the weaker place misleads.
"""

from __future__ import annotations

from typing import Final

# Nobody's words, or the paper's own
TITLED: Final = 10.65  # the film "…"; so-called "…"
HEADLINE: Final = 10.65  # the headline in the Echo is "…"
TITLE_OF_A_WORK: Final = 9.55  # Looks Like a Title, and no cue stands right before it
UNSAID: Final = 10.62  # he has never said "…"
CALLED_SO: Final = 2.0  # he is to be "Mr Luck", unless somebody says so

# A cry
CRY: Final = 10.62  # shouts of "…": whoever shouts, or nobody

# A cue to the left
COLON_NAME: Final = 10.6  # HEADLINE - Ann Lee: "…"
CUE_WITHIN: Final = 10.58  # Ann Lee said, "…," the court heard
CUE_COLON: Final = 10.3  # Ann Lee said: "…"
JUDGEMENT: Final = 10.2  # she called the plan "…"
CUE_COMMA: Final = 9.8  # Ann Lee said, "…"
CUE_BESIDE: Final = 9.6  # Ann Lee said "…"
WANTED: Final = 7.9  # Ann Lee wants "…", which an outer cue at the end outweighs
GAPPED: Final = 9.7  # … and Bob Ray "…"
CUE_COMMA_FAR: Final = 9.0  # Ann Lee told us at the count in Dover, "…"
CUE_FAR: Final = 8.4  # Ann Lee said the plan for Dover was "…"
PER_TOKEN: Final = 0.02  # taken off for each word between
THOUGHT: Final = 1.4  # taken off where the cue is a verb of thinking, and far
A_THING: Final = 2.0  # taken off where a report, a sign, a plan speaks
LOOSE_COMMA: Final = 0.5  # taken off where a comma comes between

# A cue to the right
AFTER_SENTENCE: Final = 10.55  # "We shall win," Ann Lee said
AFTER: Final = 10.0  # … "…", said Ann Lee
AFTER_NOISE: Final = 9.0  # "…," she sighed
AFTER_QUESTION: Final = 8.9  # "…?" Ann Lee asked: may begin a sentence of its own
AFTER_AND: Final = 8.9  # "…," and Ann Lee said so
AFTER_WITH_WORDS: Final = 8.0  # "…," Ann Lee said she: the cue has words of its own
AFTER_OPEN: Final = 7.0  # "…," she harrumphed
NOT_JOINED: Final = 2.5  # taken off where no comma joins the two
NEW_SENTENCE: Final = 3.5  # taken off where a full stop parts them
REPORTED: Final = 7.6  # Ann Lee said it was "…", the Echo reports: less than any cue before it
AT_END: Final = 8.0  # the plan is "…" for Dover, Ann Lee said

INNER_CLAUSE: Final = 7.9  # that it is late suggests "…": by nobody, unless somebody says so at the end
PASSIVE: Final = 7.55  # the plan was branded "…": by nobody named, unless somebody says so at the end

# No cue
SPEECH_NOUN_THAT: Final = 8.6  # Ann Lee's claim that "…"
SIGNED: Final = 8.5  # "…" – Ann Lee
ALL_SAID: Final = 10.55  # "…" was all Ann Lee would say
WORDS_OF_TOUCHING: Final = 9.2  # … "…", in the words of Ann Lee, right behind the closing mark
WORDS_OF: Final = 8.2  # in the words of Ann Lee, "…"
ACCORDING_TOUCHING: Final = 9.2  # … "…", according to Ann Lee, right behind the closing mark
ACCORDING_WITHIN: Final = 9.2  # Bob Ray said that, according to Ann Lee, it was "…"
ACCORDING_AFTER: Final = 7.6  # "…", according to Ann Lee
COLON: Final = 7.505  # Ann Lee: "…", with more than "…" said Ann Lee, which no comma joins
ACCORDING_BEFORE: Final = 7.4  # according to Ann Lee, "…"
FULL_SENTENCE: Final = 6.8  # Ann Lee shrugged it off, "We shall win"
SPEECH_NOUN: Final = 6.5  # Ann Lee's answer was "…"

# Inside a reader's message most marks are scare quotes
SURE_IN_MESSAGE: Final = 8.0
