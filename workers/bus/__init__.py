"""The bus as those see it who are no worker: commands and the newsroom screen, with kafka-python."""
