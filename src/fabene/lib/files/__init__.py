"""Documents that people hand in: what they are by their content, kept by hash, every version of them.

A room keeps a document *about* something of its own, named by that thing's identity (``subject``), and asks here for
its versions and their bytes. What the file was called and what the browser said it is are not believed and not kept.
"""
