"""The values that travel through tracuu: plain, frozen, without behaviour.

document: what was read; record: what an engine is given; request and result: what it is asked and answers;
facets: the one table of facets. Nothing here imports another part of the project.
"""
