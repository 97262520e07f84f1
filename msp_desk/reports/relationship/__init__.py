"""The sections of the client relationship report, one file each: a card and the means to write in, bands out."""
