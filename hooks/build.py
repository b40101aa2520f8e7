"""The MkDocs hook: the plugin, from the library that lies beside this file.

MkDocs loads this file as a module of its own, and ``serve`` loads it once.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from facing_pages.plugin import FacingPages

_plugin = FacingPages()

on_startup = _plugin.on_startup
on_config = _plugin.on_config
on_files = _plugin.on_files
on_nav = _plugin.on_nav
on_page_markdown = _plugin.on_page_markdown
on_page_content = _plugin.on_page_content
on_env = _plugin.on_env
on_page_context = _plugin.on_page_context
on_template_context = _plugin.on_template_context
on_serve = _plugin.on_serve
on_post_build = _plugin.on_post_build
on_build_error = _plugin.on_build_error
