"""Places of stock: hubs and kitchens, what they hold, what they cook, serve, send, receive and throw away."""
