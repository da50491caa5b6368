"""What a form tells besides figures: its further sheets, each a submission of its kind.

`sheet` finds them, a module a kind says what a row holds, `taking` gives the records once the
numbers are read. Blank rows say nothing; a row in doubt is left out, with its finding.
"""
