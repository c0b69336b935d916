"""EVALUATE: labelled posts → how right the rules, the signals and the score are on them."""
