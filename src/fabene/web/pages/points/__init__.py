"""The pages of points of collection: what each is, when it is held, where its crates go, what it is for."""
