"""An address that leads nowhere: says so, and shows the way back."""

from dash.development.base_component import Component
from flask import has_request_context, request

from dashboard.address import Address
from dashboard.fallback import otherwise
from dashboard.visit import register_page
from dashboard.words import words

register_page(__name__)


def layout(**asked: str) -> Component:
    """Lay out the page."""
    path = request.path if has_request_context() else "/"
    address = Address.read(path, asked)
    return otherwise(address, words(address.language), "absent", "")
