"""What falls due, told in time to whoever must do it.

``values`` hold the rules (how long before, how many mails), ``sources`` ask every flat what falls due, ``services``
choose, make calendars and remind, ``selectors`` say what waits for somebody.
"""
