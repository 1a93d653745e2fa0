"""Measuring: made-up seeds in any number, whole builds of them, and the aligner against known alignments."""
