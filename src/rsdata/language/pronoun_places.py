"""What stands around a pronoun: whether it opens a sentence, ends one, or stands before its name."""

from __future__ import annotations

from typing import Final

from rsdata.language.lexicon import PAPERS, WRITINGS
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged

_WHETHER: Final = any_of(tagged("openings of a question"))
_ASKING: Final = any_of(tagged("verbs of asking") | tagged("verbs of asking now"))
_GOING_AFTER: Final = any_of(tagged("verbs of going after somebody"))
_COMPLYING: Final = any_of(tagged("verbs of refusing or agreeing"))
# A sentence that opens with "He", "But she".
OPENING_PRONOUN: Final = lazy(r"\s*(?:(?:But|And|Yet|Then|Later|However|Now|Still|So),? )?([Hh]e|[Ss]he)\b")
# "Ray has failed, [he claimed], adding", "The Tories, [he said], can", "Ray has failed, [he said on Monday]."
SAYS_ASIDE: Final = lazy(
    r"s?he (?:[a-z]+ly |also |later |then )?([a-z]+)"
    r"(?: (?:on|in|at|during|to|of) [^,.;:\"“”]{1,40})?(?=[,;.]| [-–—] )"
)
# "he [has often told] Ann Lee", "he [also posted a warning about] Ann Lee"
PRONOUNS_OWN_VERB: Final = lazy(
    r"\w+(?: (?!(?:and|but|or|as|when|while|after|before|because|until|if|though|although|which|who)\b)"
    r"[a-z]+){1,9} "
)
# "A clerk asked [her] why", "A reporter followed [him] out", "A minister had told [her] to go": of whom the
# sentence is; not "asked her to go", "thanked her for it", "followed her lead"
ACTED_ON: Final = lazy(
    rf"\b(?:{_ASKING} (?=\w+(?:[.,;]|\s*$| (?:about|if|whether|why|how|what)\b))"
    rf"|{_GOING_AFTER} (?=\w+(?:[.,;]|\s*$| (?:to|in|into|on|off|out|away)\b))"
    r"|had told (?=\w+ (?:to|that|it|about)\b))(him|her)\b",
    words=(" him", " her"),
)
# "he replied", "She shot back"
REPLIES: Final = lazy(
    r"\w+ (?:then |later )?(?:replie[sd]|respond(?:s|ed)|answer(?:s|ed)|retort(?:s|ed)|(?:shot|hit) back"
    r"|disagree[sd]|(?:call(?:s|ed)|dismiss(?:es|ed)) (?:that|this))\b"
)
# "he refused", "She would not.": who was asked to do something
COMPLIES: Final = lazy(
    rf"\w+ (?:[a-z]+ly |then |just )?(?:{_COMPLYING}\b|w(?:ould|ill)(?:n['’]t| not)(?=[.,;]))"
)
# "Ann Lee [also asked Bob Ray if] it was so", "Ann Lee [rose and asked about] rents"; not "asked for a vote",
# "asked why it was late", which may lead up to what Lee says of it
ASKS_ABOUT: Final = lazy(
    r"(?: (?:also|then|later|[a-z]+ly))?(?: [^,.;:\"“”\n]{1,60} and(?: (?:also|then|later))?)?"
    rf" {_ASKING} (?:about|(?!{_WHETHER}\b)[^,.;:\"“”\n]{{1,60}}? (?:about|{_WHETHER}))\b"
)
# "“Did you row?” Ann Lee asked.", "Ann Lee asked: “Did you row?”"
ASKS_YOU: Final = lazy(
    r"[\"“][^\"“”\n]*\b[Yy]ou(?:r|rself)?\b[^\"“”\n]*\?[\"”][^\"“”\n]*\bask(?:s|ed)\b"
    r"|\bask(?:s|ed)\b[^\"“”\n]*[\"“][^\"“”\n]*\b[Yy]ou(?:r|rself)?\b[^\"“”\n]*\?[\"”]",
    words=("asks", "asked"),
)
# "“I did,”", "“No, I was late,”", at the start of a paragraph
OF_ONESELF: Final = lazy(r"\s*\n\s*[\"“][^\"“”\n]*\bI\b")
# "“[I'm ]Ann Lee”, “[My name is ]Ann Lee”: what one says before one's own name
INTRODUCES_ONESELF: Final = lazy(
    r"\b(?:[Ii](?:['’]m|\sam)|name(?:['’]s| is)|[Tt]his is|[Ii]t(?:['’]s| is)|me,?) $"
)
# "he added", "They add", "She went on to say": whoever was quoted last
ADDS: Final = lazy(
    r"\w+ (?:(?:also |then |later )?(?:add(?:s|ed)?|continue[sd]?|went on|goes? on)|also said)\b"
)
# "It said the plans were late.", "The plans, it said, were late."
IT_SAYS: Final = lazy(
    r"\s*(?:It|[^.;:\"“”\n]{1,160}, it) (?:also |later )?(?:said|says|added|adds|warned|warns|found|finds)\b"
)
# "The Echo [has obtained a letter]. It says"
COMES_BY_A_WRITING: Final = lazy(
    rf"\b(?:has|have|had) (?:[a-z]+ly |also |now )?{any_of(tagged('ways of coming by a writing'))}"
    rf" (?:[\w'’-]+ ){{1,5}}?{any_of(WRITINGS | PAPERS | tagged('writings of nobody'))}\b"
)
# "In [her] speech, the minister": whose role follows, at the start of a sentence
FRONTED_OWNER: Final = lazy(
    r"(?:^|[.!?\n][\"”’']?\s*)(?:In|At|During|On|With|After|Before) "
    r"(his|her) [^,.;:\"“”\n]{1,60}, (?:the )?$",
    words=(" his ", " her "),
)
