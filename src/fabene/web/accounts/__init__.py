"""How people come in and how they prove who they are: what allauth and axes are told, and the second factor."""
