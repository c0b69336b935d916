"""RULES: YAML to `Rule`. Packs, plug-ins, selection. Runs nothing."""
