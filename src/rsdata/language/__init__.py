"""English as live pages print it: words, sentences, quotation marks, names, roles, parties, numbers, dates.

What a name, a sentence, a verb of saying, a party or a month is, is decided here and nowhere else.
"""
