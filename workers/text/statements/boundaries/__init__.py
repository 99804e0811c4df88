"""Where a content begins and ends, set right by grammar behind the choice."""
