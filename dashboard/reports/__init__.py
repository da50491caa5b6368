"""The papers of a review: documents made from the same answers as the pages, so no figure differs.

`answers.ask` gathers what the warehouse says, `catalogue.possible` says which documents can be made
now and what keeps the others, `making.make_all` writes them into a folder. A document is data
(`model`) that builders make from answers; each writer puts it into a form and knows nothing else.
"""
