"""CHECK: `Analysis` to `Match`. One module a kind of check; no kind knows another."""
