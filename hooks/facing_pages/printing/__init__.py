"""The hand-outs as PDFs: which there are, how Chromium prints them, and how a build knows its own again."""
