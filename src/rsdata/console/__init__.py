"""How a command speaks and ends: output that no locale stops, signals, one line for whatever goes wrong."""
