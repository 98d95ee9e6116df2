"""The contact page, the asker's page by a link, and the desk of who answers."""
