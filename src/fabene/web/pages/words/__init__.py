"""Words to families: what was said to whom, by code; a day called off; a change; what waits for a voice."""
