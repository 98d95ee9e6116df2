"""Messages that leave the site later: written in the transaction that causes them, sent by ``fabene worker``.

``services`` put messages in and take them out, ``selectors`` say how far they are, ``sending`` sends what is due.
"""
