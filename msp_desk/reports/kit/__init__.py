"""What all papers are made of: type, lines, bands, tables, small charts, and pages that carry them."""
