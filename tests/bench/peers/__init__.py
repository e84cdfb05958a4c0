"""The board's document and its peers: each module draws the same plan with another library."""
