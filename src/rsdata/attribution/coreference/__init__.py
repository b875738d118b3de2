"""Which person a phrase stands for: names, roles and pronouns over the whole page."""
