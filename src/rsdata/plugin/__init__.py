"""The Datasette plugin: a home page, the evidence behind every row, and rows worth reading.

It does nothing to databases that rsdata did not build. Each hook stands in the module that is about it.
"""

from rsdata.plugin.context import extra_css_urls, extra_template_vars
from rsdata.plugin.described import startup
from rsdata.plugin.headers import asgi_wrapper, prepare_jinja2_environment
from rsdata.plugin.limits import handle_exception, prepare_connection
from rsdata.plugin.routes import register_routes
from rsdata.plugin.rows import render_cell
from rsdata.plugin.table_pages import register_facet_classes

__all__ = [
    "asgi_wrapper", "extra_css_urls", "extra_template_vars", "handle_exception", "prepare_connection",
    "prepare_jinja2_environment", "register_facet_classes", "register_routes", "render_cell", "startup",
]  # fmt: skip
