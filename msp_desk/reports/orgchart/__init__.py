"""The paper, the picture and the screen of an org chart are painted from the same cards, made here."""
