"""The service plan on paper and on the page: its values in words, and how it is laid out."""
