"""The public face of the programmes, and the office's pages for it."""
