"""What people ask of the programme, followed until somebody has answered, then forgotten."""
