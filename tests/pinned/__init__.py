"""Rows and readings held in place to the last character, so that a rule slightly wrong is noticed.

They say what is read, not what is right: where a rule is changed on purpose they are written anew, and the
difference is read (CONTRIBUTING.md).
"""
