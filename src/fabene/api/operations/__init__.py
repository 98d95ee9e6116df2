"""The operations of the API, by who asks for them. Importing a module adds its operations."""
