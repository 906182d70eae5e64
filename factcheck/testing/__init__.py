"""Hypothesis strategies made from the rules themselves, the laws that every rule and check must hold, and a pytest
plugin. Asks for the extra `testing`.
"""
