"""Words: tokens, their folded spelling, clitics, stems and classes."""
