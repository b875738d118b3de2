"""Scraps of text that pages are made of or suffer from: what the properties and the fuzzer paste in."""

from __future__ import annotations

# Every mark that some rule looks for, and characters that are hard on whoever counts, folds or splits.
SCRAPS: tuple[str, ...] = (
    # numbers, headings, headers of the dialects
    "  1. ", "  2. Post update", "  9. Get involved", "  3. RESULT", "10. ", "0. ", "99999. x",
    "  1. National", "All times stated are UK", "Got a TV Licence?", "Live Reporting", "Summary",
    "Live updates", "Key points", "As it happened", "Join the discussion", "Read More", "By Ann Lee",
    "Ann Lee and Bob Ray",
    # times
    "12:34 ", "02.52: ", "4.10pm ", "8.34am BST", "2158:", "24:61", "00:00", "published at 21:04",
    "published at 00:10 British Summer Time 7 May 2015",
    "published at 25:99 Greenwich Mean Time 40 May 0000",
    "Postpublished at 09:09 Greenwich Mean Time 29 February", "Version 1 of 2", "(35 minutes later)",
    # labels
    "Breaking", "Image source, PA", "Image caption, The count", "Image caption: The count",
    "Getty Images", "Media caption,", "Video content", "Skip twitter post", "End of twitter post",
    ", external", "This Twitter post cannot be displayed in your browser.", "Photograph: A/PA",
    "Credit: PA", "View all 9 updates ›",
    # messages and quotations
    "Tweet @Echo", "Ann Lee tweets: ", "Bob in Deal emails: ", "tweets:", "tweets, external: ",
    "Quote Message: ", "Quote Message:", 'said "', '" said Ann Lee', "“", "”", '"', "'", "‘", "’", "„",
    "«", "»", '" "', '"""', '"So," Ann Lee, the Labour MP for Deal, told Radio Marram, "no."',
    "– Ann Lee, MP", "according to", "he said", "Mr Lee", "Ms Ray", "Lord Lee", "Sir Bob",
    "the Labour leader", "leader", "who", "Ann Lee", "Bob Ray", "Lee", "BBC Radio 4", "the Sun",
    "Political editor", "BBC political correspondent", "@ann_lee", "#Deal", "a #Deal",
    # figures
    "(Lab)", "(Con) 1,234 (50.10%, +2.00%)",
    "Ann Lee (Lab) 1,234 (12%, +3%), Bob Ray (Con) 1,200 (11.9%, -3%)", "Full result: ",
    "Lab 2,307, 2,257, 2,125, Con 1,200", "Lab 1,234 (12%) +3%", "Labour 12,345", "Ukip 3",
    "Turnout 50.1%", "turnout was 40,113", "majority of 2,920", "Majority: 0",
    "wins by 1,200 votes to 900", "Labour hold", "Con gain from Lab", "Peninsula ward", "Elm ward",
    "123456789012345678901234567890", "1e999", "1e999%", "(101%)", "-0", "0.0%", "+-3",
    "9,999,999,999,999,999,999", "two", "eighteen seats",
    # prices
    "4/11", "5-2", "1/7 on", "evens", "0/1", "1/0", "5/2 favourites", "Ladbrokes make Labour 4/6",
    "odds of 10 to one", "999999999999999999999/1", "9/11", "24/7",
    # links, markup, SQL
    "http://a.example/#b", "<script>alert(1)</script>", "Robert'); DROP TABLE posts;--", "{{ 7*7 }}",
    "%s%n", "$(id)", "&amp;", "\\u00a3", "=1+1", "@SUM(A1)", "NULL", "None",
    # blanks, breaks, characters
    " ", "    ", "\t", "\n", "\n\n", "\n\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1f", "\x85",
    "\u2028", "\u2029", "\x00", "\x1b[31m", "\x7f", "\u00a0", "\u2009", "\u202f", "\u3000", "\ufeff",
    "\u200b", "\u200d", "\u2060", "\u202e", "\u2066", "\u0301", "\u0345", "\u00ad", "\u0130", "\u0131",
    "\u1e9e", "ß", "ﬁ", "ǆ", "É", "Ⅷ", "②", "٣", "१२", "𝟚", "½", "³", "\U0001f5f3",
    "\U0001f468\u200d\U0001f469", "\U0010ffff", "\ufffe", "ｆｕｌｌ", "−3", "–", "—", "‐", "…", "£", "(((",
    ")))", ",,,", "...", ";;", "•", "• x", "- ", "’s", "A", "a", "A.", "J. K.", "O'", "Mc", "-", "7",
)  # fmt: skip
